import { confidentialService, type ConfidentialWord } from './confidential-services.js';
import { commonAssessment, counselling, policePointer } from './pointers.js';
import { involvement } from './services.js';
import type { TownCalendar } from './town-calendar.js';
import type { BodyOf, TownChild, TownStatement } from './town-child.js';
import { MOST_CHILDREN, townNhsNumber } from './town-nhs-number.js';

/** How a child of the cast is written down. Days count back from the date of the town unless said otherwise. */
export interface CastEntry {
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: 'FEMALE' | 'MALE';
  /** Age in days; days until the expected date when negative. Chosen so that 300 days change no age band. */
  readonly age: number;
  /** First line, postcode and, when it is not a family home, the kind of place. */
  readonly home: readonly [line1: string, postcode: string, dwelling?: BodyOf<'RESIDENCE'>['dwelling']];
  readonly formerHome?: readonly [line1: string, postcode: string];
  readonly formerFamilyNames?: readonly string[];
  /** Practice where the child is registered since birth; none for an unborn child and for a few others. */
  readonly practice?: string;
  readonly school?: string;
  readonly schoolConsent?: BodyOf<'CONSENT'>['state'];
  /** Health visitor's name. */
  readonly healthVisitor?: string;
  readonly people?: readonly CastPerson[];
  readonly care?: CastCare;
  readonly confidential?: readonly [source: string, service: string, word: ConfidentialWord];
  readonly others?: readonly [source: string, service: string, practitioner: string][];
  /** Who holds a common assessment; without consent to record it, only that consent was refused is stated. */
  readonly assessment?: { readonly source: string; readonly record: 'GIVEN' | 'REFUSED'; readonly share: boolean };
  /** A counsellor of the school, and whether even that there is one would do harm. */
  readonly counselled?: { readonly existenceToo: boolean };
  /** Since how many days the police say that they are to be asked. */
  readonly police?: number;
  /** Adopted since so many days; before that under another name and number, by which the hospital knows it to this day. */
  readonly adopted?: { readonly givenName: string; readonly familyName: string; readonly since: number };
  /** Only of an unborn child. */
  readonly mother?: { readonly givenName: string; readonly familyName: string; readonly birthDate: string };
}

export interface CastPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly relation: BodyOf<'RELATED_PERSON'>['relation'];
  readonly suspected?: boolean;
  readonly mustNotFind?: boolean;
}

/** What one authority's social care states. */
export interface CastCare {
  readonly authority: 'Z01' | 'Z02';
  readonly opened: number;
  readonly closed?: number;
  readonly inNeed?: boolean;
  readonly plans?: readonly CastPlan[];
  readonly shield?: { readonly hidesName: boolean; readonly lifted?: number };
}

export interface CastPlan {
  readonly kind?: BodyOf<'PLAN'>['planKind'];
  readonly categories: BodyOf<'PLAN'>['categories'];
  readonly started: number;
  readonly ended?: number;
}

const TOWN_OF_AREA: Readonly<Record<string, string>> = { NM: 'Northmoor', CJ: 'Calderwick', FM: 'Fellmarsh' };
const WORKERS = {
  Z01: { name: 'Desmond Quillfeather', team: 'Children with a plan', phone: '01632 960115', post: 'Z01-LSW-15' },
  Z02: { name: 'Henrietta Aldous', team: 'Children in care', phone: '01632 960125', post: null },
} as const;

/** The child that an entry describes. Depends on the date of the town alone, never on its seed. */
export function castChild(index: number, entry: CastEntry, calendar: TownCalendar): TownChild {
  const { practice, school, care, confidential } = entry;
  const day = (days: number): string => calendar.daysBefore(days);
  const statements: TownStatement[] = [];
  if (practice !== undefined) {
    const doctor = practice === 'Z90001' ? 'Dr Imogen Thistlewood' : 'Dr Edmund Fairlamb';
    statements.push(involvement(practice, 'GP', doctor, day(Math.max(40, entry.age))));
    statements.push(...personStatements(entry, practice, false));
  }
  if (entry.healthVisitor !== undefined) {
    statements.push(involvement('ZR2', 'HEALTH_VISITING', entry.healthVisitor, day(Math.max(40, entry.age - 10))));
  }
  if (school !== undefined) {
    if (entry.schoolConsent !== undefined) statements.push(schoolConsent(school, entry.schoolConsent, calendar));
    statements.push(involvement(school, 'SCHOOL', 'Leopold Marchbank', day(200)));
  }
  for (const [source, service, practitioner] of entry.others ?? []) {
    statements.push(involvement(source, service, practitioner, day(90)));
  }
  if (confidential !== undefined) {
    const [source, service, word] = confidential;
    const years = Math.floor(entry.age / 365);
    statements.push(...confidentialService(source, service, years, 75, word, 'Rhiannon Winterbourne-Lisle', calendar));
  }
  if (care !== undefined) {
    statements.push(...personStatements(entry, care.authority, true), ...careOfCast(care, calendar));
  }
  statements.push(...pointersOfCast(entry, calendar));
  const identity = identityOf(index, entry, calendar);
  const homes = homesOf(entry, calendar);
  const { adopted } = entry;
  if (adopted === undefined || care === undefined) return { index, identity, homes, statements, variants: {} };
  const { givenName, familyName, since } = adopted;
  // no child of a town has this number: it is counted from the other end
  const former = { givenName, familyName, nhsNumber: townNhsNumber(MOST_CHILDREN - 1 - index) };
  const before = { ...identity, ...former };
  statements.push(
    { source: care.authority, body: { kind: 'CHANGE_OF_IDENTITY', since: day(since) } },
    involvement('ZR1', 'PAEDIATRICS', 'Dr Lucian Hartwell', day(entry.age), day(since + 60)),
  );
  return {
    index,
    identity,
    homes,
    statements,
    variants: { ZR1: former },
    before: { source: care.authority, body: before, asOf: calendar.instantBefore(since + 30) },
  };
}

