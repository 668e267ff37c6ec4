import type { WithheldReason } from '../decision-policy/decision.js';
import { FIELDS_OF_KIND, type ItemKind } from '../decision-policy/facts/facts.js';
import { SHIELD_OVERRIDE_GROUPS } from '../decision-policy/facts/derive-facts.js';
import type { AnswerMaterials, RuleText } from './answer-materials.js';
import type { WithheldItem } from './enquiry-answer.js';
import { overrideNotTaken } from './override-not-taken.js';

/** The last line of every answer, so that its presence tells nothing (2.72, 5.23). */
export const CONFIDENTIAL_SERVICES: WithheldItem = {
  what: 'confidential services',
  why: 'confidential services are never listed; to ask, phone the hub team at any hour; if you judge significant harm likely, state the ground',
  rule: 'constant/confidential-services',
  citation: '2.72, 5.23',
  whoCouldChangeIt: 'the hub team, which brokers contact',
};

/** In every answer to a post that may open a shield, whether or not there is one. */
export const PROTECTED_RECORDS: WithheldItem = {
  what: 'protected records',
  why: 'a record whose details are protected is shown to your post only under an access override',
  rule: 'constant/protected-records',
  citation: '5.23',
  whoCouldChangeIt:
    'you, by an access override with a fresh sign-in; the authority and the information governance lead are told',
};

const KIND_WORDS: Readonly<Record<ItemKind, string>> = {
  SOCIAL_CARE_CASE: "children's social care case",
  PLAN: 'plan',
  LEAD_SOCIAL_WORKER: 'lead social worker',
  INVOLVEMENT: 'practitioners who work with the child',
  IDENTITY: 'identity details',
  HOUSEHOLD_CHILD: 'other children of the household',
  EARLIER_ENQUIRY: 'earlier enquiries',
  SENSITIVE_SERVICE: 'confidential service',
  COMMON_ASSESSMENT: 'common assessment',
  POLICE_POINTER: 'police',
};

/**
 * What is withheld, why, and who could change it. Made from what the decision may say aloud; ends with the lines that
 * no child changes. When a gate or condition closed the enquiry, only that is said: the body is then the same for every
 * subject.
 */
export function withheldItems(materials: AnswerMaterials): readonly WithheldItem[] {
  const { decision, facts, ruleText } = materials;
  const spoken =
    decision.closed.length > 0
      ? decision.closed.map(({ rule }) => line('an answer to this enquiry', rule, ruleText(rule)))
      : decision.withheld.map((reason) => line(inWords(reason), reason.rule, ruleText(reason.rule)));
  const mayOverride = SHIELD_OVERRIDE_GROUPS.some((group) => group === facts.caller.group);
  return [
    ...spoken,
    ...overrideNotTaken(materials),
    ...(mayOverride ? [PROTECTED_RECORDS] : []),
    CONFIDENTIAL_SERVICES,
  ];
}

function line(what: string, rule: string, { text, citation, whoCouldChangeIt }: RuleText): WithheldItem {
  return { what, why: text, rule, citation, whoCouldChangeIt };
}

/** A kind of item in plain words, with its fields unless all of them are meant. */
export function inWords({ kind, fields }: Pick<WithheldReason, 'kind' | 'fields'>): string {
  const whole = FIELDS_OF_KIND[kind].every((field) => fields.includes(field));
  return whole ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}: ${fields.map(fieldWords).join(', ')}`;
}

function fieldWords(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
