import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import { searchKeys, type KeyedIdentity } from '../../../matching/search-keys.js';
import { asText } from '../events/batch-manifest.js';
import { keyTag, valueDigest, type IndexRow } from '../events/statement-digest.js';
import { foldBatches, type Expected } from './fold-batches.js';
import { indexItems, itemOfNobody, type IndexItem } from './index-items.js';
import { ofItsForm } from './of-its-form.js';
import type { Snapshot } from './snapshot.js';
import { EVENTS_WITHOUT_BATCH, storedSources } from './stored-batches.js';

/** Keys under which a child is found that no statement makes. */
const KEYS_OF_NOTHING = `
SELECT k.source_id AS source, k.source_key AS key FROM hub.child_key k WHERE NOT EXISTS (
  SELECT FROM hub.identity_statement s
  WHERE s.source_id = k.source_id AND s.source_key = k.source_key AND s.child_id = k.child_id) LIMIT 1`;

export interface IndexAudit {
  readonly fault: Tampered | null;
  readonly batches: number;
  /** Rows of the index that stand as a batch put them there. */
  readonly items: number;
}

/**
 * Holds every batch of the feeds to its event, and the child index to the batches: what a source has there is what its
 * batches, one after the other, wrote and did not take out, neither more nor less nor otherwise. A fault names table
 * and key, never the child; of a row that is gone only its source and its batch can be named.
 */
export async function auditIndex(snapshot: Snapshot): Promise<IndexAudit> {
  let [batches, items] = [0, 0];
  for (const { source, salt } of await storedSources(snapshot)) {
    const folded = await foldBatches(snapshot, source);
    if ('kind' in folded) return { fault: folded, batches, items };
    batches += folded.batches;
    if (salt === null) return { fault: tampered(`feed_source_salt ${source}`, 'it is missing'), batches, items };
    for await (const item of indexItems(snapshot, source)) {
      const tag = asText(keyTag(salt, item.table, item.key));
      const seen = ofItsForm(() => ({ what: itemFault(item, folded.expected.get(tag)) })) ?? NOT_OF_ITS_FORM;
      if (seen.what !== null) return { fault: tampered(placeOf(item), seen.what), batches, items };
      folded.expected.delete(tag);
      items += 1;
    }
    const [gone] = folded.expected.values();
    if (gone !== undefined)
      return { fault: tampered(`feed_batch ${gone.batch.id} of ${source}`, GONE), batches, items };
  }
  return { fault: await leftOver(snapshot), batches, items };
}

const NOT_OF_ITS_FORM = { what: 'it is not of its form' };
const GONE = 'something that it put into the index is gone, and no later batch took it out';

function itemFault({ table, row, keys }: IndexItem, expected: Expected | undefined): string | null {
  if (expected === undefined) return 'no batch of its source put it there, or a later one took it out';
  const { batch, digest } = expected;
  if (table !== 'source_child' && row['batch_id'] !== batch.id) return 'the last batch that wrote it is another';
  if (asText(valueDigest(batch.salt, table, row)) !== digest) {
    return 'it is not what its batch wrote, or about another child';
  }
  if (table !== 'identity_statement') return null;
  const made = new Set(keysOf(row));
  if (made.size !== keys.length || keys.some((key) => !made.has(key))) {
    return 'the child is found under other keys than those that it makes';
  }
  return null;
}

function keysOf(row: IndexRow): readonly string[] {
  // INVARIANT: the digest has shown that a feed wrote these columns
  const identity: KeyedIdentity = {
    givenName: row['given_name'] as string,
    familyName: row['family_name'] as string,
    formerFamilyNames: row['former_family_names'] as readonly string[],
    birthDate: row['birth_date'] as string | null,
    nhsNumber: row['nhs_number'] as string | null,
    mother: row['mother'] as KeyedIdentity['mother'],
  };
  return searchKeys(identity).map(({ kind, key, former }) => `${kind} ${key} ${former}`);
}

async function leftOver(snapshot: Snapshot): Promise<Tampered | null> {
  const item = await itemOfNobody(snapshot);
  if (item !== null) return tampered(placeOf(item), 'its source never sent a batch');
  const { rows: events } = await snapshot.query<{ id: string }>(EVENTS_WITHOUT_BATCH);
  if (events[0] !== undefined) return tampered(`log_event ${events[0].id}`, 'the batch that it tells of is gone');
  const { rows: keys } = await snapshot.query<{ source: string; key: string }>(KEYS_OF_NOTHING);
  if (keys[0] === undefined) return null;
  return tampered(`child_key ${keys[0].source} ${JSON.stringify(keys[0].key)}`, 'no statement makes this key');
}

/** Table, source and the source's own name of the row. */
function placeOf({ table, source, key }: Pick<IndexItem, 'table' | 'source' | 'key'>): string {
  return `${table} ${source} ${JSON.stringify(key)}`;
}
