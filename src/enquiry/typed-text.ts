import { z } from 'zod';
import { calendarDate } from '../shared/calendar-date.js';
import { nhsNumber } from '../shared/nhs-number.js';

/**
 * Control characters, halves of surrogate pairs and marks that turn the direction of writing. The first two would
 * fail a whole batch of records in the database, the last makes one text read as another.
 */
const REFUSED = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Text as a person typed it, kept as typed: at least `least` and at most `most` characters, not only spaces. */
export function typedText(least: number, most: number) {
  const accepted = `text of ${least} to ${most} characters, without control characters`;
  return z
    .string({ error: accepted })
    .max(most, accepted)
    .refine((text) => text.trim().length >= least && !REFUSED.test(text), accepted);
}

/** As `typedText`, over several lines: line breaks of any system are `\n` afterwards. */
export function typedLines(least: number, most: number) {
  const accepted = `text of ${least} to ${most} characters, without control characters other than line breaks`;
  return z
    .string({ error: accepted })
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine(
      (text) => text.length <= most && text.trim().length >= least && !REFUSED.test(text.replaceAll('\n', ' ')),
      accepted,
    );
}

const DATE = 'a date in the form YYYY-MM-DD, from 1900 on';
/** A day that exists. Whether it lies in the future is for who holds the clock: `dayFault`. */
export const typedDate = z.string({ error: DATE }).transform((text, context) => {
  const date = calendarDate(text);
  if (date.ok && text >= '1900-01-01' && text < '2200-01-01') return date.value;
  context.addIssue(DATE);
  return z.NEVER;
});

const NUMBER = 'an NHS number: ten digits with a valid check digit';
/** Ten digits, with or without spaces and hyphens. */
export const typedNhsNumber = z.string({ error: NUMBER }).transform((text, context) => {
  const number = text.length > 20 ? null : nhsNumber(text);
  if (number?.ok === true) return number.value;
  context.addIssue(NUMBER);
  return z.NEVER;
});

const POSTCODE = 'a full postcode such as ZZ99 3WZ';
/** The shape of a postcode in the United Kingdom; whether it exists is not asked. */
export const typedPostcode = z
  .string({ error: POSTCODE })
  .max(10, POSTCODE)
  .regex(/^ *(GIR *0AA|[A-Z]{1,2}[0-9][A-Z0-9]? *[0-9][A-Z]{2}) *$/i, POSTCODE);

const UUID = 'a UUID';
const UUID_SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A UUID of any version, in small letters afterwards. */
export const typedUuid = z
  .string({ error: UUID })
  .regex(UUID_SHAPE, UUID)
  .transform((text) => text.toLowerCase());

const COLLEAGUE = 'the code of a post or the id of a practitioner';
/** Names somebody of the directory. Ids are in small letters afterwards, codes as they were typed. */
export const typedColleague = z
  .string({ error: COLLEAGUE })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, COLLEAGUE)
  .transform((text) => (UUID_SHAPE.test(text) ? text.toLowerCase() : text));
