import { z } from 'zod';
import { PURPOSES } from '../decision-policy/facts/vocabulary.js';
import { calendarDate } from '../shared/calendar-date.js';
import { nhsNumber } from '../shared/nhs-number.js';

/**
 * One row of a feed: one statement about one child by one source. Rows are NDJSON, one object a line.
 * `id` is the source's own name for the statement: a later row under the same kind and id replaces it.
 * `child` is the source's own number of the child; the IDENTITY row that introduces it must come first.
 */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // a control character or half a character must never reach a batch: one bad row would fail its neighbours; one that
    // nobody sees, or that turns the direction of what follows, makes a text read as another
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u, 'text without control or format characters');
// dates before the common era, and years that a database cannot hold, would do the same
const EARLIEST = '1850';
const date = z
  .string()
  .refine((value) => calendarDate(value).ok && value >= EARLIEST, 'a date in the form YYYY-MM-DD, from 1850 on');
const instant = z.iso
  .datetime('a moment in UTC such as 2010-03-01T09:30:00Z')
  .refine((value) => value >= EARLIEST, 'a moment in UTC, from 1850 on');
const number = z.string().refine((value) => nhsNumber(value).ok, 'a valid NHS number of ten digits');

const common = {
  id: text(80),
  child: text(80),
  asOf: instant,
  statement: z.enum(['FACT', 'OBSERVATION', 'ALLEGATION', 'OPINION']).default('FACT'),
  hand: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  /** The source no longer states this: the statement is taken out of the index. */
  removed: z.boolean().default(false),
};

const mother = z.strictObject({ nhsNumber: number, givenName: text(80), familyName: text(80), birthDate: date });

export const FEED_ROW = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('IDENTITY'),
    ...common,
    givenName: text(80),
    familyName: text(80),
    formerFamilyNames: z.array(text(80)).max(10).default([]),
    birthDate: date.nullable(),
    expectedDate: date.nullable().default(null),
    sex: z.enum(['FEMALE', 'MALE', 'NOT_STATED']),
    nhsNumber: number.nullable(),
    nhsNumberState: z.enum(['TRACED', 'NOT_TRACED', 'NONE']),
    mother: mother.nullable().default(null),
    deceasedOn: date.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('RESIDENCE'),
    ...common,
    line1: text(120),
    town: text(80).nullable(),
    postcode: text(10),
    dwelling: z.enum(['HOME', 'HOSPITAL', 'HOSTEL', 'REFUGE', 'CHILDRENS_HOME', 'PLACEHOLDER']),
    since: date.nullable(),
    until: date.nullable(),
  }),
  z.strictObject({
    kind: z.literal('RELATED_PERSON'),
    ...common,
    givenName: text(80),
    familyName: text(80),
    birthDate: date.nullable(),
    relation: z.enum(['MOTHER', 'FATHER', 'STEP_PARENT', 'GRANDPARENT', 'CARER', 'OTHER']),
    parentalResponsibility: z.boolean(),
    livesWithChild: z.boolean(),
    suspectedOfHarm: z.boolean(),
    mustNotFind: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('INVOLVEMENT'),
    ...common,
    service: text(60),
    practitioner: text(120).nullable(),
    contact: text(40).nullable(),
    since: date,
    until: date.nullable(),
    sensitive: z.boolean(),
    /** A sensitive service may be stated only with the consent to record it or the provider's recorded suspicion. */
    recordedGround: z.enum(['NOT_SENSITIVE', 'CONSENT', 'SUSPICION']),
  }),
  z.strictObject({
    kind: z.literal('CASE'),
    ...common,
    state: z.enum(['OPEN', 'CLOSED']),
    childInNeed: z.boolean(),
    opened: date,
    closed: date.nullable(),
    leadSocialWorker: z
      .strictObject({ name: text(120), team: text(120).nullable(), phone: text(40), post: text(40).nullable() })
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('PLAN'),
    ...common,
    planKind: z.enum(['CHILD_PROTECTION_PLAN', 'LOOKED_AFTER', 'UNBORN_PROTECTION_PLAN']),
    categories: z.array(z.enum(['PHYSICAL', 'EMOTIONAL', 'SEXUAL', 'NEGLECT'])).max(4),
    started: date,
    ended: date.nullable(),
    endReason: z
      .enum([
        'HARM_NO_LONGER_LIKELY',
        'PERMANENT_MOVE',
        'EIGHTEENTH_BIRTHDAY',
        'DEATH',
        'LEFT_UK',
        // of a plan made before birth alone (5.149)
        'BORN',
        'CONTINUED_AS_CHILD_PLAN',
        'CEASED_TO_BE_LOOKED_AFTER',
      ])
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('CONSENT'),
    ...common,
    giver: z.enum(['YOUNG_PERSON', 'PARENT']),
    scope: z.enum(['TO_RECORD', 'TO_POINT', 'TO_SHARE']),
    service: text(60),
    /** A purpose of enquiry, or any of them; consent to be recorded has no purpose and is `ANY`. */
    purpose: z.enum([...PURPOSES, 'ANY']),
    state: z.enum(['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE']),
    from: instant,
    until: instant.nullable(),
    competence: z.enum(['ASSESSED_COMPETENT', 'ASSESSED_NOT_COMPETENT', 'NOT_ASSESSED']),
    evidence: text(200),
  }),
  z.strictObject({
    kind: z.literal('SHIELD'),
    ...common,
    since: instant,
    until: instant.nullable(),
    hidesName: z.boolean(),
  }),
  // that there is a common assessment and who holds it, never what is in it; only with the source's own CONSENT row
  // TO_RECORD for the service COMMON_ASSESSMENT before it (2.16)
  z.strictObject({
    kind: z.literal('COMMON_ASSESSMENT'),
    ...common,
    holderName: text(120),
    contact: text(40).nullable(),
    since: date,
    until: date.nullable(),
  }),
  // that the police are to be asked, never what they hold (2.125, 12.19)
  z.strictObject({ kind: z.literal('POLICE_POINTER'), ...common, since: date, until: date.nullable() }),
  // the holder's judgement that telling would do this child more harm than not telling
  z.strictObject({
    kind: z.literal('DETRIMENT'),
    ...common,
    /**
     * The source's own name of the statement it covers, of whatever kind: a source that judges gives no two statements
     * one name. Null for all that it states of the child.
     */
    covers: text(80).nullable(),
    reason: text(500),
    /** When the holder looks at it again; until the holder ends it, it holds. */
    reviewOn: date,
    existenceToo: z.boolean(),
    from: instant,
    until: instant.nullable(),
  }),
  // an adoption or other protected change of identity; the source restates its IDENTITY row as of that day or later
  z.strictObject({ kind: z.literal('CHANGE_OF_IDENTITY'), ...common, since: date }),
]);

/** A row as checked, defaults filled in. */
export type FeedRow = z.output<typeof FEED_ROW>;
/** A row as a source may write it. */
export type FeedRowInput = z.input<typeof FEED_ROW>;
export type FeedRowKind = FeedRow['kind'];

/**
 * What became of one row. It depends on the row and the source's own rows alone, so that it never says whether a
 * child was known.
 */
export type RowAcknowledgement =
  | { readonly line: number; readonly id: string | null; readonly status: 'ACCEPTED' | 'UNCHANGED' | 'STALE' }
  | {
      readonly line: number;
      readonly id: string | null;
      readonly status: 'MALFORMED' | 'NOT_YOURS';
      readonly path: string;
      readonly accepted: string;
    };
