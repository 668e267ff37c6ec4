import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_OF_KIND } from '../../../src/feed/statement-record.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { wholeDatabase } from '../../support/whole-database.js';
import { auditedIndex, changesOfBatch } from '../../support/audited-index.js';
import { feedInto, statuses } from '../../support/feed-fixture.js';
import {
  consentRow,
  identityRow,
  involvementRow,
  planRow,
  residenceRow,
  sensitiveRow,
} from '../../support/feed-rows.js';

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;

beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
});
afterAll(() => database.drop());

const TABLES = ['child', 'source_child', 'match_review', 'child_key', ...Object.values(TABLE_OF_KIND)];

/** Everything that the index holds, as text. */
async function everything(): Promise<string> {
  const tables = await Promise.all(
    TABLES.map((table) =>
      database.superuser().query<{ row: string }>(`SELECT t::text AS row FROM hub.${table} t ORDER BY 1`),
    ),
  );
  return tables.map(({ rows }, place) => `${TABLES[place]}\n${rows.map(({ row }) => row).join('\n')}`).join('\n');
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await database.superuser().query<{ n: number }>(`SELECT count(*)::int AS n FROM hub.${sql}`, values);
  return rows[0]?.n ?? 0;
}

async function childOf(source: string, localId: string): Promise<string | undefined> {
  const { rows } = await database
    .superuser()
    .query<{ child_id: string }>('SELECT child_id FROM hub.source_child WHERE source_id = $1 AND local_id = $2', [
      source,
      localId,
    ]);
  return rows[0]?.child_id;
}

const someone = (nhsNumber: string, givenName: string) => ({ nhsNumber, givenName, familyName: 'Verrall' });

describe('acknowledging rows', () => {
  it('keeps good rows when others are bad, and says where each bad one is wrong', async () => {
    const report = await feed.send('T90001', [
      identityRow('a1', someone('9000000017', 'Ines')),
      '{"kind":',
      involvementRow('a1', { since: 'last week' }),
      planRow('a1'),
      involvementRow('a1-never-introduced', { id: 'a1/x' }),
      residenceRow('a1'),
    ]);
    expect(report.outcome).toBe('TAKEN');
    expect(report.rows).toEqual([
      { line: 1, id: 'a1/who', status: 'ACCEPTED' },
      { line: 2, id: null, status: 'MALFORMED', path: 'row', accepted: 'one JSON object on one line' },
      {
        line: 3,
        id: 'a1/service',
        status: 'MALFORMED',
        path: 'since',
        accepted: 'a date in the form YYYY-MM-DD, from 1850 on',
      },
      { line: 4, id: 'a1/plan', status: 'NOT_YOURS', path: 'kind', accepted: 'stated by SOCIAL_CARE only' },
      {
        line: 5,
        id: 'a1/x',
        status: 'MALFORMED',
        path: 'child',
        accepted: 'a child that an earlier IDENTITY row introduced',
      },
      { line: 6, id: 'a1/home', status: 'ACCEPTED' },
    ]);
    expect(report.counts).toEqual({ accepted: 2, unchanged: 0, malformed: 3, notYours: 1, stale: 0 });
    expect(await count(`residence WHERE source_key = 'a1/home'`)).toBe(1);
    expect(await count(`plan WHERE source_key = 'a1/plan'`)).toBe(0);
  });

  it('changes nothing when the same part comes twice', async () => {
    const rows = [identityRow('b1', someone('9000000025', 'Joan')), involvementRow('b1')];
    const place = { sequence: 201 };
    expect(statuses(await feed.send('T90001', rows, place))).toEqual(['ACCEPTED', 'ACCEPTED']);
    const before = await everything();
    const again = await feed.send('T90001', rows, place);
    expect(again).toMatchObject({ outcome: 'REPEATED', batchId: null });
    expect(statuses(again)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await everything()).toBe(before);
  });

  it('takes the same rows under a higher sequence as unchanged, as of a fresh batch', async () => {
    const rows = [identityRow('b2', someone('9000000033', 'Kit')), involvementRow('b2')];
    await feed.send('T90001', rows, { sequence: 301 });
    const before = await everything();
    const again = await feed.send('T90001', rows, { sequence: 302 });
    expect(again.outcome).toBe('TAKEN');
    expect(statuses(again)).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await everything()).toBe(before);
  });

  it('takes the parts of one file in turn and repeats each of them', async () => {
    const first = [identityRow('c1', someone('9000000041', 'Lena'))];
    const second = [involvementRow('c1')];
    await feed.send('T90001', first, { sequence: 401, part: 1 });
    await feed.send('T90001', second, { sequence: 401, part: 2 });
    expect((await feed.send('T90001', first, { sequence: 401, part: 1 })).outcome).toBe('REPEATED');
    expect((await feed.send('T90001', second, { sequence: 401, part: 2 })).outcome).toBe('REPEATED');
  });

  it('finds an older file stale and keeps what is newer', async () => {
    await feed.send('T90001', [identityRow('d1', someone('9000000068', 'Mona'))], { sequence: 502 });
    const older = await feed.send('T90001', [identityRow('d1', { givenName: 'Monica' })], { sequence: 501 });
    expect(older).toMatchObject({ outcome: 'STALE', batchId: null });
    expect(statuses(older)).toEqual(['STALE']);
    const otherBytes = await feed.send('T90001', [identityRow('d1', { givenName: 'Monique' })], { sequence: 502 });
    expect(otherBytes.outcome).toBe('STALE');
    expect(await count(`identity_statement WHERE source_key = 'd1/who' AND given_name = 'Mona'`)).toBe(1);
  });

  it('finds a row stale that speaks of an earlier time than the one it would replace', async () => {
    await feed.send('T90001', [identityRow('e1', someone('9000000076', 'Nora')), involvementRow('e1')]);
    const report = await feed.send('T90001', [
      involvementRow('e1', { asOf: '2009-12-31T23:59:59Z', until: '2009-12-31' }),
      residenceRow('e1'),
    ]);
    expect(statuses(report)).toEqual(['STALE', 'ACCEPTED']);
    expect(await count(`involvement WHERE source_key = 'e1/service' AND until IS NULL`)).toBe(1);
  });

  it('takes out what the source no longer states', async () => {
    await feed.send('T90001', [identityRow('f1', someone('9000000084', 'Olga')), involvementRow('f1')]);
    const gone = [identityRow('f1', { removed: true }), involvementRow('f1', { removed: true })];
    expect(statuses(await feed.send('T90001', gone))).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await count(`involvement WHERE source_key = 'f1/service'`)).toBe(0);
    expect(await count(`child_key WHERE source_key = 'f1/who'`)).toBe(0);
    expect(statuses(await feed.send('T90001', gone))).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('refuses an organisation that is not registered to feed', async () => {
    await expect(feed.send('NOBODY' as never, [identityRow('g1')])).rejects.toMatchObject({ code: 'NOT_REGISTERED' });
  });

  it('acknowledges a child that others know exactly as one that nobody knows', async () => {
    await feed.send('T90002', [identityRow('known', someone('9000000092', 'Petra'))]);
    const rows = (local: string, number: string, name: string) => [
      identityRow(local, someone(number, name)),
      residenceRow(local),
      involvementRow(local),
    ];
    const known = await feed.send('TR1', rows('h1', '9000000092', 'Petra'));
    const unknown = await feed.send('TR1', rows('h2', '9000000106', 'Queenie'));
    const naked = (report: typeof known) => JSON.stringify(report.rows).replaceAll(/h[12]/g, 'h');
    expect(naked(known)).toBe(naked(unknown));
    expect(known.counts).toEqual(unknown.counts);
    expect(await childOf('TR1', 'h1')).toBe(await childOf('T90002', 'known'));
  });
});

