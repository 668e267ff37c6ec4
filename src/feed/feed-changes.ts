import { searchKeys } from '../matching/search-keys.js';
import type { Evaluated } from './evaluated-batch.js';
import type { FeedChanges, FeedSource } from './ports.js';
import { statedIdentity, type Recognised } from './recognise-newcomers.js';
import { statementRecord, TABLE_OF_KIND } from './statement-record.js';

/** The rows of the index that an evaluated batch writes and takes out. */
export function feedChanges(
  source: FeedSource,
  batch: FeedChanges['batch'],
  { changes, introduced, forgotten }: Evaluated,
  recognised: ReadonlyMap<string, Recognised>,
): FeedChanges {
  const written = changes.flatMap((change) => (change.kind === 'WRITE' ? [change] : []));
  const sourceChildren = [...introduced].map(([localId, { childId }]) => ({ localId, childId }));
  const provenance = { sourceId: source.id, batchId: batch.id, receivedAt: source.now };
  // two numbers of the source may mean one new child: it is made whichever of the two was taken
  const made = new Set([...recognised.values()].filter(({ isNew }) => isNew).map(({ childId }) => childId));
  const children = new Set(sourceChildren.map(({ childId }) => childId).filter((childId) => made.has(childId)));
  return {
    batch,
    children: [...children],
    sourceChildren,
    reviews: reviewsOf(written, recognised, introduced),
    statements: written.map(({ row, digest, childId }) =>
      statementRecord(row, { ...provenance, childId, rowDigest: digest }),
    ),
    removals: changes.flatMap(({ kind, row }) =>
      kind === 'REMOVE' ? [{ table: TABLE_OF_KIND[row.kind], id: row.id }] : [],
    ),
    keys: written.flatMap(({ row, childId }) =>
      row.kind === 'IDENTITY'
        ? searchKeys(statedIdentity(row, source.id)).map((key) => ({ ...key, childId, statementId: row.id }))
        : [],
    ),
    forgotten,
  };
}

/** Reviews of the children whose identity was written, without those about a child that this batch did not keep. */
function reviewsOf(
  written: readonly { readonly row: { readonly kind: string; readonly child: string } }[],
  recognised: ReadonlyMap<string, Recognised>,
  introduced: ReadonlyMap<string, Recognised>,
): FeedChanges['reviews'] {
  const identified = new Set(written.filter(({ row }) => row.kind === 'IDENTITY').map(({ row }) => row.child));
  const kept = new Set([...introduced.values()].map(({ childId }) => childId));
  const notKept = new Set(
    [...recognised.values()].filter(({ childId, isNew }) => isNew && !kept.has(childId)).map(({ childId }) => childId),
  );
  return [...recognised]
    .filter(([localId]) => identified.has(localId))
    .flatMap(([, { reviews }]) => reviews)
    .filter(({ childId, candidateId }) => !notKept.has(childId) && !notKept.has(candidateId));
}
