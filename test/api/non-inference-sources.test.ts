import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { forgetAll, hear, HOSPITAL_SYSTEM, openWorld, type World } from '../support/paired-worlds.js';
import {
  protectedChildren,
  unlikeTheFirst,
  type Named,
  type ProtectedChildren,
} from '../support/protected-children.js';
import { count } from '../support/town-enquiries.js';
import { nextSequence } from '../support/world-facts.js';

const WHILE = { timeout: 180_000 };

let world: World;
let children: ProtectedChildren;
beforeAll(async () => {
  world = await openWorld();
  children = await protectedChildren(world);
}, 180_000);
beforeEach(() => forgetAll(world));
afterAll(() => world.close());

const SUBMIT = `mutation Feed($input: FeedInput!) { submitFeed(input: $input) { outcome batchId
  counts { accepted unchanged malformed notYours stale } rows { line id status path accepted } } }`;

interface Submitted {
  readonly submitFeed: { readonly batchId: string | null; readonly counts: { readonly accepted: number } };
}

/** Rows in which the hospital states a child as one it has not spoken of before; some it may not state. */
function rowsOf({ givenName, familyName, dateOfBirth, nhsNumber }: Named, local: string): readonly FeedRowInput[] {
  const { town, hub } = world;
  const common = (place: number) => ({ child: local, id: `stay/${place}`, asOf: `${hub.asOf}T02:00:00Z` });
  const who = { kind: 'IDENTITY', givenName, familyName, birthDate: dateOfBirth, sex: 'NOT_STATED' } as const;
  const since = town.daysBefore(3);
  return [
    { ...common(1), ...who, nhsNumber, nhsNumberState: 'TRACED' },
    {
      ...common(2),
      kind: 'RESIDENCE',
      line1: '7 Elsewhere Lane',
      town: null,
      postcode: 'NM1 1ZZ',
      dwelling: 'HOME',
      since,
      until: null,
    },
    {
      ...common(3),
      kind: 'INVOLVEMENT',
      service: 'PAEDIATRICS',
      practitioner: null,
      contact: null,
      since,
      until: null,
      sensitive: false,
      recordedGround: 'NOT_SENSITIVE',
    },
    {
      ...common(4),
      kind: 'DETRIMENT',
      covers: 'stay/3',
      reason: 'asked for by the ward',
      reviewOn: since,
      existenceToo: true,
      from: `${since}T00:00:00Z`,
      until: null,
    },
    { ...common(5), kind: 'POLICE_POINTER', since, until: null },
    { ...common(6), kind: 'CHANGE_OF_IDENTITY', since },
    { ...common(7), kind: 'COMMON_ASSESSMENT', holderName: 'Nobody Inparticular', contact: null, since, until: null },
    {
      ...common(8),
      kind: 'PLAN',
      planKind: 'LOOKED_AFTER',
      categories: [],
      started: since,
      ended: null,
      endReason: null,
    },
    {
      ...common(9),
      child: 'not introduced',
      kind: 'INVOLVEMENT',
      service: 'PAEDIATRICS',
      practitioner: null,
      contact: null,
      since,
      until: null,
      sensitive: false,
      recordedGround: 'NOT_SENSITIVE',
    },
    { ...common(1), ...who, nhsNumber, nhsNumberState: 'TRACED' },
  ];
}

/** What a batch left in the index is taken out of it, as if it had never come. */
async function takeOut(batchId: string, local: string): Promise<void> {
  const superuser = world.hub.database.superuser();
  await superuser.query(`DELETE FROM hub.child_key WHERE source_id = 'ZR1' AND source_key LIKE 'stay/%'`);
  for (const table of ['identity_statement', 'residence', 'involvement', 'detriment_judgement']) {
    await superuser.query(`DELETE FROM hub.${table} WHERE batch_id = $1`, [batchId]);
  }
  await superuser.query('DELETE FROM hub.match_review WHERE local_id = $1', [local]);
  await superuser.query('DELETE FROM hub.source_child WHERE local_id = $1', [local]);
}

describe('what a source that states a child is acknowledged', WHILE, () => {
  it('is the same at every child, and takes the same statements, and so when it is said again', async () => {
    let visits = 0;
    const differing = await unlikeTheFirst(children, async (child) => {
      visits += 1;
      const local = `visitor-${String(visits).padStart(2, '0')}`;
      const rows = rowsOf(child, local).map((row) => JSON.stringify(row));
      const submit = async (asOf: string, from = rows) => {
        const part = { sequence: nextSequence(world), part: 1, asOf, rows: from };
        return hear<Submitted>(world, HOSPITAL_SYSTEM.key, SUBMIT, { input: part });
      };
      const first = await submit(`${world.hub.asOf}T00:00:00Z`);
      expect(first.data?.submitFeed.counts).toMatchObject({ accepted: 4 });
      const again = await submit(`${world.hub.asOf}T00:00:00Z`);
      const renamed = rows.map((row) => row.replace(child.familyName, 'Otherwise'));
      const anew = await submit(`${world.hub.asOf}T00:00:00Z`, renamed);
      for (const came of [first, again, anew]) await takeOut(came.data?.submitFeed.batchId ?? '', local);
      return new Map([
        ['stated', first.bytes],
        ['stated again', again.bytes],
        ['stated under another name', anew.bytes],
      ]);
    });
    expect(differing).toEqual([]);
    // the protected facts stood meanwhile
    expect(await count(world.hub, 'police_pointer')).toBeGreaterThan(0);
    expect(await count(world.hub, 'detriment_judgement', 'existence_too')).toBeGreaterThan(0);
    expect(await count(world.hub, 'change_of_identity')).toBe(1);
  });
});
