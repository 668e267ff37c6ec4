import { adultName } from './names.js';
import { ORGANISATIONS } from './organisations.js';
import { randomFor, type Random } from './random.js';
import { involvement } from './services.js';
import type { Care } from './social-care.js';
import type { TownCalendar } from './town-calendar.js';
import { THE_ROW_BEFORE, type BodyOf, type TownStatement } from './town-child.js';

/** Of the children with such a holder: for how many a common assessment was proposed; three in four families agree. */
const ASSESSED = 0.04;
const AGREED = 0.75;
/** Of all children: of how many the police say that they are to be asked. */
const KNOWN_TO_POLICE = 0.008;
/** Of pupils: for how many the school's counsellor judges that telling of it would do more harm than not telling. */
const COUNSELLED = 0.004;
/** Of children whose case was closed or whose plan has ended: how many were adopted within the family since. */
const ADOPTED = 0.04;

/** Who holds a common assessment: schools, community health and the voluntary sector. */
const HOLDERS = /^(EE|ZR2|8ZV)/;

/**
 * What is pointed to and never told, what a holder judged of telling it, and changes of identity. Drawn from a stream of
 * their own and stated last, so that everything else about a child is the same with them and without.
 */
export function pointers(
  seed: number,
  offset: number,
  ageInDays: number,
  care: Care,
  stated: readonly TownStatement[],
  calendar: TownCalendar,
): TownStatement[] {
  if (ageInDays < 0) return [];
  const random = randomFor(seed, 'pointers', offset);
  const days = random.between(1, Math.max(1, Math.min(500, ageInDays)));
  const sources = [...new Set(stated.map(({ source }) => source))];
  const found: TownStatement[] = [];
  const holder = sources.find((source) => HOLDERS.test(source));
  if (holder !== undefined && random.chance(ASSESSED)) {
    const word = random.chance(AGREED) ? 'GIVEN' : 'REFUSED';
    found.push(...commonAssessment(holder, ageInDays, word, random.chance(0.6), adultName(random), days, calendar));
  }
  if (random.chance(KNOWN_TO_POLICE)) found.push(policePointer(days, random.chance(0.2) ? days >> 1 : null, calendar));
  const school = sources.find((source) => source.startsWith('EE'));
  if (school !== undefined && random.chance(COUNSELLED)) {
    found.push(...counselling(school, adultName(random), days, random.chance(0.5), calendar));
  }
  const authority = stated.find(({ body }) => body.kind === 'CASE')?.source;
  if (authority !== undefined && (care === 'CLOSED' || care === 'PLAN_ENDED_EARLIER') && adoptedSince(random)) {
    // the name and number stay as they are; what has ended before that day is no longer told
    found.push({ source: authority, body: { kind: 'CHANGE_OF_IDENTITY', since: calendar.asOf } });
  }
  return found;
}

const adoptedSince = (random: Random): boolean => random.chance(ADOPTED);

/** The consent to record that there is an assessment before the assessment; without it, only that it was refused. */
export function commonAssessment(
  source: string,
  ageInDays: number,
  record: 'GIVEN' | 'REFUSED',
  share: boolean,
  holderName: string,
  days: number,
  calendar: TownCalendar,
): TownStatement[] {
  const own = ageInDays >= 16 * 365.25;
  const consent = (scope: 'TO_RECORD' | 'TO_SHARE', state: BodyOf<'CONSENT'>['state']): TownStatement => ({
    source,
    body: {
      kind: 'CONSENT',
      giver: own ? 'YOUNG_PERSON' : 'PARENT',
      scope,
      service: 'COMMON_ASSESSMENT',
      purpose: 'ANY',
      state,
      from: calendar.instantBefore(days),
      until: null,
      competence: own ? 'ASSESSED_COMPETENT' : 'NOT_ASSESSED',
      evidence: 'signed on the form of the assessment',
    },
  });
  if (record === 'REFUSED') return [consent('TO_RECORD', 'REFUSED')];
  const contact = ORGANISATIONS.find(({ id }) => id === source)?.officePhone ?? null;
  const since = calendar.daysBefore(days);
  return [
    consent('TO_RECORD', 'GIVEN'),
    consent('TO_SHARE', share ? 'GIVEN' : 'REFUSED'),
    { source, body: { kind: 'COMMON_ASSESSMENT', holderName, contact, since, until: null } },
  ];
}

/** That the police are to be asked; `ended` null while it lasts. */
export function policePointer(days: number, ended: number | null, calendar: TownCalendar): TownStatement {
  const until = ended === null ? null : calendar.daysBefore(ended);
  return { source: 'ZP1', body: { kind: 'POLICE_POINTER', since: calendar.daysBefore(days), until } };
}

/** A school's counsellor, and the judgement that telling of it would do this child more harm than not telling. */
export function counselling(
  school: string,
  counsellor: string,
  days: number,
  existenceToo: boolean,
  calendar: TownCalendar,
): TownStatement[] {
  return [
    involvement(school, 'COUNSELLING', counsellor, calendar.daysBefore(days)),
    {
      source: school,
      body: {
        kind: 'DETRIMENT',
        covers: THE_ROW_BEFORE,
        reason: 'the pupil comes only as long as nobody at home learns of it',
        reviewOn: calendar.daysBefore(days - 180),
        existenceToo,
        from: calendar.instantBefore(days),
        until: null,
      },
    },
  ];
}
