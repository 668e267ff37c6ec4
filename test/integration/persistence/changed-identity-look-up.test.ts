import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presentIdentities } from '../../../src/child-index/before-change-of-identity.js';
import type { LookUp, LookUpQuestion } from '../../../src/enquiry/ports.js';
import { addressKey } from '../../../src/matching/address-key.js';
import { nameAndBirthDateKey } from '../../../src/matching/search-keys.js';
import { MOMENT } from '../../../src/persistence/look-up/enquirer-sql.js';
import { createEnquiryLookUp } from '../../../src/persistence/look-up/enquiry-look-up.js';
import { isPresentIdentity } from '../../../src/persistence/look-up/change-of-identity-sql.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { caller } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { feedInto, statuses } from '../../support/feed-fixture.js';
import {
  assessmentConsentRow,
  assessmentRow,
  changeOfIdentityRow,
  detrimentRow,
  identityRow,
  involvementRow,
  planRow,
  policePointerRow,
  residenceRow,
} from '../../support/feed-rows.js';

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;

beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
});
afterAll(() => database.drop());

const BORN = '2021-05-17';
const FORMER = { givenName: 'Ines', familyName: 'Verrall', birthDate: BORN, nhsNumber: '9000000017' } as const;
const PRESENT = { givenName: 'Leila', familyName: 'Marsh', birthDate: BORN, nhsNumber: '9000000025' } as const;
const MOTHER = { givenName: 'Greta', familyName: 'Verrall', birthDate: '1990-02-03' } as const;
const OLD_HOME = { line1: '1 Weir Terrace', postcode: 'ZX2 1AA' } as const;
const NEW_HOME = { line1: '9 Abbey Close', postcode: 'ZX3 1AA' } as const;

async function ask(changes: Partial<LookUpQuestion>): Promise<LookUp> {
  return createEnquiryLookUp(database.pool('app')).lookUp({
    caller: caller(),
    requestId: randomUUID() as string as RequestId,
    nhsNumber: null,
    nameAndBirthDate: null,
    motherNhsNumber: null,
    presentingAddressKey: null,
    adultKey: null,
    subjectByNumber: null,
    subjectByName: null,
    onBehalfOf: null,
    purpose: 'ROUTINE_CARE',
    typed: { number: null, name: null, birthDate: null, whole: new Uint8Array(32) },
    ...changes,
  });
}
const byNumber = (nhsNumber: string) => ask({ nhsNumber });
const byName = (of: { readonly givenName: string; readonly familyName: string }) =>
  ask({ nameAndBirthDate: nameAndBirthDateKey(of.familyName, of.givenName, BORN) });
const atHome = (home: { readonly line1: string; readonly postcode: string }) =>
  ask({ presentingAddressKey: addressKey(home.line1, home.postcode) });
const ofAdult = () => ask({ adultKey: nameAndBirthDateKey(MOTHER.familyName, MOTHER.givenName, MOTHER.birthDate) });

