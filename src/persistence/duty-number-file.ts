import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { DutyDesk } from '../directory/duty-desk.js';
import type { OfficeHours } from '../directory/office-hours.js';

/** One duty desk as it is kept: its numbers, hours and days of closure. Nothing in it is about a person. */
export interface KeptDesk extends DutyDesk, OfficeHours {}

const time = z.string().regex(/^\d{2}:\d{2}:\d{2}$/);
const DESKS = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    officePhone: z.string(),
    emergencyPhone: z.string(),
    opens: time,
    closes: time,
    closures: z.array(z.iso.date()),
  }),
);

/** The desks of the file; none when it is missing or is not what the hub wrote: numbers are never guessed. */
export async function readDutyNumbers(file: string): Promise<readonly KeptDesk[]> {
  try {
    return DESKS.parse(JSON.parse(await readFile(file, 'utf8'))) as unknown as readonly KeptDesk[];
  } catch {
    return [];
  }
}

/** Writes the desks so that a reader, or a crash at any moment, finds the old file or the new one whole. */
export async function writeDutyNumbers(file: string, desks: readonly KeptDesk[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, `${JSON.stringify(desks, null, 2)}\n`);
  await rename(draft, file);
}
