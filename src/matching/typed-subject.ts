import type { CalendarDate } from '../shared/calendar-date.js';

/** A child as an enquirer described it; `null` where nothing was typed. */
export interface TypedChild {
  readonly kind: 'CHILD';
  readonly nhsNumber: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CalendarDate | null;
  readonly postcode: string | null;
  readonly sex: 'FEMALE' | 'MALE' | 'NOT_STATED' | null;
}

/** An unborn child as an enquirer described it, through the mother. */
export interface TypedUnborn {
  readonly kind: 'UNBORN';
  readonly motherNhsNumber: string;
  readonly motherGivenName: string;
  readonly motherFamilyName: string;
  readonly motherBirthDate: CalendarDate;
  readonly expectedDate: CalendarDate;
}

/** A subject that is no one child: nothing is confirmed for it. */
export interface TypedOther {
  readonly kind: 'HOUSEHOLD' | 'ADULT';
}

export type TypedSubject = TypedChild | TypedUnborn | TypedOther;
