import type { CareSetting, EnquiryPurpose, PractitionerGroup } from '../../decision-policy/facts/vocabulary.js';
import type { AdapterName } from '../trusted-issuers.js';

/** Somebody, or some system, that can sign in to the demonstration. Plain data: the demo directory is loaded from it. */
export interface Persona {
  /** What `--as` takes. */
  readonly key: string;
  readonly displayName: string;
  /** What this one is, in a few words. */
  readonly role: string;
  readonly kind: 'PRACTITIONER' | 'FEED' | 'FAMILY';
  readonly issuer: AdapterName;
  readonly subject: string;
  /** The directory's entry; `null` for a case system and for a family. */
  readonly practitioner: PersonaPractitioner | null;
  /** The post that is chosen at sign-in, and the only one held. */
  readonly post: PersonaPost | null;
  /** The organisation in whose name a case system states. */
  readonly feeds: string | null;
}

/** A person in the directory. Home and birth date only serve to see a conflict of interest. */
export interface PersonaPractitioner {
  /** UUID. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly workPhone: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly homeAddress: string;
  readonly homePostcode: string;
  readonly standing: PersonaStanding;
}

/** Checks and training, as days before the date as of which the town is made; `null` when never. */
export interface PersonaStanding {
  readonly vettedDaysBefore: number | null;
  readonly trainedDaysBefore: number | null;
  readonly barred: boolean;
}

/** One role at one organisation. */
export interface PersonaPost {
  readonly id: string;
  readonly organisationId: string;
  readonly group: PractitionerGroup;
  readonly purposes: readonly EnquiryPurpose[];
  readonly settings: readonly CareSetting[];
  readonly activeFromDaysBefore: number;
}

/** Both hold for three years, and so for all the days on which the town's examples are kept true. */
export const CURRENT: PersonaStanding = { vettedDaysBefore: 60, trainedDaysBefore: 30, barred: false };

/** A post of long standing in both settings. */
export function post(
  id: string,
  organisationId: string,
  group: PractitionerGroup,
  purposes: readonly EnquiryPurpose[],
  settings: readonly CareSetting[] = purposes.length === 0 ? [] : ['SCHEDULED', 'UNSCHEDULED'],
): PersonaPost {
  return { id, organisationId, group, purposes, settings, activeFromDaysBefore: 1_000 };
}

/** What `practitioner` needs beside the post: the number gives the person a fixed UUID and work phone. */
export interface PersonaDetails {
  readonly number: number;
  readonly name: readonly [given: string, family: string];
  readonly title?: string;
  readonly role: string;
  readonly birthDate: string;
  readonly home: readonly [address: string, postcode: string];
  readonly standing?: PersonaStanding;
  readonly post: PersonaPost;
}

/** A persona who is a practitioner. CIS2 subjects have twelve digits; work phones are from the drama range. */
export function practitioner(key: string, issuer: AdapterName, details: PersonaDetails): Persona {
  const { number, name, title, role, birthDate, home, standing = CURRENT } = details;
  const digits = String(number).padStart(2, '0');
  return {
    key,
    displayName: [title, ...name].filter((part) => part !== undefined).join(' '),
    role,
    kind: 'PRACTITIONER',
    issuer,
    subject: issuer === 'cis2' ? `9100000000${digits}` : `person-${digits}`,
    practitioner: {
      id: `5afe0000-0000-4000-8000-0000000000${digits}`,
      givenName: name[0],
      familyName: name[1],
      workPhone: `01632 9607${digits}`,
      birthDate,
      homeAddress: home[0],
      homePostcode: home[1],
      standing,
    },
    post: details.post,
    feeds: null,
  };
}
