import type { SharingRule, SharingRuleset, TaskRule, Unmet } from '../../src/decision-policy/sharing/sharing-rule.js';
import { SHARING_TASKS } from '../../src/decision-policy/sharing/sharing-rule.js';
import { TODAY } from './builders.js';
import { changedConditions } from './changed-conditions.js';

/** One small change of the rules about holders' decisions: what was changed, in which rule, and all rules after it. */
export interface SharingRuleMutant {
  readonly name: string;
  readonly rule: string;
  readonly ruleset: SharingRuleset;
}

/** A changed rule, or `null` where the rule is dropped. */
type Change = readonly [what: string, rule: SharingRule | null];

const TOMORROW = '2026-11-22';

/** Every small change of the rules about holders' decisions, one at a time; the cases are of `TODAY`. */
export function* sharingMutantsOf(ruleset: SharingRuleset): Generator<SharingRuleMutant> {
  for (const rule of ruleset) {
    for (const [what, changed] of changesOf(rule)) {
      const others = ruleset.flatMap((one) => (one !== rule ? [one] : changed === null ? [] : [changed]));
      yield { name: `${rule.id}: ${what}`, rule: rule.id, ruleset: others };
    }
  }
}

function* changesOf(rule: SharingRule): Generator<Change> {
  yield ['dropped', null];
  yield ['since tomorrow', { ...rule, since: TOMORROW }];
  yield ['until today', { ...rule, until: TODAY }];
  for (const [what, when] of changedConditions(rule.when)) yield [what, { ...rule, when }];
  switch (rule.effect) {
    case 'require':
      for (const [what, lacking] of changedConditions(rule.lacking)) yield [`lacking ${what}`, { ...rule, lacking }];
      for (const unmet of others(UNMET, rule.unmet)) yield [`unmet ${unmet}`, { ...rule, unmet }];
      return;
    case 'refuse':
      for (const [what, against] of changedConditions(rule.against)) yield [`against ${what}`, { ...rule, against }];
      return;
    case 'task':
      yield ['another task', { ...rule, task: SHARING_TASKS.find((task) => task !== rule.task) ?? rule.task }];
      for (const to of others(TO, rule.to)) yield [`to ${to}`, { ...rule, to }];
      for (const within of others(WITHIN, rule.within)) yield [`within ${within}`, { ...rule, within }];
      return;
  }
}

const UNMET: readonly Unmet[] = ['AT_ONCE', 'WITHIN_24_HOURS', 'ONCE_SHARED', 'ONCE_REFERRED'];
const TO: readonly TaskRule['to'][] = ['AUTHORITY', 'OWN_POST', 'OWN_GOVERNANCE'];
const WITHIN: readonly TaskRule['within'][] = ['AS_URGENT', 'HOURS_24', 'HOURS_48', 'ONE_WORKING_DAY'];

function others<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.filter((one) => one !== value);
}
