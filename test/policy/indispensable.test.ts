import { describe, expect, it } from 'vitest';
import { INDISPENSABLE } from '../../src/decision-policy/read/indispensable.js';
import { readRuleset } from '../../src/decision-policy/read/read-ruleset.js';
import { canonicalRulebook } from '../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import { some } from '../support/property-runs.js';

type Json = Record<string, unknown> & { readonly id: string };
const SHIPPED = canonicalRulebook({ enquiry: RULESET, sharing: SHARING_RULESET });

function refusal(change: (rule: Json) => Json | null): string {
  const rules = (JSON.parse(SHIPPED) as Json[]).flatMap((rule) => change(rule) ?? []);
  const read = readRuleset(JSON.stringify(rules));
  return read.ok ? 'was read' : read.failure;
}
const onlyOf =
  (id: string, change: (rule: Json) => Json | null) =>
  (rule: Json): Json | null =>
    rule.id === id ? change(rule) : rule;

describe.each(some(INDISPENSABLE))('the indispensable rule %s', (id) => {
  const why = `rule \`${id}\` is indispensable`;

  it('is in every policy, to its last day', () => {
    // what another rule is shown as is missed there first
    const shown = RULESET.some((rule) => rule.effect === 'close' && rule.shownAs === id);
    expect(refusal(onlyOf(id, () => null))).toContain(shown ? 'is shown as a rule that does not exist' : why);
    expect(refusal(onlyOf(id, (rule) => ({ ...rule, until: '2027-01-01' })))).toContain(why);
    expect(refusal(onlyOf(id, (rule) => ({ ...rule, since: '2090-01-01' })))).toContain(why);
  });

  it('applies as it does in this build, and says that another takes a new build', () => {
    const narrower = id.startsWith('sharing/') ? { urgent: { $ne: 'NO' } } : { feeds: { $ne: 'IN_TIME' } };
    const refused = refusal(onlyOf(id, (rule) => ({ ...rule, when: { ...(rule['when'] as object), ...narrower } })));
    expect(refused).toContain(why);
    expect(refused).toContain('takes a new build');
  });

  it('has every field, outcome and manner of telling that it has in this build', () => {
    const changes: ((rule: Json) => Json)[] = [
      (rule) => ('fields' in rule ? { ...rule, fields: firstOf(rule['fields'] as object) } : rule),
      (rule) => ('tells' in rule ? { ...rule, tells: rule['tells'] === 'NOTHING' ? 'WITHHELD' : 'NOTHING' } : rule),
      (rule) => ('unmet' in rule ? { ...rule, unmet: 'ONCE_SHARED' } : rule),
      (rule) => ('unmet' in rule ? { ...rule, unmet: 'WITHIN_24_HOURS' } : rule),
      (rule) => ('against' in rule ? { ...rule, against: { result: { $nin: ['SHARED', 'REFUSED'] } } } : rule),
      (rule) => ('within' in rule ? { ...rule, within: 'ONE_WORKING_DAY' } : rule),
      (rule) => ('outcome' in rule ? { ...rule, outcome: 'ASK_HOLDER' } : rule),
      (rule) =>
        'shownAs' in rule
          ? { ...rule, shownAs: rule['shownAs'] === null ? 'gate/phone-and-concern-only' : null }
          : rule,
    ];
    const tried = changes.filter((change) => {
      const [own] = (JSON.parse(SHIPPED) as Json[])
        .filter((rule) => rule.id === id)
        .map((rule) => [rule, change(rule)]);
      return JSON.stringify(own?.[0]) !== JSON.stringify(own?.[1]);
    });
    expect(tried.length).toBeGreaterThan(0);
    for (const change of tried) expect(refusal(onlyOf(id, change))).toContain(why);
  });

  it('may be said in other words, and cite other paragraphs', () => {
    expect(refusal(onlyOf(id, (rule) => ({ ...rule, text: 'in other words', citations: ['5.1'] })))).toBe('was read');
  });
});

/** The first kind with its first field, where there is more than that. */
function firstOf(fields: object): object {
  const [[kind, names] = ['', []]] = Object.entries(fields) as [string, string[]][];
  return { [kind]: names.slice(0, 1) };
}

describe("of holders' decisions", () => {
  it('every rule about sexual activity under 13, and that likely harm is referred and not refused, is indispensable', () => {
    const harm = [
      'sharing/harm-referral-recorded',
      'sharing/harm-referral-to-make',
      'sharing/harm-refusal-is-no-result',
    ];
    const under13 = SHARING_RULESET.filter(({ citations }) => citations.includes('5.27')).map(({ id }) => id);
    expect(under13.length).toBeGreaterThan(5);
    expect(INDISPENSABLE).toEqual(expect.arrayContaining([...harm, ...under13]));
  });
});

describe('every other rule', () => {
  it('may be left out of a policy by itself', { timeout: 30_000 }, () => {
    const indispensable = new Set<string>(INDISPENSABLE);
    const shown = new Set(RULESET.flatMap((rule) => (rule.effect === 'close' ? [rule.shownAs] : [])));
    for (const { id } of some(
      [...RULESET, ...SHARING_RULESET].filter((rule) => !indispensable.has(rule.id) && !shown.has(rule.id)),
    )) {
      expect(refusal(onlyOf(id, () => null)), id).toBe('was read');
    }
  });
});
