import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CastKey } from '../../src/synthetic-town/cast.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { SECTION_47 } from '../support/everybody-asks.js';
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
import { count, enquire, example, input, PRESENTING, WORRIED } from '../support/town-enquiries.js';
import { removedFrom } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const byNumber = (key: CastKey): Subject => castSubject(key, 'NUMBER_AND_NAME', world.town);

/** Details under which another birth date is held: a person has to settle which child is meant. */
function unsettled(): Subject {
  return { child: { ...byNumber('noSocialCare').child, dateOfBirth: world.town.daysBefore(3_001) } };
}

describe('a shield', WHILE, () => {
  it.each(['shieldedNextDoor', 'shieldedByNorthmoor'] as const)(
    'over a child without a plan is heard at every door as an identity that is not settled: %s',
    async (key) => {
      const notSettled = await throughEveryDoor(world, unsettled());
      expect(unlike(notSettled, await throughEveryDoor(world, byNumber(key)))).toEqual([]);
      const shielded = `until IS NULL AND child_id IN (SELECT child_id FROM hub.identity_statement WHERE nhs_number = $1)`;
      expect(await count(world.hub, 'shield', shielded, byNumber(key).child?.nhsNumber)).toBe(1);
    },
  );

  it('that hides the name is heard at every door, of a search by name, as a child whom nobody knows', async () => {
    const named = (familyName: string): Subject => {
      const { child } = castSubject('shieldedNextDoor', 'NAME_AND_POSTCODE', world.town);
      return { child: { ...child, familyName: familyName } };
    };
    const hidden = await throughEveryDoor(world, named('Ravensworth'));
    expect(unlike(await throughEveryDoor(world, named('Nobodyson')), hidden)).toEqual([]);
    expect([...hidden.values()].filter((bytes) => bytes.includes('"NO_RECORD"')).length).toBeGreaterThan(20);
  });

  it('over a child with a plan is told of in the words of a record that is being checked', async () => {
    const { hub } = world;
    const shielded = await enquire(hub, 'ae-nurse', input(PRESENTING, byNumber('shieldedWithPlan')));
    await hub.database.superuser().query(
      `INSERT INTO hub.match_review (source_id, local_id, child_id, candidate_id, reason, opened_at)
       SELECT 'Z01', 'planted', i.child_id, (SELECT id FROM hub.child WHERE id <> i.child_id LIMIT 1), 'planted', now()
       FROM hub.identity_statement i WHERE i.nhs_number = $1 AND i.source_id = 'Z01'`,
      [byNumber('infantWithPlan').child?.nhsNumber],
    );
    const reviewed = await enquire(hub, 'ae-nurse', input(PRESENTING, byNumber('infantWithPlan')));
    await hub.database.superuser().query(`DELETE FROM hub.match_review WHERE local_id = 'planted'`);
    const words = 'A part of this record is being checked: phone the hub team, at any hour, for the rest.';
    for (const { answer } of [shielded, reviewed]) expect(answer.message).toContain(words);
    const { answer } = await enquire(hub, 'ae-nurse', input(PRESENTING, byNumber('infantWithPlan')));
    expect(answer.message).not.toContain(words);
  });

  it('stands: an override opens it', async () => {
    const name = 'a protected child, with an override of the shield';
    const persona = 'police-child-abuse-unit';
    const { text } = await enquire(world.hub, persona, example(world.hub, persona, name), true);
    expect(text).toContain('Quillfeather');
  });
});

describe('a confidential service', WHILE, () => {
  const CLINIC = 'ZS1';
  const asking: readonly Asker[] = EVERYBODY.filter(([persona]) => persona !== 'sexual-health-worker');

  it('is heard of at no door by those who state no ground', async () => {
    const subject = byNumber('sexualHealthOnSuspicion');
    const held = await throughEveryDoor(world, subject, asking);
    expect(await removedFrom(world, ['gp', WORRIED], subject)).toContain('SENSITIVE_SERVICE');
    const ground = await enquire(
      world.hub,
      'gp',
      example(world.hub, 'gp', 'the same young person under a stated ground of public interest'),
    );
    expect(ground.answer.child?.confidentialServices).toHaveLength(1);
    for (const table of ['child_key', 'consent', 'involvement', 'residence', 'identity_statement', 'source_child']) {
      await world.hub.database.superuser().query(`DELETE FROM hub.${table} WHERE source_id = $1`, [CLINIC]);
    }
    expect(await count(world.hub, 'involvement', 'source_id = $1', CLINIC)).toBe(0);
    expect(unlike(held, await throughEveryDoor(world, subject, asking))).toEqual([]);
    expect(await removedFrom(world, ['social-worker', SECTION_47], subject)).not.toContain('SENSITIVE_SERVICE');
  });
});
