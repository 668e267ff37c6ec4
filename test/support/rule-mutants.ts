import { FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import { compileConditions } from '../../src/decision-policy/rulebook/conditions.js';
import type { Closed } from '../../src/decision-policy/decision.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import type {
  CloseRule,
  ForbidRule,
  Lift,
  PermitRule,
  RequireRule,
  Rule,
  Ruleset,
} from '../../src/decision-policy/rulebook/rule.js';
import { OUTCOMES, PRACTITIONER_GROUPS, type PractitionerGroup } from '../../src/decision-policy/facts/vocabulary.js';
import { changedConditions } from './changed-conditions.js';
import { enquiryFacts } from './enquiry-facts.js';

/** One small change of a ruleset: what was changed, in which rule, and the whole ruleset after it. */
export interface RuleMutant {
  readonly name: string;
  readonly rule: string;
  /** The group of enquirers whom alone it touches, where there is one. */
  readonly group: PractitionerGroup | null;
  readonly ruleset: Ruleset;
}

/** A changed rule, or `null` where the rule is dropped, and the group whom alone it touches. */
type Change = readonly [what: string, rule: Rule | null, group?: PractitionerGroup];

/** The day of the cases and the day after: a rule that starts then, or that ended on the day, is not in force. */
const DAY = '2026-01-05';
const NEXT_DAY = '2026-01-06';

/** Every small change of a ruleset, one at a time. */
export function* mutantsOf(ruleset: Ruleset): Generator<RuleMutant> {
  const permits = ruleset.filter((rule) => rule.effect === 'permit');
  const stated = everythingStated(ruleset);
  for (const rule of ruleset) {
    for (const [what, changed, group = null] of changesOf(rule, permits)) {
      if (changed !== null && says(rule, stated) === says(changed, stated) && differsInWhatIsStated(rule, changed))
        continue;
      const others = ruleset.flatMap((one) => (one !== rule ? [one] : changed === null ? [] : [changed]));
      yield { name: `${rule.id}: ${what}`, rule: rule.id, group, ruleset: others };
    }
  }
}

function* changesOf(rule: Rule, permits: readonly PermitRule[]): Generator<Change> {
  if (!isInForce(rule)) {
    yield ['in force', { ...rule, since: '2018-05-25', until: null }];
    return;
  }
  yield ['dropped', null];
  yield ['since tomorrow', { ...rule, since: NEXT_DAY }];
  yield ['until today', { ...rule, until: DAY }];
  for (const [what, when] of changedConditions(rule.when)) yield [what, { ...rule, when }];
  switch (rule.effect) {
    case 'require':
      return yield* changesOfRequire(rule);
    case 'close':
      yield* changesOfLifts(rule);
      return yield* changesOfClose(rule);
    case 'gateway':
      return;
    case 'permit':
      yield* changesOfFields(rule);
      return yield* widened(rule, permits);
    case 'forbid':
    case 'liftable':
      yield* changesOfFields(rule);
      yield* changesOfLifts(rule);
      return yield* changesOfForbid(rule);
  }
}

/** Facts that are stated, and the column that follows from them. */
const STATED: readonly string[] = ['purpose', 'setting', 'concern', 'caseReference', 'column'];

/** Every way to state purpose, setting and concern that is not bad input, with its column. */
function everythingStated(ruleset: Ruleset): readonly object[] {
  const missingInputs = createMissingInputs(ruleset);
  const { purpose, setting, concern, caseReference } = FACT_VALUES.request;
  return purpose.flatMap((one) =>
    setting.flatMap((two) =>
      concern.flatMap((three) =>
        caseReference.flatMap((four) => {
          const facts = enquiryFacts({
            request: { purpose: one, setting: two, concern: three, caseReference: four },
          });
          return missingInputs(facts.request).length > 0 ? [] : [{ ...facts.request, ...deriveFacts(facts) }];
        }),
      ),
    ),
  );
}

/** For which of them the rule's conditions on what is stated hold. */
function says(rule: Rule, stated: readonly object[]): string {
  const conditions = Object.entries(rule.when).filter(([fact]) => STATED.includes(fact));
  const holds = compileConditions(Object.fromEntries(conditions));
  return stated.map((one) => (holds(one) ? '1' : '0')).join('');
}

/** Whether a rule was changed in its conditions on what is stated alone: if they then say the same, nothing was. */
function differsInWhatIsStated(rule: Rule, changed: Rule): boolean {
  const others = ({ when, ...rest }: Rule): string =>
    JSON.stringify([rest, Object.entries(when).filter(([fact]) => !STATED.includes(fact))]);
  return others(rule) === others(changed);
}

