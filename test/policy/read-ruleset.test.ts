import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleset } from '../../src/decision-policy/read/read-ruleset.js';
import type { Rule } from '../../src/decision-policy/rulebook/rule.js';
import { canonicalRulebook, type PolicyRule } from '../../src/decision-policy/rulebook/rulebook.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import { runs, some } from '../support/property-runs.js';

type Change = (rule: Record<string, unknown>) => void;
type Effect = Rule['effect'];

const WHOLE = canonicalRulebook({ enquiry: RULESET, sharing: SHARING_RULESET });
// rules about holders' decisions have tests of their own
const isOf = (rule: Pick<PolicyRule, 'step' | 'effect'>, effect: Effect): boolean =>
  rule.step !== 'sharing' && rule.effect === effect;

/** The shipped rules, the first about enquiries with this effect changed; as JSON. What is indispensable has tests of its own. */
function changed(effect: Effect, change: Change): string {
  const rules = JSON.parse(WHOLE) as Record<string, unknown>[];
  const rule = rules.find((each) => isOf(each as unknown as PolicyRule, effect));
  if (rule === undefined) throw new Error(`no rule with the effect ${effect}`);
  change(rule);
  return JSON.stringify(rules);
}

function refusal(text: string): string {
  const read = readRuleset(text);
  return read.ok ? 'was read' : read.failure;
}

const set =
  (member: string, value: unknown): Change =>
  (rule) => {
    rule[member] = value;
  };

/** One that no hub needs, so that a change of it is no matter of what is indispensable. */
const FREE_FORBID = 'proportionality/practitioners-not-asked-for';

const EFFECTS = [...new Set(RULESET.map(({ effect }) => effect))];

