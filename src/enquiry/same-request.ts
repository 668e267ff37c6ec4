import type { RepeatedRequest } from './ports.js';

/** What is accepted under a request id that was used with other content. */
export const OTHER_REQUEST_ID = 'a new UUID for each request with other content';

/** Whether a request is the very one that was recorded under its id: their keyed digests are equal. */
export function isSameRequest(requestDigest: Uint8Array, repeated: Pick<RepeatedRequest, 'requestDigest'>): boolean {
  const hexadecimal = Array.from(requestDigest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hexadecimal === repeated.requestDigest;
}
