import { z } from 'zod';
import { SUBJECT } from '../enquiry/enquiry-input.js';
import type { ChildSubject, UnbornSubject } from '../enquiry/enquiry-request.js';

/** One child, born or unborn, typed as in an enquiry: a decision to share is about one child. */
export const TYPED_CHILD = SUBJECT.transform((subject, context): ChildSubject | UnbornSubject => {
  if (subject.kind === 'CHILD' || subject.kind === 'UNBORN') return subject;
  context.addIssue('exactly one of child, unborn');
  return z.NEVER;
});
