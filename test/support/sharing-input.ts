import { randomUUID } from 'node:crypto';
import { CHECKLIST_5_29 } from '../../src/decision-policy/sharing/sharing-words.js';
import type { SharingInput } from '../../src/sharing/sharing-input.js';

export const KNOWN_NOBODY = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };

export const MADE_AT = '2026-01-05T14:05:00Z';

/** A share that lacks nothing and from which nothing follows: with the consent of somebody with parental responsibility. */
export function sharingInput(changes: Partial<SharingInput> = {}): SharingInput {
  return {
    requestId: randomUUID(),
    subject: KNOWN_NOBODY,
    result: 'SHARED',
    information: { kind: 'OWN_RECORD', what: 'dates of the last three visits', identifiesReferrer: false },
    recipient: { organisation: 'Z01', name: 'Robin Ashdown', role: 'duty social worker' },
    madeAt: MADE_AT,
    means: 'PHONE',
    reasons: 'asked for to plan the next visit',
    bestInterests: 'that the visits are known to who plans them',
    legalBasis: 'Children Act 1989 section 27',
    confidence: 'OWED',
    consent: {
      state: 'GIVEN',
      giver: 'PARENTAL_RESPONSIBILITY',
      competence: { state: 'ASSESSED_NOT_COMPETENT', by: 'Dr Nother', on: '2026-01-05' },
      giverSuspected: false,
      scope: 'visits, to social care',
      coversThis: true,
    },
    belief: 'NONE',
    childWishes: { wishes: 'is content' },
    family: { told: 'YES' },
    sexualActivity: 'NO',
    possibleCrime: 'NO',
    referralDiscussed: false,
    ...changes,
  };
}

/** A refusal in confidence that stands. */
export function refusalInput(changes: Partial<SharingInput> = {}): SharingInput {
  return sharingInput({
    result: 'REFUSED',
    consent: { state: 'REFUSED', giver: 'PARENTAL_RESPONSIBILITY' },
    nonIdentifyingDiscussion: 'OFFERED',
    ...changes,
  });
}

/** What believed harm asks for: a referral by telephone, and advice of somebody named. */
export const HARM = {
  belief: 'SIGNIFICANT_HARM_TO_CHILD',
  facts: 'bruises on both arms, two weeks apart',
  referral: { toWhom: 'duty social worker of Z01', at: MADE_AT, inWriting: false },
} as const satisfies Partial<SharingInput>;

export const DETAILED = `${'the young person described the circumstances at length, and '.repeat(2)}no more can be told here`;

export const WHOLE_CHECKLIST = CHECKLIST_5_29.map((item) => ({ item, answer: 'NO' as const }));

export const RECORD = `mutation Record($input: SharingDecisionInput!) { recordSharingDecision(input: $input) {
  message rules { rule text citation } tasks { code text toWhom dueBy } breaches { rule } confirmations { role state }
  phoneNow { label number hours }
  receipt { decisionId decidedAt policyVersion leafHash signature index proof } } }`;

export const READ = `query Read($id: ID!) { sharingDecision(id: $id) { id result informationKind what reasons recipient
  organisation practitioner named { role name state confirmedAt } supersedes supersededBy inReplyTo told } }`;

export const CONFIRM = `mutation Confirm($id: ID!, $role: ConfirmationRole!) {
  confirm(decisionId: $id, role: $role) { state message confirmedAt } }`;

export const ASK_CONTACT = `mutation Contact($input: BrokeredContactInput!) { requestBrokeredContact(input: $input) {
  reference message replyDueBy phone phoneNow { label number hours }
  receipt { decisionId decidedAt policyVersion leafHash signature index proof } } }`;

export const CONTACT = `query Contact($id: ID!) { brokeredContact(reference: $id) { id state replyDueBy repliedOn } }`;

export const BROKER_REQUEST = `query Broker($id: ID!) { brokerRequest(reference: $id) {
  id askedAt replyDueBy concern question about subject replies services { organisation phone }
  asker { name organisation group phone inGoodStanding } } }`;
