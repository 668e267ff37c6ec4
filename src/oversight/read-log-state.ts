import type { Caller } from '../enquiry/caller.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { LogState } from './log-state.js';
import type { LogStateReader, ReaderLookUp } from './ports.js';
import { whoReads, type ReadingFailure } from './who-reads.js';

const MOST_HEADS = 50;

/**
 * The state of the disclosure log, for information governance: which of its heads witnesses have cosigned. It says nothing
 * of any decision, so that reading it is not recorded.
 * @param first how many heads, 1 to 50
 */
export function createReadLogState(directory: ReaderLookUp, log: LogStateReader) {
  return async function readLogState(caller: Caller, first: number): Promise<Result<LogState, ReadingFailure>> {
    if (!Number.isInteger(first) || first < 1 || first > MOST_HEADS) {
      return fail({ code: 'BAD_INPUT', path: 'first', accepted: `a whole number from 1 to ${MOST_HEADS}` });
    }
    const { enquirer, today } = await directory.reader(caller);
    const who = whoReads(enquirer, today);
    return who.ok ? ok(await log.state(first)) : who;
  };
}
