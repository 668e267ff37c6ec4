import { randomUUID } from 'node:crypto';
import { readTownMarker } from '../../compose/town-marker.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { personaExamples, type Example } from '../../synthetic-town/examples.js';

/**
 * What a persona can ask of the town that was loaded from this data folder; of a town made `today` when none was.
 * Each call draws new request ids.
 */
export async function examplesOfTown(
  persona: string,
  dataDirectory: string,
  today: CalendarDate,
): Promise<readonly Example[]> {
  return personaExamples(persona, (await readTownMarker(dataDirectory))?.asOf ?? today, randomUUID);
}
