import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_RULEBOOK } from '../../../src/compose/shipped-policy.js';
import type { Decision } from '../../../src/decision-policy/decision.js';
import type { Rule } from '../../../src/decision-policy/rulebook/rule.js';
import type { Rulebook } from '../../../src/decision-policy/rulebook/rulebook.js';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import type { RecordedFacts } from '../../../src/oversight/ports.js';
import { replayDecisions } from '../../../src/oversight/replay-decisions.js';
import { recordedFacts } from '../../../src/persistence/oversight/recorded-facts.js';
import { storedPolicy } from '../../../src/persistence/policy-store.js';
import type { Instant } from '../../../src/shared/instant.js';
import { plusDays } from '../../../src/shared/calendar-date.js';
import { activated, monthOfEnquiries, type Activation } from '../../support/month-of-enquiries.js';
import { startRunningHub, type RunningHub } from '../../support/running-hub.js';
import { sha256OfText } from '../../support/sha256.js';

const THE_BEGINNING = '2000-01-01T00:00:00.000000Z' as Instant;

/** The shipped policy with some rules about enquiries changed, or left out where `null` comes back. */
function changed(change: (rule: Rule) => Rule | null): Rulebook {
  const enquiry = SHIPPED_RULEBOOK.enquiry.map(change).filter((rule) => rule !== null);
  return { ...SHIPPED_RULEBOOK, enquiry };
}

let hub: RunningHub;
let activations: readonly Activation[];
let versions: readonly string[];
let answered: number;
beforeAll(async () => {
  hub = await startRunningHub();
  const lapses = plusDays(hub.asOf, -14);
  activations = [
    // at first old cases and plans were shown without a concern
    { daysAgo: 31, rulebook: changed((rule) => (rule.id.startsWith('proportionality/old-') ? null : rule)) },
    // then health visitors and doctors were given what they are given today, but not beyond a certain day
    {
      daysAgo: 20,
      rulebook: changed((rule) =>
        rule.id.startsWith('proportionality/primary-and-community-care') ? { ...rule, until: lapses } : rule,
      ),
    },
    { daysAgo: 10, rulebook: SHIPPED_RULEBOOK },
  ];
  versions = await activated(hub, activations);
  answered = await monthOfEnquiries(hub, activations);
}, 240_000);
afterAll(() => hub.close());

const ports = () => ({
  policyOfVersion: async (version: string) =>
    (await storedPolicy(hub.database.pool('readonly'), version))?.rules ?? null,
  sha256: sha256OfText,
  canonical: canonicalText,
});
const since = (instant: Instant, batch: number) => recordedFacts(hub.database.pool('readonly')).since(instant, batch);

async function all(instant: Instant, batch: number): Promise<readonly RecordedFacts[]> {
  const read: RecordedFacts[] = [];
  for await (const rows of since(instant, batch)) {
    expect(rows.length).toBeLessThanOrEqual(batch);
    read.push(...rows);
  }
  return read;
}

describe('a month of enquiries under three policies', { timeout: 120_000 }, () => {
  it('is decided once more, each under the policy that was in force, to the same bytes', async () => {
    const of = await replayDecisions(since(THE_BEGINNING, 25), ports());
    expect(of).toEqual({ replayed: answered, byOtherEvaluators: 0, differing: [] });
    expect(answered).toBeGreaterThan(120);
    const forBoth = (await all(THE_BEGINNING, 1_000)).filter(({ decision, outcome }) => {
      const { madeFor } = JSON.parse(decision) as Decision;
      return madeFor === 'ENQUIRER_AND_COLLEAGUE' && outcome !== 'REFUSED';
    });
    expect(forBoth.length).toBeGreaterThan(2);
  });

  it('was decided by each of the policies, of which no two decide alike', async () => {
    const recorded = await all(THE_BEGINNING, 500);
    expect(new Set(recorded.map(({ policyVersion }) => policyVersion))).toEqual(new Set(versions));
    const outcomes = new Set(recorded.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(
      expect.arrayContaining(['IDENTITY_NOT_CONFIRMED', 'NO_RECORD', 'PARTLY_RELEASED', 'REFUSED', 'RELEASED']),
    );
    // under another policy than its own at least one decision differs, so that the comparison can fail
    for (const version of versions) {
      const wrong = { ...ports(), policyOfVersion: () => ports().policyOfVersion(version) };
      const elsewhere = recorded
        .filter(({ policyVersion }) => policyVersion !== version)
        // the version is part of a decision: what else differs is what counts
        .map((one) => ({
          ...one,
          decision: canonicalText({ ...(JSON.parse(one.decision) as Decision), policyVersion: version }),
        }));
      const { differing } = await replayDecisions(batch(elsewhere), wrong);
      expect(differing.length).toBeGreaterThan(0);
    }
  });
});

async function* batch(rows: readonly RecordedFacts[]) {
  yield rows;
}

describe('recorded facts', { timeout: 60_000 }, () => {
  it('come oldest first, each once, in batches of any size, from an instant on', async () => {
    const whole = await all(THE_BEGINNING, 1_000);
    const times = whole.map(({ decidedAt }) => decidedAt);
    expect(times).toEqual([...times].sort());
    expect(new Set(whole.map(({ id }) => id)).size).toBe(answered);
    expect(await all(THE_BEGINNING, 7)).toEqual(whole);
    const middle = whole[Math.floor(answered / 2)]?.decidedAt as Instant;
    expect(await all(middle, 11)).toEqual(whole.filter(({ decidedAt }) => decidedAt >= middle));
    expect(await all('2999-01-01T00:00:00.000000Z' as Instant, 5)).toEqual([]);
  });

  it('name the organisation, and hold no reading of decisions', async () => {
    const before = (await all(THE_BEGINNING, 1_000)).length;
    await hub.ask('hub-ig-lead', '{ decisions(first: 1) { nodes { id } } }', {});
    const after = await all(THE_BEGINNING, 1_000);
    expect(after).toHaveLength(before);
    expect(after.find(({ organisationId }) => organisationId === 'Z90001')?.organisationName).toMatch(/\w{4}/);
  });

  it('are read by the login that reads for oversight, and by no request', async () => {
    const asApp = recordedFacts(hub.database.pool('app')).since(THE_BEGINNING, 1)[Symbol.asyncIterator]();
    await expect(asApp.next()).rejects.toThrow('permission denied');
  });
});
