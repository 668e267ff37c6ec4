/** A fetch as the platform has it; an argument, so that tests count and replace it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MILLISECONDS = 3_000;
const LARGEST_BYTES = 256 * 1_024;

/**
 * Reads one JSON document over HTTP. Redirects are refused, so that an issuer cannot be made to point elsewhere;
 * time and size are bounded, the latter while reading and not by what the header promises.
 * Throws when anything is not as it should be.
 */
export async function fetchJson(fetch: Fetch, url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the identity provider answered with status ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) throw new Error('the identity provider answered with too much');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