function pointersOfCast({ age, school, assessment, counselled, police }: CastEntry, calendar: TownCalendar) {
  const statements: TownStatement[] = [];
  if (assessment !== undefined) {
    const { source, record, share } = assessment;
    statements.push(...commonAssessment(source, age, record, share, 'Rowena Applegarth', 80, calendar));
  }
  if (counselled !== undefined && school !== undefined) {
    statements.push(...counselling(school, 'Gwilym Orrin', 90, counselled.existenceToo, calendar));
  }
  return police === undefined ? statements : [...statements, policePointer(police, null, calendar)];
}

function identityOf(index: number, entry: CastEntry, calendar: TownCalendar): BodyOf<'IDENTITY'> {
  const { givenName, familyName, sex, age, mother } = entry;
  const number = townNhsNumber(index);
  if (mother !== undefined) {
    return {
      kind: 'IDENTITY',
      givenName,
      familyName,
      birthDate: null,
      expectedDate: calendar.daysBefore(age),
      sex: 'NOT_STATED',
      nhsNumber: null,
      nhsNumberState: 'NONE',
      mother: { ...mother, nhsNumber: number },
    };
  }
  return {
    kind: 'IDENTITY',
    givenName,
    familyName,
    formerFamilyNames: [...(entry.formerFamilyNames ?? [])],
    birthDate: bornOn(age, calendar),
    sex,
    nhsNumber: number,
    nhsNumberState: 'TRACED',
  };
}

/** A day earlier when it would be 1 January, which counts as a missing value and so confirms nobody. */
function bornOn(age: number, calendar: TownCalendar): string {
  const born = calendar.daysBefore(age);
  return born.endsWith('-01-01') ? calendar.daysBefore(age + 1) : born;
}

function homesOf({ home, formerHome, age }: CastEntry, calendar: TownCalendar): BodyOf<'RESIDENCE'>[] {
  const moved = Math.min(Math.max(age, 1), 400);
  const residence = (line1: string, postcode: string): BodyOf<'RESIDENCE'> => ({
    kind: 'RESIDENCE',
    line1,
    town: TOWN_OF_AREA[postcode.slice(0, 2)] ?? null,
    postcode,
    dwelling: 'HOME',
    since: calendar.daysBefore(moved),
    until: null,
  });
  const current = { ...residence(home[0], home[1]), dwelling: home[2] ?? 'HOME' };
  if (formerHome === undefined) return [current];
  const former = residence(formerHome[0], formerHome[1]);
  return [current, { ...former, since: calendar.daysBefore(age), until: calendar.daysBefore(moved + 1) }];
}

/** A practice knows the parents; what is suspected of them, and who must not find the child, social care alone says. */
function personStatements(entry: CastEntry, source: string, socialCare: boolean): TownStatement[] {
  return (entry.people ?? [])
    .filter(({ mustNotFind }) => socialCare || mustNotFind !== true)
    .map(({ givenName, familyName, birthDate, relation, suspected, mustNotFind }) => ({
      source,
      body: {
        kind: 'RELATED_PERSON',
        givenName,
        familyName,
        birthDate,
        relation,
        parentalResponsibility: relation === 'MOTHER' || relation === 'FATHER',
        livesWithChild: mustNotFind !== true,
        suspectedOfHarm: socialCare && suspected === true,
        mustNotFind: socialCare && mustNotFind === true,
      },
    }));
}

function careOfCast(care: CastCare, calendar: TownCalendar): TownStatement[] {
  const { authority: source, closed, plans = [], shield } = care;
  const dateOf = (days: number | undefined): string | null => (days === undefined ? null : calendar.daysBefore(days));
  const statements: TownStatement[] = [
    {
      source,
      body: {
        kind: 'CASE',
        state: closed === undefined ? 'OPEN' : 'CLOSED',
        childInNeed: care.inNeed ?? true,
        opened: calendar.daysBefore(care.opened),
        closed: dateOf(closed),
        leadSocialWorker: closed === undefined ? WORKERS[source] : null,
      },
    },
  ];
  for (const { kind = 'CHILD_PROTECTION_PLAN', categories, started, ended } of plans) {
    statements.push({
      source,
      body: {
        kind: 'PLAN',
        planKind: kind,
        categories,
        started: calendar.daysBefore(started),
        ended: dateOf(ended),
        endReason: ended === undefined ? null : 'HARM_NO_LONGER_LIKELY',
      },
    });
  }
  if (shield === undefined) return statements;
  const until = shield.lifted === undefined ? null : calendar.instantBefore(shield.lifted);
  const since = calendar.instantBefore(care.opened);
  return [...statements, { source, body: { kind: 'SHIELD', since, until, hidesName: shield.hidesName } }];
}

function schoolConsent(source: string, state: BodyOf<'CONSENT'>['state'], calendar: TownCalendar): TownStatement {
  return {
    source,
    body: {
      kind: 'CONSENT',
      giver: 'PARENT',
      scope: 'TO_SHARE',
      service: 'SCHOOL',
      purpose: 'ANY',
      state,
      from: calendar.instantBefore(100),
      until: null,
      competence: 'NOT_ASSESSED',
      evidence: 'form kept in the school office',
    },
  };
}
