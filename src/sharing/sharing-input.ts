import { z } from 'zod';
import {
  CHECKLIST_5_29,
  CHILD_COMPETENCES,
  HARM_BELIEFS,
  INFORMATION_KINDS,
  SHARING_RESULTS,
  YES_NO_UNKNOWN,
  type AgeAtEvent,
} from '../decision-policy/sharing/sharing-words.js';
import { ORGANISATION_KINDS } from '../decision-policy/facts/vocabulary.js';
import { typedColleague, typedDate, typedLines, typedText, typedUuid } from '../enquiry/typed-text.js';
import type { OrganisationId, RequestId } from '../shared/ids.js';
import { fail, ok, type Result } from '../shared/result.js';
import { decisionId, oneOf, optional, parts, unknownIfLeftOut, yesOrNo } from './input-shapes.js';
import { badInput, type BadInput } from './sharing-failure.js';
import { SHARING_MEANS, type SharingRequest } from './sharing-request.js';
import { typedInstant } from './typed-instant.js';
import { TYPED_CHILD } from './typed-child.js';

const TEXT = typedLines(3, 2_000);

const PERSON = parts({ directory: optional(typedColleague), name: optional(typedText(3, 120)) }).refine(
  ({ directory, name }) => (directory === null) !== (name === null),
  'exactly one of directory and name',
);

const RECIPIENT = parts({
  organisation: optional(typedText(1, 20).transform((code) => code as OrganisationId)),
  organisationName: optional(typedText(3, 120)),
  organisationKind: optional(oneOf(ORGANISATION_KINDS)),
  // two letters name a person or a post: Bo, GP, HV
  name: optional(typedText(2, 120)),
  role: optional(typedText(2, 120)),
})
  .refine(
    ({ organisation, organisationName }) => (organisation === null) !== (organisationName === null),
    'exactly one of organisation and organisationName',
  )
  .refine(({ name, role }) => name !== null || role !== null, 'the name or the role of who was spoken to');

const INFORMATION = parts({
  kind: oneOf(INFORMATION_KINDS),
  what: TEXT,
  withheld: optional(TEXT),
  identifiesReferrer: yesOrNo,
  referrerConsent: optional(yesOrNo),
  conferenceConsent: optional(oneOf(['CHAIR', 'LEAD_SOCIAL_WORKER'])),
  recipientWorksWithChild: optional(yesOrNo),
  attendance: optional(
    parts({
      objection: oneOf(['COMPETENT_CHILD', 'PARENT_OF_CHILD_WITHOUT_COMPETENCE', 'NOBODY_WHO_COUNTS']),
      cliniciansAgree: yesOrNo,
    }),
  ),
  thirdParty: optional(parts({ who: typedText(3, 200), necessary: yesOrNo, proportionate: yesOrNo })),
});

/** The ages at an event, in words that GraphQL takes. */
export const AGES = {
  UNDER_13: 'UNDER_13',
  FROM_13_TO_15: '13_TO_15',
  FROM_16_TO_17: '16_TO_17',
  ADULT: 'ADULT',
  UNKNOWN: 'UNKNOWN',
} as const satisfies Record<string, AgeAtEvent>;
export type AgeWord = keyof typeof AGES;
const AGE_WORDS = Object.keys(AGES) as AgeWord[];

