import type { Pool } from 'pg';
import type { Enquirer } from '../../directory/enquirer.js';
import type { DecisionSummary } from '../../oversight/decision-view.js';
import type { DecisionReader, OwnEnquiry, RecordedAsk, RecordedDecision, Scope } from '../../oversight/ports.js';
import { reAskOf } from '../../oversight/re-asks.js';
import { tooNearToRead } from '../../oversight/too-near-to-read.js';
import { ERASED_SQL, ONE_SQL, OWN_SQL, PAGE_SQL } from './decision-sql.js';
import { leaveOutTooNear, type JudgedBy } from './leave-out-too-near.js';
import { cursorOf, readCursor, type Place } from './page-cursor.js';

/** Rows are read at least so many at a time, and so many times for one page; then the page ends early, with a cursor. */
const LEAST_READ = 50;
const MOST_ROUNDS = 20;

/** Each reading is judged by all that it showed, so that few are read at a time. */
const MOST_ROUNDS_OF_READINGS = 3;

/** Reads recorded decisions as `hub_readonly`; `origin` names the log whose heads say how far each has come. */
export function createDecisionReader(pool: Pick<Pool, 'query'>, origin: string): DecisionReader {
  return {
    async page(reader, scope, filter, first, after) {
      const from: Place | null = after === null ? [null, null] : readCursor(after);
      if (from === null) return null;
      const readableRows = leaveOutTooNear(reader, pool);
      const seen: DecisionSummary[] = [];
      const ofReadings = filter.kind === 'OVERSIGHT_READING';
      const limit = ofReadings ? first + 1 : Math.max(first + 1, LEAST_READ);
      const rounds = ofReadings ? MOST_ROUNDS_OF_READINGS : MOST_ROUNDS;
      let place = from;
      // the last one that the reader may see, shown or not: no cursor names another
      let mayBeNamed: DecisionSummary | null = null;
      let more = true;
      // what the reader may not see is left out here, so a page is filled from the rows that follow
      for (let round = 1; more && seen.length <= first && (round <= rounds || mayBeNamed === null); round += 1) {
        const { rows } = await pool.query<DecisionSummary & { readonly judgedBy: JudgedBy }>(PAGE_SQL, [
          ...inScope(reader, scope),
          filter.kind,
          filter.outcome,
          filter.purpose,
          filter.from,
          filter.to,
          ...place,
          limit,
          filter.escalated,
          origin,
        ]);
        for (const { judgedBy, ...decision } of await readableRows(rows)) {
          mayBeNamed = decision;
          const { request, earlierAsks } = judgedBy;
          const escalated = reAskOf({ ...decision, request }, readable(reader, earlierAsks)).length > 0;
          if (filter.escalated === null || filter.escalated === escalated) seen.push(decision);
        }
        const last = rows.at(-1);
        if (last !== undefined) place = [last.decidedAt, last.id];
        more = rows.length === limit;
      }
      const decisions = seen.slice(0, first);
      const goesOnAfter = seen.length > first ? decisions.at(-1) : more ? mayBeNamed : null;
      return { decisions, next: goesOnAfter === null || goesOnAfter === undefined ? null : cursorOf(goesOnAfter) };
    },
    async one(reader, scope, id) {
      const { rows } = await pool.query<RecordedDecision & { readonly judgedBy: JudgedBy }>(ONE_SQL, [
        ...inScope(reader, scope),
        id,
        origin,
      ]);
      const [row] = await leaveOutTooNear(reader, pool)(rows);
      if (row === undefined) return null;
      const { judgedBy, ...decision } = row;
      return { ...decision, earlierAsks: readable(reader, judgedBy.earlierAsks) };
    },
    async own({ issuer, subject }, id) {
      const { rows } = await pool.query<OwnRow>(OWN_SQL, [issuer, subject, id]);
      const [row] = rows;
      if (row === undefined || (row.kind !== null && row.kind !== 'ENQUIRY')) return null;
      const { id: own, decidedAt, policyVersion, facts, decision, erasedOn } = row;
      const recorded = facts === null || decision === null ? null : { facts, decision };
      return { id: own, decidedAt, policyVersion, recorded, erasedOn };
    },
    async erased(reader, scope, id) {
      const { rows } = await pool.query<Omit<OwnEnquiry, 'recorded'>>(ERASED_SQL, [...inScope(reader, scope), id]);
      const [row] = rows;
      return row === undefined ? null : { ...row, recorded: null };
    },
  };
}

interface OwnRow extends Omit<OwnEnquiry, 'recorded'> {
  /** `null` with the rest once the record was destroyed. */
  readonly kind: string | null;
  readonly facts: string | null;
  readonly decision: string | null;
}

function inScope({ practitioner }: Enquirer, scope: Scope): readonly (string | null)[] {
  return [scope === 'ALL_ORGANISATIONS' ? null : scope.organisation, practitioner.id];
}

/** An earlier enquiry stands beside a later one only where it could be read by itself. */
function readable({ practitioner }: Enquirer, asks: JudgedBy['earlierAsks']): RecordedAsk[] {
  return asks
    .filter((ask) => !tooNearToRead(practitioner, ask))
    .map(({ id, decidedAt, purpose, concern, request }) => ({ id, decidedAt, purpose, concern, request }));
}
