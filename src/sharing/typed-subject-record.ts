import { conflictInIndex } from '../child-index/conflict-in-index.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import { conflictAsTyped } from '../enquiry/conflict-as-typed.js';
import type { ChildSubject, UnbornSubject } from '../enquiry/enquiry-request.js';
import type { LookUp, LookUpQuestion } from '../enquiry/ports.js';
import { confirmIdentity } from '../matching/confirm-identity.js';
import { asEnquiry } from './as-enquiry.js';
import type { SharingEntry } from './ports.js';
import type { Holder } from './who-may-record.js';

/**
 * Under which child a decision is recorded: the one whose identity the typed details confirm, exactly as in an enquiry;
 * else under the keyed digests of what was typed. A conflict of interest is recorded and stops nothing.
 */
export function typedSubjectRecord(
  subject: ChildSubject | UnbornSubject,
  question: LookUpQuestion,
  lookUp: LookUp,
  { practitioner }: Holder,
  concern: ConcernLevel,
): Pick<SharingEntry, 'childId' | 'subjectByNumber' | 'subjectByName' | 'conflicted'> {
  const identity = confirmIdentity(subject, lookUp.candidates, lookUp.instant);
  const child = identity.identity === 'CONFIRMED' ? identity.child : null;
  return {
    childId: child?.id ?? null,
    subjectByNumber: child === null ? question.subjectByNumber : null,
    subjectByName: child === null ? question.subjectByName : null,
    conflicted:
      conflictAsTyped(practitioner, asEnquiry(question.requestId, subject, concern)) ||
      (child !== null && conflictInIndex(practitioner, child)),
  };
}
