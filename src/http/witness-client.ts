import type { WitnessPost, WitnessReply } from '../log-signing/ports.js';

/** A witness sends a line for each of its keys. */
const MOST_BYTES = 16_384;
/** Like a fault of its own: it says nothing about this log. */
const TOO_MANY = 429;
const SIZE_TYPE = 'text/x.tlog.size';

/**
 * Sends checkpoints to witnesses over HTTP (c2sp.org/tlog-witness).
 * @param patienceMilliseconds how long a witness may take for one answer
 */
export function witnessClient(patienceMilliseconds: number, request: typeof fetch = fetch): WitnessPost {
  return {
    async addCheckpoint(url, body) {
      try {
        const response = await request(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
          method: 'POST',
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          body,
          // a witness is whom the policy names, not whom it refers to
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMilliseconds),
        });
        return replyOf(response, await boundedText(response));
      } catch {
        return { kind: 'NO_ANSWER' };
      }
    },
  };
}

function replyOf(response: Response, text: string): WitnessReply {
  const { status } = response;
  if (status === 200) return { kind: 'COSIGNED', lines: text };
  if (status >= 500 || status === TOO_MANY) return { kind: 'NO_ANSWER' };
  const size = sizeIn(response, text);
  return status === 409 && size !== null ? { kind: 'CONFLICT', size } : { kind: 'REFUSED', status };
}

function sizeIn({ headers }: Response, text: string): number | null {
  if (headers.get('content-type')?.split(';', 1)[0]?.trim() !== SIZE_TYPE) return null;
  const size = /^(0|[1-9][0-9]{0,15})\n?$/.exec(text)?.[1];
  return size !== undefined && Number.isSafeInteger(Number(size)) ? Number(size) : null;
}

/** Reads no more than it may; what is longer is no answer. */
async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error('more than a witness has to say');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
