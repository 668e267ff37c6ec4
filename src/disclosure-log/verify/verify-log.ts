import type { Hashing } from '../hashing.js';
import type { SignatureCheck } from '../signing.js';
import { checkFiles, type FilesChecked } from './check-files.js';
import type { LeafWatch } from './leaf-watch.js';
import { tampered, unreadable, unsigned, type LogFinding, type SoundLog } from './log-finding.js';
import { openHead, type HeadTrust, type OpenedHead } from './open-head.js';
import { Unreadable, type LogSource } from './ports.js';
import { sameBytes } from '../format/same-bytes.js';

/** A log and what is believed and known of it. */
export interface LogToVerify {
  readonly source: LogSource;
  readonly trust: HeadTrust;
  /** The signed note that was remembered when the log was last found sound. */
  readonly remembered: Uint8Array | null;
  /** Each is shown every leaf. */
  readonly watches: readonly LeafWatch[];
}

const CHECKPOINT = 'checkpoint';
/** Place of what is wrong with the note that was remembered. */
export const REMEMBERED = 'the remembered checkpoint';

/**
 * Checks a published log as a whole, trusting nobody who writes it: the signature on its head, each entry against each
 * tile, each tile against those below, the root, and that the log still begins with the one that was remembered.
 * Shares with the writers the formats alone. Memory is bounded by the watches, not by the size of the log.
 * @throws whatever is neither a finding nor foreseen; never returns SOUND then
 */
export async function verifyLog(log: LogToVerify, check: SignatureCheck, hashing: Hashing): Promise<LogFinding> {
  const note = await noteOf(log.source);
  if (!(note instanceof Uint8Array)) return note;
  const head = openHead(note, log.trust, CHECKPOINT, check);
  if (head.kind !== 'OPENED') return head;
  const before = log.remembered === null ? null : openHead(log.remembered, log.trust, REMEMBERED, check);
  if (before !== null && before.kind !== 'OPENED') return before;
  const { size } = head.checkpoint;
  if (before !== null && before.checkpoint.size > size) {
    const what = `the log has ${size} leaves and had ${before.checkpoint.size}`;
    return tampered(CHECKPOINT, what, size, [before.note, head.note]);
  }
  const files = await checkFiles(log.source, head.checkpoint, before?.checkpoint.size ?? null, log.watches, hashing);
  return judge(files, head, before);
}

async function noteOf(source: LogSource): Promise<Uint8Array | LogFinding> {
  try {
    return await source.checkpoint();
  } catch (fault) {
    if (fault instanceof Unreadable) return unreadable(CHECKPOINT, fault.message);
    throw fault;
  }
}

/** What can be proved to be wrong comes first, then what could not be read, then who has not signed. */
function judge(files: FilesChecked, head: OpenedHead, before: OpenedHead | null): LogFinding {
  // two heads of the same key that cannot both be true are the heaviest evidence, whatever else is wrong
  if (before !== null && isFork(files, head, before)) {
    const what = `the first ${before.checkpoint.size} leaves are not those that were signed before`;
    return tampered(CHECKPOINT, what, files.kind === 'TAMPERED' ? files.index : null, [before.note, head.note]);
  }
  if (files.kind !== 'AS_SIGNED') return files;
  if (!head.quorum) return unsigned(CHECKPOINT, 'fewer cosignatures of witnesses than the policy asks for');
  return sound(head);
}

/** Same size and another root needs no leaf to be seen; else the log as it is now is asked for its older root. */
function isFork(files: FilesChecked, { checkpoint }: OpenedHead, { checkpoint: before }: OpenedHead): boolean {
  if (before.size === checkpoint.size) return !sameBytes(before.root, checkpoint.root);
  return files.kind === 'AS_SIGNED' && !(files.oldRoot !== null && sameBytes(files.oldRoot, before.root));
}

function sound({ checkpoint, note, signatures }: OpenedHead): SoundLog {
  const { origin, size, root } = checkpoint;
  const times = signatures.flatMap(({ time }) => time ?? []);
  const cosignedAt = times.length === 0 ? null : Math.max(...times);
  return { kind: 'SOUND', origin, size, root, note, signedBy: signatures.map(({ key }) => key.name), cosignedAt };
}
