import { compileByDate } from '../compile/compiled-ruleset.js';
import { indispensableLacking } from './indispensable.js';
import { isRecord, misfitIn, named } from './member-checks.js';
import type { Misfit } from './member-checks.js';
import { conditionsOf, MOST_CONDITIONS } from './rule-budget.js';
import { RULE_SHAPES } from './rule-shape.js';
import { rulebookOf } from '../rulebook/rulebook.js';
import type { PolicyRule, Rulebook } from '../rulebook/rulebook.js';
import { SHARING_RULE_SHAPES } from './sharing-rule-shape.js';
import { createJudgeSharing } from '../sharing/judge-sharing.js';
import { fail, ok } from '../../shared/result.js';
import type { Result } from '../../shared/result.js';

/** More rules than this are no rulebook that two people have read. */
const MOST_RULES = 400;

/**
 * Reads a policy from JSON that nobody vouches for: a draft, or one that was stored. Every member of every rule is
 * checked, unknown ones are refused, and the rules are then compiled, so that one which would open on a fact that is
 * not known is refused with the reason. How large it is is judged before anything is compiled, and what no policy may
 * leave out (`INDISPENSABLE`) must be in it. The failure is for people; it names rules and keys and repeats no value.
 */
export function readRuleset(text: string): Result<Rulebook, string> {
  const parsed = parse(text);
  if (!Array.isArray(parsed)) return fail('a policy is a JSON list of rules');
  if (parsed.length === 0) return fail('a policy has at least one rule');
  if (parsed.length > MOST_RULES) return fail(`a policy has at most ${MOST_RULES} rules`);
  if (conditionsOf(parsed) > MOST_CONDITIONS) {
    return fail(`a policy unfolds into at most ${MOST_CONDITIONS} conditions: fewer grounds, or fewer kinds of items`);
  }
  for (const [place, rule] of (parsed as readonly unknown[]).entries()) {
    const misfit = misfitOfRule(rule);
    if (misfit !== null) return fail(`${nameOf(rule, place)} ${misfit}`);
  }
  const rules = parsed as readonly PolicyRule[];
  const odd = oddOneOf(rules);
  if (odd !== null) return fail(odd);
  const rulebook = rulebookOf(rules);
  try {
    compileByDate(rulebook.enquiry);
    createJudgeSharing(rulebook.sharing);
  } catch (fault) {
    return fail(fault instanceof Error ? fault.message : 'the rules cannot be compiled');
  }
  const lacking = indispensableLacking(rules);
  if (lacking !== null) {
    return fail(
      `rule \`${lacking}\` is indispensable: but for its text and its citations it is as this hub was built with it, and to change it takes a new build`,
    );
  }
  return ok(rulebook);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function misfitOfRule(rule: unknown): Misfit {
  if (!isRecord(rule)) return 'is no object';
  const { effect, step } = rule;
  const shapes: Readonly<Record<string, (typeof RULE_SHAPES)['permit']>> =
    step === 'sharing' ? SHARING_RULE_SHAPES : RULE_SHAPES;
  const shape = typeof effect === 'string' && Object.hasOwn(shapes, effect) ? shapes[effect] : undefined;
  return shape === undefined ? 'has an effect that does not exist' : misfitIn(rule, shape);
}

/** What no single member shows: an id in a folder that is not its step, days in disorder, a rule shown as none. */
function oddOneOf(rules: readonly PolicyRule[]): string | null {
  const ids = new Set(rules.map(({ id }) => id));
  for (const rule of rules) {
    if (!rule.id.startsWith(`${rule.step}/`)) return `rule \`${rule.id}\` has an id that does not begin with its step`;
    if (rule.until !== null && rule.until <= rule.since) return `rule \`${rule.id}\` ends before it begins`;
    if (rule.effect === 'close' && rule.shownAs !== null && !ids.has(rule.shownAs)) {
      return `rule \`${rule.id}\` is shown as a rule that does not exist`;
    }
  }
  return null;
}

function nameOf(rule: unknown, place: number): string {
  const id = isRecord(rule) ? rule['id'] : undefined;
  return `rule ${typeof id === 'string' && named(id).startsWith('`') ? named(id) : String(place + 1)}`;
}
