import type { EnquiryInput } from '../enquiry/enquiry-input.js';
import { castAddress, castSubject, unbornSubject, unknownChild } from './example-subject.js';
import type { ExampleSpec } from './examples.js';

type Asked = Omit<EnquiryInput, 'requestId' | 'subject' | 'reason'>;

const ROUTINE = { purpose: 'ROUTINE_CARE', setting: 'SCHEDULED', concern: 'NONE' } as const satisfies Asked;
const PRESENTING = {
  purpose: 'CARE_OF_PRESENTING_CHILD',
  setting: 'UNSCHEDULED',
  concern: 'NONE',
} as const satisfies Asked;
const WORRIED = { purpose: 'WELFARE_CONCERN', setting: 'SCHEDULED', concern: 'WELFARE' } as const satisfies Asked;
const UNPLANNED = { ...WORRIED, setting: 'UNSCHEDULED' } as const;

/** What people of the health service can ask of the town. */
export const HEALTH_EXAMPLES: Readonly<Record<string, readonly ExampleSpec[]>> = {
  gp: [
    {
      name: 'a registered patient with a plan',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('planInForce', 'NUMBER_AND_NAME', town),
        reason: 'Review of asthma; parent mentioned a social worker',
      }),
    },
    {
      name: 'a registered patient whom social care does not know',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('noSocialCare', 'NUMBER_AND_NAME', town),
        reason: 'New patient check',
      }),
    },
    {
      name: 'a registered patient whose plan ended a few weeks ago',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('planEndedThisYear', 'NUMBER_AND_NAME', town),
        reason: 'Follow-up after a fracture',
      }),
    },
    {
      name: 'a patient looked after by the authority next door',
      expected: 'RELEASED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('lookedAfterNextDoor', 'NUMBER_AND_NAME', town),
        reason: 'Weight loss, tearful, carer asks for help',
      }),
    },
    {
      name: 'a young person with a confidential service, held on suspicion',
      expected: 'RELEASED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town),
        reason: 'Withdrawn, bruises on the upper arms, older boyfriend waits outside',
      }),
    },
    {
      name: 'the same young person under a stated ground of public interest',
      expected: 'RELEASED',
      input: (town) => ({
        ...WORRIED,
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town),
        reason: 'Discloses being given money and gifts by an adult',
        publicInterest: {
          ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
          facts: 'She told me that an adult gives her money and decides whom she meets',
          adviser: 'Dr Ottoline Greystoke, named doctor',
          consentSought: 'NO',
          familyTold: 'NOT_YET',
        },
      }),
    },
    {
      name: 'a young person who agreed that a confidential service is pointed to',
      expected: 'RELEASED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', town),
        reason: 'Low mood and missed school',
      }),
    },
    {
      name: "a child with the doctor's own surname and postcode",
      expected: 'MEDIATED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('nameAndHomeOfDoctor', 'NAME_AND_POSTCODE', town),
        reason: 'Bruise seen at a family gathering',
      }),
    },
    {
      name: 'a number whose record has another birth date',
      expected: 'IDENTITY_NOT_CONFIRMED',
      input: (town) => {
        const subject = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
        const dateOfBirth = town.daysBefore(3_000);
        return {
          ...WORRIED,
          subject: { child: { ...subject.child, dateOfBirth } },
          reason: 'Unexplained injury',
        };
      },
    },
    {
      name: 'a child nobody knows, asked about again by somebody else',
      expected: 'NO_RECORD',
      input: (town) => ({
        ...WORRIED,
        subject: unknownChild(town),
        reason: 'Seen with a grandparent, thin and unwashed',
      }),
    },
  ],
  'ae-nurse': [
    {
      name: 'a child at three in the morning, name, birth date and postcode only',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...PRESENTING,
        subject: castSubject('planInForce', 'NAME_AND_POSTCODE', town),
        reason: 'Brought in with a scald to the hand',
      }),
    },
    {
      name: 'a child nobody knows',
      expected: 'NO_RECORD',
      input: (town) => ({ ...PRESENTING, subject: unknownChild(town), reason: 'Fall from a bed, family is visiting' }),
    },
    {
      name: 'a protected child',
      expected: 'RELEASED',
      input: (town) => ({
        ...PRESENTING,
        subject: castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town),
        reason: 'High temperature and a rash',
      }),
    },
    {
      name: 'two children of one name and birth date, without a postcode',
      expected: 'IDENTITY_NOT_CONFIRMED',
      input: (town) => ({
        ...PRESENTING,
        subject: castSubject('firstOfSameName', 'NAME_ONLY', town),
        reason: 'Brought in by a teacher after a fall',
      }),
    },
    {
      name: 'the same, with the postcode that tells them apart',
      expected: 'RELEASED',
      input: (town) => ({
        ...UNPLANNED,
        subject: castSubject('firstOfSameName', 'NAME_AND_POSTCODE', town),
        reason: 'Story of the fall changes',
      }),
    },
    {
      name: "the nurse's own child, under another surname",
      expected: 'IDENTITY_NOT_CONFIRMED',
      input: (town) => ({
        ...PRESENTING,
        subject: castSubject('childOfNurse', 'NUMBER_AND_NAME', town),
        reason: 'Swallowed a coin',
      }),
    },
    {
      name: 'a child staying at an address where another child has a plan',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...UNPLANNED,
        subject: castSubject('noSocialCare', 'NAME_AND_POSTCODE', town),
        presentingAddress: castAddress('lodgerWithPlan', town),
        reason: 'Asthma attack after two days without medicine',
      }),
    },
    {
      name: 'an unborn child with a plan',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...PRESENTING,
        subject: unbornSubject('unbornWithPlan', town),
        reason: 'Mother presents with abdominal pain',
      }),
    },
  ],
  'out-of-hours-doctor': [
    {
      name: 'a child with an open case, and a concern',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...UNPLANNED,
        subject: castSubject('planInForce', 'NAME_AND_POSTCODE', town),
        reason: 'Third visit this month, parents smell of drink',
      }),
    },
    {
      name: 'a child next door in need',
      expected: 'RELEASED',
      input: (town) => ({
        ...UNPLANNED,
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: castSubject('inNeedNextDoor', 'NAME_AND_POSTCODE', town),
        reason: 'Burns in the shape of an iron',
      }),
    },
  ],
  'health-visitor': [
    {
      name: 'a child on the caseload with a plan',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('infantWithPlan', 'NUMBER_AND_NAME', town),
        reason: 'Two-year development review',
      }),
    },
    {
      name: 'one of twins',
      expected: 'RELEASED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('firstTwin', 'NAME_AND_POSTCODE', town),
        atMost: 'CATEGORIES',
        reason: 'Weight falls across two lines of the chart',
      }),
    },
    {
      name: 'a child who is not on the caseload, in routine care',
      expected: 'REFUSED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('caseClosed', 'NUMBER_AND_NAME', town),
        reason: 'Planning of the caseload',
      }),
    },
  ],
  'named-professional': [
    {
      name: 'a child with a plan that ended two years ago',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...WORRIED,
        subject: castSubject('planEndedLongAgo', 'NUMBER_AND_NAME', town),
        reason: 'Pattern of missed appointments',
      }),
    },
  ],
  'sexual-health-worker': [
    {
      name: 'a young person who attends, in routine care',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        ...ROUTINE,
        subject: castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', town),
        reason: 'First appointment after the summer',
      }),
    },
  ],
  'lapsed-training-nurse': [
    {
      name: 'training has lapsed; the concern is passed on all the same',
      expected: 'REFUSED',
      input: (town) => ({
        ...UNPLANNED,
        subject: castSubject('planInForce', 'NAME_AND_POSTCODE', town),
        reason: 'Finger-shaped bruises on both arms',
      }),
    },
  ],
};
