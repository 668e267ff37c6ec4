import type { CareSetting, EnquiryPurpose, PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { OrganisationId, PostId, PractitionerId } from '../shared/ids.js';

/** Who asks, as the directory has it at the moment of the enquiry; never cached, never taken from a token. */
export interface Enquirer {
  readonly practitioner: EnquirerPerson;
  /** The post that was chosen; `null` when none was chosen or the one chosen is not the caller's or not active. */
  readonly post: EnquirerPost | null;
}

export interface EnquirerPerson {
  readonly id: PractitionerId;
  readonly givenName: string;
  readonly familyName: string;
  readonly workPhone: string;
  readonly birthDate: CalendarDate | null;
  readonly homePostcode: string | null;
  readonly homeAddressKey: string | null;
  readonly vettingCheckedOn: CalendarDate | null;
  readonly vettingRenewalMonths: number;
  readonly barred: boolean;
  readonly trainingCompletedOn: CalendarDate | null;
  readonly trainingRenewalMonths: number;
}

export interface EnquirerPost {
  readonly id: PostId;
  readonly group: PractitionerGroup;
  readonly purposes: readonly EnquiryPurpose[];
  readonly settings: readonly CareSetting[];
  readonly organisation: {
    readonly id: OrganisationId;
    readonly name: string;
    readonly kind: string;
    readonly sector: string;
    readonly authorityId: OrganisationId | null;
    readonly active: boolean;
    readonly confidentialService: boolean;
    /** The issuer of the token is registered for this organisation. */
    readonly issuerRegistered: boolean;
  };
}
