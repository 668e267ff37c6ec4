import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint } from '../../disclosure-log/format/checkpoint.js';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import { readNote } from '../../disclosure-log/format/signed-note.js';
import type { WitnessedHead, WitnessMemory } from '../../witness/ports.js';
import { claimDirectory } from '../directory-claim.js';

/** The memory of a witness is damaged. It must not start: who forgets may cosign a fork. */
export class WitnessMemoryFault extends Error {
  override readonly name = 'WitnessMemoryFault';
  readonly exitCode = 28;
}

/** The memory of a witness in a directory that belongs to this process until it is closed. */
export interface HeadFiles extends WitnessMemory {
  close(): Promise<void>;
}

const HEAD = /^[0-9a-f]{64}$/;
const UNFINISHED = '.unfinished';

/**
 * Opens the memory in `directory`, which is made when it is not there: one file for each log, named by `headName`, with
 * the note of its last head.
 * @throws DirectoryClaimed when another witness works with it
 * @throws WitnessMemoryFault when a file does not hold the head that its name says
 */
export async function openHeadFiles(directory: string): Promise<HeadFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const claim = await claimDirectory(directory);
  try {
    const heads = await readHeads(directory);
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
        await writeDurably(directory, headName(origin), next.note);
        heads.set(origin, next);
        return true;
      }),
    keepContradiction: (origin, remembered, presented) =>
      inTurn(async () => {
        const name = `${headName(origin)}.contradiction`;
        if ((await readdir(directory)).includes(name)) return;
        await writeDurably(directory, name, `${remembered}\n${presented}`);
      }),
  };
}

async function readHeads(directory: string): Promise<Map<string, WitnessedHead>> {
  const heads = new Map<string, WitnessedHead>();
  for (const name of await readdir(directory)) {
    if (name.endsWith(UNFINISHED)) await rm(join(directory, name), { force: true });
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

/** The file is the old one or the new one, whole, whenever the machine stops; it is the new one once this resolves. */
async function writeDurably(directory: string, name: string, text: string): Promise<void> {
  const unfinished = join(directory, `${name}${UNFINISHED}`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(directory, name));
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function sameHead(one: WitnessedHead | null, other: WitnessedHead | null): boolean {
  if (one === null || other === null) return one === other;
  return one.size === other.size && Buffer.compare(one.root, other.root) === 0;
}
