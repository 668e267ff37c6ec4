import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HouseholdChild, Residence } from '../../../src/child-index/child-record.js';
import { addressKey } from '../../../src/matching/address-key.js';
import { createEnquiryLookUp } from '../../../src/persistence/look-up/enquiry-look-up.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { caller } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { feedInto, statuses, type TestSource } from '../../support/feed-fixture.js';
import { identityRow, planRow, residenceRow } from '../../support/feed-rows.js';

/** Three children, each known to every source: the one asked about, another, and one of whom only the place matters. */
const CHILDREN = {
  asked: { givenName: 'Ines', familyName: 'Verrall', nhsNumber: '9000000017' },
  other: { givenName: 'Otto', familyName: 'Marsh', nhsNumber: '9000000025' },
  third: { givenName: 'Petra', familyName: 'Holloway', nhsNumber: '9000000033' },
} as const;
const COUNCIL = 'T01';
const PRACTICE = 'T90001';
const CLINIC = 'TS1';
const HOUSE = { line1: '1 Weir Terrace', postcode: 'ZX2 1AA' } as const;
const ELSEWHERE = { line1: '9 Abbey Close', postcode: 'ZX3 1AA' } as const;

const LEFT_LATELY = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

interface Stated {
  readonly by: TestSource;
  readonly of: keyof typeof CHILDREN;
  readonly dwelling: Residence['dwelling'];
  readonly at?: typeof HOUSE | typeof ELSEWHERE;
  readonly until?: string;
}

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;
beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
  for (const source of [COUNCIL, PRACTICE, CLINIC] as const) {
    await feed.send(
      source,
      Object.entries(CHILDREN).map(([child, who]) => identityRow(child, who)),
    );
  }
  await feed.send(COUNCIL, [planRow('other')]);
});
beforeEach(() => database.superuser().query('DELETE FROM hub.residence'));
afterAll(() => database.drop());

async function state(statements: readonly Stated[]): Promise<void> {
  for (const [place, { by, of, dwelling, at = HOUSE, until = null }] of statements.entries()) {
    const row = residenceRow(of, { id: `${of}/home/${place}`, ...at, dwelling, until });
    expect(statuses(await feed.send(by, [row]))).toEqual(['ACCEPTED']);
  }
}

/** What one enquiry finds: the household of the child asked about, and those who are at the house. */
async function find(): Promise<Readonly<Record<'recorded' | 'presenting', readonly HouseholdChild[]>>> {
  const found = await createEnquiryLookUp(database.pool('app')).lookUp({
    caller: caller(),
    requestId: randomUUID() as string as RequestId,
    nhsNumber: CHILDREN.asked.nhsNumber,
    nameAndBirthDate: null,
    motherNhsNumber: null,
    presentingAddressKey: addressKey(HOUSE.line1, HOUSE.postcode),
    adultKey: null,
    subjectByNumber: null,
    subjectByName: null,
    onBehalfOf: null,
    toConfirm: null,
    typed: { number: null, name: null, birthDate: null, whole: new Uint8Array(32) },
  });
  return { recorded: found.candidates[0]?.household ?? [], presenting: found.presentingHousehold };
}

const asked = (by: TestSource, dwelling: Stated['dwelling']): Stated => ({ by, of: 'asked', dwelling });
const other = (by: TestSource, dwelling: Stated['dwelling']): Stated => ({ by, of: 'other', dwelling });
const third = (by: TestSource, dwelling: Stated['dwelling']): Stated => ({ by, of: 'third', dwelling });

