import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ChildRecord } from '../../src/child-index/child-record.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { createExplainRule } from '../../src/decision-policy/explain/explain.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import type { DutyDeskNow } from '../../src/directory/duty-desk.js';
import type { AnswerMaterials, AnsweringAuthority, TypedSubject } from '../../src/release/answer-materials.js';
import { composeAnswer } from '../../src/release/compose-answer.js';
import type { AnswerWithoutReceipt } from '../../src/release/sealed-answer.js';
import { day, moment, organisation } from './builders.js';
import { sha256OfText } from './sha256.js';

export const decide = createDecide(RULESET, sha256OfText);
export const ruleText = createExplainRule(RULESET);

export const canonical = (value: unknown): string => canonicalize(value) as string;
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

export const TYPED: TypedSubject = {
  kind: 'CHILD',
  nhsNumber: '9990000018',
  givenName: 'Amina',
  familyName: 'Okafor',
  birthDate: day('2018-04-02'),
  sex: null,
};

const desk = (id: string, name: string, digits: string, officeOpen: boolean): DutyDeskNow => ({
  id: organisation(id),
  name,
  officePhone: `01632 960${digits}1`,
  emergencyPhone: `01632 960${digits}9`,
  officeOpen,
});

/** Two covered authorities, one that is not, and the hub, at three in the morning. */
export const DESKS: readonly DutyDeskNow[] = [
  desk('LA1', 'Northmoor Council', '10', false),
  desk('LA2', 'Calderwick Council', '20', false),
  desk('LA3', 'Fellmarsh Council', '30', false),
  desk('HUB', 'Moorland Safeguarding Hub', '90', true),
];

export const AUTHORITIES: readonly AnsweringAuthority[] = [
  {
    id: organisation('LA1'),
    name: 'Northmoor Council',
    state: 'IN_TIME',
    asOf: moment('2026-01-04T22:00:00.000000Z'),
  },
  {
    id: organisation('LA2'),
    name: 'Calderwick Council',
    state: 'IN_TIME',
    asOf: moment('2026-01-04T21:00:00.000000Z'),
  },
];

/** The materials of an answer under the rules that ship with the hub. */
export function materials(
  facts: EnquiryFacts,
  child: ChildRecord | null,
  changes: Partial<AnswerMaterials> = {},
): AnswerMaterials {
  const decision = changes.decision ?? decide(facts);
  return {
    decision,
    facts,
    typed: TYPED,
    today: day(facts.now.slice(0, 10)),
    child,
    desks: DESKS,
    ownAuthority: organisation('LA1'),
    childIsIn: null,
    authorities: AUTHORITIES,
    sources: [{ sourceClass: 'SOCIAL_CARE', state: 'IN_TIME', asOf: moment('2026-01-04T21:00:00.000000Z') }],
    ruleText,
    canonical,
    digest,
    ...changes,
  };
}

/** The answer as it would be recorded, read back. */
export function answered(made: AnswerMaterials): AnswerWithoutReceipt {
  return JSON.parse(composeAnswer(made).canonicalForRecord()) as AnswerWithoutReceipt;
}
