import type { Pool } from 'pg';
import type { EnquirerPerson } from '../../directory/enquirer.js';
import type { RecordedAsk } from '../../oversight/ports.js';
import { tooNearToRead, type ReadEnquiry } from '../../oversight/too-near-to-read.js';
import { SHOWN_SQL } from './decision-sql.js';

/** What every row has beside what is shown: by it a reader who is too near is known, and an enquiry that was raised. */
export interface JudgedBy extends ReadEnquiry {
  readonly followsFrom: readonly ReadEnquiry[];
  /** Ids of decisions that a reading showed. */
  readonly shown: readonly string[];
  readonly earlierAsks: readonly (RecordedAsk & ReadEnquiry)[];
}

/** Whether somebody is too near to a row: by itself or by what it follows from. */
export function isTooNear(person: EnquirerPerson, row: Pick<JudgedBy, 'followsFrom' | keyof ReadEnquiry>): boolean {
  return [row, ...row.followsFrom].some((decision) => tooNearToRead(person, decision));
}

/**
 * Leaves out of rows those to which the reader is too near: by themselves, by what they follow from, or as readings of
 * what is left out. Readings of one list show the same decisions, so each is judged once, for as long as this is kept. A
 * row that is judged by nothing stays.
 */
export function leaveOutTooNear(
  { practitioner }: { readonly practitioner: EnquirerPerson },
  pool: Pick<Pool, 'query'>,
) {
  const nearOfShown = new Map<string, boolean>();
  const isNear = (judgedBy: JudgedBy): boolean => isTooNear(practitioner, judgedBy);

  return async function readable<Row extends { readonly judgedBy: JudgedBy | null }>(
    rows: readonly Row[],
  ): Promise<Row[]> {
    const shown = new Set(rows.flatMap(({ judgedBy }) => judgedBy?.shown ?? []));
    const unjudged = [...shown].filter((id) => !nearOfShown.has(id));
    if (unjudged.length > 0) {
      const found = await pool.query<{ readonly id: string; readonly judgedBy: JudgedBy }>(SHOWN_SQL, [unjudged]);
      for (const { id, judgedBy } of found.rows) nearOfShown.set(id, isNear(judgedBy));
    }
    return rows.filter(
      ({ judgedBy }) =>
        judgedBy === null || (!isNear(judgedBy) && !judgedBy.shown.some((id) => nearOfShown.get(id) === true)),
    );
  };
}
