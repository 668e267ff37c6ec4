import { hubLeaves } from '../../src/disclosure-log/verify/leaf-watch.js';
import type { LogFinding } from '../../src/disclosure-log/verify/log-finding.js';
import type { HeadTrust } from '../../src/disclosure-log/verify/open-head.js';
import type { LogSource } from '../../src/disclosure-log/verify/ports.js';
import { verifyLog } from '../../src/disclosure-log/verify/verify-log.js';
import { nodeSignatureCheck } from '../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { hubLeavesOf, logFiles, type LogFiles } from './log-files.js';
import { newSigner } from './note-keys.js';

/** A sound log of 600 leaves, which tests change in one place. */
export const SIZE = 600;
export const signer = newSigner('log.example/hub');
const trust: HeadTrust = { logKeys: [signer.key], policy: null, origin: null };
export const leaves = hubLeavesOf(SIZE);
export const { files } = logFiles(leaves, signer);

/** What is found out about a log under the key of the sound one. */
export function found(source: LogSource, remembered: Uint8Array | null = null, opaque = false): Promise<LogFinding> {
  const watches = opaque ? [] : [hubLeaves()];
  return verifyLog({ source, trust, remembered, watches }, nodeSignatureCheck, nodeHashing);
}

/** The sound log with some files changed or taken away. */
export const having = (changes: Readonly<Record<string, Uint8Array | null>>): LogFiles => {
  const changed = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) changed.delete(path);
    else changed.set(path, bytes);
  }
  return changed;
};

export const file = (path: string): Uint8Array => {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`the log has no ${path}`);
  return bytes;
};
