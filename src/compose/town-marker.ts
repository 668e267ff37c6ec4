import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDate, type CalendarDate } from '../shared/calendar-date.js';

/** What `town.json` says of the demonstration's town: counting all its rows at each start would take too long. */
export interface TownMarker {
  /** The date of which it is made, known from the first part on. */
  readonly asOf: CalendarDate;
  /** Every part was taken. */
  readonly complete: boolean;
}

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'town.json');

/** The marker; `null` when there is none, or none that can be read: the town is then loaded once more, to no effect. */
export async function readTownMarker(dataDirectory: string): Promise<TownMarker | null> {
  try {
    return asMarker(JSON.parse(await readFile(fileIn(dataDirectory), 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the marker whole or not at all. */
export async function writeTownMarker(dataDirectory: string, marker: TownMarker): Promise<void> {
  await mkdir(dataDirectory, { recursive: true });
  const draft = `${fileIn(dataDirectory)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(marker)}\n`, { flush: true });
  await rename(draft, fileIn(dataDirectory));
}

function asMarker(read: unknown): TownMarker | null {
  const { asOf, complete } = (read ?? {}) as Partial<Record<keyof TownMarker, unknown>>;
  const date = typeof asOf === 'string' ? calendarDate(asOf) : null;
  return date?.ok === true ? { asOf: date.value, complete: complete === true } : null;
}
