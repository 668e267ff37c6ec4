import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { commonAssessment, counselling, policePointer } from '../../src/synthetic-town/pointers.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { SECTION_47 } from '../support/everybody-asks.js';
import {
  EVERYBODY,
  forgetAll,
  hear,
  nameOf,
  openWorld,
  throughEveryDoor,
  unlike,
  type Came,
  type World,
} from '../support/paired-worlds.js';
import { enquire, input, PRESENTING, ROUTINE, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, removedFrom, rowsOfNewChild, state } from '../support/world-facts.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const WHILE = { timeout: 120_000 };

const bodyOf = ({ bytes }: Came) => bytes.split('\n')[1];

/** Who is told to ask the police, where a concern is stated. */
const TOLD_TO_ASK_THE_POLICE = /^(social-worker S|designated-manager|police-child-abuse)/;

describe('the same world', WHILE, () => {
  it('is heard alike twice', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', world.town);
    const once = await throughEveryDoor(world, subject);
    expect(unlike(once, await throughEveryDoor(world, subject))).toEqual([]);
    // every door was heard, and what it takes was heard with it
    expect([...once.values()].filter((bytes) => !bytes.includes('\nhub '))).toEqual([]);
    expect([...once.keys()].filter((door) => door.startsWith('decisions, page 2')).length).toBeGreaterThan(3);
  });
});

describe('a pointer to the police', WHILE, () => {
  it('is heard of at no door by those who are not told of it', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', world.town);
    const asking = EVERYBODY.filter((asker) => !TOLD_TO_ASK_THE_POLICE.test(nameOf(...asker)));
    const asked = { input: input(WORRIED, subject) };
    const first = await hear<{ readonly enquire: EnquiryAnswer }>(world, 'gp', ENQUIRE, asked);
    world.kept.add(first.data?.enquire.receipt.decisionId ?? '');
    const without = await throughEveryDoor(world, subject, asking);
    // the police have written last, as whoever feeds each night has
    const pointed = furtherRows(world, 'planInForce', [policePointer(60, null, world.town)]);
    await state(
      world,
      pointed.map(({ source, rows }) => ({
        source,
        rows: rows.map((row) => ({ ...row, asOf: `${world.hub.asOf}T01:00:00Z` })),
      })),
    );
    expect(unlike(without, await throughEveryDoor(world, subject, asking))).toEqual([]);
    // who asked before and sends the same request again has the same answer
    expect(bodyOf(await hear(world, 'gp', ENQUIRE, asked))).toBe(bodyOf(first));
    expect(await removedFrom(world, ['ae-nurse', PRESENTING], subject)).toContain('POLICE_POINTER');
    const told = await enquire(world.hub, 'social-worker', input(SECTION_47, subject));
    expect(told.answer.child).toMatchObject({ askThePolice: [expect.any(String)] });
  });
});

describe('a common assessment with consent to record it and none to share it', WHILE, () => {
  it('is heard of at no door by anybody, those of the school that holds it among them', async () => {
    const subject = castSubject('noSocialCare', 'NUMBER_AND_NAME', world.town);
    const without = await throughEveryDoor(world, subject);
    const stated = commonAssessment('EE990001', 7 * 365, 'GIVEN', false, 'Rowena Applegarth', 80, world.town);
    await state(world, furtherRows(world, 'noSocialCare', stated));
    expect(unlike(without, await throughEveryDoor(world, subject))).toEqual([]);
    expect(await removedFrom(world, ['gp', ROUTINE], subject)).toContain('COMMON_ASSESSMENT');
    // the same of a child whose family agreed is told
    const shared = castSubject('assessedAtSchool', 'NUMBER_AND_NAME', world.town);
    const told = await enquire(world.hub, 'gp', input(ROUTINE, shared));
    expect(told.answer.child).toMatchObject({ commonAssessments: [{ holder: 'Rowena Applegarth' }] });
  });
});

describe('a child of whom nothing is held but what must not be told', WHILE, () => {
  const asking = EVERYBODY.filter((asker) => !TOLD_TO_ASK_THE_POLICE.test(nameOf(...asker)));

  it.each([
    ['a pointer to the police', 900_011, () => [policePointer(60, null, world.town)]],
    ['a judged involvement', 900_012, () => counselling('EE990002', 'Gwilym Orrin', 90, true, world.town)],
    ['an assessment', 900_013, () => commonAssessment('8ZV01', 4_000, 'GIVEN', false, 'Rowena Lisle', 80, world.town)],
  ])('is answered at every door as a child whom nobody knows: %s', async (_what, index, statements) => {
    const born = world.town.daysBefore(4_000);
    const named = { givenName: 'Peregrine', familyName: `Holmwood-${['A', 'B', 'C'][index - 900_011]}` };
    const subject = { child: { ...named, dateOfBirth: born, nhsNumber: townNhsNumber(index) } };
    const without = await throughEveryDoor(world, subject, asking);
    await state(world, rowsOfNewChild(world, index, { ...named, birthDate: born }, statements()));
    expect(unlike(without, await throughEveryDoor(world, subject, asking))).toEqual([]);
    expect(await removedFrom(world, ['ae-nurse', PRESENTING], subject)).toHaveLength(1);
  });

  it('is found all the same by those who are told of it', async () => {
    const born = world.town.daysBefore(4_000);
    const subject = { child: { givenName: 'Peregrine', familyName: 'Holmwood-A', dateOfBirth: born } };
    const told = await enquire(world.hub, 'social-worker', input(SECTION_47, subject));
    expect(told.answer).toMatchObject({ outcome: 'RELEASED', child: { askThePolice: [expect.any(String)] } });
  });
});
