import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { counselling } from '../../src/synthetic-town/pointers.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import { forgetAll, openWorld, throughEveryDoor, unlike, type Asker, type World } from '../support/paired-worlds.js';
import { enquire, input, WORRIED } from '../support/town-enquiries.js';
import { furtherRows, removedFrom, state, takenBack } from '../support/world-facts.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const WHILE = { timeout: 120_000 };

describe('an involvement of which its holder judged that even its existence must not be told', WHILE, () => {
  const subject = () => castSubject('planInForce', 'NUMBER_AND_NAME', world.town);
  const worried: Asker = ['gp', WORRIED];

  it('is heard of at no door by anybody, and of anybody who lives with the child', async () => {
    const sibling = castSubject('siblingWithoutPlan', 'NAME_AND_POSTCODE', world.town);
    const nextOfKin: readonly Asker[] = [['social-worker', SECTION_47], ['ae-nurse', DANGER], worried];
    const without = await throughEveryDoor(world, subject());
    const ofSibling = await throughEveryDoor(world, sibling, nextOfKin);
    const files = furtherRows(world, 'planInForce', counselling('EE990001', 'Gwilym Orrin', 90, true, world.town));
    await state(world, files);
    expect(unlike(without, await throughEveryDoor(world, subject()))).toEqual([]);
    expect(unlike(ofSibling, await throughEveryDoor(world, sibling, nextOfKin))).toEqual([]);
    expect(await removedFrom(world, worried, subject())).toContain('INVOLVEMENT');
    // without the judgement the same involvement is told
    await state(
      world,
      takenBack(files).map(({ source, rows }) => ({ source, rows: rows.filter(({ kind }) => kind === 'DETRIMENT') })),
    );
    expect((await enquire(world.hub, 'gp', input(WORRIED, subject()))).text).toContain('Gwilym Orrin');
    await state(
      world,
      takenBack(files).map(({ source, rows }) => ({ source, rows: rows.filter(({ kind }) => kind === 'INVOLVEMENT') })),
    );
  });

  it('is heard of at no door where it is all that its source has to do with the child', async () => {
    const without = await throughEveryDoor(world, subject());
    const judged = counselling('8ZV01', 'Ivo Saltmarsh-Reed', 90, true, world.town);
    await state(world, furtherRows(world, 'planInForce', judged));
    expect(unlike(without, await throughEveryDoor(world, subject()))).toEqual([]);
    expect(await removedFrom(world, worried, subject())).toContain('INVOLVEMENT');
  });
});
