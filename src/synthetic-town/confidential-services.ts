import { adultName } from './names.js';
import { ORGANISATIONS } from './organisations.js';
import type { Random } from './random.js';
import type { TownCalendar } from './town-calendar.js';
import type { BodyOf, TownStatement } from './town-child.js';

type ConsentState = BodyOf<'CONSENT'>['state'];

/** A service whose existence is itself confidential, and how many children from which age use it. */
interface ConfidentialService {
  readonly source: string;
  readonly service: string;
  readonly fromAge: number;
  readonly share: number;
}

const CONFIDENTIAL: readonly ConfidentialService[] = [
  { source: 'ZR3', service: 'CAMHS', fromAge: 5, share: 0.025 },
  { source: 'ZS1', service: 'SEXUAL_HEALTH', fromAge: 13, share: 0.03 },
  { source: '8ZV01', service: 'SUBSTANCE_MISUSE', fromAge: 13, share: 0.008 },
];

/** What was said about being recorded and, apart from that, about being pointed to. */
export interface ConfidentialWord {
  readonly record: ConsentState;
  readonly point: ConsentState;
  /** The provider recorded a suspicion of significant harm, so that the service may stand here without consent. */
  readonly suspicion: boolean;
}

/** The confidential services of a child, most of them by consent, some on suspicion, some with consent withdrawn. */
export function confidentialServices(ageInDays: number, random: Random, calendar: TownCalendar): TownStatement[] {
  const age = Math.floor(ageInDays / 365);
  return CONFIDENTIAL.filter(({ fromAge, share }) => age >= fromAge && random.chance(share)).flatMap((service) => {
    const days = random.between(1, 400);
    return confidentialService(service.source, service.service, age, days, wordOf(random), adultName(random), calendar);
  });
}

/**
 * The rows of one confidential service: the consents before the service that stands on them, and a service that stands
 * on suspicion before the consents that were refused. When the consent to
 * record was taken back there is no service row: nothing of it may stand in the index.
 */
export function confidentialService(
  source: string,
  service: string,
  age: number,
  days: number,
  word: ConfidentialWord,
  practitioner: string,
  calendar: TownCalendar,
): TownStatement[] {
  const consent = (scope: 'TO_RECORD' | 'TO_POINT', state: ConsentState): TownStatement => ({
    source,
    body: {
      kind: 'CONSENT',
      giver: age >= 12 ? 'YOUNG_PERSON' : 'PARENT',
      scope,
      service,
      purpose: 'ANY',
      state,
      from: calendar.instantBefore(days),
      until: null,
      competence: age >= 12 ? 'ASSESSED_COMPETENT' : 'NOT_ASSESSED',
      evidence: state === 'NOT_SOUGHT' ? 'asking would raise the risk' : 'noted by the worker on the day',
    },
  });
  const consents = [consent('TO_RECORD', word.record), consent('TO_POINT', word.point)];
  if (word.record !== 'GIVEN' && !word.suspicion) return consents;
  const stands: TownStatement = {
    source,
    body: {
      kind: 'INVOLVEMENT',
      service,
      practitioner,
      contact: ORGANISATIONS.find(({ id }) => id === source)?.officePhone ?? null,
      since: calendar.daysBefore(days),
      until: null,
      sensitive: true,
      recordedGround: word.record === 'GIVEN' ? 'CONSENT' : 'SUSPICION',
    },
  };
  // a part of the file may end between any two rows: a refusal that comes before the suspicion would stand alone there
  return word.record === 'GIVEN' ? [...consents, stands] : [stands, ...consents];
}

function wordOf(random: Random): ConfidentialWord {
  const point = random.pick<ConsentState>(['GIVEN', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT']);
  const kind = random.next();
  if (kind < 0.7) return { record: 'GIVEN', point, suspicion: false };
  if (kind < 0.9)
    return { record: random.chance(0.5) ? 'REFUSED' : 'NOT_SOUGHT', point: 'NOT_SOUGHT', suspicion: true };
  return { record: 'WITHDRAWN', point: 'WITHDRAWN', suspicion: false };
}
