import type { Pool } from 'pg';
import type { ChildRecord, HouseholdChild } from '../../child-index/child-record.js';
import type { Colleague } from '../../directory/colleague.js';
import type { EnquirerPerson, EnquirerPost } from '../../directory/enquirer.js';
import type {
  CoveredAuthority,
  EnquirerUsage,
  EnquiryLookUp,
  FeedFreshness,
  LookUp,
  LookUpQuestion,
  RepeatedRequest,
} from '../../enquiry/ports.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { Instant } from '../../shared/instant.js';
import { groupCommit } from '../recording/group-commit.js';
import { LOOK_UP_SQL } from './look-up-sql.js';

/** One row of `LOOK_UP_SQL`. */
interface LookUpRow {
  readonly instant: Instant;
  readonly today: CalendarDate;
  readonly repeated: RepeatedRequest | null;
  readonly practitioner: EnquirerPerson | null;
  readonly post: EnquirerPost | null;
  readonly colleague: Colleague | null;
  readonly usage: Omit<EnquirerUsage, 'notConfirmedByOrganisationLastHour' | 'variationsLastDay'> & {
    readonly waysOfTyping: readonly string[] | null;
  };
  readonly not_confirmed_by_organisation: number;
  readonly candidates: readonly ChildRecord[];
  readonly presenting_household: readonly HouseholdChild[];
  readonly children_of_adult: readonly HouseholdChild[];
  readonly earlier_of_unknown: number;
  readonly first_recorded: boolean;
  readonly authorities: readonly CoveredAuthority[] | null;
  readonly sources: readonly FeedFreshness[] | null;
}

/** The index did not answer in time, or too many wait: the caller is told that the hub could not check. */
export class CouldNotLookUp extends Error {
  override readonly name = 'CouldNotLookUp';
}

/** Statements under way at once, questions in one of them, questions that may wait, and for how long. */
const TOGETHER = { lanes: 2, largestBatch: 32, longestQueue: 1024, patienceMilliseconds: 2_500 };

/**
 * The look-up over PostgreSQL as `hub_app`: questions of concurrent enquiries share one statement.
 * Every failure is a `CouldNotLookUp`.
 */
export function createEnquiryLookUp(pool: Pool, together: Partial<typeof TOGETHER> = {}): EnquiryLookUp {
  const lookUp = groupCommit<LookUpQuestion, LookUp>({
    ...TOGETHER,
    ...together,
    travelsAlone: () => false,
    isFaultOfOneRow: () => false,
    fault: (why, cause) => new CouldNotLookUp(`the index was not read: ${why}`, { cause }),
    async send(questions) {
      const { rows } = await pool.query<LookUpRow>({
        name: 'enquiry-look-up',
        text: LOOK_UP_SQL,
        values: lookUpValues(questions),
      });
      const [first] = rows;
      return rows.map((row) => lookUpOf(row, first?.authorities ?? [], first?.sources ?? []));
    },
  });
  return { lookUp };
}

/** The shape of a practitioner's id; a post's code has another. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One array for each parameter of `LOOK_UP_SQL`. */
export function lookUpValues(questions: readonly LookUpQuestion[]): (string | Uint8Array | null)[][] {
  return [
    questions.map((question) => question.caller.issuer),
    questions.map((question) => question.caller.subject),
    questions.map((question) => question.caller.post),
    questions.map((question) => question.requestId),
    questions.map((question) => question.nhsNumber),
    questions.map((question) => question.nameAndBirthDate),
    questions.map((question) => question.motherNhsNumber),
    questions.map((question) => question.presentingAddressKey),
    questions.map((question) => question.subjectByNumber),
    questions.map((question) => question.subjectByName),
    questions.map((question) => question.adultKey),
    questions.map((question) => question.onBehalfOf),
    questions.map(({ onBehalfOf }) => (onBehalfOf !== null && UUID.test(onBehalfOf) ? onBehalfOf : null)),
    questions.map((question) => question.toConfirm),
    questions.map((question) => question.typed.number),
    questions.map((question) => question.typed.name),
    questions.map((question) => question.typed.birthDate),
    questions.map((question) => question.typed.whole),
  ];
}

function lookUpOf(row: LookUpRow, authorities: readonly CoveredAuthority[], sources: readonly FeedFreshness[]): LookUp {
  return {
    instant: row.instant,
    today: row.today,
    repeated: row.repeated,
    enquirer: row.practitioner === null ? null : { practitioner: row.practitioner, post: row.post },
    colleague: row.colleague,
    usage: usageOf(row),
    candidates: row.candidates,
    presentingHousehold: row.presenting_household,
    childrenOfAdult: row.children_of_adult,
    earlierEnquiriesOfUnknown: row.earlier_of_unknown,
    firstAlreadyRecorded: row.first_recorded,
    authorities,
    sources,
  };
}

function usageOf({ usage, not_confirmed_by_organisation: byOrganisation }: LookUpRow): EnquirerUsage {
  const { waysOfTyping, ...counts } = usage;
  return {
    ...counts,
    variationsLastDay: new Set(waysOfTyping).size,
    notConfirmedByOrganisationLastHour: byOrganisation,
  };
}
