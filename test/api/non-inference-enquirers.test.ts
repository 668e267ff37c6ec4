import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castAddress, castSubject } from '../../src/synthetic-town/example-subject.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import {
  EVERYBODY,
  forgetAll,
  nameOf,
  openWorld,
  throughEveryDoor,
  unlike,
  type Asker,
  type Subject,
  type World,
} from '../support/paired-worlds.js';
import { count, enquire, input, PRESENTING, WORRIED } from '../support/town-enquiries.js';
import { removedFrom } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

/** Who is granted practitioners, and with them who else enquired; everybody behind a gate and in routine care is not. */
const GRANTED_PRACTITIONERS = [
  'gp WELFARE_CONCERN WELFARE',
  'gp WELFARE_CONCERN IMMEDIATE_DANGER',
  'ae-nurse WELFARE_CONCERN WELFARE',
  'health-visitor WELFARE_CONCERN WELFARE',
  'named-professional WELFARE_CONCERN IMMEDIATE_DANGER',
  'social-worker SECTION_47_ENQUIRY LIKELY_SIGNIFICANT_HARM',
  'designated-manager WELFARE_CONCERN WELFARE',
  'designated-manager-next-door WELFARE_CONCERN WELFARE',
  'police-child-abuse-unit SECTION_47_ENQUIRY LIKELY_SIGNIFICANT_HARM',
  'school-lead WELFARE_CONCERN WELFARE',
  'sexual-health-worker WELFARE_CONCERN WELFARE',
];
/** The enquirer of before is of an organisation that nobody else here asks for: its own lead reads its enquiries. */
const BEFORE = 'out-of-hours-doctor';

describe("other people's earlier enquiries", WHILE, () => {
  it('are heard of at no door by those who are not granted practitioners, nor in routine care', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', world.town);
    const asking = EVERYBODY.filter(
      ([persona, asked]) => persona !== BEFORE && !GRANTED_PRACTITIONERS.includes(nameOf(persona, asked)),
    );
    expect(asking.filter(([, { purpose }]) => purpose === 'ROUTINE_CARE').length).toBeGreaterThan(5);
    const without = await throughEveryDoor(world, subject, asking);
    await forgetAll(world);
    for (const asked of [WORRIED, PRESENTING]) {
      world.kept.add((await enquire(world.hub, BEFORE, input(asked, subject))).answer.receipt.decisionId);
    }
    expect(await count(world.hub, 'decision_record', 'listed')).toBe(2);
    expect(unlike(without, await throughEveryDoor(world, subject, asking))).toEqual([]);
    expect(await removedFrom(world, ['ae-nurse', PRESENTING], subject)).toContain('EARLIER_ENQUIRY');
    for (const [persona, asked] of EVERYBODY.filter((asker) => GRANTED_PRACTITIONERS.includes(nameOf(...asker)))) {
      await forgetAll(world);
      const { answer } = await enquire(world.hub, persona, input(asked, subject));
      expect(answer.earlierEnquiries.entries, persona).toHaveLength(2);
    }
    world.kept.clear();
  });
});

/** A number under which another birth date is held: its identity cannot be confirmed. */
function unsettled(): Subject {
  const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', world.town);
  return { child: { ...child, dateOfBirth: world.town.daysBefore(3_001) } };
}

describe('a conflict of interest that the index alone shows', WHILE, () => {
  it.each<readonly [string, 'childOfNurse' | 'childOfDoctor', readonly Asker[]]>([
    [
      'the nurse',
      'childOfNurse',
      [
        ['ae-nurse', PRESENTING],
        ['ae-nurse', WORRIED],
        ['ae-nurse', DANGER],
      ],
    ],
    [
      'the doctor',
      'childOfDoctor',
      [
        ['gp', WORRIED],
        ['gp', DANGER],
        ['gp', PRESENTING],
      ],
    ],
  ])('is heard by %s at every door as an identity that is not confirmed', async (_who, child, asking) => {
    const own = castSubject(child, 'NUMBER_AND_NAME', world.town);
    const near = await throughEveryDoor(world, own, asking);
    expect(await count(world.hub, 'decision_record', 'conflicted')).toBe(asking.length);
    const notConfirmed = await throughEveryDoor(world, unsettled(), asking);
    expect(await count(world.hub, 'decision_record', 'conflicted')).toBe(0);
    expect([...near.values()][0]).toContain('"IDENTITY_NOT_CONFIRMED"');
    expect(unlike(notConfirmed, near)).toEqual([]);
  });

  it('is none for a stranger, who is told of the child', async () => {
    const own = castSubject('childOfNurse', 'NUMBER_AND_NAME', world.town);
    const { answer } = await enquire(world.hub, 'gp', input(WORRIED, own));
    expect(answer.child?.involvements).not.toEqual([]);
  });

  it('around an address is heard at every door as an address where nobody has a plan', async () => {
    const { hub, town } = world;
    const asking: readonly Asker[] = [['social-worker', SECTION_47]];
    const household = { household: { address: castAddress('planInForce', town) } };
    const nobody = { household: { address: { line1: '2 Nowhere Street', town: 'Northmoor', postcode: 'NM4 2QZ' } } };
    const stranger = await throughEveryDoor(world, household, asking);
    const nowhere = await throughEveryDoor(world, nobody, asking);
    expect(unlike(stranger, nowhere)).not.toEqual([]);
    // the mother of the children there
    const renamed = (...name: readonly string[]) =>
      hub.database.superuser().query(
        `UPDATE hub.practitioner SET given_name = $1, family_name = $2, birth_date = $3
         WHERE id = '5afe0000-0000-4000-8000-000000000014'`,
        [...name],
      );
    await renamed('Carys', 'Fernsby', '1989-02-11');
    const mother = await throughEveryDoor(world, household, asking);
    const motherNowhere = await throughEveryDoor(world, nobody, asking);
    await renamed('Philippa', 'Larkmoor', '1990-02-24');
    expect(unlike(motherNowhere, mother)).toEqual([]);
  });
});
