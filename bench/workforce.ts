import type { PractitionerGroup, CareSetting, EnquiryPurpose } from '../src/decision-policy/facts/vocabulary.js';
import type { DirectoryEntries, PostEntry, PractitionerEntry } from '../src/directory/directory-entries.js';
import type { CalendarDate } from '../src/shared/calendar-date.js';
import { townCalendar } from '../src/synthetic-town/town-calendar.js';

/** Somebody at work who enquires. */
export interface Worker {
  /** `sub` of the access token. */
  readonly subject: string;
  readonly post: string;
  readonly organisation: string;
}

/** Everybody beyond the demonstration's personas. */
export interface Workforce {
  /** Doctors by the code of their practice. */
  readonly doctors: ReadonlyMap<string, readonly Worker[]>;
  readonly nurses: readonly Worker[];
  /** They ask only where it is measured whether worlds can be told apart. */
  readonly socialWorkers: readonly Worker[];
}

export const PRACTICES = ['Z90001', 'Z90002', 'Z90003', 'Z90004', 'Z90005'] as const;
const DOCTORS_A_PRACTICE = 20;
/** Enough that nobody comes near the limit on children without a relationship, however long a run lasts. */
const NURSES = 3_900;
const HOSPITAL = 'ZR1';
const AUTHORITY = 'Z01';
const SOCIAL_WORKERS = 20;

/**
 * The same people at every run: twenty doctors a practice, the nurses of one accident and emergency department, and the
 * social workers of one authority.
 */
export function workforce(): Workforce {
  const doctors = PRACTICES.map(
    (practice, index) => [practice, workers(practice, index * DOCTORS_A_PRACTICE)] as const,
  );
  return {
    doctors: new Map(doctors),
    nurses: Array.from({ length: NURSES }, (_, index) => worker(1_000 + index, HOSPITAL)),
    socialWorkers: Array.from({ length: SOCIAL_WORKERS }, (_, index) => worker(500 + index, AUTHORITY)),
  };
}

/** Directory entries of the workforce, in good standing as of `asOf`; they sign in at `issuer`. */
export function workforceEntries(people: Workforce, asOf: CalendarDate, issuer: string): DirectoryEntries {
  const calendar = townCalendar(asOf);
  const doctors = [...people.doctors.values()].flat();
  const everybody = [...doctors, ...people.nurses, ...people.socialWorkers];
  const practitioner = ({ subject }: Worker, index: number): PractitionerEntry => ({
    id: practitionerId(subject),
    givenName: 'Winifred',
    // no child of the town has this name, so that nobody meets a conflict of interest
    familyName: `Quillhampton-${index}`,
    workPhone: '01632 960799',
    birthDate: '1980-02-03' as CalendarDate,
    homePostcode: null,
    homeAddressKey: null,
    vettingCheckedOn: calendar.daysBefore(60),
    barred: false,
    trainingCompletedOn: calendar.daysBefore(30),
  });
  const entry =
    (group: PractitionerGroup, purposes: readonly EnquiryPurpose[], settings: readonly CareSetting[]) =>
    ({ subject, post, organisation }: Worker): PostEntry => ({
      id: post,
      practitioner: practitionerId(subject),
      organisation,
      group,
      purposes,
      settings,
      activeFrom: calendar.daysBefore(1_000),
    });
  return {
    organisations: [],
    dutyDesks: [],
    issuers: [],
    feedClients: [],
    feedSources: [],
    practitioners: everybody.map(practitioner),
    posts: [
      ...doctors.map(entry('GP', ['ROUTINE_CARE', 'WELFARE_CONCERN'], ['SCHEDULED', 'UNSCHEDULED'])),
      ...people.nurses.map(entry('A_AND_E', ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'], ['UNSCHEDULED'])),
      ...people.socialWorkers.map(entry('SOCIAL_WORKER', ['SECTION_47_ENQUIRY'], ['SCHEDULED', 'UNSCHEDULED'])),
    ],
    signIns: everybody.map(({ subject }) => ({ issuer, subject, practitioner: practitionerId(subject) })),
  };
}

function workers(organisation: string, from: number): readonly Worker[] {
  return Array.from({ length: DOCTORS_A_PRACTICE }, (_, index) => worker(from + index, organisation));
}

function worker(number: number, organisation: string): Worker {
  const digits = String(number).padStart(6, '0');
  return { subject: `bench-${digits}`, post: `bench-post-${digits}`, organisation };
}

function practitionerId(subject: string): string {
  return `be7c0000-0000-4000-8000-000000${subject.slice(-6)}`;
}
