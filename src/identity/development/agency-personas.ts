import type { EnquiryPurpose } from '../../decision-policy/vocabulary.js';
import { CURRENT, post, practitioner, type Persona } from './persona.js';

const SOCIAL_WORK: readonly EnquiryPurpose[] = [
  'ROUTINE_CARE',
  'WELFARE_CONCERN',
  'SECTION_47_ENQUIRY',
  'SECTION_17_ASSESSMENT',
  'CASE_COORDINATION',
];
const POLICING: readonly EnquiryPurpose[] = ['WELFARE_CONCERN', 'POLICE_PROTECTION', 'DOMESTIC_ABUSE_INCIDENT'];

/** People of schools, police, social care and the voluntary sector; they sign in with a plain OpenID Connect issuer. */
export const AGENCY_PERSONAS: readonly Persona[] = [
  practitioner('school-lead', 'oidc', {
    number: 11,
    name: ['Leopold', 'Marchbank'],
    role: 'designated safeguarding lead of a school',
    birthDate: '1977-05-16',
    home: ['12 Orchard Bank', 'NM8 4TS'],
    post: post('EE990001-DSL', 'EE990001', 'SCHOOL_LEAD', ['ROUTINE_CARE', 'WELFARE_CONCERN', 'CASE_COORDINATION']),
  }),
  practitioner('police-officer', 'oidc', {
    number: 12,
    name: ['Tamsin', 'Holloway-Pike'],
    title: 'PC',
    role: 'response officer',
    birthDate: '1993-08-11',
    home: ['71 Foundry Terrace', 'NM3 2GA'],
    post: post('ZP1-RESPONSE-12', 'ZP1', 'POLICE', POLICING),
  }),
  practitioner('police-child-abuse-unit', 'oidc', {
    number: 13,
    name: ['Anselm', 'Rookwood'],
    title: 'DS',
    role: 'detective of the child abuse investigation unit',
    birthDate: '1980-10-03',
    home: ['3 Millstone Drive', 'NM9 1BC'],
    post: post('ZP1-CAIU-13', 'ZP1', 'POLICE_CHILD_ABUSE_UNIT', [...POLICING, 'SECTION_47_ENQUIRY']),
  }),
  practitioner('social-worker', 'oidc', {
    number: 14,
    name: ['Philippa', 'Larkmoor'],
    role: "social worker of the children's duty team",
    birthDate: '1990-02-24',
    home: ['46 Tollgate Road', 'NM5 7YN'],
    post: post('Z01-SW-14', 'Z01', 'SOCIAL_WORKER', SOCIAL_WORK),
  }),
  practitioner('lead-social-worker', 'oidc', {
    number: 15,
    name: ['Desmond', 'Quillfeather'],
    role: 'lead social worker of children with a plan',
    birthDate: '1983-12-29',
    home: ['9 Kiln Square', 'NM6 8MR'],
    post: post('Z01-LSW-15', 'Z01', 'LEAD_SOCIAL_WORKER', SOCIAL_WORK),
  }),
  practitioner('designated-manager', 'oidc', {
    number: 16,
    name: ['Cordelia', 'Stonebridge-Amadi'],
    role: 'designated manager of the list of children with a plan',
    birthDate: '1966-09-07',
    home: ['20 Abbey Fold', 'NM7 3EX'],
    post: post('Z01-DM-16', 'Z01', 'DESIGNATED_MANAGER', [...SOCIAL_WORK, 'CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW']),
  }),
  practitioner('designated-manager-next-door', 'oidc', {
    number: 18,
    name: ['Ambrose', 'Hartigan-Vale'],
    role: 'designated manager of the neighbouring authority',
    birthDate: '1971-04-22',
    home: ['5 Bellfounder Way', 'NM9 2TN'],
    post: post('Z02-DM-18', 'Z02', 'DESIGNATED_MANAGER', [...SOCIAL_WORK, 'CHILD_DEATH_REVIEW', 'SERIOUS_CASE_REVIEW']),
  }),
  practitioner('unvetted-volunteer', 'oidc', {
    number: 17,
    name: ['Jolyon', 'Peppercorn'],
    role: 'volunteer of a charity, not vetted',
    birthDate: '2001-01-31',
    home: ['88 Saddlers Way', 'NM1 5ZL'],
    standing: { ...CURRENT, vettedDaysBefore: null },
    post: post('8ZV01-V-17', '8ZV01', 'VOLUNTARY', ['WELFARE_CONCERN'], ['SCHEDULED']),
  }),
  practitioner('hub-ig-lead', 'oidc', {
    number: 21,
    name: ['Evangeline', 'Crossfield'],
    role: 'information governance lead of the hub',
    birthDate: '1973-04-18',
    home: ['15 Lantern Hill', 'NM4 1UQ'],
    post: post('HUB-IG-21', 'HUB', 'HUB_IG_LEAD', []),
  }),
  practitioner('hub-ig-lead-second', 'oidc', {
    number: 22,
    name: ['Barnaby', 'Underhill-Osei'],
    role: 'second information governance lead of the hub',
    birthDate: '1969-06-12',
    home: ['2 Watermill Green', 'NM9 6JW'],
    post: post('HUB-IG-22', 'HUB', 'HUB_IG_LEAD', []),
  }),
];
