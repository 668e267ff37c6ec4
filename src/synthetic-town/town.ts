import type { CalendarDate } from '../shared/calendar-date.js';
import { CAST_SIZE, castChildAt } from './cast.js';
import { dirtyRow, type DirtyRow } from './dirty-rows.js';
import { generatedChild } from './generated-child.js';
import { sourceRows } from './source-rows.js';
import { townCalendar, type TownCalendar } from './town-calendar.js';
import type { TownChild, TownPlan } from './town-child.js';
import type { FeedRowInput } from '../feed/feed-row.js';

/** One line of one organisation's file. Some rows are wrong on purpose. */
export interface FeedLine {
  readonly source: string;
  readonly row: FeedRowInput | DirtyRow;
}

/** Child `index` of the town, made from nothing but the seed, the index and the date. */
export function townChild(seed: number, index: number, calendar: TownCalendar): TownChild {
  return index < CAST_SIZE ? castChildAt(index, calendar) : generatedChild(seed, index, index - CAST_SIZE, calendar);
}

/** Every line of every file, child by child: nothing is kept between two children. */
export function* townLines({ children, seed, asOf }: TownPlan): Generator<FeedLine> {
  const calendar = townCalendar(asOf as CalendarDate);
  for (let index = 0; index < children; index += 1) {
    const stated = sourceRows(townChild(seed, index, calendar), calendar);
    for (const { source, rows } of stated) for (const row of rows) yield { source, row };
    const wrong = index < CAST_SIZE ? null : dirtyRow(seed, index, stated, calendar);
    if (wrong !== null) yield wrong;
  }
}
