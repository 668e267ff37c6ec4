import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../../shared/calendar-date.js';
import { personaExamples, type Example } from '../../synthetic-town/examples.js';

const MARKER = z.object({ asOf: z.string() });

/**
 * What a persona can ask of the town that was loaded from this data folder; of a town made `today` when none was.
 * Each call draws new request ids.
 */
export async function examplesOfTown(
  persona: string,
  dataDirectory: string,
  today: CalendarDate,
): Promise<readonly Example[]> {
  return personaExamples(persona, (await townDate(dataDirectory)) ?? today, randomUUID);
}

async function townDate(dataDirectory: string): Promise<CalendarDate | null> {
  try {
    const { asOf } = MARKER.parse(JSON.parse(await readFile(join(dataDirectory, 'town.json'), 'utf8')));
    const date = calendarDate(asOf);
    return date.ok ? date.value : null;
  } catch {
    return null;
  }
}
