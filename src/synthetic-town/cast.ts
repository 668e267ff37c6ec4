import { castChild, type CastEntry } from './cast-child.js';
import { EVERYDAY_CAST } from './cast-of-everyday.js';
import { HARD_CASES } from './cast-of-hard-cases.js';
import type { TownCalendar } from './town-calendar.js';
import type { TownChild } from './town-child.js';

/**
 * The first children of every town, made by hand so that the personas' examples always find what they speak of. The
 * place of a child gives its NHS number: new ones are added at the end.
 */
export const CAST = { ...EVERYDAY_CAST, ...HARD_CASES } as const;

export type CastKey = keyof typeof CAST;

const ENTRIES: readonly (readonly [string, CastEntry])[] = Object.entries(CAST);

/** How many children of a town are made by hand. */
export const CAST_SIZE = ENTRIES.length;

/** The hand-made child at `index`; throws `RangeError` past the last one. */
export function castChildAt(index: number, calendar: TownCalendar): TownChild {
  const entry = ENTRIES[index]?.[1];
  if (entry === undefined) throw new RangeError('no such child in the cast');
  return castChild(index, entry, calendar);
}

/** The hand-made child under its name in the cast. */
export function castMember(key: CastKey, calendar: TownCalendar): TownChild {
  return castChildAt(
    ENTRIES.findIndex(([name]) => name === key),
    calendar,
  );
}
