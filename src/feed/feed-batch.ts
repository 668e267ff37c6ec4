import { z } from 'zod';

/** A file is sent in parts of at most this many rows, so that no call is long and a progress bar moves. */
export const ROWS_IN_A_PART = 500;
const PARTS_IN_A_FILE = 9_999;
const HIGHEST_SEQUENCE = 99_999_999_999;
// one statement about one child; anything longer is case content
const LONGEST_LINE = 8_000;

const SEQUENCE = `a whole number from 1 to ${HIGHEST_SEQUENCE}`;
const PART = `a whole number from 1 to ${PARTS_IN_A_FILE}`;
// a line with a line feed in it would have the digest of two: whoever shows the rows of a batch shows one list of them
const ONE_LINE = /^[^\n]*$/;
const LINES = `at most ${ROWS_IN_A_PART} lines of at most ${LONGEST_LINE} characters`;
const MOMENT = 'a moment in UTC such as 2010-03-01T09:30:00Z';

/** One part of a feed file as it comes over HTTP. */
export const FEED_BATCH = z.strictObject({
  sequence: z.number(SEQUENCE).int(SEQUENCE).min(1, SEQUENCE).max(HIGHEST_SEQUENCE, SEQUENCE),
  part: z.number(PART).int(PART).min(1, PART).max(PARTS_IN_A_FILE, PART),
  asOf: z.iso.datetime(MOMENT),
  rows: z
    .array(z.string(LINES).max(LONGEST_LINE, LINES).regex(ONE_LINE, LINES), LINES)
    .min(1, LINES)
    .max(ROWS_IN_A_PART, LINES),
});

/**
 * One part of a feed file. The sequence is the file's and rises with each file of a source; parts of one file share it
 * and rise from 1. `rows` are the lines of the file, one JSON object each.
 */
export type FeedBatch = z.output<typeof FEED_BATCH>;

/** The place of a part in all that a source ever sends: rises with the file, and within it with the part. */
export function placeOf(sequence: number, part: number): number {
  return sequence * (PARTS_IN_A_FILE + 1) + part;
}

/** The sequence of the file in which a part stood. */
export function sequenceOf(place: number): number {
  return Math.floor(place / (PARTS_IN_A_FILE + 1));
}
