import { SHARING_FACTS } from './fact-names.js';
import { conditionsOn, day, listOf, oneOf, orNull, ruleId, text } from './member-checks.js';
import type { Fits, ShapeOf } from './member-checks.js';
import { SHARING_TASKS } from '../sharing/sharing-rule.js';
import type { RecordRule, ResultRule, SharingRule, TaskRule } from '../sharing/sharing-rule.js';

const conditions = conditionsOn(SHARING_FACTS);

const NORM = {
  id: ruleId,
  step: oneOf(['sharing']),
  text,
  citations: listOf(text, 1),
  when: conditions,
  since: day,
  until: orNull(day),
};

const REQUIRE: ShapeOf<RecordRule> = {
  ...NORM,
  effect: oneOf(['require']),
  unmet: oneOf(['AT_ONCE', 'WITHIN_24_HOURS', 'ONCE_SHARED', 'ONCE_REFERRED'] satisfies readonly RecordRule['unmet'][]),
  lacking: conditions,
  input: text,
  accepted: listOf(text, 1),
};
const REFUSE: ShapeOf<ResultRule> = {
  ...NORM,
  effect: oneOf(['refuse']),
  against: conditions,
  input: text,
  accepted: listOf(text, 1),
};
const TASK: ShapeOf<TaskRule> = {
  ...NORM,
  effect: oneOf(['task']),
  task: oneOf(SHARING_TASKS),
  to: oneOf(['AUTHORITY', 'OWN_POST', 'OWN_GOVERNANCE'] satisfies readonly TaskRule['to'][]),
  within: oneOf(['AS_URGENT', 'HOURS_24', 'HOURS_48', 'ONE_WORKING_DAY'] satisfies readonly TaskRule['within'][]),
};

/** The members of a rule about holders' decisions, by its effect. */
export const SHARING_RULE_SHAPES: Readonly<Record<SharingRule['effect'], Readonly<Record<string, Fits>>>> = {
  require: REQUIRE,
  refuse: REFUSE,
  task: TASK,
};
