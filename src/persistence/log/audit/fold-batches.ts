import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import { ofItsForm } from './of-its-form.js';
import { readBatch, storedBatches } from './stored-batches.js';
import type { Snapshot } from './snapshot.js';

/** A batch that stands as the log tells. */
export interface FoldedBatch {
  readonly id: string;
  readonly salt: Buffer;
}

/** How a row of the index has to stand there: as the last batch that spoke of it wrote it. */
export interface Expected {
  readonly batch: FoldedBatch;
  readonly digest: string;
}

/** All batches of one source as one. */
export interface FoldedSource {
  readonly batches: number;
  /** By tag. Takes about 200 bytes for each row that the source has in the index, whatever it ever sent. */
  readonly expected: Map<string, Expected>;
}

/** Goes through the batches of a source in the order in which they were taken, each held to its event. */
export async function foldBatches(snapshot: Snapshot, source: string): Promise<FoldedSource | Tampered> {
  const expected = new Map<string, Expected>();
  let batches = 0;
  for await (const stored of storedBatches(snapshot, source)) {
    const read = ofItsForm(() => readBatch(stored)) ?? 'what is stored of it is not of its form';
    if (typeof read === 'string') return tampered(`feed_batch ${stored.id}`, read);
    const batch = { id: stored.id, salt: read.salt };
    for (const { tag, digest } of read.entries) {
      if (digest === null) expected.delete(tag);
      else expected.set(tag, { batch, digest });
    }
    batches += 1;
  }
  return { batches, expected };
}
