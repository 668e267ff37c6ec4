/** What the platform says of a server that is not there now: no process, no route, or no name, as a stopped container has. */
const UNREACHED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/** SQLSTATE of a server that stops (57P01), has crashed (57P02) or is starting up (57P03). */
const NOT_NOW: ReadonlySet<unknown> = new Set(['57P01', '57P02', '57P03']);

/** The driver gives no code for a server that does not answer in time, and for one that dies in the middle of an answer. */
const CUT_OFF = /^(timeout expired|Connection terminated)/;

/** An existing database does not let a login in; the message tells the code alone, as a URL holds a password. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  readonly exitCode = 23;
  /** It is out of reach or starting up, so that waiting helps; false when it was there and refused. */
  readonly comesBack: boolean;

  constructor(login: string, cause: unknown) {
    const code = (cause as { readonly code?: unknown } | null)?.code;
    super(`the database does not let ${login} in (${typeof code === 'string' ? code : 'no answer'})`, { cause });
    this.comesBack = code === undefined ? wasCutOff(cause) : UNREACHED.has(code) || NOT_NOW.has(code);
  }
}

function wasCutOff(cause: unknown): boolean {
  return cause instanceof Error && CUT_OFF.test(cause.message);
}
