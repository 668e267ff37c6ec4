import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { entryTilesOf, tilePath, tilesOf } from '../../../disclosure-log/format/tile-path.js';
import type { PublishedLog } from '../../../disclosure-log/published-log.js';

/** Why a log is not exported. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
  static readonly NOT_POSSIBLE = 2;
  static readonly NO_QUORUM = 3;

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

export interface WrittenLog {
  /** Leaves. */
  readonly size: number;
  readonly files: number;
}

/**
 * Writes the published log as files, one tile in memory at a time: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and
 * `tile/entries/<N>[.p/<W>]` (C2SP tlog-tiles). The folder is there whole or not at all.
 * @param folder one that is empty, or does not exist yet
 * @throws ExportRefused when it is not, or when nothing is published
 */
export async function writeLogFolder(folder: string, log: PublishedLog): Promise<WrittenLog> {
  const whole = resolve(folder);
  await demandEmpty(whole);
  const head = await log.head();
  if (head === null) throw new ExportRefused('no head of the log is signed yet', ExportRefused.NOT_POSSIBLE);
  const unfinished = `${whole}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o750 });
    const made = new Set<string>();
    const tiles = [...tilesOf(head.size), ...entryTilesOf(head.size)];
    for (const tile of tiles) {
      const bytes = await log.tile(tile, head.size);
      if (bytes === null) throw new Error('a tile of the published log is missing');
      const file = join(unfinished, tilePath(tile));
      if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true, mode: 0o750 });
      made.add(dirname(file));
      await writeFile(file, bytes, { mode: 0o640 });
    }
    await writeFile(join(unfinished, 'checkpoint'), head.note, { mode: 0o640 });
    await moveInto(unfinished, whole);
    return { size: head.size, files: tiles.length + 1 };
  } catch (fault) {
    await rm(unfinished, { recursive: true, force: true });
    throw fault;
  }
}

async function demandEmpty(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length === 0) return;
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    if (code !== 'ENOTDIR') throw fault;
  }
  throw notEmpty(folder);
}

/** An empty folder gives way; one that was filled meanwhile does not. */
async function moveInto(unfinished: string, whole: string): Promise<void> {
  try {
    await rmdir(whole);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw code === 'ENOTEMPTY' || code === 'EEXIST' ? notEmpty(whole) : fault;
  }
  await rename(unfinished, whole);
}

function notEmpty(folder: string): ExportRefused {
  return new ExportRefused(`the folder \`${folder}\` is not empty`, ExportRefused.NOT_POSSIBLE);
}
