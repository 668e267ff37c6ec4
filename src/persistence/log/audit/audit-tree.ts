import { readCheckpoint } from '../../../disclosure-log/format/checkpoint.js';
import { Malformed } from '../../../disclosure-log/format/malformed.js';
import { readNote } from '../../../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../../../disclosure-log/format/utf8.js';
import { checkFiles } from '../../../disclosure-log/verify/check-files.js';
import { hubLeaves } from '../../../disclosure-log/verify/leaf-watch.js';
import { tampered, unsigned, type LogFinding } from '../../../disclosure-log/verify/log-finding.js';
import { openHead, type HeadTrust } from '../../../disclosure-log/verify/open-head.js';
import { RootsOfHeads } from '../../../disclosure-log/verify/roots-of-heads.js';
import { sameBytes } from '../../../disclosure-log/verify/same-bytes.js';
import { nodeSignatureCheck } from '../keys/ed25519.js';
import { nodeHashing } from '../node-hashing.js';
import { databaseSource } from './database-source.js';
import { pagesOf, type Snapshot } from './snapshot.js';

/** Something that is wrong; nothing that is sound. */
export type Fault = Exclude<LogFinding, { kind: 'SOUND' }>;

export interface TreeAudit {
  readonly fault: Fault | null;
  readonly leaves: number;
  readonly heads: number;
}

const HEADS = 'SELECT id::text AS id, origin, size::text AS size, root, note FROM hub.log_head ORDER BY log_head.id';
const HEADS_AT_ONCE = 500;

interface HeadRow {
  readonly id: string;
  readonly origin: string;
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
}

/**
 * Makes the tree anew from the entries and compares every tile, the row of the tree, and the root of every head that
 * was ever signed.
 * @param trust whose signature on a head is believed; `null` when nobody gave a key, and no signature is looked at
 */
export async function auditTree(snapshot: Snapshot, trust: HeadTrust | null): Promise<TreeAudit> {
  const { rows } = await snapshot.query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_tree');
  const [row] = rows;
  if (row === undefined) return { fault: tampered('log_tree', 'the row of the tree is missing'), leaves: 0, heads: 0 };
  const tree = { size: Number(row.size), root: row.root };
  const roots = new RootsOfHeads(nodeHashing);
  let [heads, last] = [0, 0];
  for await (const page of pagesOf<HeadRow>(snapshot, 'audited_heads', HEADS, HEADS_AT_ONCE)) {
    for (const head of page) {
      const fault = headFault(head, trust) ?? placeFault(head, last, tree.size, roots);
      if (fault !== null) return { fault, leaves: 0, heads };
      last = Number(head.size);
      heads += 1;
    }
  }
  if (trust !== null && heads === 0 && tree.size > 0) {
    return { fault: unsigned('log_head', 'no head of the log is signed'), leaves: 0, heads };
  }
  const checked = await checkFiles(databaseSource(snapshot), tree, null, [hubLeaves(), roots], nodeHashing);
  if (checked.kind === 'AS_SIGNED') return { fault: null, leaves: tree.size, heads };
  return { fault: checked.place === 'checkpoint' ? tampered('log_tree', OTHER_ROOT) : checked, leaves: 0, heads };
}

const OTHER_ROOT = 'the entries and tiles make another root than the row of the tree';

/** What is wrong with a head by itself: its signature, or columns that say other than its text. */
function headFault({ id, origin, size, root, note }: HeadRow, trust: HeadTrust | null): Fault | null {
  const place = placeOf(id);
  try {
    const bytes = utf8Bytes(note);
    const text = readCheckpoint(readNote(bytes).text);
    if (text.origin !== origin || text.size !== Number(size) || !sameBytes(text.root, root)) {
      return tampered(place, 'the columns say other than the signed text');
    }
    if (trust === null) return null;
    const opened = openHead(bytes, trust, place, nodeSignatureCheck, nodeHashing);
    return opened.kind === 'OPENED' ? null : opened;
  } catch (fault) {
    // it was written by the hub, which writes no other
    if (fault instanceof Malformed) return tampered(place, fault.message);
    throw fault;
  }
}

/** What is wrong with it beside the others. */
function placeFault(head: HeadRow, last: number, leaves: number, roots: RootsOfHeads): Fault | null {
  const [place, size] = [placeOf(head.id), Number(head.size)];
  if (size < last) return tampered(place, `covers ${size} leaves after one that covers ${last}`);
  if (size > leaves) return tampered(place, `covers ${size} leaves, and the tree has ${leaves}`, leaves);
  return roots.add(size, head.root) ? null : tampered(place, 'has another root than a head of the same size');
}

function placeOf(id: string): string {
  return `log_head ${id}`;
}
