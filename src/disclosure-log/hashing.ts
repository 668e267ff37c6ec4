/** The hash functions that the log needs, given by the platform; synchronous and pure. */
export interface Hashing {
  /** SHA-256 of the parts, one after the other. */
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
  /** HMAC-SHA-256; a message given as text stands for its UTF-8 bytes. */
  hmacSha256(key: Uint8Array, message: Uint8Array | string): Uint8Array;
}
