/** The most that the body of a request may hold which carries the draft of a policy: a whole rulebook, and room to grow. */
export const DRAFT_BODY_LIMIT = 512 * 1_024;

/**
 * Whether a body is over the limit of every other request by the draft of a policy alone: what is beside the draft fits.
 *
 * @param bytes of the whole body as it was sent
 * @param most that a request without a draft may hold, in bytes
 */
export function isLargeByDraft(body: unknown, bytes: number, most: number): boolean {
  const draft = (body as { readonly variables?: { readonly draft?: unknown } | null } | null)?.variables?.draft;
  return (
    typeof draft === 'string' &&
    bytes <= DRAFT_BODY_LIMIT &&
    bytes - Buffer.byteLength(JSON.stringify(draft), 'utf8') <= most
  );
}
