import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import type { NoticeSituation } from '../../src/notification/notice-situation.js';
import { decide, DESKS } from './answer-materials.js';
import { childRecord, enquirer, moment, request } from './builders.js';
import { BASELINE, enquiryFacts } from './enquiry-facts.js';

export const NEXT_WORKING_DAY = moment('2026-01-06T17:00:00.000000Z');

interface Changes extends Partial<Omit<NoticeSituation, 'facts'>> {
  readonly caller?: Partial<EnquiryFacts['caller']>;
  readonly asked?: Partial<EnquiryFacts['request']>;
  readonly subject?: Partial<EnquiryFacts['subject']>;
}

/** An A&E nurse asks at a welfare concern about a child whose case is open, with some of it changed. */
export function noticeSituation({ caller, asked, subject, ...changes }: Changes = {}): NoticeSituation {
  const facts = enquiryFacts({
    now: BASELINE.now,
    caller: { group: 'A_AND_E', ...caller },
    request: { purpose: 'WELFARE_CONCERN', setting: 'UNSCHEDULED', concern: 'WELFARE', ...asked },
    subject: { ...subject },
  });
  return {
    request: request(),
    facts,
    decision: decide(facts),
    enquirer: enquirer(),
    colleague: null,
    child: facts.subject.identity === 'CONFIRMED' ? childRecord() : null,
    presentingHousehold: [],
    childrenOfAdult: [],
    conflictAround: false,
    numberDisagrees: false,
    desks: DESKS,
    dueBy: { endOfNextWorkingDay: () => NEXT_WORKING_DAY },
    ...changes,
  };
}
