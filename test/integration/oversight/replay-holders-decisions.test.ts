import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import type { RecordedFacts } from '../../../src/oversight/ports.js';
import { replayDecisions } from '../../../src/oversight/replay-decisions.js';
import { recordedFactsIn } from '../../../src/persistence/oversight/recorded-facts.js';
import { storedPolicy } from '../../../src/persistence/policy-store.js';
import type { Instant } from '../../../src/shared/instant.js';
import { startRunningHub, type RunningHub } from '../../support/running-hub.js';
import { record } from '../../support/sharing-hub.js';
import { sha256OfText } from '../../support/sha256.js';
import { HARM, refusalInput, sharingInput } from '../../support/sharing-input.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

const THE_BEGINNING = '1850-01-01T00:00:00.000000Z' as Instant;

const ports = () => ({
  policyOfVersion: async (version: string) =>
    (await storedPolicy(hub.database.pool('readonly'), version))?.rules ?? null,
  sha256: sha256OfText,
  canonical: canonicalText,
});

async function recordedByHolders(): Promise<readonly RecordedFacts[]> {
  const client = await hub.database.pool('readonly').connect();
  try {
    await client.query('BEGIN READ ONLY');
    const read: RecordedFacts[] = [];
    for await (const rows of recordedFactsIn(client, THE_BEGINNING, 4, ['SHARING_DECISION'])) read.push(...rows);
    await client.query('COMMIT');
    return read;
  } finally {
    client.release();
  }
}

async function* batch(rows: readonly RecordedFacts[]) {
  yield rows;
}

it('recorded decisions of holders are judged once more, under the stored policy, to the same bytes', async () => {
  for (const input of [sharingInput(), sharingInput(HARM), refusalInput()]) {
    for (const holder of ['gp', 'school-lead', 'social-worker']) {
      await record(hub, holder, { ...input, requestId: crypto.randomUUID() });
    }
  }
  const rows = await recordedByHolders();
  expect(await replayDecisions(batch(rows), ports())).toEqual({ replayed: 9, byOtherEvaluators: 0, differing: [] });
  // what follows differs with what was recorded, so that the comparison can fail
  expect(new Set(rows.map(({ decision }) => decision)).size).toBeGreaterThan(2);

  const [first, ...others] = rows as readonly [RecordedFacts, ...RecordedFacts[]];
  const unlike = others.find(({ decision }) => decision !== first.decision);
  const exchanged = { ...first, id: 'of another', decision: unlike?.decision ?? '' };
  const noFacts = { ...first, id: 'of no facts', facts: '{}' };
  expect((await replayDecisions(batch([exchanged, noFacts, ...others]), ports())).differing).toEqual([
    'of another',
    'of no facts',
  ]);
}, 60_000);