describe('recognising children', () => {
  it('leaves to a person a number whose details disagree, and makes a record of its own', async () => {
    await feed.send('T90002', [identityRow('m1', someone('9000000114', 'Rhea'))]);
    await feed.send('TR1', [identityRow('m1', { ...someone('9000000114', 'Sven'), birthDate: '2001-02-03' })]);
    expect(await childOf('TR1', 'm1')).not.toBe(await childOf('T90002', 'm1'));
    expect(await count(`match_review WHERE local_id = 'm1' AND reason = 'NUMBER_AGREES_DETAILS_DIFFER'`)).toBe(1);
  });

  it('leaves to a person a name and birth date without a number', async () => {
    await feed.send('T90002', [identityRow('n1', someone('9000000122', 'Tara'))]);
    await feed.send('TR1', [identityRow('n1', { ...someone('', 'Tara'), nhsNumber: null, nhsNumberState: 'NONE' })]);
    expect(await childOf('TR1', 'n1')).not.toBe(await childOf('T90002', 'n1'));
    expect(await count(`match_review WHERE local_id = 'n1' AND reason = 'DETAILS_AGREE_NUMBER_DOES_NOT'`)).toBe(1);
  });

  it('makes one child of one whom two sources introduce at the same moment', async () => {
    const children = Array.from({ length: 40 }, (_, place) => {
      const name = `Una${String.fromCharCode(65 + (place % 26))}${String.fromCharCode(65 + Math.floor(place / 26))}`;
      return { local: `race${place}`, name, number: raceNumber(place) };
    });
    const rows = children.map(({ local, name, number }) => identityRow(local, someone(number, name)));
    await Promise.all([feed.send('T90001', rows), feed.send('T90002', [...rows].reverse()), feed.send('TR1', rows)]);
    for (const { local } of children) {
      const meant = await Promise.all(['T90001', 'T90002', 'TR1'].map((source) => childOf(source, local)));
      expect(new Set(meant).size).toBe(1);
    }
  });

  it('runs batches of one source one after the other', async () => {
    const rows = [identityRow('s1', someone('9000000270', 'Vera'))];
    const reports = await Promise.all([
      feed.send('T8V01', rows, { sequence: 900 }),
      feed.send('T8V01', rows, { sequence: 900 }),
    ]);
    expect(reports.map(({ outcome }) => outcome).sort()).toEqual(['REPEATED', 'TAKEN']);
  });
});

