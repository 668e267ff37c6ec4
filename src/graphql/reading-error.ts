import type { ReadingFailure } from '../oversight/who-reads.js';
import { HubError, badInput } from './hub-error.js';

/** Why a reading was refused, as an error: it depends on the reader and the request alone. */
export function readingError(failure: ReadingFailure): HubError {
  return failure.code === 'BAD_INPUT'
    ? badInput(failure.path, failure.accepted)
    : new HubError('FORBIDDEN', {}, failure.why);
}
