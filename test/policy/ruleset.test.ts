import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { openOnUnknown } from '../../src/decision-policy/compile/ability.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import { PURPOSES_OF_REVIEW } from '../../src/decision-policy/facts/bodies-of-gateways.js';
import { compileConditions } from '../../src/decision-policy/rulebook/conditions.js';
import { canonicalRuleset, policyVersion } from '../../src/decision-policy/rulebook/policy-version.js';
import { STEPS } from '../../src/decision-policy/rulebook/rule.js';
import type { Rule } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { takesConcern } from '../../src/decision-policy/facts/takes-concern.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';

const FOLDER = new URL('../../src/decision-policy/rules/', import.meta.url);
/** A paragraph, a part of an appendix, or an enactment with its year. */
const CITATION = /^(\d{1,2}\.\d{1,3}|Appendix \d( .+)?|SI \d{4}\/\d+ .+|[A-Z].+ (Act|Regulations|Order) \d{4}( .+)?)$/;
/** The number of the last paragraph of each chapter of the guidance, from the first. */
const LAST_PARAGRAPHS = [36, 193, 112, 55, 161, 66, 96, 56, 66, 29, 117, 71];

const each = RULESET.map((rule) => [rule.id, rule] as const);

/** Without one of each nothing is released. */
function opens(rule: Rule): boolean {
  return rule.effect === 'permit' || rule.effect === 'gateway';
}

describe('the ruleset', () => {
  it.each(each)('%s has text for people and cites a paragraph or a statute', (_, rule) => {
    expect(rule.text).toMatch(/^[a-z].{10,}[^.]$/);
    expect(rule.citations.length).toBeGreaterThan(0);
    for (const citation of rule.citations) expect(citation).toMatch(CITATION);
    for (const lift of 'liftedBy' in rule ? rule.liftedBy : []) expect(lift.citations.length).toBeGreaterThan(0);
  });

  it.each(each)('%s cites no paragraph that the guidance does not have', (_, rule) => {
    const lifted = 'liftedBy' in rule ? rule.liftedBy.flatMap((lift) => lift.citations) : [];
    const paragraphs = [...rule.citations, ...lifted].filter((citation) => /^[\d.]+$/.test(citation));
    for (const [chapter, paragraph] of paragraphs.map((citation) => citation.split('.').map(Number))) {
      expect(paragraph).toBeGreaterThan(0);
      expect(paragraph).toBeLessThanOrEqual(LAST_PARAGRAPHS[(chapter ?? 0) - 1] ?? 0);
    }
  });

  it.each(each)('%s stands in a file of its name, with a comment', (id, rule) => {
    expect(STEPS).toContain(rule.step);
    const [step, norm] = id.split('/');
    expect(step).toBe(rule.step);
    const file = new URL(`${step}/${norm}.ts`, FOLDER);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/\/\*\*\n( \* .*\n)+ \*\/\nexport const/);
  });

  it('lists every file of the folder', () => {
    const listed = new Set(RULESET.map((rule) => rule.id.split('/').slice(0, 2).join('/')));
    const grounds = new Set(['consent/consent-given', 'public-interest/grounds', 'shield/access-override']);
    const files = readdirSync(FOLDER, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3));
    expect(files.filter((file) => !listed.has(file) && !grounds.has(file))).toEqual([]);
  });

  it('never opens on a fact that is not known', () => {
    const open = RULESET.filter((rule) => {
      if (rule.effect === 'require') return false;
      const lifts = 'liftedBy' in rule ? rule.liftedBy : [];
      const wrong = openOnUnknown(rule.when, opens(rule));
      return wrong !== null || lifts.some((lift) => openOnUnknown(lift.when, true) !== null);
    });
    expect(open.map((rule) => rule.id)).toEqual([]);
  });

  // a review learns from what happened: what it is given stands in cells of its own (8.6, 8.31)
  it('gives reviews what their own cells say, the child as typed, and plan state of adults and households', () => {
    const permits = RULESET.filter((rule) => rule.effect === 'permit');
    const open = PURPOSES_OF_REVIEW.flatMap((purpose) =>
      permits.filter(({ when: { purpose: asked = purpose } }) => compileConditions({ asked })({ asked: purpose })),
    );
    expect([...new Set(open.map(({ id }) => id))].sort()).toEqual([
      'identity/confirmed-details',
      'proportionality/adult-plan-state',
      'proportionality/household-plan-state',
      'proportionality/review-bodies/child-death-panel',
      'proportionality/review-bodies/own-agency',
      'proportionality/review-bodies/safeguarding-board',
    ]);
  });

  it('has no permit in force on a day when something that closes or forbids is not', () => {
    const latestGuard =
      RULESET.filter((rule) => !opens(rule))
        .map((rule) => rule.since)
        .sort()
        .at(-1) ?? '';
    for (const rule of RULESET) {
      // a gateway may begin and end when the law does: it opens nothing without a permit
      if (rule.effect === 'permit') expect(rule.since >= latestGuard).toBe(true);
      else if (rule.effect !== 'gateway') expect(rule.until).toBeNull();
    }
  });

  it('is frozen, rule by rule', () => {
    expect(() => (RULESET as Rule[]).pop()).toThrow(TypeError);
    expect(RULESET.every((rule) => Object.isFrozen(rule) && Object.isFrozen(rule.when))).toBe(true);
  });

  it('is plain JSON and has one version whatever its order', () => {
    expect(JSON.parse(canonicalRuleset(RULESET))).toHaveLength(RULESET.length);
    expect(policyVersion([...RULESET].reverse(), sha256OfText)).toBe(policyVersion(RULESET, sha256OfText));
    const [first, ...rest] = RULESET;
    const changed = { ...(first as Rule), text: 'another text' } as Rule;
    expect(policyVersion([changed, ...rest], sha256OfText)).not.toBe(policyVersion(RULESET, sha256OfText));
  });

  it('decides from its own JSON as it does from its source', () => {
    const facts = enquiryFacts({ items: [itemFacts('PLAN'), itemFacts('IDENTITY')] });
    const stored = JSON.parse(canonicalRuleset(RULESET)) as Rule[];
    const fromJson = createDecide(stored, sha256OfText)(facts);
    expect(JSON.stringify(fromJson)).toBe(JSON.stringify(createDecide(RULESET, sha256OfText)(facts)));
  });

  it('is refused when a rule is not well made', () => {
    const [first] = RULESET;
    expect(() => createDecide([...RULESET, first as Rule], sha256OfText)).toThrow('two rules have the same id');
    const gate = RULESET.find((rule) => rule.id === 'gate/training') as Rule;
    const others = RULESET.filter((rule) => rule !== gate);
    const naming = { ...gate, when: { training: 'LAPSED' } } as Rule;
    expect(() => createDecide([...others, naming], sha256OfText)).toThrow('would open when `training` is not known');
    const misspelt = { ...gate, when: { training: { $not: 'CURRENT' } } } as unknown as Rule;
    expect(() => createDecide([...others, misspelt], sha256OfText)).toThrow('unknown operator `$not`');
  });
});

