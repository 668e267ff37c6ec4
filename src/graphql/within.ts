import { HubError } from './hub-error.js';

/** An enquirer waits no longer than this; a database that froze is found out by its adapter sooner (F3). */
export const LONGEST_WAIT_MILLISECONDS = 2_800;

/**
 * The value of `work`, or COULD_NOT_CHECK when it does not come in time. What was begun may still be recorded: that
 * something was asked and not answered is a record too many, never one too few.
 */
export async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HubError('COULD_NOT_CHECK')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
