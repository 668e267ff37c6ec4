import { nameAndBirthDateKey } from '../matching/search-keys.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import { changesThatCount } from './change-on-own-case.js';
import type { ChangeOfIdentity, ChildRecord, Statement } from './child-record.js';
import { planEnd } from './plan-end.js';

/** A change of identity, as far as it decides what came before it. */
export type ChangeStated = Pick<ChangeOfIdentity, 'sourceId' | 'since'>;

/** An identity statement, as far as it decides whether it is of the child as it is now. */
export interface IdentityStated {
  readonly sourceId: string;
  readonly asOf: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly nhsNumber: string | null;
}

/** The change that counts: the newest that has happened, and whose word it is. */
interface ChangeInForce {
  readonly since: CalendarDate;
  readonly by: ReadonlySet<string>;
}

/**
 * The identity statements that are of the child as it is now. Without a change of identity: all. After one, those that
 * speak as of its day or later and
 *
 * 1. come from a source that states this change (the new identity is the authority's word), or
 * 2. agree with one of those in family name, first given name and birth date, and state its NHS number or none.
 *
 * Every other one is of the former identity: also one that is stated to this day by a source that nobody told. Where in
 * doubt a statement is hidden: a source whose spelling differs is heard again as soon as it writes the child as the
 * authority does. When the authority has not restated who the child is, nothing is of the child as it is now and nobody
 * finds it. The function `hub.is_present_identity` of the database says the same.
 *
 * @param changes those that count, see `changesThatCount`
 * @param today the calendar day in England; a change that is still to come hides nothing
 */
export function presentIdentities<Stated extends IdentityStated>(
  identities: readonly Stated[],
  changes: readonly ChangeStated[],
  today: CalendarDate,
): readonly Stated[] {
  const change = changeInForce(changes, today);
  return change === null ? identities : statedAfter(identities, change);
}

function statedAfter<Stated extends IdentityStated>(
  identities: readonly Stated[],
  { since, by }: ChangeInForce,
): readonly Stated[] {
  const later = identities.filter(({ asOf }) => asOf.slice(0, 10) >= since);
  const authoritys = later.filter(({ sourceId }) => by.has(sourceId));
  return later.filter((held) => authoritys.includes(held) || authoritys.some((given) => isAsGiven(held, given)));
}

function isAsGiven(held: IdentityStated, given: IdentityStated): boolean {
  const key = keyOf(held);
  return key !== null && key === keyOf(given) && (held.nhsNumber === null || held.nhsNumber === given.nhsNumber);
}

function keyOf({ familyName, givenName, birthDate }: IdentityStated): string | null {
  return birthDate === null ? null : nameAndBirthDateKey(familyName, givenName, birthDate);
}

/** Of several changes the newest that has happened; `null` when there is none. */
function changeInForce(changes: readonly ChangeStated[], today: CalendarDate): ChangeInForce | null {
  const happened = changes.filter(({ since }) => since <= today);
  const since = happened
    .map((change) => change.since)
    .sort()
    .at(-1);
  if (since === undefined) return null;
  return { since, by: new Set(happened.filter((change) => change.since === since).map(({ sourceId }) => sourceId)) };
}

/** Whether one statement is of the time before the child's identity changed; the period is the statement's own. */
type IsBefore = (
  statement: Pick<Statement, 'sourceId'>,
  began: CalendarDate | null,
  ended: CalendarDate | null,
) => boolean;

/** What of a record is from before a change of identity. */
export interface BeforeChange {
  readonly statement: IsBefore;
  /** Of a case, its lead social worker, or a plan with its `planEnd`: never before the change until it has ended. */
  readonly careOrPlan: IsBefore;
}

/**
 * Which of a child's statements are from before a change of identity: adoption, or another change that is protected.
 * A statement with a period is, when
 *
 * 1. its source states no identity that is of the child as it is now: whatever such a source says, it says of the former
 *    identity, be it of yesterday; or
 * 2. it began before the day of the change, or on a day that nobody states, and has ended by now.
 *
 * What lasts since before the change is told only where its source already knows the child as it is now: a case that
 * stays open, a practice where the child remains. `null` when no change has happened, so that nothing is before it.
 *
 * A case that is open and a plan that is in force are of the child as it is now, whoever states them. A change speaks
 * for the child's past; it ends no other authority's work. Were they hidden, the answer to one who sees the child today
 * would be that nothing is recorded, though a plan is in force: the one thing that it must never be (5.150, 5.154). That
 * their authority is told as well may point to where the child came from, to those alone who may hear of social care;
 * of the two harms the missed plan is the greater, and an authority that still works under a former identity has to
 * learn of the change in any case.
 */
export function beforeChangeOfIdentity(
  record: Pick<ChildRecord, 'identities' | 'changesOfIdentity' | 'cases' | 'plans'>,
  today: CalendarDate,
): BeforeChange | null {
  const change = changeInForce(changesThatCount(record), today);
  if (change === null) return null;
  const knowing = new Set<string>(statedAfter(record.identities, change).map(({ sourceId }) => sourceId));
  const hasEnded = (ended: CalendarDate | null): boolean => ended !== null && ended <= today;
  const statement: IsBefore = ({ sourceId }, began, ended) =>
    !knowing.has(sourceId) || ((began === null || began < change.since) && hasEnded(ended));
  return { statement, careOrPlan: (item, began, ended) => hasEnded(ended) && statement(item, began, ended) };
}

/**
 * The record without what was stated before a change of identity: what a search, a relationship, a consent or a notice
 * may go by. The record itself when nothing changed. People stated before the day, and a parent's yes of that time, no
 * longer bear on consent; shields and judgements of harm stay, and a conflict of interest is sought in the whole record,
 * since a birth parent stays one.
 */
export function afterChangeOfIdentity(record: ChildRecord, today: CalendarDate): ChildRecord {
  const change = changeInForce(changesThatCount(record), today);
  const before = beforeChangeOfIdentity(record, today);
  if (change === null || before === null) return record;
  const lasts = (statement: Pick<Statement, 'sourceId'>): boolean => !before.statement(statement, null, null);
  return {
    ...record,
    identities: statedAfter(record.identities, change).map((held) => ({ ...held, formerFamilyNames: [] })),
    residences: record.residences.filter((item) => !before.statement(item, item.since, item.until)),
    relatedPeople: record.relatedPeople.filter((item) => lasts(item) && item.asOf.slice(0, 10) >= change.since),
    involvements: record.involvements.filter((item) => !before.statement(item, item.since, item.until)),
    cases: record.cases.filter((item) => !before.careOrPlan(item, item.opened, item.closed)),
    plans: record.plans.filter((item) => !before.careOrPlan(item, item.started, planEnd(item))),
    consents: record.consents.filter(
      (item) =>
        lasts(item) &&
        !(item.giver === 'PARENT' && item.state === 'GIVEN' && item.effectiveFrom.slice(0, 10) < change.since),
    ),
    commonAssessments: record.commonAssessments.filter((item) => !before.statement(item, item.since, item.until)),
    policePointers: record.policePointers.filter((item) => !before.statement(item, item.since, item.until)),
    earlierEnquiries: record.earlierEnquiries.filter(({ at }) => at.slice(0, 10) >= change.since),
  };
}
