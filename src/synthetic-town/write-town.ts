import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { TownPlan } from './town-child.js';
import { townLines } from './town.js';

/** First line of every feed file: who states, the rising number of the batch, and as of which instant. */
export interface FeedHeader {
  readonly source: string;
  readonly sequence: number;
  readonly asOf: string;
}

/** One file that was written. */
export interface WrittenFile {
  readonly source: string;
  readonly path: string;
  readonly rows: number;
}

/** Characters gathered for one file before they are written; a dozen files hold less than a few megabytes. */
const CHUNK = 1 << 18;

interface OpenFile {
  readonly source: string;
  readonly path: string;
  readonly handle: FileHandle;
  text: string;
  rows: number;
}

/**
 * Writes the feed files of a town into `directory`, one NDJSON file `<organisation>.ndjson` for each organisation that
 * states something: a header line, then one row a line. The same plan gives the same bytes. Memory does not grow with
 * the number of children: a chunk is on disk before more children are made.
 */
export async function writeTown(
  plan: TownPlan,
  directory: string,
  progress: (rows: number) => void = () => undefined,
): Promise<readonly WrittenFile[]> {
  await mkdir(directory, { recursive: true });
  const files = new Map<string, OpenFile>();
  let rows = 0;
  try {
    for (const { source, row } of townLines(plan)) {
      const file = files.get(source) ?? (await begin(files, source, plan, directory));
      file.text += `${JSON.stringify(row)}\n`;
      file.rows += 1;
      rows += 1;
      if (file.text.length >= CHUNK) {
        await flush(file);
        progress(rows);
      }
    }
    for (const file of files.values()) await flush(file);
    progress(rows);
  } finally {
    for (const { handle } of files.values()) await handle.close();
  }
  return [...files.values()]
    .map(({ source, path, rows: count }) => ({ source, path, rows: count }))
    .sort((one, other) => (one.source < other.source ? -1 : 1));
}

async function begin(
  files: Map<string, OpenFile>,
  source: string,
  { asOf }: TownPlan,
  directory: string,
): Promise<OpenFile> {
  const path = join(directory, `${source}.ndjson`);
  const header: FeedHeader = { source, sequence: 1, asOf: `${asOf}T00:00:00Z` };
  const file = { source, path, handle: await open(path, 'w'), text: `${JSON.stringify(header)}\n`, rows: 0 };
  files.set(source, file);
  return file;
}

async function flush(file: OpenFile): Promise<void> {
  await file.handle.write(file.text);
  file.text = '';
}
