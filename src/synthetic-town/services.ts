import { ORGANISATIONS } from './organisations.js';
import { adultName } from './names.js';
import type { Family } from './family.js';
import type { Random } from './random.js';
import type { TownCalendar } from './town-calendar.js';
import type { TownStatement } from './town-child.js';

const YEAR = 365;
const PHONES = new Map(ORGANISATIONS.map(({ id, officePhone }) => [id, officePhone]));

/** That `source` works with the child; `ended` null while it lasts. Days count back from the date of the town. */
export function involvement(
  source: string,
  service: string,
  practitioner: string | null,
  since: string,
  until: string | null = null,
): TownStatement {
  const contact = PHONES.get(source) ?? null;
  return {
    source,
    body: {
      kind: 'INVOLVEMENT',
      service,
      practitioner,
      contact,
      since,
      until,
      sensitive: false,
      recordedGround: 'NOT_SENSITIVE',
    },
  };
}

/** The services that any child may have at this age; nothing confidential. */
export function everydayServices(
  family: Family,
  ageInDays: number,
  random: Random,
  calendar: TownCalendar,
): TownStatement[] {
  const day = (days: number): string => calendar.daysBefore(days);
  if (ageInDays < 0) return [involvement('ZR1', 'MIDWIFERY', adultName(random), day(random.between(5, 150)))];
  const age = Math.floor(ageInDays / YEAR);
  const registered = random.chance(0.8) ? ageInDays : random.between(0, ageInDays);
  const found: TownStatement[] = [
    involvement(family.practice, 'GP', `Dr ${adultName(random)}`, day(registered)),
    { source: family.practice, body: motherOf(family) },
  ];
  if (age < 5 && random.chance(0.92)) {
    found.push(involvement('ZR2', 'HEALTH_VISITING', adultName(random), day(Math.max(0, ageInDays - 10))));
  }
  if (age >= 5 && random.chance(0.08)) {
    found.push(involvement('ZR2', 'SCHOOL_NURSING', adultName(random), day(random.below(700))));
  }
  found.push(...schooling(family, ageInDays, random, calendar));
  if (ageInDays < 90 || random.chance(0.09)) {
    const service = ageInDays < 90 ? 'MATERNITY' : random.pick(['PAEDIATRICS', 'COMMUNITY_PAEDIATRICS', 'AUDIOLOGY']);
    const since = random.below(Math.min(900, ageInDays + 1));
    found.push(involvement('ZR1', service, adultName(random), day(since), random.chance(0.3) ? day(since >> 1) : null));
  }
  if (random.chance(0.004))
    found.push(involvement('ZP1', 'POLICE', null, day(random.below(Math.min(600, ageInDays + 1)))));
  if (random.chance(0.012)) {
    const since = random.below(Math.min(600, ageInDays + 1));
    found.push(involvement('8ZV01', 'FAMILY_SUPPORT', adultName(random), day(since)));
  }
  return found;
}

function motherOf({ mother }: Family): TownStatement['body'] {
  return {
    kind: 'RELATED_PERSON',
    ...mother,
    relation: 'MOTHER',
    parentalResponsibility: true,
    livesWithChild: true,
    suspectedOfHarm: false,
    mustNotFind: false,
  };
}

/** Only some schools of the town feed the hub. A parent, or a young person of 16, says whether the school may share. */
function schooling(family: Family, ageInDays: number, random: Random, calendar: TownCalendar): TownStatement[] {
  const age = Math.floor(ageInDays / YEAR);
  const school = schoolOf(family, age);
  if (school === null) return [];
  const startedAt = (age >= 11 ? 11 : 4) * YEAR;
  const enrolled = involvement(school, 'SCHOOL', adultName(random), calendar.daysBefore(ageInDays - startedAt));
  const word = random.next();
  const state = word < 0.45 ? 'GIVEN' : word < 0.53 ? 'REFUSED' : word < 0.56 ? 'WITHDRAWN' : null;
  if (state === null) return [enrolled];
  return [
    {
      source: school,
      body: {
        kind: 'CONSENT',
        giver: age >= 16 ? 'YOUNG_PERSON' : 'PARENT',
        scope: 'TO_SHARE',
        service: 'SCHOOL',
        purpose: 'ANY',
        state,
        from: calendar.instantBefore(random.below(ageInDays - startedAt + 1)),
        until: null,
        competence: age >= 16 ? 'ASSESSED_COMPETENT' : 'NOT_ASSESSED',
        evidence: 'form kept in the school office',
      },
    },
    enrolled,
  ];
}

function schoolOf(family: Family, age: number): string | null {
  if (age < 4 || age > 16 || family.authority === 'Z03') return null;
  if (family.authority === 'Z02') return age >= 11 ? 'EE990004' : null;
  if (age >= 11) return 'EE990003';
  return family.practice < 'Z90003' ? 'EE990001' : 'EE990002';
}
