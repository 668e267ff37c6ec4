import { createHash, timingSafeEqual } from 'node:crypto';

/** Fewer characters can be guessed. */
export const SHORTEST_CREDENTIAL = 16;

/**
 * Whether a header `Authorization` carries this credential as bearer token; compared in constant time.
 * @throws Error for a credential that is too short
 */
export function bearerCheck(credential: string): (authorization: string | undefined) => boolean {
  if (credential.length < SHORTEST_CREDENTIAL) {
    throw new Error(`a credential has fewer than ${SHORTEST_CREDENTIAL} characters`);
  }
  const expected = digest(`Bearer ${credential}`);
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), expected);
}

/** Digests have one length, which comparing in constant time demands. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
