import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { feedInto, statuses } from '../../support/feed-fixture.js';
import {
  assessmentConsentRow,
  assessmentRow,
  caseRow,
  changeOfIdentityRow,
  consentRow,
  detrimentRow,
  identityRow,
  involvementRow,
  planRow,
  policePointerRow,
  sensitiveRow,
} from '../../support/feed-rows.js';

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;

beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
});
afterAll(() => database.drop());

// young enough for the word of a parent for years to come: the clock of a feed is the database's
const someone = (nhsNumber: string, givenName: string) => ({
  nhsNumber,
  givenName,
  familyName: 'Verrall',
  birthDate: '2025-05-17',
});
const held = async (table: string, key: string) => {
  const { rows } = await database
    .superuser()
    .query<Record<string, unknown>>(`SELECT t.* FROM hub.${table} t WHERE source_key = $1`, [key]);
  return rows;
};

describe('a common assessment (2.16)', () => {
  it('is rejected without the consent to record it, and nothing of it kept', async () => {
    const report = await feed.send('TE1', [identityRow('a1', someone('9000000017', 'Ines')), assessmentRow('a1')]);
    expect(report.rows[1]).toMatchObject({ status: 'MALFORMED', path: 'kind' });
    expect(await held('common_assessment', 'a1/assessment')).toEqual([]);
  });

  it('is kept after that consent of its own source, and not after that of another', async () => {
    await feed.send('T8V01', [identityRow('b1', someone('9000000025', 'Joan')), assessmentConsentRow('b1')]);
    const rows = [identityRow('b1', someone('9000000025', 'Joan')), assessmentRow('b1')];
    expect(statuses(await feed.send('TE1', rows))).toEqual(['ACCEPTED', 'MALFORMED']);
    expect(statuses(await feed.send('TE1', [assessmentConsentRow('b1'), assessmentRow('b1')]))).toEqual([
      'ACCEPTED',
      'ACCEPTED',
    ]);
    expect(await held('common_assessment', 'b1/assessment')).toMatchObject([
      { source_id: 'TE1', holder_name: 'Joan Hartley', contact: '01632 960401', until: null },
    ]);
  });

  it('is not kept on consent to anything else, nor on consent that was refused or has ended', async () => {
    const consents = [
      assessmentConsentRow('c1', { service: 'SCHOOL' }),
      assessmentConsentRow('c1', { scope: 'TO_SHARE' }),
      assessmentConsentRow('c1', { state: 'REFUSED' }),
      assessmentConsentRow('c1', { until: '2010-02-01T00:00:00Z' }),
    ];
    await feed.send('TE1', [identityRow('c1', someone('9000000033', 'Kit'))]);
    for (const consent of consents) {
      expect(statuses(await feed.send('TE1', [consent, assessmentRow('c1')]))).toEqual(['ACCEPTED', 'MALFORMED']);
    }
  });

  it('goes with the consent, and with it what was judged of it', async () => {
    await feed.send('TE1', [
      identityRow('d1', someone('9000000041', 'Lena')),
      assessmentConsentRow('d1'),
      assessmentRow('d1'),
      detrimentRow('d1', { covers: 'd1/assessment' }),
      detrimentRow('d1', { id: 'd1/all', covers: null }),
    ]);
    const withdrawn = assessmentConsentRow('d1', { state: 'WITHDRAWN', from: '2010-02-20T09:00:00Z' });
    expect(statuses(await feed.send('TE1', [withdrawn]))).toEqual(['ACCEPTED']);
    expect(await held('common_assessment', 'd1/assessment')).toEqual([]);
    expect(await held('detriment_judgement', 'd1/detriment')).toEqual([]);
    expect(await held('detriment_judgement', 'd1/all')).toHaveLength(1);
    expect(statuses(await feed.send('TE1', [assessmentRow('d1')]))).toEqual(['MALFORMED']);
  });
});

describe('pointers and judgements', () => {
  it('are stated by those whose they are', async () => {
    const rows = (local: string) => [
      identityRow(local, someone('9000000068', 'Mona')),
      policePointerRow(local),
      changeOfIdentityRow(local),
    ];
    expect(statuses(await feed.send('TP1', rows('e1')))).toEqual(['ACCEPTED', 'ACCEPTED', 'NOT_YOURS']);
    expect(statuses(await feed.send('TJ1', rows('e2')))).toEqual(['ACCEPTED', 'ACCEPTED', 'NOT_YOURS']);
    expect(statuses(await feed.send('T90001', rows('e3')))).toEqual(['ACCEPTED', 'NOT_YOURS', 'NOT_YOURS']);
    expect(statuses(await feed.send('T01', rows('e4')))).toEqual(['ACCEPTED', 'NOT_YOURS', 'ACCEPTED']);
  });

  it('are kept, changed and taken out as any statement', async () => {
    await feed.send('T90001', [
      identityRow('f1', someone('9000000076', 'Nora')),
      involvementRow('f1'),
      detrimentRow('f1'),
    ]);
    const ended = detrimentRow('f1', { existenceToo: true, until: '2010-02-28T00:00:00Z' });
    expect(statuses(await feed.send('T90001', [ended]))).toEqual(['ACCEPTED']);
    expect(await held('detriment_judgement', 'f1/detriment')).toMatchObject([
      { covers: 'f1/service', existence_too: true, review_on: expect.anything() as unknown },
    ]);
    expect(statuses(await feed.send('T90001', [{ ...ended, removed: true }]))).toEqual(['ACCEPTED']);
    expect(await held('detriment_judgement', 'f1/detriment')).toEqual([]);
  });

  it('keep no existence of a case or a plan of one’s own: that is for a shield (5.150)', async () => {
    await feed.send('T01', [identityRow('h1', someone('9000000114', 'Pia')), caseRow('h1'), planRow('h1')]);
    const judge = async (covers: string | null, existenceToo: boolean) =>
      (await feed.send('T01', [detrimentRow('h1', { covers, existenceToo, reason: `on ${String(covers)}` })])).rows[0];
    const refused = {
      status: 'MALFORMED',
      path: 'existenceToo',
      accepted: 'false for a case or a plan; use a SHIELD',
    };
    expect(await judge('h1/case', true)).toMatchObject(refused);
    expect(await judge('h1/plan', true)).toMatchObject(refused);
    expect(await held('detriment_judgement', 'h1/detriment')).toEqual([]);
    expect(await judge('h1/plan', false)).toMatchObject({ status: 'ACCEPTED' });
    // of what others state, and of a plan of another child, it says nothing
    await feed.send('T02', [identityRow('h2', someone('9000000114', 'Pia'))]);
    const other = detrimentRow('h2', { covers: 'h1/plan', existenceToo: true });
    expect(statuses(await feed.send('T02', [other]))).toEqual(['ACCEPTED']);
  });

  it('leave nothing of a judgement when a confidential service loses its last ground', async () => {
    const about = detrimentRow('g1', { covers: null, reason: 'Zzyzx would find her here' });
    await feed.send('TS1', [
      identityRow('g1', someone('9000000084', 'Olga')),
      consentRow('g1'),
      sensitiveRow('g1'),
      about,
    ]);
    expect(await held('detriment_judgement', 'g1/detriment')).toHaveLength(1);
    await feed.send('TS1', [consentRow('g1', { state: 'WITHDRAWN', from: '2010-02-20T09:00:00Z' })]);
    expect(await held('detriment_judgement', 'g1/detriment')).toEqual([]);
  });
});
