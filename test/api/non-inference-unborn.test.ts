import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { unbornSubject } from '../../src/synthetic-town/example-subject.js';
import { counselling, policePointer } from '../../src/synthetic-town/pointers.js';
import { sourceRows } from '../../src/synthetic-town/source-rows.js';
import type { BodyOf, TownStatement } from '../../src/synthetic-town/town-child.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import {
  forgetAll,
  openWorld,
  throughEveryDoor,
  unlike,
  type Asker,
  type Subject,
  type World,
} from '../support/paired-worlds.js';
import { count, enquire, input, PRESENTING, ROUTINE, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, removedFrom, state } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

/** Who may ask about an unborn child, and behind a gate who may not. */
const ASKING: readonly Asker[] = [
  ['gp', ROUTINE],
  ['gp', WORRIED],
  ['ae-nurse', PRESENTING],
  ['ae-nurse', DANGER],
  ['health-visitor', WORRIED],
  ['named-professional', DANGER],
  ['police-officer', { ...DANGER, purpose: 'POLICE_PROTECTION' }],
  ['social-worker', SECTION_47],
  ['school-lead', WORRIED],
  ['lapsed-training-nurse', WORRIED],
];
/** Of these nobody is told to ask the police. */
const NOT_OF_SOCIAL_CARE = ASKING.filter(([persona]) => persona !== 'social-worker');

const DUE_IN = -100;
const NAME = { givenName: 'Rosamund', familyName: 'Windlestraw', birthDate: '1997-07-19' };

/** An unborn child by its mother, as it is typed. */
function typed(index: number): Subject {
  return {
    unborn: {
      motherNhsNumber: townNhsNumber(index),
      motherGivenName: NAME.givenName,
      motherFamilyName: NAME.familyName,
      motherDateOfBirth: NAME.birthDate,
      expectedDate: world.town.daysBefore(DUE_IN),
    },
  };
}

/** Sources state an unborn child of that mother. */
async function expecting(index: number, statements: readonly TownStatement[]): Promise<void> {
  const identity: BodyOf<'IDENTITY'> = {
    kind: 'IDENTITY',
    givenName: 'Unborn',
    familyName: NAME.familyName,
    birthDate: null,
    expectedDate: world.town.daysBefore(DUE_IN),
    sex: 'NOT_STATED',
    nhsNumber: null,
    nhsNumberState: 'NONE',
    mother: { ...NAME, nhsNumber: townNhsNumber(index) },
  };
  await state(world, sourceRows({ index, identity, homes: [], statements, variants: {} }, world.town));
}

/** Nobody can consent for a child who is not born: such a service is held on suspicion. */
const onSuspicion = { record: 'REFUSED', point: 'REFUSED', suspicion: true } as const;
const substanceMisuse = (): TownStatement[] =>
  confidentialService('8ZV01', 'SUBSTANCE_MISUSE', 0, 75, onSuspicion, 'Rhiannon Lisle', world.town);

describe('of an unborn child whose mother is known', WHILE, () => {
  it('a shield without a plan is heard at every door as an identity that is not settled', async () => {
    const since = world.town.instantBefore(40);
    const body = { kind: 'CASE', state: 'OPEN', childInNeed: true, opened: world.town.daysBefore(50) } as const;
    await expecting(900_061, [
      { source: 'Z01', body: { ...body, closed: null, leadSocialWorker: null } },
      { source: 'Z01', body: { kind: 'SHIELD', since, until: null, hidesName: false } },
    ]);
    const { unborn } = unbornSubject('unbornWithPlan', world.town);
    const another = { unborn: { ...unborn, expectedDate: world.town.daysBefore(-120) } } as Subject;
    const notSettled = await throughEveryDoor(world, another, ASKING);
    const shielded = await throughEveryDoor(world, typed(900_061), ASKING);
    expect(unlike(notSettled, shielded)).toEqual([]);
    expect([...shielded.values()].filter((bytes) => bytes.includes('"IDENTITY_NOT_CONFIRMED"')).length).toBeGreaterThan(
      10,
    );
    expect(await removedFrom(world, ['ae-nurse', PRESENTING], typed(900_061))).toContain('SOCIAL_CARE_CASE');
    // the same child is told of where no shield has begun
    await world.hub.database.superuser().query(`UPDATE hub.shield SET since = since + interval '36500 days'`);
    const { answer } = await enquire(world.hub, 'social-worker', input(SECTION_47, typed(900_061)));
    await world.hub.database.superuser().query(`UPDATE hub.shield SET since = since - interval '36500 days'`);
    expect(answer.outcome).toBe('RELEASED');
  });

  it('a pointer to the police, a judged involvement and a confidential service are heard of at no door', async () => {
    const subject = unbornSubject('unbornWithPlan', world.town);
    const without = await throughEveryDoor(world, subject, NOT_OF_SOCIAL_CARE);
    const judged = counselling('8ZV01', 'Ivo Saltmarsh-Reed', 30, true, world.town);
    const stated = [policePointer(60, null, world.town), ...judged, ...substanceMisuse()];
    await state(world, furtherRows(world, 'unbornWithPlan', stated));
    expect(unlike(without, await throughEveryDoor(world, subject, NOT_OF_SOCIAL_CARE))).toEqual([]);
    expect(await removedFrom(world, ['ae-nurse', DANGER], subject)).toEqual(
      expect.arrayContaining(['INVOLVEMENT', 'POLICE_POINTER', 'SENSITIVE_SERVICE']),
    );
    const told = await enquire(world.hub, 'social-worker', input(SECTION_47, subject));
    expect(told.answer.child).toMatchObject({ askThePolice: [expect.any(String)] });
  });

  it('that a confidential service alone knows of it is heard at every door as a child whom nobody knows', async () => {
    const nobody = await throughEveryDoor(world, typed(900_063), ASKING);
    await expecting(900_062, substanceMisuse());
    expect(await count(world.hub, 'involvement', `service = 'SUBSTANCE_MISUSE'`)).toBeGreaterThan(0);
    expect(unlike(nobody, await throughEveryDoor(world, typed(900_062), ASKING))).toEqual([]);
    expect([...nobody.values()].filter((bytes) => bytes.includes('"NO_RECORD"')).length).toBeGreaterThan(10);
  });
});
