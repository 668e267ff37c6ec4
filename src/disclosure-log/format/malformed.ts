/**
 * What was read is not of its format. INVARIANT: every reader of the log's formats throws this and nothing else,
 * whatever the bytes; the message says what is wrong and never repeats what was read.
 */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
