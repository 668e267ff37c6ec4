import { createHash, randomUUID } from 'node:crypto';
import type { Decision } from '../../src/decision-policy/decision.js';
import { FIELDS_OF_KIND } from '../../src/decision-policy/facts/facts.js';
import { canonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import type { DecisionEntry } from '../../src/enquiry/ports.js';
import type { NoticeIntent } from '../../src/notification/notice-intent.js';
import { SealedAnswer, type AnswerWithoutReceipt } from '../../src/release/sealed-answer.js';
import type { ChildId, PostId, PractitionerId, RequestId } from '../../src/shared/ids.js';
import { caller, moment, organisation, request } from './builders.js';
import { enquiryFacts, itemFacts } from './enquiry-facts.js';

/** Marks that stand in every part of an entry that speaks of somebody; none may be found in a leaf. */
export const CANARIES = {
  person: 'canary-person',
  organisation: 'CANARYORG',
  post: 'canary-post',
  child: 'c0ffee00-1111-4222-8333-444455556666',
  practitioner: 'deadbeef-1111-4222-8333-444455556666',
  words: 'canary-words',
} as const;

export const DECIDED_AT = moment('2026-11-21T03:17:42.123456Z');

/** A decision to release a plan in part, about a child who is known; `changes` replaces whole members. */
export function decisionEntry(changes: Partial<DecisionEntry> = {}): DecisionEntry {
  const facts = enquiryFacts({ items: [itemFacts('PLAN', { ref: 'plan:0' })] });
  return {
    caller: caller({ issuer: 'https://issuer.example', subject: CANARIES.person, post: CANARIES.post as PostId }),
    request: request({ requestId: randomUUID() as string as RequestId, reason: CANARIES.words }),
    requestDigest: new Uint8Array(32).fill(7),
    decidedAt: DECIDED_AT,
    practitionerId: CANARIES.practitioner as PractitionerId,
    organisationId: organisation(CANARIES.organisation),
    sector: 'HEALTH',
    childId: CANARIES.child as ChildId,
    facts,
    decision: DECISION,
    answer: sealedAnswer(CANARIES.words),
    notices: [NOTICE],
    context: { items: { 'plan:0': `LA1/${CANARIES.words}` } },
    first: { byNumber: null, byName: null },
    subjectByNumber: null,
    subjectByName: null,
    typed: { number: null, name: null, birthDate: null, whole: digest(9) },
    onBehalfOf: null,
    toConfirm: null,
    answeredUnder: null,
    asked: [],
    presentingAddress: false,
    inTurn: null,
    counts: {
      notifying: true,
      listed: true,
      notConfirmed: false,
      withoutRelationship: false,
      overridden: false,
      conflicted: false,
    },
    ...changes,
  };
}

/** The first enquiry about a child who is not known. */
export function firstEntry(byNumber: Uint8Array | null, byName: Uint8Array | null): DecisionEntry {
  return decisionEntry({
    childId: null,
    first: { byNumber, byName },
    subjectByNumber: byNumber,
    subjectByName: byName,
  });
}

/** A digest made of one byte, as readable as it is short. */
export function digest(byte: number): Uint8Array {
  return new Uint8Array(32).fill(byte);
}

const DECISION: Decision = {
  outcome: 'PARTLY_RELEASED',
  closed: [],
  items: [
    {
      ref: 'plan:0',
      kind: 'PLAN',
      removedFirst: false,
      gateways: [],
      fields: FIELDS_OF_KIND.PLAN.map((field) => ({ field, released: field !== 'categories', rule: 'a-rule' })),
    },
  ],
  withheld: [],
  nextSteps: [],
  legalBasis: [],
  socialCareSpokenOf: true,
  derived: { column: 'ROUTINE', relationshipOrOverride: 'RECORDED', shieldOverride: 'NONE', groundRecord: 'NONE' },
  madeFor: 'ENQUIRER',
  policyVersion: 'ab'.repeat(32),
  evaluator: '1',
};

const NOTICE: NoticeIntent = {
  kind: 'ENQUIRY_ABOUT_KNOWN_CHILD',
  organisation: organisation('LA1'),
  post: null,
  group: 'DESIGNATED_MANAGER',
  urgency: 'NONE',
  dueAt: moment('2026-11-23T09:00:00.000000Z'),
  body: CANARIES.words,
};

/** An answer with nothing in it but a message. */
export function sealedAnswer(message: string): SealedAnswer {
  const content = { outcome: 'PARTLY_RELEASED', message } as AnswerWithoutReceipt;
  const canonical = canonicalText(content);
  return new SealedAnswer(content, canonical, createHash('sha256').update(canonical).digest('base64'));
}
