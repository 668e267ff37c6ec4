import { z } from 'zod';
import {
  CONCERNS,
  DISCLOSURE_TIERS,
  OVERRIDE_KINDS,
  OVERRIDE_REASONS,
  PUBLIC_INTEREST_GROUNDS,
  PURPOSES,
  SETTINGS,
} from '../decision-policy/facts/vocabulary.js';
import type { RequestId } from '../shared/ids.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { EnquiryFailure } from './enquiry-failure.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';
import {
  typedColleague,
  typedDate,
  typedLines,
  typedNhsNumber,
  typedPostcode,
  typedText,
  typedUuid,
} from './typed-text.js';

const NAME = typedText(1, 80);
const oneOf = <const Words extends readonly string[]>(words: Words) => z.enum(words, { error: words.join(', ') });
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
const yes = z.boolean({ error: 'true or false' }).nullish();
/** The parts of an object; a part that nobody knows is refused, so that a mistyped name is not lost in silence. */
const parts = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: `an object of ${Object.keys(shape).join(', ')}` });

const ADDRESS = parts({ line1: typedText(1, 120), town: optional(typedText(1, 80)), postcode: typedPostcode });
const CHILD = parts({
  nhsNumber: optional(typedNhsNumber),
  givenName: optional(NAME),
  familyName: optional(NAME),
  dateOfBirth: optional(typedDate),
  postcode: optional(typedPostcode),
  sex: optional(oneOf(['FEMALE', 'MALE', 'NOT_STATED'])),
}).refine((child) => child.nhsNumber !== null || child.familyName !== null, 'nhsNumber, or at least familyName');
const UNBORN = parts({
  motherNhsNumber: typedNhsNumber,
  motherGivenName: NAME,
  motherFamilyName: NAME,
  motherDateOfBirth: typedDate,
  expectedDate: typedDate,
});
const HOUSEHOLD = parts({
  address: ADDRESS,
  namedChildren: z
    .array(parts({ givenName: NAME, familyName: NAME }), { error: 'a list of names' })
    .max(20, 'at most 20 names')
    .nullish(),
});
const ADULT = parts({
  givenName: NAME,
  familyName: NAME,
  dateOfBirth: typedDate,
  postcode: optional(typedPostcode),
});

const ONE_SUBJECT = 'exactly one of child, unborn, household, adult';
/** Whom something is about, as typed. */
export const SUBJECT = parts({
  child: optional(CHILD),
  unborn: optional(UNBORN),
  household: optional(HOUSEHOLD),
  adult: optional(ADULT),
}).transform((subject, context): EnquirySubject => {
  const named = Object.values(subject).filter((one) => one !== null);
  const { child, unborn, household, adult } = subject;
  if (named.length === 1 && child !== null) {
    const { dateOfBirth, ...rest } = child;
    return { kind: 'CHILD', ...rest, birthDate: dateOfBirth };
  }
  if (named.length === 1 && unborn !== null) {
    const { motherDateOfBirth, ...rest } = unborn;
    return { kind: 'UNBORN', ...rest, motherBirthDate: motherDateOfBirth };
  }
  if (named.length === 1 && household !== null) {
    return { kind: 'HOUSEHOLD', address: household.address, namedChildren: household.namedChildren ?? [] };
  }
  if (named.length === 1 && adult !== null) {
    const { dateOfBirth, ...rest } = adult;
    return { kind: 'ADULT', ...rest, birthDate: dateOfBirth };
  }
  context.addIssue(ONE_SUBJECT);
  return z.NEVER;
});

const PROGRESS = oneOf(['YES', 'NO', 'NOT_YET']);
const INPUT = parts({
  requestId: typedUuid.transform((id) => id as RequestId),
  subject: SUBJECT,
  purpose: oneOf(PURPOSES),
  caseReference: optional(typedText(1, 60)),
  setting: oneOf(SETTINGS),
  concern: oneOf(CONCERNS),
  adultHarm: yes.transform((value) => value ?? false),
  possibleCrime: yes.transform((value) => value ?? false),
  reason: typedLines(3, 2_000),
  atMost: oneOf(DISCLOSURE_TIERS)
    .nullish()
    .transform((tier) => tier ?? 'HOUSEHOLD'),
  presentingAddress: optional(ADDRESS),
  onBehalfOf: optional(typedColleague),
  publicInterest: optional(
    parts({
      ground: oneOf(PUBLIC_INTEREST_GROUNDS),
      facts: typedLines(3, 2_000),
      adviser: optional(typedText(1, 200)),
      consentSought: PROGRESS,
      familyTold: PROGRESS,
      familyNotToldReason: optional(typedLines(3, 2_000)),
    }),
  ),
  override: optional(
    parts({ kind: oneOf(OVERRIDE_KINDS), reason: oneOf(OVERRIDE_REASONS), facts: optional(typedLines(3, 2_000)) }),
  ),
});

/** What a caller sends to `enquire`. */
export type EnquiryInput = z.input<typeof INPUT>;

/**
 * Reads the input of `enquire`: shape, lengths, characters, dates, NHS numbers and postcodes. What is typed stays as
 * typed. Fails with the path of the first wrong part and what is accepted there, never with what was sent. What a
 * purpose demands beyond shape is for the policy.
 */
export function enquiryInput(input: unknown): Result<EnquiryRequest, Extract<EnquiryFailure, { code: 'BAD_INPUT' }>> {
  const read = INPUT.safeParse(input);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  return fail({
    code: 'BAD_INPUT',
    path: first?.path.join('.') || 'input',
    accepted: first?.message ?? 'an object',
  });
}
