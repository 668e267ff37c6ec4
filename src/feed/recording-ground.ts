import { COMMON_ASSESSMENT_SERVICE } from '../child-index/common-assessment-service.js';
import { consentInForce } from '../child-index/consent-in-force.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';
import type { ChildId, OrganisationId } from '../shared/ids.js';
import type { FeedSource, OwnAssessment, OwnConsent, OwnInvolvement, OwnStatements } from './ports.js';

/**
 * On what ground a source's sensitive services may stand in the index, row after row: the first consent, to be
 * recorded, or the provider's recorded suspicion. A common assessment stands on that consent alone (2.16). Knows only
 * what this source itself stated.
 */
export interface RecordingGround {
  /** Consent to be recorded is given at this moment, for this child and service. */
  consented(childId: ChildId, service: string): boolean;
  /** Some ground stands for this child: a service on suspicion, or consent for any service. */
  stands(childId: ChildId): boolean;
  setBirth(childId: ChildId, birthDate: CalendarDate | null): void;
  setConsent(consent: OwnConsent): void;
  dropConsent(id: string): void;
  setInvolvement(involvement: OwnInvolvement): void;
  dropInvolvement(id: string): void;
  involvement(id: string): OwnInvolvement | undefined;
  setAssessment(assessment: OwnAssessment): void;
  dropAssessment(id: string): void;
  /** Services and assessments of this child that stood on a consent which is no longer given. */
  lapsed(childId: ChildId): readonly Lapsed[];
}

/** What has lost its ground. */
export interface Lapsed {
  readonly kind: 'INVOLVEMENT' | 'COMMON_ASSESSMENT';
  readonly id: string;
}

/** Starts from what the source stated before. */
export function recordingGround(source: FeedSource, own: OwnStatements): RecordingGround {
  const consents = new Map(own.consents.map((consent) => [consent.id, consent]));
  const involvements = new Map(own.sensitive.map((involvement) => [involvement.id, involvement]));
  const assessments = new Map(own.assessments.map((assessment) => [assessment.id, assessment]));
  const births = new Map(own.births.map(({ childId, birthDate }) => [childId, birthDate]));

  const consented = (childId: ChildId, service: string): boolean =>
    toBeRecorded(source, [...consents.values()], births.get(childId) ?? null, childId, service);
  const involvementsOf = (childId: ChildId): readonly OwnInvolvement[] =>
    [...involvements.values()].filter((involvement) => involvement.childId === childId);

  return {
    consented,
    stands: (childId) =>
      involvementsOf(childId).length > 0 ||
      [...consents.values()].some((consent) => consent.childId === childId && consented(childId, consent.service)),
    setBirth: (childId, birthDate) => {
      if (birthDate === null) births.delete(childId);
      else births.set(childId, birthDate);
    },
    setConsent: (consent) => void consents.set(consent.id, consent),
    dropConsent: (id) => void consents.delete(id),
    setInvolvement: (involvement) => void involvements.set(involvement.id, involvement),
    dropInvolvement: (id) => void involvements.delete(id),
    involvement: (id) => involvements.get(id),
    setAssessment: (assessment) => void assessments.set(assessment.id, assessment),
    dropAssessment: (id) => void assessments.delete(id),
    lapsed: (childId) => [
      ...involvementsOf(childId)
        .filter((held) => held.recordedGround === 'CONSENT' && !consented(childId, held.service))
        .map(({ id }) => ({ kind: 'INVOLVEMENT', id }) as const),
      ...[...assessments.values()]
        .filter((held) => held.childId === childId && !consented(childId, COMMON_ASSESSMENT_SERVICE))
        .map(({ id }) => ({ kind: 'COMMON_ASSESSMENT', id }) as const),
    ],
  };
}

function toBeRecorded(
  source: FeedSource,
  consents: readonly OwnConsent[],
  birthDate: CalendarDate | null,
  childId: ChildId,
  service: string,
): boolean {
  const sourceId: OrganisationId = source.id;
  const words = consents
    .filter((consent) => consent.childId === childId)
    // to be recorded is one purpose: it is not given for one sort of enquiry and refused for another
    .map((consent) => ({ ...consent, sourceId, scope: 'TO_RECORD' as const, purpose: 'ANY' }));
  const age = birthDate === null ? null : ageInYears(birthDate, source.today);
  const record = { consents: words, relatedPeople: [] };
  return consentInForce(record, { sourceId, service }, 'TO_RECORD', 'ANY', source.now, age) === 'GIVEN';
}