const INPUT = parts({
  requestId: typedUuid.transform((id) => id as RequestId),
  subject: TYPED_CHILD,
  result: oneOf(SHARING_RESULTS),
  information: INFORMATION,
  recipient: RECIPIENT,
  madeAt: typedInstant,
  means: oneOf(SHARING_MEANS),
  reasons: TEXT,
  detailedReasons: optional(typedLines(100, 4_000)),
  bestInterests: optional(TEXT),
  legalBasis: optional(TEXT),
  confidence: optional(oneOf(['OWED', 'NOT_OWED'])),
  consent: optional(
    parts({
      state: oneOf(['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET']),
      giver: optional(oneOf(['YOUNG_PERSON', 'COMPETENT_CHILD', 'PARENTAL_RESPONSIBILITY'])),
      competence: optional(
        parts({ state: oneOf(CHILD_COMPETENCES), by: optional(typedText(3, 200)), on: optional(typedDate) }),
      ),
      giverSuspected: optional(yesOrNo),
      scope: optional(TEXT),
      coversThis: optional(yesOrNo),
      reason: optional(TEXT),
    }),
  ),
  belief: oneOf(HARM_BELIEFS),
  harmToAdult: unknownIfLeftOut,
  immediateDanger: optional(yesOrNo),
  facts: optional(TEXT),
  childWishes: optional(parts({ wishes: optional(TEXT), whyUnknown: optional(TEXT) })),
  family: optional(parts({ told: oneOf(['YES', 'NO', 'NOT_YET']), reason: optional(TEXT) })),
  adviser: optional(
    parts({
      state: oneOf(['NAMED', 'DECIDER_IS_COMPETENT', 'NOT_YET']),
      person: optional(PERSON),
      competentInChildProtection: yesOrNo.nullish().transform((competent) => competent ?? false),
    }).refine(({ state, person }) => (state === 'NAMED') === (person !== null), 'a person with NAMED, and only then'),
  ),
  approval: optional(parts({ by: PERSON, documentedIn: typedText(3, 200) })),
  ageAtEvent: optional(oneOf(AGE_WORDS).transform((word): AgeAtEvent => AGES[word])),
  eventOn: optional(typedDate),
  sexualActivity: oneOf(YES_NO_UNKNOWN),
  positionOfTrust: unknownIfLeftOut,
  possibleCrime: oneOf(YES_NO_UNKNOWN),
  crime: optional(
    parts({
      told: oneOf(['POLICE', 'SOCIAL_CARE', 'NOBODY', 'NOT_YET']),
      at: optional(typedInstant),
      outcome: optional(TEXT),
      reason: optional(TEXT),
    }),
  ),
  referral: optional(
    parts({
      toWhom: typedText(3, 200),
      organisation: optional(typedText(1, 20).transform((code) => code as OrganisationId)),
      at: typedInstant,
      inWriting: yesOrNo,
    }),
  ),
  referralDiscussed: yesOrNo,
  permissionToDiscuss: optional(parts({ state: oneOf(['GIVEN', 'REFUSED', 'NOT_SOUGHT']), reason: optional(TEXT) })),
  nonIdentifyingDiscussion: oneOf(['HELD', 'OFFERED', 'NOT_OFFERED'])
    .nullish()
    .transform((discussion) => discussion ?? 'NOT_OFFERED'),
  consideration: optional(TEXT),
  checklist: z
    .array(parts({ item: oneOf(CHECKLIST_5_29), answer: oneOf(YES_NO_UNKNOWN) }), { error: 'a list of answers' })
    .max(CHECKLIST_5_29.length, `at most ${CHECKLIST_5_29.length} answers`)
    .nullish()
    .transform((answers) => answers ?? []),
  strategyDiscussion: optional(parts({ state: oneOf(['HELD', 'ASKED_FOR', 'NOT_NEEDED']), reason: optional(TEXT) })),
  designatedOfficerToldAt: optional(typedInstant),
  supersedes: optional(decisionId),
  inReplyTo: optional(decisionId),
}).transform(({ reasons, ...rest }): SharingRequest => ({ ...rest, reason: reasons }));

/** What a caller sends to `recordSharingDecision`. */
export type SharingInput = z.input<typeof INPUT>;

/**
 * Reads the input of `recordSharingDecision`: shape, lengths, characters, dates, ids. Fails with the path of the first
 * wrong part and what is accepted there, never with what was sent. What a decision must hold beyond shape is for the
 * rules.
 */
export function sharingInput(input: unknown): Result<SharingRequest, BadInput> {
  const read = INPUT.safeParse(input);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  return fail(badInput(first?.path.join('.') || 'input', first?.message ?? 'an object'));
}
