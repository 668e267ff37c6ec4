import type { NextStepCode } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import { isSocialCare } from '../decision-policy/facts/is-social-care.js';
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

/** Whoever refers and hears nothing does not wait (5.33). */
const UNLESS_ACKNOWLEDGED = 'if your referral is not acknowledged within 3 working days, contact them again (5.33)';

const DECIDED: Pick<Told, 'text' | 'byWhen'> = {
  text: 'record this concern as one that social care has received, and decide on the response within 1 working day, on an open case also whether to hold a strategy discussion; where another authority is responsible, hand it to its duty team (5.34, 5.37)',
  byWhen: 'now; decided within 1 working day',
};

/** What social care does with a concern instead of referring it to itself: no harm that is suspected waits a day. */
const OWN_RESPONSE: Readonly<Record<ConcernLevel, Pick<Told, 'text' | 'byWhen'>>> = {
  NONE: DECIDED,
  WELFARE: DECIDED,
  LIKELY_SIGNIFICANT_HARM: {
    text: 'decide now whether emergency action is needed (5.36, 5.51), and convene a strategy discussion where there is reasonable cause to suspect significant harm, whether or not a case is open (5.37, 5.56); record it within 1 working day (5.34); where another authority is responsible, hand it to its duty team now',
    byWhen: 'now',
  },
  IMMEDIATE_DANGER: {
    text: 'act now to make the child safe, after an immediate strategy discussion where there is time for one, and consider the other children (5.51, 5.52); record it; where another authority is responsible, hand it to its duty team now',
    byWhen: 'now',
  },
};

/** What settles who, or what address, is meant. */
const FURTHER_DETAIL: Readonly<Record<EnquiryFacts['subject']['kind'], string>> = {
  CHILD: 'a further detail: NHS number, full name, birth date or postcode',
  UNBORN: 'a further detail: NHS number, full name, birth date or postcode',
  HOUSEHOLD: 'the address as it is written, with the postcode',
  ADULT: 'the name and birth date as a service may have written them',
};

/** What to do next: to whom, by when, on which number. A very young or unborn child with a concern is always referred. */
export function nextSteps(materials: AnswerMaterials, phones: readonly Phone[]): readonly NextStep[] {
  const { decision, facts, desks } = materials;
  const desk = phones.find(({ number }) => number !== '999')?.number ?? '999';
  const young = mustBeReferred(materials);
  const codes =
    young && !decision.nextSteps.includes('REFER') ? ['REFER' as const, ...decision.nextSteps] : decision.nextSteps;
  return codes.map((code) => ({
    code,
    ...told(code, facts, young),
    phone: HUB_TEAM_ACTS.includes(code) ? brokerPhone(desks) : tellsPolice(code, facts) ? policePhone(facts) : desk,
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

/** Social care always discusses a possible crime with the police; all others consider whom to tell (5.19, 5.20). */
function tellsPolice(code: NextStepCode, { caller }: EnquiryFacts): boolean {
  return code === 'CONSIDER_POLICE' && isSocialCare(caller);
}

/** The police in England, in danger and out of it: no desk of the hub is theirs. */
function policePhone({ request }: EnquiryFacts): string {
  return request.concern === 'IMMEDIATE_DANGER' ? '999' : '101';
}

function told(code: NextStepCode, facts: EnquiryFacts, young: boolean): Told {
  const { concern } = facts.request;
  switch (code) {
    case 'REFER':
      // who is told is who would be referred to
      if (isSocialCare(facts.caller)) {
        const own = OWN_RESPONSE[concern];
        return {
          text: young
            ? `for a child under 12 months or unborn a single incident is enough (11.88): ${own.text}`
            : own.text,
          toWhom: 'your own team, or the duty team of the authority responsible',
          byWhen: own.byWhen,
        };
      }
      return {
        text: young
          ? `refer: for a child under 12 months or unborn a single incident is enough (11.88); ${UNLESS_ACKNOWLEDGED}`
          : `refer your concern; this enquiry is not a referral; ${UNLESS_ACKNOWLEDGED}`,
        toWhom: "children's social care",
        // who has no post may be a young person or a parent, and writes nothing
        byWhen: facts.caller.group === 'NONE' ? 'by phone now' : 'by phone now, in writing within 48 hours',
      };
    case 'CONSIDER_POLICE':
      if (tellsPolice(code, facts)) {
        return {
          text: 'a crime may have been committed: discuss it with the police at the earliest opportunity, and record when and with what outcome (5.19, 5.34)',
          toWhom: 'the police: their child abuse investigation unit',
          byWhen: byWhen(concern, 'today'),
        };
      }
      return {
        text: 'a crime may have been committed: consider telling social care or the police, and record why if you do not (5.20)',
        toWhom: "children's social care or the police",
        byWhen: byWhen(concern, 'today'),
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
        byWhen: byWhen(concern, 'within 1 working day'),
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
    case 'COMPLETE_GROUND':
      return {
        text: 'you stated a ground before all of it could be done: ask again, as you asked before but without an override, under a new request id, say first in your reason that this completes the earlier enquiry, and state who competent in child protection advised you, whether consent was sought, and that the family was told or why not (1.14, 2.72, 5.24)',
        toWhom: 'the hub',
        byWhen: 'within 24 hours',
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
        text: `ask again with ${FURTHER_DETAIL[facts.subject.kind]}`,
        toWhom: 'the hub',
        byWhen: byWhen(concern),
      };
    case 'STATE_CONCERN':
      return { text: 'if you have a concern, ask again and state it', toWhom: 'the hub', byWhen: byWhen(concern) };
  }
}

/** `calm` is for an enquiry without a concern. */
function byWhen(concern: ConcernLevel, calm = 'when you need it'): string {
  switch (concern) {
    case 'IMMEDIATE_DANGER':
    case 'LIKELY_SIGNIFICANT_HARM':
      return 'now';
    case 'WELFARE':
      return 'today';
    case 'NONE':
      return calm;
  }
}
