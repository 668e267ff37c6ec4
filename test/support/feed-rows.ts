import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { AS_OF } from './feed-fixture.js';

type RowOf<Kind extends FeedRowInput['kind']> = Extract<FeedRowInput, { kind: Kind }>;

/** A girl with a number kept for tests; override what a test is about. */
export function identityRow(child: string, changes: Partial<RowOf<'IDENTITY'>> = {}): RowOf<'IDENTITY'> {
  return {
    kind: 'IDENTITY',
    id: `${child}/who`,
    child,
    asOf: AS_OF,
    givenName: 'Ruth',
    familyName: 'Hollis',
    birthDate: '2003-05-17',
    sex: 'FEMALE',
    nhsNumber: '9000000009',
    nhsNumberState: 'TRACED',
    ...changes,
  };
}

export function residenceRow(child: string, changes: Partial<RowOf<'RESIDENCE'>> = {}): RowOf<'RESIDENCE'> {
  return {
    kind: 'RESIDENCE',
    id: `${child}/home`,
    child,
    asOf: AS_OF,
    line1: '14 Mill Lane',
    town: 'Northmoor',
    postcode: 'ZX1 4AP',
    dwelling: 'HOME',
    since: '2008-01-01',
    until: null,
    ...changes,
  };
}

export function involvementRow(child: string, changes: Partial<RowOf<'INVOLVEMENT'>> = {}): RowOf<'INVOLVEMENT'> {
  return {
    kind: 'INVOLVEMENT',
    id: `${child}/service`,
    child,
    asOf: AS_OF,
    service: 'GP',
    practitioner: 'Dr A. Shah',
    contact: '01632 960201',
    since: '2009-01-05',
    until: null,
    sensitive: false,
    recordedGround: 'NOT_SENSITIVE',
    ...changes,
  };
}

export function consentRow(child: string, changes: Partial<RowOf<'CONSENT'>> = {}): RowOf<'CONSENT'> {
  return {
    kind: 'CONSENT',
    id: `${child}/consent`,
    child,
    asOf: AS_OF,
    giver: 'YOUNG_PERSON',
    scope: 'TO_RECORD',
    service: 'SEXUAL_HEALTH',
    purpose: 'ANY',
    state: 'GIVEN',
    from: '2010-01-10T10:00:00Z',
    until: null,
    competence: 'ASSESSED_COMPETENT',
    evidence: 'form of 10 January',
    ...changes,
  };
}

export function planRow(child: string, changes: Partial<RowOf<'PLAN'>> = {}): RowOf<'PLAN'> {
  return {
    kind: 'PLAN',
    id: `${child}/plan`,
    child,
    asOf: AS_OF,
    planKind: 'CHILD_PROTECTION_PLAN',
    categories: ['NEGLECT'],
    started: '2009-11-02',
    ended: null,
    endReason: null,
    ...changes,
  };
}

export function caseRow(child: string, changes: Partial<RowOf<'CASE'>> = {}): RowOf<'CASE'> {
  return {
    kind: 'CASE',
    id: `${child}/case`,
    child,
    asOf: AS_OF,
    state: 'OPEN',
    childInNeed: true,
    opened: '2009-11-01',
    closed: null,
    leadSocialWorker: null,
    ...changes,
  };
}

/** A sensitive service that is stated on the ground of consent. */
export function sensitiveRow(child: string, changes: Partial<RowOf<'INVOLVEMENT'>> = {}): RowOf<'INVOLVEMENT'> {
  return involvementRow(child, { service: 'SEXUAL_HEALTH', sensitive: true, recordedGround: 'CONSENT', ...changes });
}

/** Consent of a parent to record that there is a common assessment. */
export function assessmentConsentRow(child: string, changes: Partial<RowOf<'CONSENT'>> = {}): RowOf<'CONSENT'> {
  return consentRow(child, {
    id: `${child}/assessment-consent`,
    giver: 'PARENT',
    service: 'COMMON_ASSESSMENT',
    competence: 'NOT_ASSESSED',
    ...changes,
  });
}

export function assessmentRow(
  child: string,
  changes: Partial<RowOf<'COMMON_ASSESSMENT'>> = {},
): RowOf<'COMMON_ASSESSMENT'> {
  return {
    kind: 'COMMON_ASSESSMENT',
    id: `${child}/assessment`,
    child,
    asOf: AS_OF,
    holderName: 'Joan Hartley',
    contact: '01632 960401',
    since: '2009-11-30',
    until: null,
    ...changes,
  };
}

export function policePointerRow(
  child: string,
  changes: Partial<RowOf<'POLICE_POINTER'>> = {},
): RowOf<'POLICE_POINTER'> {
  return {
    kind: 'POLICE_POINTER',
    id: `${child}/police`,
    child,
    asOf: AS_OF,
    since: '2009-12-01',
    until: null,
    ...changes,
  };
}

export function detrimentRow(child: string, changes: Partial<RowOf<'DETRIMENT'>> = {}): RowOf<'DETRIMENT'> {
  return {
    kind: 'DETRIMENT',
    id: `${child}/detriment`,
    child,
    asOf: AS_OF,
    covers: `${child}/service`,
    reason: 'the child would be punished at home if it were known who spoke',
    reviewOn: '2010-06-01',
    existenceToo: false,
    from: '2010-02-01T09:00:00Z',
    until: null,
    ...changes,
  };
}

export function changeOfIdentityRow(
  child: string,
  changes: Partial<RowOf<'CHANGE_OF_IDENTITY'>> = {},
): RowOf<'CHANGE_OF_IDENTITY'> {
  return { kind: 'CHANGE_OF_IDENTITY', id: `${child}/change`, child, asOf: AS_OF, since: '2010-01-15', ...changes };
}
