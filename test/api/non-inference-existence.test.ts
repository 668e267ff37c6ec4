import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import {
  EVERYBODY,
  forgetAll,
  openWorld,
  throughEveryDoor,
  unlike,
  type Asker,
  type Subject,
  type World,
} from '../support/paired-worlds.js';
import { count, enquire, input, PRESENTING, ROUTINE, WORRIED } from '../support/town-enquiries.js';
import { rowsOfNewChild, state } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };
const CLINIC = 'ZS1';
const CONFIDENTIAL = { givenName: 'Juniper', familyName: 'Ottershaw', nhsNumber: townNhsNumber(900_031) };
const NOBODY = { givenName: 'Quentin', familyName: 'Nobodyson', nhsNumber: townNhsNumber(900_032) };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const born = () => world.town.daysBefore(5_300);

/** A child known to the clinic alone. */
async function clinicStates(): Promise<void> {
  const word = { record: 'GIVEN', point: 'REFUSED', suspicion: false } as const;
  const service = confidentialService(CLINIC, 'SEXUAL_HEALTH', 14, 75, word, 'Rhiannon Winterbourne-Lisle', world.town);
  const { givenName, familyName } = CONFIDENTIAL;
  await state(world, rowsOfNewChild(world, 900_031, { givenName, familyName, birthDate: born() }, service));
  expect(await count(world.hub, 'identity_statement', 'source_id = $1 AND given_name = $2', CLINIC, givenName)).toBe(1);
}

/** Whoever is asked about, these are shown nothing: a gate, a post, a group, or no relationship in routine care. */
const SHOWN_NOTHING: readonly (readonly [why: string, asker: Asker])[] = [
  ['training has lapsed', ['lapsed-training-nurse', WORRIED]],
  ['training has lapsed, and no concern is stated', ['lapsed-training-nurse', PRESENTING]],
  ['vetting is missing', ['unvetted-volunteer', { ...WORRIED, setting: 'SCHEDULED' }]],
  ['the purpose is not registered', ['ae-nurse', ROUTINE]],
  ['a teacher asks', ['teacher', { ...WORRIED, setting: 'SCHEDULED' }]],
  ['a volunteer asks', ['vetted-volunteer', { ...WORRIED, setting: 'SCHEDULED' }]],
  ['a volunteer asks in danger', ['vetted-volunteer', DANGER]],
  ['no relationship of the practice is recorded', ['gp', ROUTINE]],
  ['no relationship of the health visitor is recorded', ['health-visitor', ROUTINE]],
  ['no relationship of the hospital is recorded', ['named-professional', ROUTINE]],
  ['no relationship of social care is recorded', ['social-worker', ROUTINE]],
  ['no relationship of the school is recorded', ['school-lead', ROUTINE]],
];

describe('to those who are shown nothing, whether a child exists', WHILE, () => {
  it('is heard at no door: held, protected, known to a clinic alone, and not held are one', async () => {
    await clinicStates();
    const asking = SHOWN_NOTHING.map(([, asker]) => asker);
    const subjects: readonly (readonly [string, Subject])[] = [
      ['a child of the authority next door', castSubject('inNeedNextDoor', 'NUMBER_AND_NAME', world.town)],
      ['a child of a practice', castSubject('secondOfSameName', 'NUMBER_AND_NAME', world.town)],
      ['a shielded child', castSubject('shieldedNextDoor', 'NUMBER_AND_NAME', world.town)],
      ['a child known to a clinic alone', { child: { ...CONFIDENTIAL, dateOfBirth: born() } }],
    ];
    const nobody = await throughEveryDoor(world, { child: { ...NOBODY, dateOfBirth: born() } }, asking);
    const refused = [...nobody].filter(([door]) => door.startsWith('enquire:'));
    expect(refused.map(([, bytes]) => bytes.includes('"outcome":"REFUSED"'))).toEqual(refused.map(() => true));
    for (const [what, subject] of subjects) {
      const heard = await throughEveryDoor(world, subject, asking);
      expect(unlike(nobody, heard), what).toEqual([]);
    }
  });

  it('is told to those who may hear of it', async () => {
    const held = castSubject('inNeedNextDoor', 'NUMBER_AND_NAME', world.town);
    const { answer } = await enquire(world.hub, 'social-worker', input(SECTION_47, held));
    expect(answer.outcome).toBe('RELEASED');
  });
});

describe('to everybody else, a child known to a clinic alone', WHILE, () => {
  it('is heard at every door as a child whom nobody knows', async () => {
    const asking = EVERYBODY.filter(([persona]) => persona !== 'sexual-health-worker');
    const subject = { child: { ...CONFIDENTIAL, dateOfBirth: born() } };
    const nobody = await throughEveryDoor(world, { child: { ...NOBODY, dateOfBirth: born() } }, asking);
    expect(
      await count(
        world.hub,
        'identity_statement',
        'source_id = $1 AND nhs_number = $2',
        CLINIC,
        CONFIDENTIAL.nhsNumber,
      ),
    ).toBe(1);
    expect(unlike(nobody, await throughEveryDoor(world, subject, asking))).toEqual([]);
  });
});
