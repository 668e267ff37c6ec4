import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listed } from '../../../src/cli/policy.js';
import { canonicalRuleset, policyVersion } from '../../../src/decision-policy/policy-version.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('hub policy list', () => {
  const text = listed(RULESET, policyVersion(RULESET, sha256));

  it('shows every rule with its words, its citation and since when it is in force', () => {
    for (const rule of RULESET) {
      expect(text).toContain(rule.text);
      const line = text.split('\n').find((candidate) => candidate.includes(`${rule.id}: `));
      expect(line).toContain(rule.citations.join('; '));
      expect(line).toContain(`since ${rule.since}`);
    }
  });

  it('names the version that is the hash of what `emit` prints', () => {
    expect(text.split('\n')[0]).toBe(`policy version ${sha256(canonicalRuleset(RULESET))}`);
  });

  it('says in law what carries what is let out', () => {
    expect(text).toMatch(/carried by \w+: .+ \(.+\)/);
  });
});