describe('sensitive services', () => {
  const canary = 'Zzyzx Canary';

  it('keeps nothing of a row without the consent to be recorded', async () => {
    const report = await feed.send('T90001', [
      identityRow('u1', someone('9000000130', 'Wanda')),
      sensitiveRow('u1', { id: 'u1/zzyzx', practitioner: canary, contact: '01632 960999' }),
    ]);
    expect(statuses(report)).toEqual(['ACCEPTED', 'MALFORMED']);
    expect(report.rows[1]).toMatchObject({ path: 'recordedGround' });
    expect(await everything()).not.toMatch(/zzyzx|01632 960999/i);
  });

  it('keeps it after the consent, and takes it out when the consent is withdrawn', async () => {
    const given = await feed.send('T90001', [
      identityRow('v1', someone('9000000149', 'Xenia')),
      consentRow('v1'),
      sensitiveRow('v1', { practitioner: canary }),
    ]);
    expect(statuses(given)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(await everything()).toMatch(/zzyzx/i);
    const withdrawn = consentRow('v1', { id: 'v1/later', state: 'WITHDRAWN', from: '2010-02-01T10:00:00Z' });
    expect(statuses(await feed.send('T90001', [withdrawn]))).toEqual(['ACCEPTED']);
    expect(await everything()).not.toMatch(/zzyzx/i);
    expect(statuses(await feed.send('T90001', [sensitiveRow('v1', { practitioner: canary })]))).toEqual(['MALFORMED']);
    expect(await everything()).not.toMatch(/zzyzx/i);
  });

  it('keeps it on the recorded suspicion of the provider, whatever became of the consent', async () => {
    await feed.send('TS1', [
      identityRow('w1', someone('9000000157', 'Yara')),
      sensitiveRow('w1', { recordedGround: 'SUSPICION' }),
      consentRow('w1', { state: 'REFUSED' }),
    ]);
    expect(await count(`involvement WHERE source_id = 'TS1' AND recorded_ground = 'SUSPICION'`)).toBe(1);
  });

  it('refuses a confidential service that is stated as if it were an ordinary one', async () => {
    const report = await feed.send('TS1', [
      identityRow('x1', someone('9000000165', 'Zelda')),
      involvementRow('x1', { practitioner: canary }),
    ]);
    expect(report.rows[1]).toMatchObject({ status: 'MALFORMED', path: 'sensitive' });
    expect(await everything()).not.toMatch(/zzyzx/i);
  });

  it('keeps nothing at all of a child who told a confidential service no', async () => {
    const report = await feed.send('TS1', [
      identityRow('y1', { ...someone('9000000173', 'Abel'), familyName: 'Zzyzx' }),
      consentRow('y1', { state: 'REFUSED', evidence: canary }),
      sensitiveRow('y1', { practitioner: canary }),
    ]);
    expect(statuses(report)).toEqual(['MALFORMED', 'MALFORMED', 'MALFORMED']);
    expect(await everything()).not.toMatch(/zzyzx|y1/i);
    expect(await wholeDatabase(database)).not.toMatch(/zzyzx|9000000173/i);
    expect(await changesOfBatch(database, report.batchId)).toBe('');
  });

  it('forgets who a child is when a confidential service loses its last ground', async () => {
    await feed.send('TS1', [
      identityRow('z1', { ...someone('9000000181', 'Bela'), familyName: 'Zzyzx' }),
      consentRow('z1'),
      sensitiveRow('z1'),
    ]);
    expect(await count(`child_key WHERE source_key = 'z1/who'`)).toBeGreaterThan(0);
    expect(await wholeDatabase(database)).toMatch(/zzyzx/i);
    const report = await feed.send('TS1', [consentRow('z1', { state: 'WITHDRAWN', from: '2010-02-20T09:00:00Z' })]);
    expect(statuses(report)).toEqual(['ACCEPTED']);
    expect(await everything()).not.toMatch(/zzyzx/i);
    expect(await wholeDatabase(database)).not.toMatch(/zzyzx|9000000181/i);
    // the service and the identity are taken out, the consent is written as withdrawn
    expect(await changesOfBatch(database, report.batchId)).toBe('-+-');
    expect(await count(`consent WHERE source_id = 'TS1' AND source_key = 'z1/consent' AND state = 'WITHDRAWN'`)).toBe(
      1,
    );
  });
});

it('is what its batches wrote and did not take out, after all of this', async () => {
  expect(await auditedIndex(database)).toMatchObject({ fault: null });
});

/** NHS numbers kept for tests, by place, with their check digit. */
function raceNumber(place: number): string {
  for (let nine = 900_001_000 + place * 11; ; nine += 1) {
    const digits = String(nine);
    const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return digits + String(check);
  }
}
