import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint } from '../../disclosure-log/format/checkpoint.js';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import { readNote } from '../../disclosure-log/format/signed-note.js';
import type { WitnessedHead, WitnessMemory } from '../../witness/ports.js';
import { claimDirectory } from '../directory-claim.js';
import { isDraft, writeWholeFile } from '../whole-file.js';

/** The memory of a witness is damaged, missing or another's. It must not start: who forgets may cosign a fork. */
export class WitnessMemoryFault extends Error {
  override readonly name = 'WitnessMemoryFault';
  readonly exitCode = 28;
}

/** The memory of a witness in a directory that belongs to this process until it is closed. */
export interface HeadFiles extends WitnessMemory {
  close(): Promise<void>;
}

const HEAD = /^[0-9a-f]{64}$/;
/** Names the key of the witness whose memory this is: a folder without it is not the one that the key had. */
const MARK = 'witness';

/** Whose memory it is. */
export interface MemoryOwner {
  /** Verifier key of the witness. */
  readonly key: string;
  /** That the key has cosigned nothing yet, so that an empty memory is the right one. */
  readonly first: boolean;
}

/**
 * Opens the memory in `directory`: one file for each log, named by `headName`, with the note of its last head, and one
 * that names the key. It is made at the first use, and at no other: an empty folder in its place may be a volume that is
 * not mounted.
 * @throws DirectoryClaimed when another witness works with it
 * @throws WitnessMemoryFault when a file does not hold the head that its name says, or the memory is not this key's
 */
export async function openHeadFiles(directory: string, owner: MemoryOwner): Promise<HeadFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const claim = await claimDirectory(directory);
  try {
    const heads = await readHeads(directory);
    await demandOwn(directory, heads.size === 0, owner);
    return { ...headFiles(directory, heads), close: () => claim.release() };
  } catch (fault) {
    await claim.release();
    throw fault;
  }
}

/** SHA-256 of the origin in hexadecimal: the name of a log in paths, its own name may hold anything. */
export function headName(origin: string): string {
  return createHash('sha256').update(origin, 'utf8').digest('hex');
}

function headFiles(directory: string, heads: Map<string, WitnessedHead>): WitnessMemory {
  let before: Promise<unknown> = Promise.resolve();
  /** One after the other, so that what was compared is still true when it is replaced. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
  return {
    latest: async (origin) => heads.get(origin) ?? null,
    replace: (origin, known, next) =>
      inTurn(async () => {
        if (!sameHead(heads.get(origin) ?? null, known)) return false;
        await writeWholeFile(join(directory, headName(origin)), next.note);
        heads.set(origin, next);
        return true;
      }),
    keepContradiction: (origin, remembered, presented) =>
      inTurn(async () => {
        const name = `${headName(origin)}.contradiction`;
        if ((await readdir(directory)).includes(name)) return;
        await writeWholeFile(join(directory, name), `${remembered}\n${presented}`);
      }),
  };
}

async function demandOwn(directory: string, empty: boolean, { key, first }: MemoryOwner): Promise<void> {
  const mark = join(directory, MARK);
  const named = await textOf(mark);
  if (named === `${key}\n`) return;
  if (named !== null) {
    throw new WitnessMemoryFault(
      `\`${directory}\` is the memory of another key: each key of a witness has a directory of its own`,
    );
  }
  if (!first) {
    throw new WitnessMemoryFault(
      `\`${directory}\` does not hold the memory of this key: mount the volume that does; only a key that has cosigned nothing yet is started with --first`,
    );
  }
  if (!empty) {
    throw new WitnessMemoryFault(`\`${directory}\` holds heads already: a first start needs an empty directory`);
  }
  await writeWholeFile(mark, `${key}\n`);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

async function readHeads(directory: string): Promise<Map<string, WitnessedHead>> {
  const heads = new Map<string, WitnessedHead>();
  for (const name of await readdir(directory)) {
    if (isDraft(name)) await rm(join(directory, name), { force: true });
    if (!HEAD.test(name)) continue;
    const { origin, head } = readHead(await readFile(join(directory, name)), name);
    heads.set(origin, head);
  }
  return heads;
}

function readHead(bytes: Buffer, name: string): { readonly origin: string; readonly head: WitnessedHead } {
  try {
    const { origin, size, root } = readCheckpoint(readNote(bytes).text);
    if (headName(origin) !== name) throw new Malformed('the head of another log');
    return { origin, head: { size, root, note: bytes.toString('utf8') } };
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new WitnessMemoryFault(`what is remembered in \`${name}\` cannot be read: ${fault.message}`);
  }
}

function sameHead(one: WitnessedHead | null, other: WitnessedHead | null): boolean {
  if (one === null || other === null) return one === other;
  return one.size === other.size && Buffer.compare(one.root, other.root) === 0;
}
