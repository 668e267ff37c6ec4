import { checkFiles } from '../../../disclosure-log/verify/check-files.js';
import { hubLeaves } from '../../../disclosure-log/verify/leaf-watch.js';
import { tampered, type Unsigned } from '../../../disclosure-log/verify/log-finding.js';
import { RootsOfHeads } from '../../../disclosure-log/verify/roots-of-heads.js';
import { nodeHashing } from '../node-hashing.js';
import { auditHeads, type Fault, type HeadsWanted } from './audit-heads.js';
import { databaseSource } from './database-source.js';
import type { Snapshot } from './snapshot.js';

export interface TreeAudit {
  readonly fault: Fault | null;
  readonly leaves: number;
  readonly heads: number;
  /** The note of the newest head; `null` when there is none. */
  readonly newestHead: Uint8Array | null;
  /** What the newest head lacks, which weighs less than anything that was tampered with. */
  readonly lacking: Unsigned | null;
}

const OTHER_ROOT = 'the entries and tiles make another root than the row of the tree';

/**
 * Makes the tree anew from the entries and compares every tile, the row of the tree, and the root of every head that
 * was ever signed under the name of the log.
 */
export async function auditTree(snapshot: Snapshot, wanted: HeadsWanted): Promise<TreeAudit> {
  const { rows } = await snapshot.query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_tree');
  const [row] = rows;
  if (row === undefined) {
    const fault = tampered('log_tree', 'the row of the tree is missing');
    return { fault, leaves: 0, heads: 0, newestHead: null, lacking: null };
  }
  const tree = { size: Number(row.size), root: row.root };
  const roots = new RootsOfHeads(nodeHashing);
  const heads = await auditHeads(snapshot, wanted, tree.size, roots);
  if (heads.fault !== null) return { ...heads, leaves: 0 };
  const checked = await checkFiles(databaseSource(snapshot), tree, null, [hubLeaves(), roots], nodeHashing);
  if (checked.kind === 'AS_SIGNED') return { ...heads, leaves: tree.size };
  return { ...heads, leaves: 0, fault: checked.place === 'checkpoint' ? tampered('log_tree', OTHER_ROOT) : checked };
}
