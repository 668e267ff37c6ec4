/** What may be logged of a fault: its sort and where it arose, never its message, which may hold what was sent. */
export interface FaultForLog {
  readonly name: string;
  /** A code of the platform or SQLSTATE of the database. */
  readonly code: string | null;
  /** Places in files, innermost first. */
  readonly places: readonly string[];
}

const CODE = /^(?:[0-9A-Z]{5}|[A-Z][A-Z_]{2,40})$/;
const NAME = /^[A-Za-z]{1,60}$/;
/** Only the place of a frame is kept: names of functions can be computed. */
const PLACE = /^ {4}at .{0,200}?\(?((?:file:\/\/|node:|\/)[\w./@+-]{1,300}:\d{1,6}:\d{1,6})\)?$/;
const MOST_PLACES = 8;

/** Describes `fault`, or the error that it wraps, without any text that came from outside. */
export function faultForLog(fault: unknown): FaultForLog {
  const cause = innermost(fault);
  if (!(cause instanceof Error)) return { name: typeof cause, code: null, places: [] };
  const code = (cause as { readonly code?: unknown }).code;
  const name = cause.constructor.name;
  return {
    name: NAME.test(name) ? name : 'Error',
    code: typeof code === 'string' && CODE.test(code) ? code : null,
    places: placesOf(cause),
  };
}

/** A message can have lines that look like frames, so that the text before the frames is cut off by its length. */
function placesOf({ stack = '', message }: Error): readonly string[] {
  const begin = stack.indexOf(message);
  if (begin < 0) return [];
  return stack
    .slice(begin + message.length)
    .split('\n')
    .flatMap((line) => PLACE.exec(line)?.[1] ?? [])
    .slice(0, MOST_PLACES);
}

function innermost(fault: unknown, deepest = 5): unknown {
  const { originalError, cause } = (fault ?? {}) as { readonly originalError?: unknown; readonly cause?: unknown };
  const inner = originalError ?? (cause instanceof Error ? cause : undefined);
  return inner === undefined || deepest === 0 ? fault : innermost(inner, deepest - 1);
}