function isInForce({ since, until }: Rule): boolean {
  return since <= DAY && (until === null || until > DAY);
}

function* changesOfRequire(rule: RequireRule): Generator<Change> {
  yield ['names another input', { ...rule, input: 'reason' }];
}

const STAGES = [1, 2, 3, 4, 5, 6] as const;
const CLOSED_BY: readonly Closed['by'][] = ['CALLER_GATE', 'CONFLICT_OF_INTEREST', 'IDENTITY', 'RELATIONSHIP'];

function* changesOfClose(rule: CloseRule): Generator<Change> {
  yield [`answered ${next(OUTCOMES, rule.outcome)}`, { ...rule, outcome: next(OUTCOMES, rule.outcome) }];
  for (const stage of STAGES.filter((one) => Math.abs(one - rule.stage) === 1)) {
    yield [`at stage ${stage}`, { ...rule, stage }];
  }
  yield ['closed by another', { ...rule, by: next(CLOSED_BY, rule.by) }];
  yield ['shown otherwise', { ...rule, shownAs: rule.shownAs === null ? 'shown/otherwise' : null }];
}

function* changesOfForbid(rule: ForbidRule): Generator<Change> {
  yield ['told otherwise', { ...rule, tells: rule.tells === 'NOTHING' ? 'WITHHELD' : 'NOTHING' }];
  yield ['mended by another', { ...rule, mendedBy: rule.mendedBy === 'HOLDER' ? 'NOBODY' : 'HOLDER' }];
  if (rule.effect === 'liftable') yield ['never lifted', { ...rule, effect: 'forbid', liftedBy: [] }];
}

function* changesOfLifts(rule: CloseRule | ForbidRule): Generator<Change> {
  for (const [place, lift] of rule.liftedBy.entries()) {
    const set = (changed: readonly Lift[]): Rule => ({
      ...rule,
      liftedBy: rule.liftedBy.toSpliced(place, 1, ...changed),
    });
    yield [`not lifted by ground ${place + 1}`, set([])];
    for (const [what, when] of changedConditions(lift.when)) {
      yield [`ground ${place + 1} ${what}`, set([{ ...lift, when }])];
    }
  }
}

function* changesOfFields(rule: PermitRule | ForbidRule): Generator<Change> {
  for (const [kind, fields] of Object.entries(rule.fields) as [string, readonly string[]][]) {
    for (const field of fields) {
      const { [kind]: _all, ...others } = rule.fields as Readonly<Record<string, readonly string[]>>;
      const left = without(fields, field);
      yield [`without ${kind} ${field}`, { ...rule, fields: left.length === 0 ? others : { ...others, [kind]: left } }];
    }
  }
}

/** One more group is given what the rule gives, where that is more than it has: without a cell it passes no gate. */
function* widened(rule: PermitRule, permits: readonly PermitRule[]): Generator<Change> {
  const groups = groupsOf(rule);
  if (groups.length === 0) return;
  for (const other of PRACTITIONER_GROUPS.filter((one) => !groups.includes(one))) {
    const gains = columnsOf(rule).some((column) => {
      const has = new Set(permits.filter((one) => gives(one, other, column)).flatMap(fieldNames));
      return has.size > 0 && fieldNames(rule).some((field) => !has.has(field));
    });
    const when = { ...rule.when, group: { $in: [...groups, other] } };
    if (gains) yield [`given to ${other} too`, { ...rule, when }, other];
  }
}

const COLUMNS = ['ROUTINE', 'UNSCHEDULED_NO_CONCERN', 'WELFARE', 'HARM'] as const;

function columnsOf({ when: { column } }: PermitRule): readonly string[] {
  const named = typeof column === 'object' ? column.$in : column && [column];
  return COLUMNS.filter((one) => named === undefined || named.includes(one));
}

/** Cells of the table alone: what has no column has a gate of its own. */
function gives(permit: PermitRule, group: PractitionerGroup, column: string): boolean {
  return permit.when.column !== undefined && groupsOf(permit).includes(group) && columnsOf(permit).includes(column);
}

function fieldNames({ fields }: PermitRule): readonly string[] {
  return Object.entries(fields).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`));
}

function groupsOf({ when: { group } }: PermitRule): readonly PractitionerGroup[] {
  const named = typeof group === 'object' ? (group.$in ?? []) : [group];
  return PRACTITIONER_GROUPS.filter((one) => named.includes(one));
}

function next<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] as Value;
}

function without<Value extends string>(values: readonly Value[], value: Value): Value[] {
  return values.filter((one) => one !== value);
}
