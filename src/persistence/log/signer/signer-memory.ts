import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { base64 } from '../../../disclosure-log/format/base64.js';
import { readBase64 } from '../../../disclosure-log/format/read-base64.js';
import { checkpointText } from '../../../disclosure-log/format/checkpoint.js';
import { HASH_LENGTH } from '../../../disclosure-log/format/node-hash.js';
import { readNote } from '../../../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../../../disclosure-log/format/utf8.js';
import { sameBytes } from '../../../disclosure-log/format/same-bytes.js';
import { rootOf } from '../../../disclosure-log/write/compact-range.js';
import type { Remembered, SignerMemory } from '../../../log-signing/ports.js';
import { writeWholeFile } from '../../whole-file.js';
import { nodeHashing } from '../node-hashing.js';

/** The memory of the signer is of another log, or damaged. It must not sign: who forgets may sign a fork. */
export class SignerMemoryFault extends Error {
  override readonly name = 'SignerMemoryFault';
  readonly exitCode = 29;
}

const FILE = 'head.json';

const headFile = z.strictObject({
  version: z.literal(1),
  origin: z.string(),
  size: z.int().min(0),
  /** Base64. */
  root: z.string(),
  /** Hashes of the compact range, base64, left to right. */
  range: z.array(z.string()),
  checkpoint: z.string(),
  /** Milliseconds since the epoch. */
  readAt: z.number(),
});

/**
 * The signer's memory in its directory: one file, replaced whole. It is read anew at each beat, as it is what counts.
 * @param origin name of the log; a memory of another log is refused
 */
export function openSignerMemory(directory: string, origin: string): SignerMemory {
  const path = join(directory, FILE);
  return {
    async read() {
      const text = await textOf(path);
      if (text === null) return null;
      const head = headIn(text, path);
      if (head.origin !== origin) {
        throw new SignerMemoryFault(
          `the memory \`${path}\` is of another log than HUB_LOG_ORIGIN names: each log has a directory of its own`,
        );
      }
      return head;
    },
    async remember({ origin: of, range, root, checkpoint, readAt }) {
      const hashes = range.hashes.map(base64);
      const head: z.infer<typeof headFile> = {
        version: 1,
        origin: of,
        size: range.size,
        root: base64(root),
        range: hashes,
        checkpoint,
        readAt,
      };
      await writeWholeFile(path, `${JSON.stringify(head, null, 2)}\n`);
    },
  };
}

/** A memory that does not agree with itself is a fault: taken for an empty one it would let anything be signed. */
function headIn(text: string, path: string): Remembered {
  try {
    const { origin, size, root, range, checkpoint, readAt } = headFile.parse(JSON.parse(text));
    const head: Remembered = {
      origin,
      range: { size, hashes: range.map(readBase64) },
      root: readBase64(root),
      checkpoint,
      readAt,
    };
    if (agrees(head)) return head;
  } catch {
    // whatever is wrong with it, the sentence is the same
  }
  throw new SignerMemoryFault(`the memory \`${path}\` cannot be read: nothing is signed without it`);
}

function agrees({ origin, range, root, checkpoint }: Remembered): boolean {
  const subtrees = range.size.toString(2).replaceAll('0', '').length;
  const whole = range.hashes.length === subtrees && range.hashes.every((hash) => hash.length === HASH_LENGTH);
  const signed = checkpointText({ origin, size: range.size, root, extensions: [] });
  return whole && sameBytes(rootOf(range, nodeHashing), root) && readNote(utf8Bytes(checkpoint)).text === signed;
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
