import type {
  CareSetting,
  ConcernLevel,
  DisclosureTier,
  EnquiryPurpose,
  OverrideKind,
  OverrideReason,
  PublicInterestGround,
} from '../decision-policy/facts/vocabulary.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { RequestId } from '../shared/ids.js';
import type { NhsNumber } from '../shared/nhs-number.js';

/** One enquiry as it was asked, checked for shape. What was typed is kept as typed. */
export interface EnquiryRequest {
  readonly requestId: RequestId;
  readonly subject: EnquirySubject;
  readonly purpose: EnquiryPurpose;
  readonly caseReference: string | null;
  readonly setting: CareSetting;
  readonly concern: ConcernLevel;
  readonly adultHarm: boolean;
  readonly possibleCrime: boolean;
  readonly reason: string;
  readonly atMost: DisclosureTier;
  readonly presentingAddress: TypedAddress | null;
  /** The colleague for whom the caller asks: code of a post, or id of a practitioner. */
  readonly onBehalfOf: string | null;
  readonly publicInterest: PublicInterestStatement | null;
  readonly override: OverrideStatement | null;
}

export type EnquirySubject = ChildSubject | UnbornSubject | HouseholdSubject | AdultSubject;

export interface ChildSubject {
  readonly kind: 'CHILD';
  readonly nhsNumber: NhsNumber | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  readonly sex: 'FEMALE' | 'MALE' | 'NOT_STATED' | null;
}

export interface UnbornSubject {
  readonly kind: 'UNBORN';
  readonly motherNhsNumber: NhsNumber;
  readonly motherGivenName: string;
  readonly motherFamilyName: string;
  readonly motherBirthDate: CalendarDate;
  readonly expectedDate: CalendarDate;
}

export interface HouseholdSubject {
  readonly kind: 'HOUSEHOLD';
  readonly address: TypedAddress;
  /** Only children whom the officer named may be named back (11.86). */
  readonly namedChildren: readonly { readonly givenName: string; readonly familyName: string }[];
}

export interface AdultSubject {
  readonly kind: 'ADULT';
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly postcode: string | null;
}

export interface TypedAddress {
  readonly line1: string;
  readonly town: string | null;
  readonly postcode: string;
}

/** Whether something was done, or is `NOT_YET` done and will be completed within 24 hours. */
export type Progress = 'YES' | 'NO' | 'NOT_YET';

/** A stated ground to set a duty of confidence aside (2.72, 5.23, 5.24). */
export interface PublicInterestStatement {
  readonly ground: PublicInterestGround;
  readonly facts: string;
  /** Who with competence in child protection advised, or that the enquirer has it; `null`: nobody yet (5.24). */
  readonly adviser: string | null;
  readonly consentSought: Progress;
  readonly familyTold: Progress;
  /** Why the family is not told (1.14, 2.72). */
  readonly familyNotToldReason: string | null;
}

export interface OverrideStatement {
  readonly kind: OverrideKind;
  readonly reason: OverrideReason;
  /** What it rests on beside the reason of the enquiry, which every enquiry has. */
  readonly facts: string | null;
}
