import type { DirectoryEntries, PractitionerEntry } from '../directory/directory-entries.js';
import type { FeedingOrganisation } from '../identity/development/feed-clients.js';
import { feedClients } from '../identity/development/feed-clients.js';
import { PERSONAS } from '../identity/development/personas.js';
import type { Persona, PersonaPractitioner } from '../identity/development/persona.js';
import { addressKey } from '../matching/address-key.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { ORGANISATIONS, type TownOrganisation } from './organisations.js';
import { EXAMPLES_HOLD_DAYS } from './town-age.js';
import { townCalendar, type TownCalendar } from './town-calendar.js';

/** Address of the identity provider that signs in with each shape of token. */
export type DemoIssuers = Readonly<Record<TownOrganisation['issuer'], string>>;

/** The authority next door but one does not feed the hub: silence about its children means nothing. */
const NOT_FEEDING = new Set(['Z03']);

/** The directory of the demonstration: the town's organisations and the personas, with standing as of `asOf`. */
export function demoDirectory(
  asOf: CalendarDate,
  issuers: DemoIssuers,
  personas: readonly Persona[] = PERSONAS,
): DirectoryEntries {
  const calendar = townCalendar(asOf);
  const feeding: readonly FeedingOrganisation[] = ORGANISATIONS.filter(({ id }) => !NOT_FEEDING.has(id));
  const people = personas.flatMap(({ practitioner, post, issuer, subject }) =>
    practitioner === null || post === null ? [] : [{ practitioner, post, issuer: issuers[issuer], subject }],
  );
  return {
    organisations: ORGANISATIONS.map(({ id, name, kind, sector, sourceClass, authorityId, confidentialService }) => ({
      id,
      name,
      kind,
      sector,
      sourceClass,
      authorityId,
      active: true,
      confidentialService,
    })),
    dutyDesks: ORGANISATIONS.flatMap(({ id, dutyDesk, officePhone, emergencyPhone, opens, closes }) =>
      dutyDesk === null
        ? []
        : [{ organisation: id, officePhone, emergencyPhone, opens, closes, covered: dutyDesk.covered }],
    ),
    practitioners: people.map(({ practitioner }) => practitionerEntry(practitioner, calendar)),
    posts: people.map(({ practitioner, post }) => ({
      id: post.id,
      practitioner: practitioner.id,
      organisation: post.organisationId,
      group: post.group,
      purposes: post.purposes,
      settings: post.settings,
      activeFrom: calendar.daysBefore(post.activeFromDaysBefore),
    })),
    signIns: people.map(({ practitioner, issuer, subject }) => ({ issuer, subject, practitioner: practitioner.id })),
    issuers: ORGANISATIONS.map(({ id, issuer }) => ({ issuer: issuers[issuer], organisation: id })),
    feedClients: feedClients(feeding).flatMap(({ issuer, subject, feeds }) =>
      feeds === null ? [] : [{ issuer: issuers[issuer], subject, organisation: feeds }],
    ),
    // nobody feeds the town again: its feeds are in time for as long as its examples hold
    feedSources: feeding
      .filter(({ sourceClass }) => sourceClass !== null)
      .map(({ id }) => ({ organisation: id, dueEveryDays: EXAMPLES_HOLD_DAYS + 1 })),
  };
}

function practitionerEntry(person: PersonaPractitioner, calendar: TownCalendar): PractitionerEntry {
  const { vettedDaysBefore, trainedDaysBefore, barred } = person.standing;
  const dated = (days: number | null): CalendarDate | null => (days === null ? null : calendar.daysBefore(days));
  return {
    id: person.id,
    givenName: person.givenName,
    familyName: person.familyName,
    workPhone: person.workPhone,
    birthDate: person.birthDate as CalendarDate,
    homePostcode: person.homePostcode,
    homeAddressKey: addressKey(person.homeAddress, person.homePostcode),
    vettingCheckedOn: dated(vettedDaysBefore),
    barred,
    trainingCompletedOn: dated(trainedDaysBefore),
  };
}
