import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterChangeOfIdentity, presentIdentities } from '../../../src/child-index/before-change-of-identity.js';
import { changesThatCount } from '../../../src/child-index/change-on-own-case.js';
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
  caseRow,
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
    toConfirm: null,
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
      caseRow('a', { opened: '2021-12-01' }),
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
    const present = presentIdentities(child.identities, changesThatCount(child), found.today);
    expect(rows.map(({ key }) => key)).toEqual(present.map((held) => `${held.sourceId} ${held.sourceKey}`).sort());
    expect(rows.map(({ key }) => key)).toEqual(['T01 a/who', 'T90002 a2/who']);
    expect(child.identities.length).toBe(5);
  });
});

describe('a change of identity that its source has no standing to state', () => {
  const who = { ...PRESENT, givenName: 'Petra', familyName: 'Holloway', nhsNumber: '9000000092' } as const;
  const home = { line1: '5 Quay Street', postcode: 'ZX6 1AA' } as const;
  const false_ = {
    ...who,
    givenName: 'Nobody',
    familyName: 'Nowhere',
    nhsNumber: null,
    nhsNumberState: 'NONE',
  } as const;
  const asOf = '2025-03-01T00:00:00Z';
  /** What SQL and the record say of the statements of a child at one moment. */
  async function both() {
    const found = await byNumber(who.nhsNumber);
    const [child] = found.candidates;
    if (child === undefined) return null;
    const { rows } = await database.superuser().query<{ key: string }>(
      `WITH ${MOMENT} SELECT i.source_id || ' ' || i.source_key AS key FROM hub.identity_statement i CROSS JOIN moment
       WHERE i.child_id = $1 AND ${isPresentIdentity('i')} ORDER BY 1`,
      [child.id],
    );
    const present = presentIdentities(child.identities, changesThatCount(child), found.today);
    return {
      child,
      sql: rows.map(({ key }) => key),
      record: present.map((i) => `${i.sourceId} ${i.sourceKey}`).sort(),
    };
  }

  it('hides neither who the child is nor its plan, until it has dealt with the child by that day', async () => {
    await feed.send('T01', [
      identityRow('v', who),
      residenceRow('v', { ...home, since: '2022-01-01' }),
      caseRow('v'),
      planRow('v'),
    ]);
    const attack = [
      identityRow('x', { ...who, id: 'x/who' }),
      identityRow('x', { ...false_, id: 'x/who', asOf }),
      changeOfIdentityRow('x', { since: '2025-02-01' }),
    ];
    expect(statuses(await feed.send('T02', attack))).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(await both()).toMatchObject({ sql: ['T01 v/who', 'T02 x/who'], record: ['T01 v/who', 'T02 x/who'] });
    expect((await byName(who)).candidates).toHaveLength(1);
    expect((await atHome(home)).presentingHousehold).toMatchObject([{ planInForce: true, planAuthority: 'T01' }]);

    // a case that begins after the day, and a protection plan, are no standing; being looked after by then is
    await feed.send('T02', [caseRow('x', { opened: '2025-02-02' }), planRow('x', { started: '2024-01-01' })]);
    expect((await both())?.sql).toEqual(['T01 v/who', 'T02 x/who']);
    expect((await both())?.record).toEqual(['T01 v/who', 'T02 x/who']);
    await feed.send('T02', [planRow('x', { planKind: 'LOOKED_AFTER', categories: [], started: '2025-02-01' })]);
    expect(await both()).toBeNull();
    await feed.send('T02', [planRow('x', { planKind: 'LOOKED_AFTER', categories: [], started: '2025-02-02' })]);
    expect((await both())?.sql).toHaveLength(2);
    await feed.send('T02', [caseRow('x', { opened: '2025-02-01', state: 'CLOSED', closed: '2025-02-20' })]);
    expect(await both()).toBeNull();
  });

  it('hides no plan in force of another authority from who asks by the present identity', async () => {
    const known = { ...who, givenName: 'Rhoda', nhsNumber: '9000000106' };
    await feed.send('T01', [identityRow('w', known), caseRow('w'), planRow('w')]);
    await feed.send('T02', [
      identityRow('y', known),
      identityRow('y', { ...known, familyName: 'Quillan', asOf }),
      residenceRow('y', { ...home, line1: '6 Quay Street', since: '2025-02-01', asOf }),
      caseRow('y'),
      changeOfIdentityRow('y', { since: '2025-02-01' }),
    ]);
    const asked = await ask({ nameAndBirthDate: nameAndBirthDateKey('Quillan', 'Rhoda', BORN) });
    const [child] = asked.candidates;
    if (child === undefined) throw new Error('the child is not found');
    const after = afterChangeOfIdentity(child, asked.today);
    expect(after.identities.map(({ sourceId }) => sourceId)).toEqual(['T02']);
    expect(after.plans.map(({ sourceId }) => sourceId)).toEqual(['T01']);
    expect(after.cases.map(({ sourceId }) => sourceId).sort()).toEqual(['T01', 'T02']);
    const found = await atHome({ ...home, line1: '6 Quay Street' });
    expect(found.presentingHousehold).toMatchObject([{ familyName: 'Quillan', planInForce: true }]);
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
    // born is the end of a plan made before birth alone (5.149)
    await feed.send('T01', [planRow('q', { ended: '2010-01-31', endReason: 'BORN' })]);
    expect((await atHome(home)).presentingHousehold).toHaveLength(1);
    const unborn = planRow('q', { planKind: 'UNBORN_PROTECTION_PLAN', ended: '2010-01-31', endReason: 'BORN' });
    await feed.send('T01', [unborn]);
    expect((await atHome(home)).presentingHousehold).toEqual([]);
    await feed.send('T01', [{ ...unborn, endReason: null }]);
    expect((await atHome(home)).presentingHousehold).toHaveLength(1);
    await feed.send('T01', [ended('LEFT_UK')]);
    expect((await atHome(home)).presentingHousehold).toEqual([]);
  });
});
