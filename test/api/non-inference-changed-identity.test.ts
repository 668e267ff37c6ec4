import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castMember } from '../../src/synthetic-town/cast.js';
import { castAddress, castSubject } from '../../src/synthetic-town/example-subject.js';
import { involvement } from '../../src/synthetic-town/services.js';
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
import { count, input, enquire, PRESENTING, ROUTINE, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, removedFrom, state, takenBack } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

let world: World;
/** Who the child was: name and number of before the adoption, by which the hospital knows it to this day. */
let former: { readonly givenName: string; readonly familyName: string; readonly nhsNumber: string };
/** What was stated of the child before, and that it changed. */
let before: readonly SourceRows[];

beforeAll(async () => {
  world = await openWorld();
  const { town } = world;
  const adopted = castMember('adopted', town);
  former = adopted.variants['ZR1'] as typeof former;
  const day = (days: number): string => town.daysBefore(days);
  const more: readonly TownStatement[] = [
    // a practice that nobody told, in the town where the child lived with its first family
    involvement('Z90005', 'GP', 'Dr Edmund Fairlamb', day(2_300)),
    { source: 'Z90005', body: { ...birthMother(), kind: 'RELATED_PERSON' } },
    { source: 'Z90005', body: { ...livedAt(), until: null } },
    { source: 'Z01', body: { ...closedCase(), opened: day(2_000), closed: day(800) } },
    { source: 'Z01', body: { ...endedPlan(), started: day(1_900), ended: day(830) } },
    { source: 'Z01', body: livedAt() },
  ];
  const stated = furtherRows(world, 'adopted', more, { Z90005: former });
  await state(world, stated);
  // known to social care and to a school nurse as it is now, in both worlds
  const since: readonly TownStatement[] = [
    involvement('ZR2', 'SCHOOL_NURSING', 'Winifred Haldane', day(90)),
    { source: 'Z01', body: { ...endedPlan(), started: day(60), ended: null, endReason: null } },
  ];
  await state(world, furtherRows(world, 'adopted', since));
  const own = sourceRows(adopted, town).flatMap(({ source, rows }) => ({
    source,
    rows: source === 'ZR1' ? rows : rows.filter((row) => row.kind === 'CHANGE_OF_IDENTITY' || isFormer(row)),
  }));
  before = [...stated, ...own];
}, 180_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const isFormer = (row: { readonly kind: string }): boolean =>
  row.kind === 'IDENTITY' && (row as { readonly givenName?: string }).givenName === former.givenName;
const birthMother = () => ({
  givenName: 'Shelagh',
  familyName: 'Dragonby',
  birthDate: '1990-06-06',
  relation: 'MOTHER' as const,
  parentalResponsibility: true,
  livesWithChild: true,
  suspectedOfHarm: false,
  mustNotFind: false,
});
const livedAt = () => {
  const home = castAddress('planInForce', world.town);
  const since = world.town.daysBefore(2_300);
  return { kind: 'RESIDENCE', ...home, dwelling: 'HOME', since, until: world.town.daysBefore(430) } as const;
};
const closedCase = () => ({ kind: 'CASE', state: 'CLOSED', childInNeed: true, leadSocialWorker: null }) as const;
const endedPlan = () =>
  ({
    kind: 'PLAN' as const,
    planKind: 'CHILD_PROTECTION_PLAN' as const,
    categories: ['NEGLECT'] as ['NEGLECT'],
    endReason: 'HARM_NO_LONGER_LIKELY' as const,
  }) satisfies Partial<BodyOf<'PLAN'>>;

const SEEKING: readonly Asker[] = [
  ['gp', WORRIED],
  ['ae-nurse', PRESENTING],
  ['social-worker', SECTION_47],
  ['designated-manager', WORRIED],
  ['police-child-abuse-unit', SECTION_47],
  ['health-visitor', ROUTINE],
];

describe('a child whose identity was changed', WHILE, () => {
  const known = () => castSubject('adopted', 'NUMBER_AND_NAME', world.town);
  const born = () => known().child?.dateOfBirth ?? '';

  it.each<readonly [string, () => Subject, () => Subject]>([
    [
      'the former name and number',
      () => ({ child: { ...former, dateOfBirth: born() } }),
      () => ({
        child: { givenName: 'Kayla', familyName: 'Nobodyson', dateOfBirth: born(), nhsNumber: townNhsNumber(900_021) },
      }),
    ],
    [
      'the former name',
      () => ({ child: { givenName: 'Kayla', familyName: 'Dragonby', dateOfBirth: born() } }),
      () => ({ child: { givenName: 'Kayla', familyName: 'Nobodyson', dateOfBirth: born() } }),
    ],
    [
      'the former number under the present name',
      () => ({ child: { ...known().child, nhsNumber: former.nhsNumber } }),
      () => ({ child: { ...known().child, nhsNumber: townNhsNumber(900_022) } }),
    ],
    [
      'the former postcode under the present name',
      () => ({ child: { ...castSubject('adopted', 'NAME_ONLY', world.town).child, postcode: 'NM4 2QH' } }),
      () => ({ child: { ...castSubject('adopted', 'NAME_ONLY', world.town).child, postcode: 'NM4 9ZZ' } }),
    ],
  ])('is sought by %s with what comes of details that nobody has', async (_what, sought, nobodys) => {
    const heard = await throughEveryDoor(world, sought(), SEEKING);
    expect(unlike(await throughEveryDoor(world, nobodys(), SEEKING), heard)).toEqual([]);
  });

  it('is heard of at every door as one that always was who it is, and so are its first family and its former home', async () => {
    const family = castSubject('planInForce', 'NAME_AND_POSTCODE', world.town);
    const home = { household: { address: castAddress('planInForce', world.town) } };
    const mother = { adult: { givenName: 'Shelagh', familyName: 'Dragonby', dateOfBirth: '1990-06-06' } };
    const hear = async (): Promise<readonly Heard[]> => [
      await throughEveryDoor(world, known()),
      await throughEveryDoor(world, family, [
        ['social-worker', SECTION_47],
        ['gp', DANGER],
      ]),
      await throughEveryDoor(world, home, [['social-worker', SECTION_47]]),
      await throughEveryDoor(world, mother, [['social-worker', SECTION_47]]),
    ];
    const changed = await hear();
    expect(await removedFrom(world, ['social-worker', SECTION_47], known())).toEqual(
      expect.arrayContaining(['INVOLVEMENT', 'PLAN', 'SOCIAL_CARE_CASE']),
    );
    expect((await enquire(world.hub, 'gp', input(WORRIED, known()))).text).toContain('Winifred Haldane');

    await state(world, takenBack(before));
    expect(await count(world.hub, 'identity_statement', `family_name = 'Dragonby'`)).toBe(0);
    expect(await count(world.hub, 'change_of_identity')).toBe(0);
    const never = await hear();
    expect(changed.flatMap((heard, place) => unlike(heard, never[place] ?? new Map()))).toEqual([]);
    expect(await removedFrom(world, ['social-worker', SECTION_47], known())).toEqual(['IDENTITY']);
  });
});