describe('another child at the address of a child', () => {
  it.each<readonly [string, Stated['dwelling'], readonly Stated[]]>([
    ['is at home with it where everybody says so', 'HOME', [asked(COUNCIL, 'HOME'), other(PRACTICE, 'HOME')]],
    [
      'is at a refuge where the council says so of both and a practice calls it its home',
      'REFUGE',
      [asked(COUNCIL, 'REFUGE'), other(COUNCIL, 'REFUGE'), other(PRACTICE, 'HOME')],
    ],
    [
      'is at a refuge where only the child asked about is said to be at one',
      'REFUGE',
      [asked(COUNCIL, 'REFUGE'), other(PRACTICE, 'HOME')],
    ],
    [
      'is at a hostel where the two words of it differ',
      'HOSTEL',
      [asked(PRACTICE, 'HOME'), other(COUNCIL, 'HOSTEL'), other(PRACTICE, 'HOME')],
    ],
    [
      'is at a refuge where a confidential service alone says so, as a refuge may itself be one',
      'REFUGE',
      [asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME'), third(CLINIC, 'REFUGE')],
    ],
    [
      'is at a refuge where that is said only of one who has left within a year',
      'REFUGE',
      [asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME'), { ...third(PRACTICE, 'REFUGE'), until: LEFT_LATELY }],
    ],
    [
      'is at home where nobody was at a refuge for longer than a year',
      'HOME',
      [asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME'), { ...third(PRACTICE, 'REFUGE'), until: '2009-01-01' }],
    ],
  ])('%s', async (_rule, dwelling, statements) => {
    await state(statements);
    const { recorded, presenting } = await find();
    expect(recorded.find(({ givenName }) => givenName === 'Otto')).toMatchObject({ dwelling });
    expect(presenting).toMatchObject([{ givenName: 'Otto', dwelling }]);
  });

  it('is at home with it where a third child alone is said to be at a ward there, and is not found by the address', async () => {
    await state([asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME'), third(PRACTICE, 'HOSPITAL')]);
    const { recorded, presenting } = await find();
    expect(recorded.find(({ givenName }) => givenName === 'Otto')).toMatchObject({ dwelling: 'HOME' });
    expect(presenting).toMatchObject([{ givenName: 'Otto', dwelling: 'HOSPITAL' }]);
  });

  it('is at a refuge with it, whatever house they share beside that', async () => {
    const atHouse = [asked(PRACTICE, 'HOME'), other(PRACTICE, 'HOME')];
    await state([
      ...atHouse,
      { ...asked(COUNCIL, 'REFUGE'), at: ELSEWHERE },
      { ...other(COUNCIL, 'HOME'), at: ELSEWHERE },
    ]);
    expect((await find()).recorded).toMatchObject([{ givenName: 'Otto', dwelling: 'REFUGE' }]);
  });

  it('is at home with it, though it stays at a ward where the other is not', async () => {
    await state([
      asked(PRACTICE, 'HOME'),
      other(PRACTICE, 'HOME'),
      { ...asked(COUNCIL, 'HOSPITAL'), at: ELSEWHERE },
      { ...third(COUNCIL, 'HOSPITAL'), at: ELSEWHERE },
    ]);
    expect((await find()).recorded.map(({ givenName, dwelling }) => `${givenName} ${dwelling}`).sort()).toEqual([
      'Otto HOME',
      'Petra HOSPITAL',
    ]);
  });

  it.each<readonly [string, boolean, readonly Stated[]]>([
    ['at one home', true, [asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME')]],
    ['at one refuge', true, [asked(COUNCIL, 'REFUGE'), other(COUNCIL, 'REFUGE')]],
    [
      'at one home, though somebody calls it a ward',
      true,
      [asked(COUNCIL, 'HOME'), other(COUNCIL, 'HOME'), other(PRACTICE, 'HOSPITAL'), third(PRACTICE, 'HOSPITAL')],
    ],
    ['at one ward', false, [asked(COUNCIL, 'HOSPITAL'), other(COUNCIL, 'HOSPITAL')]],
    ['at one hostel, which is called the home of the other', true, [asked(COUNCIL, 'HOSTEL'), other(PRACTICE, 'HOME')]],
  ])('shares a shield with it %s: %s', async (_where, sharesShield, statements) => {
    await state(statements);
    const { recorded } = await find();
    expect(recorded.find(({ givenName }) => givenName === 'Otto')).toMatchObject({ sharesShield });
  });
});
