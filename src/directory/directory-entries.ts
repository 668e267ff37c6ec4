import type {
  CareSetting,
  EnquiryPurpose,
  PractitionerGroup,
  SourceClass,
} from '../decision-policy/facts/vocabulary.js';
import type { CalendarDate } from '../shared/calendar-date.js';

/** The directory as it is written down to be loaded: who asks, who holds, who answers the phone. Dates are days. */
export interface DirectoryEntries {
  readonly organisations: readonly OrganisationEntry[];
  readonly dutyDesks: readonly DutyDeskEntry[];
  readonly practitioners: readonly PractitionerEntry[];
  readonly posts: readonly PostEntry[];
  /** Whose sign-in it is: `iss` and `sub` of the token. */
  readonly signIns: readonly { readonly issuer: string; readonly subject: string; readonly practitioner: string }[];
  /** Which identity provider speaks for which organisation. */
  readonly issuers: readonly { readonly issuer: string; readonly organisation: string }[];
  /** Case systems that may feed. */
  readonly feedClients: readonly { readonly issuer: string; readonly subject: string; readonly organisation: string }[];
  /** Organisations whose feed is awaited, and after how many days it counts as late. */
  readonly feedSources: readonly { readonly organisation: string; readonly dueEveryDays: number }[];
}

export interface OrganisationEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly sector: string;
  readonly sourceClass: SourceClass | null;
  readonly authorityId: string | null;
  readonly active: boolean;
  readonly confidentialService: boolean;
}

export interface DutyDeskEntry {
  readonly organisation: string;
  readonly officePhone: string;
  readonly emergencyPhone: string;
  /** `HH:MM`, Europe/London. */
  readonly opens: string;
  /** `HH:MM`, Europe/London. */
  readonly closes: string;
  /** The authority feeds the hub, so that its silence can mean something. */
  readonly covered: boolean;
}

export interface PractitionerEntry {
  /** UUID. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly workPhone: string;
  readonly birthDate: CalendarDate | null;
  readonly homePostcode: string | null;
  readonly homeAddressKey: string | null;
  readonly vettingCheckedOn: CalendarDate | null;
  readonly barred: boolean;
  readonly trainingCompletedOn: CalendarDate | null;
}

export interface PostEntry {
  readonly id: string;
  readonly practitioner: string;
  readonly organisation: string;
  readonly group: PractitionerGroup;
  readonly purposes: readonly EnquiryPurpose[];
  readonly settings: readonly CareSetting[];
  readonly activeFrom: CalendarDate;
}
