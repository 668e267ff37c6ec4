import { readCheckpoint } from '../../../disclosure-log/format/checkpoint.js';
import { isInstantText } from '../../../disclosure-log/format/instant-text.js';
import { Malformed } from '../../../disclosure-log/format/malformed.js';
import { readNote } from '../../../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../../../disclosure-log/format/utf8.js';
import { sameBytes } from '../../../disclosure-log/format/same-bytes.js';
import { tampered, unsigned, type LogFinding, type Unsigned } from '../../../disclosure-log/verify/log-finding.js';
import { openHead, type HeadTrust } from '../../../disclosure-log/verify/open-head.js';
import type { RootsOfHeads } from '../../../disclosure-log/verify/roots-of-heads.js';
import { REMEMBERED } from '../../../disclosure-log/verify/verify-log.js';
import { nodeSignatureCheck } from '../keys/ed25519.js';
import { ofItsForm } from './of-its-form.js';
import { pagesOf, type Snapshot } from './snapshot.js';
import { instant } from './stored-leaves.js';
import { witnessFault } from './witness-fault.js';

/** Something that is wrong; nothing that is sound. */
export type Fault = Exclude<LogFinding, { kind: 'SOUND' }>;

/** Whose heads are believed, and what is known of the log. */
export interface HeadsWanted {
  readonly origin: string;
  /** Whose signature on a head is believed; `null` when nobody gave a key, and no signature is looked at. */
  readonly trust: HeadTrust | null;
  /** The signed note that was remembered when the log was last found sound; opened by `trust`. */
  readonly remembered: Uint8Array | null;
}

export interface HeadsAudit {
  readonly fault: Fault | null;
  readonly heads: number;
  /** The note of the newest head; `null` when there is none. */
  readonly newestHead: Uint8Array | null;
  /** What the newest head lacks, which weighs less than anything that was tampered with. */
  readonly lacking: Unsigned | null;
}

/** Of this log alone: what was signed under a name that it had before a restore may cover leaves that are gone. $1 origin. */
const HEADS = `
SELECT id::text AS id, origin, size::text AS size, root, note, cosigned_by AS "cosignedBy", quorum,
  ${instant('signed_at')} AS "signedAt"
FROM hub.log_head WHERE origin = $1 ORDER BY log_head.id`;
const HEADS_AT_ONCE = 500;

interface HeadRow {
  readonly id: string;
  readonly origin: string;
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
  readonly cosignedBy: readonly string[];
  readonly quorum: boolean;
  readonly signedAt: string;
}

/** A head whose columns say what its note shows. */
interface SoundHead {
  readonly kind: 'HEAD';
  readonly place: string;
  readonly size: number;
  readonly note: Uint8Array;
  readonly claimsQuorum: boolean;
  /** `null` when no signature was looked at. */
  readonly quorum: boolean | null;
}

/**
 * Holds every head that was ever signed under the name of the log to its note and to those before it, and adds its root
 * to those that the leaves have to make.
 * @param leaves of the tree as it is
 */
export async function auditHeads(
  snapshot: Snapshot,
  { origin, trust, remembered }: HeadsWanted,
  leaves: number,
  roots: RootsOfHeads,
): Promise<HeadsAudit> {
  let heads = 0;
  let newest: SoundHead | null = null;
  const ended = (fault: Fault | null): HeadsAudit => ({
    fault,
    heads,
    newestHead: newest?.note ?? null,
    lacking: trust === null ? null : lackingOf(newest, leaves),
  });
  for await (const page of pagesOf<HeadRow>(snapshot, 'audited_heads', HEADS, HEADS_AT_ONCE, [origin])) {
    for (const row of page) {
      const head = ofItsForm(() => readHead(row, trust)) ?? tampered(`log_head ${row.id}`, 'it is not of its form');
      if (head.kind !== 'HEAD') return ended(head);
      const fault = placeFault(head, row.root, newest?.size ?? 0, leaves, roots);
      if (fault !== null) return ended(fault);
      newest = head;
      heads += 1;
    }
  }
  return ended(remembered === null || trust === null ? null : rememberedFault(remembered, trust, newest, roots));
}

/** What is wrong with a head by itself: its signatures, or columns that say other than its note. */
function readHead(row: HeadRow, trust: HeadTrust | null): SoundHead | Fault {
  const place = `log_head ${row.id}`;
  const size = Number(row.size);
  try {
    // by it is judged what the head has to cover
    if (!isInstantText(row.signedAt)) return tampered(place, 'the instant at which it was added is not of its form');
    const bytes = utf8Bytes(row.note);
    const note = readNote(bytes);
    const text = readCheckpoint(note.text);
    if (text.origin !== row.origin || text.size !== size || !sameBytes(text.root, row.root)) {
      return tampered(place, 'the columns say other than the signed text');
    }
    const opened = trust === null ? null : openHead(bytes, trust, place, nodeSignatureCheck);
    if (opened !== null && opened.kind !== 'OPENED') return opened;
    const what = witnessFault(row.cosignedBy, note, trust?.policy ?? null, opened?.signatures ?? []);
    if (what !== null) return tampered(place, what);
    return { kind: 'HEAD', place, size, note: bytes, claimsQuorum: row.quorum, quorum: opened?.quorum ?? null };
  } catch (fault) {
    // it was written by the hub, which writes no other
    if (fault instanceof Malformed) return tampered(place, fault.message);
    throw fault;
  }
}

/** What is wrong with it beside the others. */
function placeFault(
  { place, size }: SoundHead,
  root: Uint8Array,
  last: number,
  leaves: number,
  roots: RootsOfHeads,
): Fault | null {
  if (size < last) return tampered(place, `covers ${size} leaves after one that covers ${last}`);
  if (size > leaves) return tampered(place, `covers ${size} leaves, and the tree has ${leaves}`, leaves);
  return roots.add(size, root) ? null : tampered(place, 'has another root than a head of the same size');
}

/** Whether the log still goes on from the head that was remembered. */
function rememberedFault(
  remembered: Uint8Array,
  trust: HeadTrust,
  newest: SoundHead | null,
  roots: RootsOfHeads,
): Fault | null {
  const before = openHead(remembered, trust, REMEMBERED, nodeSignatureCheck);
  if (before.kind !== 'OPENED') return before;
  const { size, root } = before.checkpoint;
  const notes = newest === null ? [before.note] : [before.note, newest.note];
  const covered = newest?.size ?? 0;
  if (covered < size) {
    return tampered('log_head', `the newest head covers ${covered} leaves, and one covered ${size}`, covered, notes);
  }
  // with more leaves the tree shows whether it began with these
  if (roots.add(size, root)) return null;
  return tampered('log_head', 'a head of this size was signed before with another root', null, notes);
}

/** The policy of today judges the newest head alone: those before it may have been cosigned under another. */
function lackingOf(newest: SoundHead | null, leaves: number): Unsigned | null {
  if (newest === null) return leaves === 0 ? null : unsigned('log_head', 'no head of the log is signed');
  if (newest.quorum !== false) return null;
  const claim = newest.claimsQuorum ? ', though its columns claim them' : '';
  return unsigned(newest.place, `fewer cosignatures of witnesses than the policy asks for${claim}`);
}
