import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { draftWith, type DraftRule } from '../support/policy-draft.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';

const PROPOSE = `mutation P($draft: String!, $note: String!) { proposePolicy(draft: $draft, note: $note) { version } }`;
const POLICY = `query V($version: String) { policy(version: $version) { version activatedAt
  rules { id step effect text citations legalBasis commencement since until canonical goldenCases { decides nearlyDecides } } } }`;

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

describe('the policy in words', { timeout: 60_000 }, () => {
  it('shows each rule of a version with what it stands on and its golden cases', async () => {
    const { data } = await hub.ask<{ policy: { version: string; activatedAt: string; rules: DraftRule[] } }>(
      'gp',
      POLICY,
      {
        version: SHIPPED_POLICY.version,
      },
    );
    const shipped = JSON.parse(SHIPPED_POLICY.ruleset) as DraftRule[];
    expect(data?.policy.rules.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id));
    expect(data?.policy.rules.filter(({ id }) => id.startsWith('sharing/')).length).toBeGreaterThan(10);
    for (const rule of data?.policy.rules ?? []) {
      const same = shipped.find(({ id }) => id === rule.id);
      expect(rule).toMatchObject({ text: same?.['text'], citations: same?.['citations'], since: same?.['since'] });
      const gateway = rule['effect'] === 'gateway';
      expect((rule['legalBasis'] as string[]).length > 0).toBe(gateway);
      expect(rule['commencement'] !== null).toBe(gateway);
    }
    const training = data?.policy.rules.find(({ id }) => id === 'gate/training');
    const cases = training?.['goldenCases'] as { decides: string[]; nearlyDecides: string[] };
    expect(cases.decides.length).toBeGreaterThan(0);
    expect(cases.nearlyDecides.length).toBeGreaterThan(0);
    expect(`[${data?.policy.rules.map((rule) => String(rule['canonical'])).join(',')}]`).toBe(SHIPPED_POLICY.ruleset);
  });

  it('shows a stored draft as it was stored, and says that it never was in force', async () => {
    const { text, version } = draftWith('gate/training', { text: 'in other words' });
    const asked = { draft: text, note: 'the training gate in other words' };
    expect((await hub.ask('ig-lead', PROPOSE, asked)).errors).toEqual([]);
    const { data } = await hub.ask<{ policy: { activatedAt: string | null; rules: DraftRule[] } }>('gp', POLICY, {
      version,
    });
    expect(data?.policy.activatedAt).toBeNull();
    expect(data?.policy.rules.find(({ id }) => id === 'gate/training')?.['text']).toContain('in other words');
    // the cases were read under the rule of this build, and say nothing of another that has its id
    expect(data?.policy.rules.find(({ id }) => id === 'gate/training')?.['goldenCases']).toEqual({
      decides: [],
      nearlyDecides: [],
    });
    expect(data?.policy.rules.find(({ id }) => id === 'gate/vetting')?.['goldenCases']).not.toEqual({
      decides: [],
      nearlyDecides: [],
    });
  });
});
