import { PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Below likely harm, social care and the NSPCC see the children of their own cases; a section 17 assessment by an
 * authority and the triage of a referral to it, a notification of domestic abuse among them, need no case yet. Without
 * any of these, the answer is the same whether or not the child is known (5.34, 5.150, 5.152, 5.153, 11.88).
 */
export const socialCareOwnCase: CloseRule = {
  id: 'relationship/social-care-own-case',
  step: 'relationship',
  effect: 'close',
  by: 'RELATIONSHIP',
  stage: 3,
  text: 'this is not a case of yours, and no assessment is named',
  citations: ['5.150', '5.153'],
  when: {
    group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC', 'UNKNOWN'] },
    column: { $nin: ['ROUTINE', 'UNSCHEDULED_NO_CONCERN', 'HARM'] },
    relationshipOrOverride: { $nin: ['RECORDED', 'SELF_CLAIMED'] },
  },
  liftedBy: [
    {
      ground: 'a household, for which its own gate stands',
      citations: ['11.86'],
      when: { subjectKind: 'HOUSEHOLD' },
      legalBasis: [],
    },
    {
      ground: 'a section 17 assessment by an authority',
      citations: ['5.150', 'Children Act 1989 section 17'],
      when: {
        group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'] },
        purpose: 'SECTION_17_ASSESSMENT',
      },
      legalBasis: [],
    },
    {
      ground: 'the triage of a referral, for which social care, plan state and practitioners are shown',
      citations: ['5.34', '5.150', '5.152', '11.88'],
      when: {
        group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'] },
        purpose: { $in: ['WELFARE_CONCERN', 'DOMESTIC_ABUSE_INCIDENT'] },
      },
      legalBasis: [],
    },
    {
      ground: 'a review of a named case, for which its own gate stands',
      citations: ['3.95', '8.29'],
      when: { group: 'DESIGNATED_MANAGER', purpose: { $in: PURPOSES_OF_REVIEW } },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask the colleague whose case it is, or phone the duty desk of the authority',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
