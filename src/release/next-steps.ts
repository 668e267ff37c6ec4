import type { NextStepCode } from '../decision-policy/decision.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { AnswerMaterials } from './answer-materials.js';
import type { NextStep, Phone } from './enquiry-answer.js';
import { brokerPhone } from './phones.js';
import { releasedItems } from './released-item.js';

type Told = Omit<NextStep, 'code' | 'phone'>;

const BROKERED_WITHIN: Readonly<Record<ConcernLevel, string>> = {
  NONE: 'within 1 working day',
  WELFARE: 'within 1 working day',
  LIKELY_SIGNIFICANT_HARM: 'within 4 hours',
  IMMEDIATE_DANGER: 'within 1 hour',
};

/** What the hub team does, and so is phoned for. */
const HUB_TEAM_ACTS: readonly NextStepCode[] = ['MEDIATED', 'BROKERED_CONTACT'];

/** What to do next: to whom, by when, on which number. A very young or unborn child with a concern is always referred. */
export function nextSteps(materials: AnswerMaterials, phones: readonly Phone[]): readonly NextStep[] {
  const { decision, facts, desks } = materials;
  const desk = phones.find(({ number }) => number !== '999')?.number ?? '999';
  const young = mustBeReferred(materials);
  const codes =
    young && !decision.nextSteps.includes('REFER') ? ['REFER' as const, ...decision.nextSteps] : decision.nextSteps;
  return codes.map((code) => ({
    code,
    ...told(code, facts.request.concern, young),
    phone: HUB_TEAM_ACTS.includes(code) ? brokerPhone(desks) : desk,
  }));
}

/**
 * A child under 12 months or unborn about whom there is a concern: one incident is enough to refer (11.88). The age is
 * that which was typed, or that of the index where the birth date is released.
 */
export function mustBeReferred(materials: AnswerMaterials): boolean {
  const { facts, typed, today } = materials;
  if (facts.request.concern === 'NONE') return false;
  if (typed.kind === 'UNBORN') return true;
  if (typed.kind !== 'CHILD') return false;
  if (typed.birthDate !== null) return typed.birthDate > yearBefore(today);
  const shown = releasedItems(materials, 'IDENTITY').some(({ fields }) => fields.birthDate !== null);
  return shown && facts.subject.ageBand === 'UNDER_1';
}

function yearBefore(date: string): string {
  return `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`;
}

function told(code: NextStepCode, concern: ConcernLevel, young: boolean): Told {
  switch (code) {
    case 'REFER':
      return {
        text: young
          ? 'refer: for a child under 12 months or unborn a single incident is enough (11.88)'
          : 'refer your concern; this enquiry is not a referral (5.33)',
        toWhom: "children's social care",
        byWhen: 'by phone now, in writing within 48 hours',
      };
    case 'CONSIDER_POLICE':
      return {
        text: 'a crime may have been committed: consider telling social care or the police, and record why if you do not (5.20)',
        toWhom: "children's social care or the police",
        byWhen: byWhen(concern),
      };
    case 'MEDIATED':
      return {
        text: 'the hub team takes this over: somebody without a conflict enquires and decides; phone the team and ask nobody else to enquire for you',
        toWhom: 'the hub team',
        byWhen: 'now',
      };
    case 'PHONE_DUTY_DESK':
      return { text: 'talk it over with the duty desk', toWhom: 'the duty desk', byWhen: byWhen(concern) };
    case 'ASK_HOLDER':
      return {
        text: 'ask whoever holds the information; they can decide to share it',
        toWhom: 'the holder, through the duty desk when you do not know who it is',
        byWhen: byWhen(concern),
      };
    case 'BROKERED_CONTACT':
      return {
        text: 'the hub team puts you in touch with the confidential service',
        toWhom: 'the hub team',
        byWhen: BROKERED_WITHIN[concern],
      };
    case 'NON_IDENTIFYING_DISCUSSION':
      return {
        text: 'discuss the situation without naming the child (5.13, 5.28)',
        toWhom: 'the duty desk or your named professional',
        byWhen: byWhen(concern),
      };
    case 'ASK_COLLEAGUE':
      return {
        text: 'ask a colleague whose standing is current to enquire for you',
        toWhom: 'a colleague or your named professional',
        byWhen: byWhen(concern),
      };
    case 'MEND_STANDING':
      return {
        text: 'have your entry in the directory brought up to date',
        toWhom: "your organisation's safeguarding lead",
        byWhen: 'before your next enquiry',
      };
    case 'GIVE_FURTHER_DETAIL':
      return {
        text: 'ask again with a further detail: NHS number, full name, birth date or postcode',
        toWhom: 'the hub',
        byWhen: byWhen(concern),
      };
    case 'STATE_CONCERN':
      return { text: 'if you have a concern, ask again and state it', toWhom: 'the hub', byWhen: byWhen(concern) };
  }
}

function byWhen(concern: ConcernLevel): string {
  switch (concern) {
    case 'IMMEDIATE_DANGER':
    case 'LIKELY_SIGNIFICANT_HARM':
      return 'now';
    case 'WELFARE':
      return 'today';
    case 'NONE':
      return 'when you need it';
  }
}
