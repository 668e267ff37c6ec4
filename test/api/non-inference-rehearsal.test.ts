import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { confidentialService } from '../../src/synthetic-town/confidential-services.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { commonAssessment, counselling, policePointer } from '../../src/synthetic-town/pointers.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { DANGER } from '../support/everybody-asks.js';
import { forgetAll, hear, openWorld, type Asker, type Subject, type World } from '../support/paired-worlds.js';
import { draftOf, draftWith } from '../support/policy-draft.js';
import { enquire, input, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, removedFrom, rowsOfNewChild, state } from '../support/world-facts.js';

const WHILE = { timeout: 120_000 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const REHEARSE = `query R($draft: String!, $since: String!) {
  rehearsePolicy(draft: $draft, since: $since) { version rows { organisationId from to fields decisions } } }`;

/** People of one hospital ask this often: so often that it is counted, and below every limit. */
const TIMES = 12;
const ONE: readonly Asker[] = [['ae-nurse', WORRIED]];
const TWO: readonly Asker[] = [...ONE, ['named-professional', DANGER]];

/** Drafts by which somebody might find out: the same, one that refuses all, and two that would tell of more. */
const DRAFTS = [
  SHIPPED_POLICY.ruleset,
  draftWith('gate/phone-and-concern-only', { when: {} }).text,
  draftWith('proportionality/police-pointer', { when: {} }).text,
  draftOf((rule) => (rule.id.includes('/common-assessment-needs-') ? null : rule)).text,
];

/** What the hub's reviewer hears of each draft after the hospital asked about one subject, and nobody about another. */
async function rehearsed(subject: Subject, asking: readonly Asker[]): Promise<readonly string[]> {
  await forgetAll(world);
  for (const [persona, asked] of asking) {
    for (let time = 0; time < TIMES / asking.length; time += 1)
      await enquire(world.hub, persona, input(asked, subject));
  }
  const heard: string[] = [];
  for (const draft of DRAFTS) {
    heard.push((await hear(world, 'hub-ig-lead', REHEARSE, { draft, since: '1d' })).bytes);
  }
  return heard;
}

const held = () => castSubject('noSocialCare', 'NUMBER_AND_NAME', world.town);

describe('the counts of a rehearsal, whatever the draft', WHILE, () => {
  it('do not move with what is removed first from every answer about a child', async () => {
    const without = await rehearsed(held(), ONE);
    const word = { record: 'REFUSED', point: 'REFUSED', suspicion: true } as const;
    await state(
      world,
      furtherRows(world, 'noSocialCare', [
        policePointer(60, null, world.town),
        ...commonAssessment('EE990001', 7 * 365, 'GIVEN', false, 'Rowena Applegarth', 80, world.town),
        ...counselling('EE990001', 'Gwilym Orrin', 90, true, world.town),
        ...confidentialService('ZR3', 'CAMHS', 7, 75, word, 'Rhiannon Lisle', world.town),
      ]),
    );
    expect(await removedFrom(world, ['ae-nurse', WORRIED], held())).toEqual(
      expect.arrayContaining(['COMMON_ASSESSMENT', 'INVOLVEMENT', 'POLICE_POINTER', 'SENSITIVE_SERVICE']),
    );
    expect(await rehearsed(held(), ONE)).toEqual(without);
    // the drafts do something, and it is counted
    expect(without[0]).toContain('"fields":"SAME"');
    expect(without[1]).toContain('"to":"REFUSED"');
    for (const bytes of without) expect(bytes).toContain('"decisions":"10"');
  });

  it('do not tell a child who is known to a clinic alone from one who is not held', async () => {
    const dateOfBirth = world.town.daysBefore(5_300);
    const named = { givenName: 'Juniper', familyName: 'Ottershaw' };
    const word = { record: 'GIVEN', point: 'REFUSED', suspicion: false } as const;
    const service = confidentialService('ZS1', 'SEXUAL_HEALTH', 14, 75, word, 'Rhiannon Lisle', world.town);
    await state(world, rowsOfNewChild(world, 900_081, { ...named, birthDate: dateOfBirth }, service));
    const known = { child: { ...named, dateOfBirth, nhsNumber: townNhsNumber(900_081) } };
    const nobody = { givenName: 'Quentin', familyName: 'Nobodyson', dateOfBirth, nhsNumber: townNhsNumber(900_082) };
    const notHeld = await rehearsed({ child: nobody }, TWO);
    expect(await rehearsed(known, TWO)).toEqual(notHeld);
    expect(notHeld[0]).toContain('"from":"NO_RECORD"');
  });

  it('do not tell a shielded child from one whose identity is not settled', async () => {
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', world.town);
    const notSettled = await rehearsed({ child: { ...child, dateOfBirth: world.town.daysBefore(3_001) } }, TWO);
    const shielded = castSubject('shieldedByNorthmoor', 'NUMBER_AND_NAME', world.town);
    expect(await rehearsed(shielded, TWO)).toEqual(notSettled);
    expect(notSettled[0]).toContain('"from":"IDENTITY_NOT_CONFIRMED"');
  });
});