describe('a child whose identity is changed after everything else was stated', () => {
  beforeAll(async () => {
    await feed.send('T01', [
      identityRow('a', FORMER),
      residenceRow('a', { ...OLD_HOME, since: '2021-05-17' }),
      planRow('a', { started: '2022-01-01' }),
      {
        kind: 'RELATED_PERSON',
        id: 'a/mother',
        child: 'a',
        asOf: '2023-01-01T00:00:00Z',
        ...MOTHER,
        relation: 'MOTHER',
        parentalResponsibility: true,
        livesWithChild: true,
        suspectedOfHarm: true,
        mustNotFind: false,
      },
    ]);
    await feed.send('T90001', [
      identityRow('a', FORMER),
      residenceRow('a', { ...OLD_HOME, since: '2021-05-17' }),
      involvementRow('a'),
    ]);
    await feed.send('T90002', [
      identityRow('brother', { ...FORMER, givenName: 'Otto', nhsNumber: '9000000033', birthDate: '2019-01-12' }),
      residenceRow('brother', { ...OLD_HOME, since: '2021-05-17' }),
    ]);
  });

  it('is found by them until then', async () => {
    expect((await byNumber(FORMER.nhsNumber)).candidates).toHaveLength(1);
    expect((await byName(FORMER)).candidates).toHaveLength(1);
    expect((await atHome(OLD_HOME)).presentingHousehold).toHaveLength(1);
    expect((await ofAdult()).childrenOfAdult).toHaveLength(1);
    const [brother] = (await byNumber('9000000033')).candidates;
    expect(brother?.household).toMatchObject([{ givenName: 'Ines', planInForce: true }]);
  });

  it('is found by no key, address or adult of the time before from then on, but by what it is now', async () => {
    const asOf = '2024-03-01T00:00:00Z';
    const rows = [
      identityRow('a', { ...PRESENT, formerFamilyNames: ['Verrall'], asOf }),
      residenceRow('a', { ...OLD_HOME, since: '2021-05-17', until: '2024-02-01', asOf }),
      residenceRow('a', { ...NEW_HOME, id: 'a/new-home', since: '2024-02-01', asOf }),
      changeOfIdentityRow('a', { since: '2024-02-01' }),
    ];
    expect(statuses(await feed.send('T01', rows))).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    for (const found of [await byNumber(FORMER.nhsNumber), await byName(FORMER)]) expect(found.candidates).toEqual([]);
    expect((await byName({ ...PRESENT, familyName: 'Verrall' })).candidates).toEqual([]);
    expect((await atHome(OLD_HOME)).presentingHousehold).toEqual([]);
    expect((await ofAdult()).childrenOfAdult).toEqual([]);
    const [brother] = (await byNumber('9000000033')).candidates;
    expect(brother?.household).toEqual([]);

    expect((await byNumber(PRESENT.nhsNumber)).candidates).toHaveLength(1);
    expect((await byName(PRESENT)).candidates).toHaveLength(1);
    expect((await atHome(NEW_HOME)).presentingHousehold).toMatchObject([{ givenName: 'Leila', planInForce: true }]);
  });

  it('keeps a later row on the former number, hidden with it, and no review between the two', async () => {
    const late = [identityRow('late', { ...FORMER, asOf: '2026-01-01T00:00:00Z' }), involvementRow('late')];
    expect(statuses(await feed.send('TR1', late))).toEqual(['ACCEPTED', 'ACCEPTED']);
    await feed.send('TE1', [identityRow('partly', { ...FORMER, nhsNumber: null, nhsNumberState: 'NONE' })]);
    expect((await byNumber(FORMER.nhsNumber)).candidates).toEqual([]);
    const [child] = (await byNumber(PRESENT.nhsNumber)).candidates;
    expect(child?.involvements.map(({ sourceId }) => sourceId)).toContain('TR1');
    expect(child?.underReview).toBe(false);
    const { rowCount } = await database.superuser().query('SELECT FROM hub.match_review');
    expect(rowCount).toBe(0);
  });

  it('is, statement by statement, the same in SQL and in the record that comes with it', async () => {
    await feed.send('T90002', [
      identityRow('a2', { ...PRESENT, nhsNumber: PRESENT.nhsNumber, asOf: '2025-01-01T00:00:00Z' }),
    ]);
    await feed.send('T8V01', [
      identityRow('a3', { ...PRESENT, familyName: 'Marsh-Bell', asOf: '2025-01-01T00:00:00Z' }),
    ]);
    const found = await byNumber(PRESENT.nhsNumber);
    const [child] = found.candidates;
    if (child === undefined) throw new Error('the child is not found');
    const { rows } = await database.superuser().query<{ key: string }>(
      `WITH ${MOMENT} SELECT i.source_id || ' ' || i.source_key AS key FROM hub.identity_statement i CROSS JOIN moment
       WHERE i.child_id = $1 AND ${isPresentIdentity('i')} ORDER BY 1`,
      [child.id],
    );
    const present = presentIdentities(child.identities, child.changesOfIdentity, found.today);
    expect(rows.map(({ key }) => key)).toEqual(present.map((held) => `${held.sourceId} ${held.sourceKey}`).sort());
    expect(rows.map(({ key }) => key)).toEqual(['T01 a/who', 'T90002 a2/who']);
    expect(child.identities.length).toBe(5);
  });
});

describe('the record of a child', () => {
  it('brings assessments, pointers and judgements in the one round trip', async () => {
    const who = { ...PRESENT, givenName: 'Ursula', nhsNumber: '9000000041' };
    await feed.send('TE1', [
      identityRow('p', who),
      assessmentConsentRow('p'),
      assessmentRow('p'),
      involvementRow('p'),
      detrimentRow('p', { existenceToo: true }),
    ]);
    await feed.send('TP1', [identityRow('p', who), policePointerRow('p')]);
    const [child] = (await byNumber('9000000041')).candidates;
    expect(child?.commonAssessments).toMatchObject([
      { sourceId: 'TE1', sourceClass: 'EDUCATION', holderName: 'Joan Hartley', since: '2009-11-30', until: null },
    ]);
    expect(child?.policePointers).toMatchObject([{ sourceId: 'TP1', since: '2009-12-01', until: null }]);
    expect(child?.detriments).toMatchObject([
      { sourceId: 'TE1', covers: 'p/service', reviewOn: '2010-06-01', existenceToo: true, until: null },
    ]);
    expect(Date.parse(child?.detriments[0]?.since ?? '')).toBe(Date.parse('2010-02-01T09:00:00Z'));
    expect(child?.changesOfIdentity).toEqual([]);
  });

  it('finds a protection plan in force that is said to have ended for no lawful reason (5.141)', async () => {
    const home = { line1: '3 Ropewalk', postcode: 'ZX4 1AA' } as const;
    const ended = (reason: 'CEASED_TO_BE_LOOKED_AFTER' | 'LEFT_UK' | null) =>
      planRow('q', { ended: '2010-01-31', endReason: reason });
    await feed.send('T01', [
      identityRow('q', { ...PRESENT, givenName: 'Vera', nhsNumber: '9000000068' }),
      residenceRow('q', home),
      ended('CEASED_TO_BE_LOOKED_AFTER'),
    ]);
    expect((await atHome(home)).presentingHousehold).toMatchObject([{ givenName: 'Vera' }]);
    await feed.send('T01', [ended(null)]);
    expect((await atHome(home)).presentingHousehold).toHaveLength(1);
    await feed.send('T01', [ended('LEFT_UK')]);
    expect((await atHome(home)).presentingHousehold).toEqual([]);
  });
});