describe('dates in force', () => {
  it('start with a day and end before one, in UTC', () => {
    const rules = RULESET.map((rule) =>
      rule.id === 'proportionality/primary-and-community-care/routine'
        ? { ...rule, since: '2026-01-05', until: '2026-01-07' }
        : rule,
    );
    const decide = createDecide(rules, sha256OfText);
    const releasedAt = (now: string): boolean =>
      decide(enquiryFacts({ now, items: [itemFacts('PLAN')] })).items[0]?.fields[0]?.released === true;
    expect(releasedAt('2026-01-04T23:59:59.999999Z')).toBe(false);
    expect(releasedAt('2026-01-05T00:00:00.000000Z')).toBe(true);
    expect(releasedAt('2026-01-06T23:59:59.999999Z')).toBe(true);
    expect(releasedAt('2026-01-07T00:00:00.000000Z')).toBe(false);
  });

  it('before the first rule is in force nothing is released', () => {
    const decide = createDecide(RULESET, sha256OfText);
    const decision = decide(enquiryFacts({ now: '2001-01-01T00:00:00.000000Z', items: [itemFacts('PLAN')] }));
    expect(decision.outcome).toBe('REFUSED');
  });
});

describe('explanations', () => {
  const explain = createExplainRule(RULESET);

  it('say the rule, its paragraph and what another party could supply', () => {
    expect(explain('consent/school-routine-needs-consent')).toEqual({
      rule: 'consent/school-routine-needs-consent',
      text: 'the practitioner has no consent to share this with schools in routine care',
      citation: '2.12, 2.72, 5.23',
      whoCouldChangeIt: 'whoever holds the information, by asking for consent or by their own judgement',
    });
    expect(explain('gate/training').whoCouldChangeIt).toContain('ask a colleague to enquire for you');
  });

  it('explain an unknown rule as the lack of a permission', () => {
    expect(explain('no/such-rule').rule).toBe('nothing-permits');
  });

  it('never advise what purpose, concern or ground to state for an item', () => {
    const advice = RULESET.filter((rule) => 'mendedBy' in rule).map((rule) => explain(rule.id).whoCouldChangeIt);
    expect(advice.filter((text) => /purpose|concern|ground|override|harm/.test(text))).toEqual([]);
  });
});

describe('a concern typed behind a closed gate', () => {
  it('is taken from anyone signed in at an active organisation', () => {
    const lapsed = enquiryFacts({ caller: { training: 'LAPSED', limits: 'ABOVE' }, request: { concern: 'WELFARE' } });
    expect(takesConcern(lapsed)).toBe(true);
    expect(takesConcern(enquiryFacts({ caller: { organisation: 'INACTIVE' }, request: { concern: 'WELFARE' } }))).toBe(
      false,
    );
    expect(takesConcern(enquiryFacts())).toBe(false);
  });
});
