import { castSubject, unbornSubject } from './example-subject.js';
import type { ExampleSpec } from './examples.js';

/** What people of schools, police, social care and the voluntary sector can ask of the town. */
export const AGENCY_EXAMPLES: Readonly<Record<string, readonly ExampleSpec[]>> = {
  'school-lead': [
    {
      name: 'a pupil whose family agreed that the school may share',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        purpose: 'ROUTINE_CARE',
        setting: 'SCHEDULED',
        concern: 'NONE',
        subject: castSubject('schoolMayShare', 'NUMBER_AND_NAME', town),
        reason: 'Planning of support in class',
      }),
    },
    {
      name: 'a pupil whose family refused',
      expected: 'ASK_HOLDER',
      input: (town) => ({
        purpose: 'ROUTINE_CARE',
        setting: 'SCHEDULED',
        concern: 'NONE',
        subject: castSubject('schoolMayNotShare', 'NUMBER_AND_NAME', town),
        reason: 'Planning of support in class',
      }),
    },
    {
      name: 'a pupil about whom the school is worried',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        purpose: 'WELFARE_CONCERN',
        setting: 'SCHEDULED',
        concern: 'WELFARE',
        subject: castSubject('planInForce', 'NAME_AND_POSTCODE', town),
        reason: 'Hungry, tired, says that nobody was at home',
      }),
    },
  ],
  'police-officer': [
    {
      name: 'a household after an incident of domestic abuse',
      expected: 'RELEASED',
      input: () => ({
        purpose: 'DOMESTIC_ABUSE_INCIDENT',
        setting: 'UNSCHEDULED',
        concern: 'WELFARE',
        subject: { household: { address: { line1: '21 Mill Lane', town: 'Northmoor', postcode: 'NM4 2QH' } } },
        reason: 'Called to a disturbance; children present',
      }),
    },
    {
      name: 'a child found alone at night',
      expected: 'PARTLY_RELEASED',
      input: (town) => ({
        purpose: 'POLICE_PROTECTION',
        setting: 'UNSCHEDULED',
        concern: 'IMMEDIATE_DANGER',
        subject: castSubject('planInForce', 'NAME_AND_POSTCODE', town),
        reason: 'Found at the bus station at two in the morning',
      }),
    },
  ],
  'police-child-abuse-unit': [
    {
      name: 'a protected child, with an override of the shield',
      expected: 'RELEASED',
      stepUp: true,
      input: (town) => ({
        purpose: 'SECTION_47_ENQUIRY',
        setting: 'UNSCHEDULED',
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town),
        reason: 'The father was seen near the former home and has made threats',
        override: {
          kind: 'ACCESS_OVERRIDE',
          reason: 'EMERGENCY_ACCESS',
          facts: 'Threat to life; the child has to be found before he does',
        },
      }),
    },
    {
      name: 'the same child without an override',
      expected: 'RELEASED',
      input: (town) => ({
        purpose: 'SECTION_47_ENQUIRY',
        setting: 'UNSCHEDULED',
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town),
        reason: 'Named in another investigation',
      }),
    },
  ],
  'social-worker': [
    {
      name: 'a section 47 enquiry about a child who is not yet known',
      expected: 'RELEASED',
      input: (town) => ({
        purpose: 'SECTION_47_ENQUIRY',
        setting: 'UNSCHEDULED',
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: castSubject('noSocialCare', 'NUMBER_AND_NAME', town),
        reason: 'Referral by the school: injuries that do not fit the story',
      }),
    },
    {
      name: 'an unborn child with a plan',
      expected: 'RELEASED',
      input: (town) => ({
        purpose: 'SECTION_47_ENQUIRY',
        setting: 'SCHEDULED',
        concern: 'LIKELY_SIGNIFICANT_HARM',
        subject: unbornSubject('unbornWithPlan', town),
        reason: 'Mother missed three appointments',
      }),
    },
  ],
  'lead-social-worker': [
    {
      name: 'a child on the own caseload',
      expected: 'RELEASED',
      input: (town) => ({
        purpose: 'ROUTINE_CARE',
        setting: 'SCHEDULED',
        concern: 'NONE',
        subject: castSubject('planInForce', 'NUMBER_AND_NAME', town),
        reason: 'Preparing the core group',
      }),
    },
  ],
  'designated-manager': [
    {
      name: 'a child of the area with a welfare concern',
      expected: 'RELEASED',
      input: (town) => ({
        purpose: 'WELFARE_CONCERN',
        setting: 'SCHEDULED',
        concern: 'WELFARE',
        subject: castSubject('infantWithPlan', 'NUMBER_AND_NAME', town),
        reason: 'Query by a neighbouring authority',
      }),
    },
  ],
  teacher: [
    {
      name: 'shown nothing; the concern is passed on, and the designated lead of the school can ask',
      expected: 'REFUSED',
      input: (town) => ({
        purpose: 'WELFARE_CONCERN',
        setting: 'SCHEDULED',
        concern: 'WELFARE',
        subject: castSubject('siblingWithoutPlan', 'NAME_AND_POSTCODE', town),
        reason: 'Falls asleep in class and says that nobody cooks at home',
      }),
    },
  ],
  'unvetted-volunteer': [
    {
      name: 'not vetted; the concern is passed on all the same',
      expected: 'REFUSED',
      input: (town) => ({
        purpose: 'WELFARE_CONCERN',
        setting: 'SCHEDULED',
        concern: 'WELFARE',
        subject: castSubject('siblingWithoutPlan', 'NAME_AND_POSTCODE', town),
        reason: 'Comes to the club hungry and without a coat',
      }),
    },
  ],
};
