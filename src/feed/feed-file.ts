import { z } from 'zod';
import type { OrganisationId } from '../shared/ids.js';
import { FEED_BATCH, ROWS_IN_A_PART, type FeedBatch } from './feed-batch.js';

const HEADER = z.strictObject({
  source: z.string().min(1).max(40),
  sequence: FEED_BATCH.shape.sequence,
  asOf: FEED_BATCH.shape.asOf,
});

/** One part of a file, in whose name it is, and where in the file its rows stand, counted from line 1. */
export interface FilePart {
  readonly source: OrganisationId;
  readonly lineNumbers: readonly number[];
  readonly batch: FeedBatch;
}

/** A file that does not begin with the header line. */
export class NotAFeedFile extends Error {
  override readonly name = 'NotAFeedFile';
}

/**
 * Cuts a feed file into parts. Its first line is a header, `{"source", "sequence", "asOf"}`; every other line that is
 * not blank is one row. The same file always gives the same parts, so that sending it again changes nothing. Memory
 * does not grow with the file. Throws `NotAFeedFile`.
 *
 * @param lines the lines of the file, without their ends
 */
export async function* partsOfFile(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<FilePart> {
  let header: z.output<typeof HEADER> | null = null;
  let rows: string[] = [];
  let lineNumbers: number[] = [];
  let part = 0;
  let line = 0;
  const cut = (from: z.output<typeof HEADER>): FilePart => {
    part += 1;
    const { source, sequence, asOf } = from;
    return { source: source as OrganisationId, lineNumbers, batch: { sequence, part, asOf, rows } };
  };
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    if (header === null) {
      header = headerOf(text);
      continue;
    }
    rows.push(text);
    lineNumbers.push(line);
    if (rows.length < ROWS_IN_A_PART) continue;
    yield cut(header);
    rows = [];
    lineNumbers = [];
  }
  if (header === null) throw new NotAFeedFile('an empty file: its first line is the header');
  if (rows.length > 0) yield cut(header);
}

function headerOf(text: string): z.output<typeof HEADER> {
  const read = HEADER.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new NotAFeedFile('the first line is not a header with source, sequence and asOf');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
