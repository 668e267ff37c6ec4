import { openOnUnknown } from '../compile/ability.js';
import { NEXT_STEPS } from '../decision.js';
import type { Closed } from '../decision.js';
import { ENQUIRY_FACTS, ITEM_FACTS, REQUEST_FACTS } from './fact-names.js';
import { FIELDS_OF_KIND } from '../facts/facts.js';
import { LEGAL_BASES } from '../legal-basis.js';
import { conditionsOn, day, isRecord, listOf, misfitIn, oneOf, orNull, ruleId, text } from './member-checks.js';
import type { Fits, ShapeOf } from './member-checks.js';
import { STEPS } from '../rulebook/rule.js';
import type {
  CloseRule,
  ForbidRule,
  GatewayRule,
  Lift,
  Mender,
  PermitRule,
  RequireRule,
  Rule,
} from '../rulebook/rule.js';
import { OUTCOMES } from '../facts/vocabulary.js';

/** Conditions into which the grounds of one rule unfold; each further ground multiplies them. */
const MOST_UNFOLDED = 256;

const fields: Fits = (value) => {
  if (!isRecord(value)) return 'is no object of lists';
  const fit = Object.entries(value).every(
    ([kind, names]) =>
      Object.hasOwn(FIELDS_OF_KIND, kind) &&
      listOf(oneOf(FIELDS_OF_KIND[kind as keyof typeof FIELDS_OF_KIND]), 1)(names) === null,
  );
  return fit ? null : 'names a kind or a field that is not in the catalogue, or one twice';
};

const legalBasis = oneOf(Object.keys(LEGAL_BASES));
const onItems = conditionsOn(ITEM_FACTS);
const onEnquiry = conditionsOn(ENQUIRY_FACTS);

const LIFT: ShapeOf<Lift> = {
  ground: text,
  citations: listOf(text),
  when: onItems,
  legalBasis: listOf(legalBasis),
};

/** Grounds, few enough that what they unfold into stays small. */
const lifts: Fits = (value) => {
  const misfit = listOf((one) => misfitIn(one, LIFT))(value);
  if (misfit !== null) return misfit;
  const grounds = value as readonly Lift[];
  // neither an empty ground nor one that holds for what is not known: both would open the rule without a reason
  const opening = grounds.some(({ when }) => Object.keys(when).length === 0 || openOnUnknown(when, true) !== null);
  if (opening) return 'has a ground that would hold when nothing is known';
  const unfolded = grounds.reduce((product, { when }) => product * Object.keys(when).length, 1);
  return unfolded > MOST_UNFOLDED ? 'has too many grounds' : null;
};

const NORM = {
  id: ruleId,
  step: oneOf(STEPS),
  text,
  citations: listOf(text, 1),
  since: day,
  until: orNull(day),
};

const CLOSED_BY = ['CALLER_GATE', 'CONFLICT_OF_INTEREST', 'IDENTITY', 'RELATIONSHIP'] satisfies readonly Closed['by'][];
const MENDERS = ['HOLDER', 'SOCIAL_CARE', 'HUB_TEAM', 'LATER', 'NOBODY'] satisfies readonly Mender[];

const REQUIRE: ShapeOf<RequireRule> = {
  ...NORM,
  effect: oneOf(['require']),
  when: conditionsOn(REQUEST_FACTS),
  input: text,
  accepted: listOf(text, 1),
};
const CLOSE: ShapeOf<CloseRule> = {
  ...NORM,
  effect: oneOf(['close']),
  by: oneOf(CLOSED_BY),
  stage: oneOf([1, 2, 3, 4, 5, 6]),
  when: onEnquiry,
  liftedBy: lifts,
  outcome: oneOf(OUTCOMES),
  shownAs: orNull(ruleId),
  mend: text,
  nextSteps: listOf(oneOf(NEXT_STEPS)),
};
const GATEWAY: ShapeOf<GatewayRule> = {
  ...NORM,
  effect: oneOf(['gateway']),
  when: onItems,
  legalBasis: listOf(legalBasis, 1),
  commencement: text,
};
const PERMIT: ShapeOf<PermitRule> = { ...NORM, effect: oneOf(['permit']), fields, when: onItems };
const FORBID: ShapeOf<ForbidRule> = {
  ...NORM,
  effect: oneOf(['forbid', 'liftable']),
  fields,
  when: onItems,
  liftedBy: lifts,
  tells: oneOf(['WITHHELD', 'NOTHING']),
  mendedBy: oneOf(MENDERS),
};

/** The members of a rule about enquiries, by its effect. */
export const RULE_SHAPES: Readonly<Record<Rule['effect'], Readonly<Record<string, Fits>>>> = {
  require: REQUIRE,
  close: CLOSE,
  gateway: GATEWAY,
  permit: PERMIT,
  forbid: FORBID,
  liftable: FORBID,
};
