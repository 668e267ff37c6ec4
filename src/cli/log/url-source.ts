import { tilePath } from '../../disclosure-log/format/tile-path.js';
import { MissingFile, Unreadable, type LogSource } from '../../disclosure-log/verify/ports.js';
import { LONGEST_CHECKPOINT, longestTile } from './largest-files.js';
import { CannotCheck } from './told-finding.js';

/** How a log is fetched. */
export interface Fetching {
  readonly fetch: typeof fetch;
  /** Sent as a bearer token; `undefined` when the log is public. */
  readonly credential: string | undefined;
  /** Waits that many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** A file that is not whole by then is not fetched, in milliseconds. */
const PATIENCE = 30_000;
const ATTEMPTS = 4;
const PAUSE = 500;
/** Nobody waits longer than this because a server says so, in milliseconds. */
const LONGEST_PAUSE = 30_000;
const NOT_THERE = new Set([404, 410]);
const LATER = new Set([408, 429, 500, 502, 503, 504]);

/**
 * A log that is served below a URL (C2SP tlog-tiles).
 * @throws CannotCheck when the credential would be sent so that others on the way can read it
 */
export function urlSource(prefix: string, fetching: Fetching): LogSource {
  const base = URL.canParse(prefix) ? new URL(prefix.endsWith('/') ? prefix : `${prefix}/`) : null;
  if (base === null || !/^https?:$/.test(base.protocol))
    throw new CannotCheck('the log is not a folder nor an address');
  if (fetching.credential !== undefined && base.protocol === 'http:' && !isThisMachine(base.hostname)) {
    throw new CannotCheck('a credential is sent to this machine or over https alone');
  }
  const read = (path: string, longest: number): Promise<Uint8Array> =>
    fetchFile(new URL(path, base), longest, fetching);
  return {
    async checkpoint() {
      const bytes = await read('checkpoint', LONGEST_CHECKPOINT);
      if (bytes.length > LONGEST_CHECKPOINT) throw new Unreadable('longer than a checkpoint can be');
      return bytes;
    },
    tile: (tile) => read(tilePath(tile), longestTile(tile)),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.[0-9]{1,3}){3}$/.test(host);
}

async function fetchFile(url: URL, longest: number, fetching: Fetching): Promise<Uint8Array> {
  const pause = fetching.pause ?? ((time) => new Promise((resolve) => setTimeout(resolve, time)));
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(url, longest, fetching);
    if (answer instanceof Uint8Array) return answer;
    if (attempt === ATTEMPTS || answer.after === null) throw answer.fault;
    await pause(Math.min(Math.max(answer.after, PAUSE * attempt), LONGEST_PAUSE));
  }
}

interface NotFetched {
  readonly fault: Unreadable;
  /** Milliseconds after which it may go better; `null` when it will not. */
  readonly after: number | null;
}

async function once(url: URL, longest: number, { fetch, credential }: Fetching): Promise<Uint8Array | NotFetched> {
  try {
    const answer = await fetch(url, {
      // a redirect could lead the credential away
      redirect: 'error',
      headers: credential === undefined ? {} : { authorization: `Bearer ${credential}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return await bodyOf(answer, longest);
    await answer.body?.cancel();
    if (NOT_THERE.has(answer.status)) return { fault: new MissingFile('the log has no such file'), after: null };
    const after = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
    const fault = new Unreadable(`the log answers with HTTP ${answer.status}`);
    return { fault, after: LATER.has(answer.status) ? (Number.isFinite(after) ? after : 0) : null };
  } catch {
    return { fault: new Unreadable('the log does not answer'), after: 0 };
  }
}

/** The body, or its beginning with a few bytes more than it may have. */
async function bodyOf(answer: Response, longest: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = answer.body;
  // leaving the loop gives the rest up
  for await (const part of body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > longest) break;
  }
  return new Uint8Array(Buffer.concat(parts));
}
