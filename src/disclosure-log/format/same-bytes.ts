/** Whether two byte strings are equal. Nothing here is secret, so that it may stop at the first difference. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
