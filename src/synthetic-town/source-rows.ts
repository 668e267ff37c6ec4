import type { FeedRowInput } from '../feed/feed-row.js';
import type { TownCalendar } from './town-calendar.js';
import type { StatementBody, TownChild } from './town-child.js';

/** A prime above every count of children: multiplying below it never gives two children one number. */
const PRIME = 100_000_007;
/** Organisations that state where a child lives. */
const KNOWS_ADDRESS = /^Z[09]/;

/** The rows of one organisation about one child. */
export interface SourceRows {
  readonly source: string;
  readonly rows: readonly FeedRowInput[];
}

/** Everything that is stated about a child, by organisation: who it is first, then where it lives, then the rest. */
export function sourceRows(child: TownChild, calendar: TownCalendar): SourceRows[] {
  const bodies = new Map<string, StatementBody[]>();
  for (const { source, body } of child.statements) {
    const known = bodies.get(source);
    if (known === undefined) bodies.set(source, [...introduction(child, source), body]);
    else known.push(body);
  }
  return [...bodies].map(([source, stated]) => {
    const number = localNumber(source, child.index);
    return {
      source,
      rows: stated.map((body, place) => ({
        ...body,
        id: `${number}/${place + 1}`,
        child: number,
        asOf: calendar.instant,
      })),
    };
  });
}

/** The source's own number of a child; numbers of two sources say nothing about each other. */
export function localNumber(source: string, index: number): string {
  let salt = 7;
  for (const character of source) salt = (salt * 31 + character.charCodeAt(0)) % 99_991;
  return `${source}-${String((index * 48_271 + salt * 997) % PRIME).padStart(9, '0')}`;
}

function introduction({ identity, homes, variants }: TownChild, source: string): StatementBody[] {
  const written = variants[source];
  const who = written === undefined ? identity : { ...identity, ...written };
  return KNOWS_ADDRESS.test(source) ? [who, ...homes] : [who];
}
