import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText } from '../../src/disclosure-log/format/checkpoint.js';
import { noteText, signNote } from '../../src/disclosure-log/format/signed-note.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { openSigningKey } from '../../src/persistence/log/keys/ed25519.js';
import { sequenceBatch } from '../../src/persistence/log/sequence/sequence-batch.js';
import type { TestDatabase } from './database.js';
import { plantLeaves, waiting } from './log-tables.js';

/** A key under which a test signs heads. */
export function logKey(origin: string): NoteSigner {
  const folder = mkdtempSync(join(tmpdir(), 'log-key-'));
  const key = openSigningKey({ path: join(folder, 'log.pem'), whenMissing: 'MAKE' }, origin);
  rmSync(folder, { recursive: true });
  return key;
}

export interface HeadSettings {
  readonly cosignedBy?: readonly string[];
  /** Default true. */
  readonly quorum?: boolean;
  /** How long ago it was signed; default 0. */
  readonly minutesAgo?: number;
}

/** Signs the tree as it stands and publishes it, at a time that the signer could not choose; gives the note. */
export async function publishHead(
  database: TestDatabase,
  key: NoteSigner,
  { cosignedBy = [], quorum = true, minutesAgo = 0 }: HeadSettings = {},
): Promise<string> {
  const tree = await database
    .pool('signer')
    .query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_tree');
  const [{ size, root } = { size: '-1', root: Buffer.alloc(0) }] = tree.rows;
  const text = checkpointText({ origin: key.key.name, size: Number(size), root, extensions: [] });
  const note = noteText({ text, signatures: [signNote(text, key)] });
  await database.superuser().query(
    `INSERT INTO hub.log_head (origin, size, root, note, signed_at, cosigned_by, quorum)
     VALUES ($1, $2, $3, $4, clock_timestamp() - make_interval(mins => $5), $6, $7)`,
    [key.key.name, size, root, note, minutesAgo, cosignedBy, quorum],
  );
  return note;
}

/** Gives everything that waits its place, by the real sequencer. */
export async function sequenceAll(database: TestDatabase): Promise<void> {
  while ((await waiting(database)) > 0) await sequenceBatch(database.pool('sequencer'), 100);
}

/** Adds planted leaves until the tree has a size. */
export async function growTo(database: TestDatabase, size: number): Promise<void> {
  const { rows } = await database.superuser().query<{ size: string }>('SELECT size FROM hub.log_tree');
  const missing = size - Number(rows[0]?.size);
  if (missing > 0) await plantLeaves(database, missing);
  await sequenceAll(database);
}

/** The leaves in the order of the log. */
export async function leavesOf(database: TestDatabase): Promise<readonly Buffer[]> {
  const { rows } = await database.superuser().query<{ leaf: Buffer }>('SELECT leaf FROM hub.log_entry ORDER BY idx');
  return rows.map(({ leaf }) => leaf);
}
