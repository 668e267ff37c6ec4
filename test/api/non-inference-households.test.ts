import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castMember } from '../../src/synthetic-town/cast.js';
import { sourceRows, type SourceRows } from '../../src/synthetic-town/source-rows.js';
import type { BodyOf, TownStatement } from '../../src/synthetic-town/town-child.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import {
  forgetAll,
  openWorld,
  throughEveryDoor,
  unlike,
  type Asker,
  type Heard,
  type Subject,
  type World,
} from '../support/paired-worlds.js';
import { WORRIED } from '../support/town-enquiries.js';
import { state, takenBack } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

type Dwelling = BodyOf<'RESIDENCE'>['dwelling'];
type Home = readonly [line1: string, postcode: string];
const NOWHERE: Home = ['2 Nowhere Street', 'NM4 2QZ'];
const REFUGE: Home = ['Wren House, 1 Chapel Ginnel', 'NM5 9TT'];
const WARD: Home = ['Ward 4, 2 Infirmary Street', 'NM5 9WD'];
const HOSTEL: Home = ['3 Bargate', 'NM5 9HS'];
const HERONSGATE: Home = ['18 Heronsgate', 'NM6 7QE'];
const SALTERGATE: Home = ['17 Saltergate', 'NM5 9KD'];
/** Another refuge and a house, each with a child about whom is asked by name. */
const LINNET_HOUSE: Home = ['Linnet House, 3 Chapel Ginnel', 'NM5 9TU'];
const THORNGATE: Home = ['19 Thorngate', 'NM5 9KE'];
/** The mother of the shielded child, and of a child whom nothing hides and who lives elsewhere. */
const MOTHER = { givenName: 'Ailsa', familyName: 'Greenhalgh', dateOfBirth: '1992-01-22' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  expect(castMember('shieldedWithPlan', world.town).homes[0]).toMatchObject({ line1: HERONSGATE[0] });
  // where the authority knows of a refuge and of a ward, another source writes the address down as a home
  await childWithPlan(900_051, [livingAt('Z01', REFUGE, 'HOME')]);
  await childWithPlan(900_052, [livingAt('Z01', WARD, 'HOSPITAL'), livingAt('Z90002', WARD, 'HOME')]);
  await childWithPlan(900_053, [livingAt('Z01', HOSTEL, 'HOSTEL')]);
  await childWithPlan(900_054, [livingAt('Z01', HERONSGATE, 'HOME')]);
  await childWithPlan(900_055, [livingAt('Z01', SALTERGATE, 'HOME'), motherIs()]);
  await childWithPlan(900_056, [livingAt('Z01', LINNET_HOUSE, 'REFUGE')]);
  await childWithPlan(900_057, [livingAt('Z01', THORNGATE, 'HOME')]);
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

function plan(): TownStatement {
  const started = world.town.daysBefore(30);
  const kind = { kind: 'PLAN', planKind: 'CHILD_PROTECTION_PLAN', categories: ['NEGLECT'] } as const;
  return { source: 'Z01', body: { ...kind, categories: [...kind.categories], started, ended: null, endReason: null } };
}

function livingAt(source: string, [line1, postcode]: Home, dwelling: Dwelling): TownStatement {
  const since = world.town.daysBefore(20);
  return { source, body: { kind: 'RESIDENCE', line1, town: 'Northmoor', postcode, dwelling, since, until: null } };
}

function motherIs(): TownStatement {
  const { dateOfBirth: birthDate, ...name } = MOTHER;
  const cares = { parentalResponsibility: true, livesWithChild: true, suspectedOfHarm: false, mustNotFind: false };
  return { source: 'Z01', body: { kind: 'RELATED_PERSON', ...name, birthDate, relation: 'MOTHER', ...cares } };
}

/** A further child with a plan in force, and what else is said of it. */
const childWithPlan = (index: number, further: readonly TownStatement[]): Promise<void> =>
  state(world, rowsOfChildWithPlan(index, further));

function rowsOfChildWithPlan(
  index: number,
  further: readonly TownStatement[],
  givenName = 'Peregrine',
): readonly SourceRows[] {
  const identity = {
    kind: 'IDENTITY',
    ...{ givenName, familyName: 'Quarterhouse' },
    birthDate: bornOf(index),
    sex: 'MALE',
    nhsNumber: townNhsNumber(index),
    nhsNumberState: 'TRACED',
  } as const;
  const child = { index, identity, homes: [], statements: [plan(), ...further], variants: {} };
  return sourceRows(child, world.town);
}

const bornOf = (index: number) => world.town.daysBefore(index - 898_000);

const household = ([line1, postcode]: Home): Subject => ({
  household: { address: { line1, town: 'Northmoor', postcode } },
});
const adult = (given: string, family: string, dateOfBirth: string): Subject => ({
  adult: { givenName: given, familyName: family, dateOfBirth },
});

/** Who may ask about a household, each for a purpose of its own, and two who may not. */
const ABOUT_HOUSEHOLDS: readonly Asker[] = [
  ['police-officer', { ...WORRIED, purpose: 'DOMESTIC_ABUSE_INCIDENT' }],
  ['police-officer', { ...DANGER, purpose: 'POLICE_PROTECTION' }],
  ['police-child-abuse-unit', SECTION_47],
  ['social-worker', SECTION_47],
  ['ae-nurse', WORRIED],
  ['lapsed-training-nurse', WORRIED],
];
/** Who may ask about an adult, and two who may not. */
const ABOUT_ADULTS: readonly Asker[] = [
  ['gp', WORRIED],
  ['ae-nurse', DANGER],
  ['health-visitor', WORRIED],
  ['police-officer', { ...DANGER, purpose: 'POLICE_PROTECTION' }],
  ['social-worker', SECTION_47],
  ['school-lead', WORRIED],
  ['lapsed-training-nurse', WORRIED],
];

/** Who is told of the other children of a household, and two who are not. */
const BY_NAME: readonly Asker[] = [
  ['ae-nurse', DANGER],
  ['gp', { ...WORRIED, concern: 'LIKELY_SIGNIFICANT_HARM' }],
  ['police-child-abuse-unit', SECTION_47],
  ['social-worker', SECTION_47],
  ['health-visitor', WORRIED],
  ['lapsed-training-nurse', WORRIED],
];

/** Who was told of a plan in force. */
function toldOfPlan(heard: Heard): readonly string[] {
  const enquiries = [...heard].filter(([door]) => door.startsWith('enquire: '));
  return enquiries.filter(([, bytes]) => bytes.includes('"plan":"IN_FORCE"')).map(([door]) => door.slice(9));
}

/** The same while no shield has begun yet. */
async function beforeAnyShield<Result>(during: () => Promise<Result>): Promise<Result> {
  const moved = (sign: '+' | '-') =>
    world.hub.database.superuser().query(`UPDATE hub.shield SET since = since ${sign} interval '36500 days'`);
  await moved('+');
  try {
    return await during();
  } finally {
    await moved('-');
  }
}

describe('an enquiry about a household', WHILE, () => {
  let nowhere: Heard | undefined;

  it.each<readonly [string, Home]>([
    ['one at which a shielded child with a plan lives, and with it a child who has a plan and no shield', HERONSGATE],
    ['a refuge, which is called the home of another child with a plan', REFUGE],
    ['a ward, which a practice calls the home of the child', WARD],
    ['a hostel', HOSTEL],
  ])('hears at every door of an address where nobody has a plan, at %s', async (_what, home) => {
    nowhere ??= await throughEveryDoor(world, household(NOWHERE), ABOUT_HOUSEHOLDS);
    const hidden = await throughEveryDoor(world, household(home), ABOUT_HOUSEHOLDS);
    expect(unlike(nowhere, hidden)).toEqual([]);
  });

  it('is told of a plan where nothing hides the child, and at the same home before the shield began', async () => {
    const told = toldOfPlan(await throughEveryDoor(world, household(SALTERGATE), ABOUT_HOUSEHOLDS));
    expect(told).toHaveLength(4);
    expect(
      await beforeAnyShield(async () =>
        toldOfPlan(await throughEveryDoor(world, household(HERONSGATE), ABOUT_HOUSEHOLDS)),
      ),
    ).toEqual(told);
  });
});

describe('an enquiry about a child by name', WHILE, () => {
  const NEIGHBOUR = 'Ptolemy';
  const peregrine = (index: number): Subject => ({
    child: {
      ...{ givenName: 'Peregrine', familyName: 'Quarterhouse', dateOfBirth: bornOf(index) },
      nhsNumber: townNhsNumber(index),
    },
  });
  /** What is heard while another child with a plan lives at one address with it, as `places` says. */
  async function besideAnother(index: number, places: readonly TownStatement[]): Promise<Heard> {
    const neighbour = rowsOfChildWithPlan(900_061, places, NEIGHBOUR);
    await state(world, neighbour);
    const heard = await throughEveryDoor(world, peregrine(index), BY_NAME);
    await state(world, takenBack(neighbour));
    return heard;
  }

  it.each<readonly [string, () => readonly TownStatement[]]>([
    [
      'the authority calls a refuge and a practice its home',
      () => [livingAt('Z01', LINNET_HOUSE, 'REFUGE'), livingAt('Z90002', LINNET_HOUSE, 'HOME')],
    ],
    ['a practice alone calls its home, at the refuge of the first', () => [livingAt('Z90002', LINNET_HOUSE, 'HOME')]],
  ])('hears at every door of nobody beside it, who is at an address that %s', async (_what, places) => {
    const alone = await throughEveryDoor(world, peregrine(900_056), BY_NAME);
    const beside = await besideAnother(900_056, places());
    expect(unlike(alone, beside)).toEqual([]);
    expect([...beside.values()].filter((bytes) => bytes.includes(NEIGHBOUR))).toEqual([]);
  });

  it('is told of the other child where everybody calls the address a home', async () => {
    const told = await besideAnother(900_057, [livingAt('Z90002', THORNGATE, 'HOME')]);
    expect([...told].filter(([, bytes]) => bytes.includes(NEIGHBOUR)).map(([door]) => door)).not.toEqual([]);
  });
});

describe('an enquiry about an adult', WHILE, () => {
  let nobody: Heard | undefined;

  it.each<readonly [string, Subject]>([
    [
      'the mother of a shielded child with a plan, and of a child who has a plan, no shield and another home',
      { adult: MOTHER },
    ],
    ['the father who must not find the shielded child', adult('Duncan', 'Stott', '1988-06-14')],
  ])('hears at every door of an adult of whom nobody is known, about %s', async (_what, subject) => {
    nobody ??= await throughEveryDoor(world, adult('Quentina', 'Nobodyson', '1988-06-15'), ABOUT_ADULTS);
    expect(unlike(nobody, await throughEveryDoor(world, subject, ABOUT_ADULTS))).toEqual([]);
  });

  it('is told of a plan where nothing hides the child, and of the same mother before the shield began', async () => {
    const kayleigh = adult('Kayleigh', 'Scarcroft', '1996-09-09');
    const told = toldOfPlan(await throughEveryDoor(world, kayleigh, ABOUT_ADULTS));
    expect(told).toHaveLength(5);
    expect(
      await beforeAnyShield(async () => toldOfPlan(await throughEveryDoor(world, { adult: MOTHER }, ABOUT_ADULTS))),
    ).toEqual(told);
  });
});
