import { ErasureRefused } from './erasure-refused.js';

/** What stands against an erasure: whether the two may agree to it, and of how many decisions what is amiss. */
export interface AgainstErasure {
  /** The two hold today the posts that it takes. */
  readonly mayAgree: boolean;
  /** One of the two asked, or confirmed what was asked. */
  readonly concerned: number;
  /** There is no such decision. */
  readonly unknown: number;
  /** The record is gone and no erasure took it: an erasure now would hide that for ever. */
  readonly missing: number;
  /** Notices are not delivered yet. */
  readonly undelivered: number;
  /** Notices are delivered and not yet due, or wait for a reply or an approval that has not come. */
  readonly stillDue: number;
  /** No published head of the log covers the leaf. */
  readonly unpublished: number;
}

/** @throws ErasureRefused for the first that stands against it */
export function refuseUnlessFree(against: AgainstErasure): void {
  const { mayAgree, concerned, unknown, missing, undelivered, stillDue, unpublished } = against;
  if (!mayAgree) {
    throw new ErasureRefused(
      'NOT_AGREED',
      'records are destroyed when two people are named as agreeing who today hold posts of information governance at different organisations',
    );
  }
  if (unknown > 0) throw new ErasureRefused('UNKNOWN_DECISIONS', `${unknown} of the ids are of no decision`);
  if (concerned > 0) {
    throw new ErasureRefused(
      'AGREED_BY_CONCERNED',
      `${concerned} of the decisions were asked for or confirmed by somebody who is named as agreeing: name others`,
    );
  }
  if (missing > 0) {
    throw new ErasureRefused(
      'RECORD_MISSING',
      `${missing} of the decisions have lost their record without an erasure: look with \`hub log verify --db\``,
    );
  }
  if (undelivered > 0) {
    throw new ErasureRefused(
      'STILL_TO_BE_TOLD',
      `${undelivered} of the decisions have notices that are not delivered yet: nobody would be told of them`,
    );
  }
  if (stillDue > 0) {
    throw new ErasureRefused(
      'STILL_DUE',
      `${stillDue} of the decisions have notices that somebody has still to act on`,
    );
  }
  if (unpublished > 0) {
    throw new ErasureRefused(
      'NOT_PUBLISHED',
      `${unpublished} of the decisions are not covered by a published head of the log yet`,
    );
  }
}