describe('a policy that is read from text', () => {
  it('is the whole of what the hub was built with, both kinds of rules apart', () => {
    const read = readRuleset(WHOLE);
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(canonicalRulebook(read.value)).toBe(WHOLE);
    expect([read.value.enquiry.length, read.value.sharing.length]).toEqual([RULESET.length, SHARING_RULESET.length]);
  });

  it.each([
    ['an unknown key', { sparkle: true }, /^rule `sharing\/[a-z0-9-]+` has the unknown key `sparkle`$/],
    ['a fact that does not exist', { when: { mood: 'GOOD' } }, /`when` that names a fact that does not exist/],
    ['a value that a fact never has', { when: { harm: { $ne: 'SOME' } } }, /value that it never has/],
    ['a rule that a missing fact would take away', { when: { belief: 'NONE' } }, /would not apply when `belief`/],
    ['an effect of the other kind', { effect: 'permit' }, /effect that does not exist/],
    ['no citation', { citations: [] }, /`citations` that is empty/],
    ['the id of another kind', { id: 'gate/elsewhere' }, /does not begin with its step/],
  ])("is refused for %s in a rule about holders' decisions", (_, change, why) => {
    const [first, ...rest] = SHARING_RULESET;
    expect(refusal(JSON.stringify([{ ...first, ...change }, ...rest, ...RULESET]))).toMatch(why);
  });

  it('is the one that was written, whatever its order', () => {
    const read = readRuleset(JSON.stringify((JSON.parse(WHOLE) as readonly unknown[]).slice().reverse()));
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(canonicalRulebook(read.value)).toBe(WHOLE);
  });

  it.each(['', 'null', '{}', '"x"', '[', '[]', '[1]', '[[]]', '[null]'])('is refused when the text is %j', (text) => {
    expect(refusal(text)).not.toBe('was read');
  });

  it.each(EFFECTS)('names rule and key of a member of a %s that nobody knows', (effect) => {
    const id = (JSON.parse(WHOLE) as Rule[]).find((rule) => isOf(rule, effect))?.id;
    const why = refusal(changed(effect, set('grants', true)));
    expect(why).toBe(`rule \`${id}\` has the unknown key \`grants\``);
  });

  it.each(
    some(EFFECTS).flatMap((effect) =>
      Object.keys(RULESET.find((rule) => rule.effect === effect) ?? {}).map((member) => [effect, member] as const),
    ),
  )('is refused when a %s lacks its `%s` or has another kind of value there', (effect, member) => {
    expect(refusal(changed(effect, set(member, undefined)))).not.toBe('was read');
    expect(refusal(changed(effect, set(member, { nothing: 'of the kind' })))).not.toBe('was read');
    expect(refusal(changed(effect, set(member, 17)))).not.toBe('was read');
  });

  it.each([
    ['no citation', 'permit', set('citations', []), /`citations` that is empty/],
    ['an empty text', 'permit', set('text', '  '), /`text` that is no text/],
    ['a control character', 'permit', set('text', 'a\u0000b'), /`text` that is no text/],
    ['a legal basis that does not exist', 'gateway', set('legalBasis', ['NOBODY_KNOWS']), /`legalBasis`/],
    ['a gateway without legal basis', 'gateway', set('legalBasis', []), /`legalBasis` that is empty/],
    ['a day that does not exist', 'close', set('since', '2026-02-30'), /`since` that is no date/],
    ['an end before its beginning', 'close', set('until', '1999-01-01'), /ends before it begins/],
    ['an id in another folder', 'close', set('id', 'shield/elsewhere'), /does not begin with its step/],
    ['an id of somebody else', 'close', set('id', 'gate/vetting'), /gate\/vetting|same id/],
    ['a fact that does not exist', 'permit', set('when', { mood: 'GOOD' }), /names a fact that does not exist/],
    ['a value that a fact never has', 'close', set('when', { vetting: 'GOOD' }), /value that it never has/],
    ['an operator of another language', 'permit', set('when', { group: { $regex: 'G' } }), /operator or a value/],
    ['a field that is not there', 'permit', set('fields', { PLAN: ['diary'] }), /not in the catalogue/],
    ['no fields', 'permit', set('fields', {}), /names no fields/],
    ['a permit that opens on what is not known', 'permit', set('when', { group: { $ne: 'GP' } }), /would open when/],
    ['a forbid that opens on what is not known', 'liftable', set('when', { group: 'GP' }), /would open when `group`/],
    ['a gateway with no direction', 'gateway', set('when', { purpose: 'ROUTINE_CARE' }), /whose information goes/],
    ['an item in the conditions of a gate', 'close', set('when', { itemKind: 'PLAN' }), /may not read/],
    ['a rule shown as none', 'close', set('shownAs', 'gate/nowhere'), /shown as a rule that does not exist/],
  ] as const)('is refused for %s', (_, effect, change, why) => {
    expect(refusal(changed(effect, change))).toMatch(why);
  });

  it.each([
    ...['HOLDER', 'SOCIAL_CARE', 'HUB_TEAM', 'LATER', 'NOBODY'].map((mender) => set('mendedBy', mender)),
    set('when', { gateway: { $ne: 'FOUND' } }),
    set('when', { gateway: { $ne: 'NONE' } }),
  ])('may say of a forbid who could change it, and turn on the gateway: %#', (change) => {
    const rules = JSON.parse(WHOLE) as Record<string, unknown>[];
    const rule = rules.find(({ id }) => id === FREE_FORBID);
    expect(rule).toBeDefined();
    change(rule ?? {});
    expect(refusal(JSON.stringify(rules))).toBe('was read');
  });

  it('is refused when a ground would lift a rule although nothing is known', () => {
    const ground = { ground: 'x', citations: [], legalBasis: [] };
    for (const when of [{}, { consent: 'UNKNOWN' }, { consent: { $ne: 'REFUSED' } }]) {
      expect(refusal(changed('liftable', set('liftedBy', [{ ...ground, when }])))).toMatch(/when nothing is known/);
    }
  });

  it('is refused when its grounds would unfold into more conditions than can be kept', () => {
    const when = { consent: 'GIVEN', setting: 'SCHEDULED', group: 'GP', concern: 'NONE' };
    const lifts = Array.from({ length: 5 }, () => ({ ground: 'x', citations: [], legalBasis: [], when }));
    expect(refusal(changed('liftable', set('liftedBy', lifts)))).toMatch(/too many grounds/);
  });

  it('is refused for its size before anything is compiled', () => {
    const rules = JSON.parse(WHOLE) as Record<string, unknown>[];
    const liftable = rules.find(({ effect }) => effect === 'liftable');
    const when = { consent: 'GIVEN', setting: 'SCHEDULED', group: 'GP', concern: 'NONE' };
    const lifts = Array.from({ length: 4 }, () => ({ ground: 'x', citations: [], legalBasis: [], when }));
    const each = Array.from({ length: 12 }, (_, at) => ({
      ...liftable,
      id: `consent/one-of-many-${at}`,
      liftedBy: lifts,
    }));
    const begun = performance.now();
    expect(refusal(JSON.stringify([...rules, ...each]))).toMatch(/unfolds into at most 2000 conditions/);
    expect(performance.now() - begun).toBeLessThan(1_000);
    const many = Array.from({ length: 401 }, (_, at) => ({ ...rules[0], id: `gate/one-of-many-${at}` }));
    expect(refusal(JSON.stringify(many))).toBe('a policy has at most 400 rules');
  });

  it('is refused for a list that names more than there is to name', () => {
    const long = Array.from({ length: 5_000 }, () => 'CURRENT');
    const begun = performance.now();
    expect(refusal(changed('close', set('when', { training: { $in: long, $nin: long } })))).toMatch(
      /compares a fact with more values than it has/,
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('as large as it may be is compiled in well under a second', () => {
    const rules = JSON.parse(WHOLE) as Record<string, unknown>[];
    const kinds = rules.find(({ id }) => id === 'shield/changed-identity-never')?.['fields'];
    const when = { consent: 'GIVEN', setting: 'SCHEDULED', group: 'GP', concern: 'NONE' };
    const lifts = [when, when].map((one) => ({ ground: 'x', citations: [], legalBasis: [], when: one }));
    const liftable = rules.find(({ id }) => id === 'shield/item-shielded');
    const each = Array.from({ length: 9 }, (_, at) => ({
      ...liftable,
      id: `shield/one-of-many-${at}`,
      fields: kinds,
      liftedBy: lifts,
    }));
    const begun = performance.now();
    expect(refusal(JSON.stringify([...rules, ...each]))).toBe('was read');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it.each(['\u202e', '\u200b', '\ufeff', '\u2066', '\u00ad'])(
    'is refused for a text with what is not seen: %j',
    (one) => {
      expect(refusal(changed('close', set('mend', `ask ${one} again`)))).toMatch(/`mend` that is no text/);
      expect(refusal(changed('close', set('text', `ask ${one} again`)))).toMatch(/`text` that is no text/);
      const ground = { ground: `x${one}`, citations: [], legalBasis: [], when: { consent: 'GIVEN' } };
      expect(refusal(changed('liftable', set('liftedBy', [ground])))).toMatch(/`ground` that is no text/);
    },
  );

  it('repeats nothing that was sent beside ids and keys', () => {
    const secret = 'Ada Thorn 999 000 0018';
    const members = ['text', 'since', 'step', 'effect', 'when', 'by', 'outcome', 'citations', 'liftedBy', 'id', secret];
    for (const member of some(members)) {
      for (const value of [`\u0001${secret}`, [`\u0001${secret}`], { [secret]: secret }]) {
        expect(refusal(changed('close', set(member, value)))).not.toContain('Ada');
      }
    }
  });

  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EFFECTS), fc.string(), fc.jsonValue(), (effect, member, value) => {
        const read = readRuleset(changed(effect, set(member, value)));
        expect(typeof read.ok).toBe('boolean');
      }),
      { numRuns: runs(200), seed: 7 },
    );
  });
});
