import type { Statement } from '../child-index/child-record.js';
import { detrimentInForce } from '../child-index/detriment-in-force.js';
import { endedLately } from '../child-index/ended-lately.js';
import type { ItemFacts } from '../decision-policy/facts/facts.js';
import { SOURCE_CLASSES, type SourceClass } from '../decision-policy/facts/vocabulary.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { RecordAsAsked } from './record-as-asked.js';

/** What the facts of every statement have, whatever is stated. */
type StatementFacts = Omit<ItemFacts, 'ref' | 'kind'>;

/** What every statement of a source has in common; `ended` is null while it lasts. */
export function factsOfStatement(
  asked: RecordAsAsked,
  item: Statement,
  began: CalendarDate | null,
  ended: CalendarDate | null,
): StatementFacts {
  return {
    sourceClass: sourceClass(item),
    protection: asked.before?.statement(item, began, ended) === true ? 'CHANGED_IDENTITY' : asked.shield,
    consent: 'NOT_SOUGHT',
    detriment: detrimentInForce(asked.record.detriments, item, asked.now),
    currency: currency(ended, asked.today),
  };
}

/** The same of a case, its worker or a plan: while they last, no change of identity hides them (5.150). */
export function factsOfCareOrPlan(
  asked: RecordAsAsked,
  item: Statement,
  began: CalendarDate | null,
  ended: CalendarDate | null,
): StatementFacts {
  const isBefore = asked.before?.careOrPlan(item, began, ended) === true;
  return {
    ...factsOfStatement(asked, item, began, ended),
    protection: isBefore ? 'CHANGED_IDENTITY' : asked.shield,
  };
}

function currency(ended: CalendarDate | null, today: CalendarDate): ItemFacts['currency'] {
  if (ended === null || ended > today) return 'CURRENT';
  return endedLately(ended, today) ? 'ENDED_WITHIN_A_YEAR' : 'HISTORY';
}

function sourceClass(item: { readonly sourceClass: string }): SourceClass {
  // an organisation without a known class is treated as the least known of all: a voluntary body
  return SOURCE_CLASSES.find((known) => known === item.sourceClass) ?? 'VOLUNTARY';
}
