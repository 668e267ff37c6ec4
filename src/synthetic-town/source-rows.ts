import type { FeedRowInput } from '../feed/feed-row.js';
import type { TownCalendar } from './town-calendar.js';
import { THE_ROW_BEFORE, type StatementBody, type TownChild, type TownStatement } from './town-child.js';

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
  const statements = new Map<string, TownStatement[]>();
  for (const statement of child.statements) {
    const known = statements.get(statement.source);
    if (known === undefined) statements.set(statement.source, [...introduction(child, statement.source), statement]);
    else known.push(statement);
  }
  return [...statements].map(([source, stated]) => {
    const number = localNumber(source, child.index);
    return {
      source,
      rows: stated.map(({ body, asOf }, place) => ({
        ...named(body, `${number}/${place}`),
        id: `${number}/${place + 1}`,
        child: number,
        asOf: asOf ?? calendar.instant,
      })),
    };
  });
}

/** A judgement names the statement it covers as its source does. */
function named(body: StatementBody, before: string): StatementBody {
  return body.kind === 'DETRIMENT' && body.covers === THE_ROW_BEFORE ? { ...body, covers: before } : body;
}

/** The source's own number of a child; numbers of two sources say nothing about each other. */
export function localNumber(source: string, index: number): string {
  let salt = 7;
  for (const character of source) salt = (salt * 31 + character.charCodeAt(0)) % 99_991;
  return `${source}-${String((index * 48_271 + salt * 997) % PRIME).padStart(9, '0')}`;
}

function introduction({ identity, homes, variants, before }: TownChild, source: string): TownStatement[] {
  const written = variants[source];
  const who = written === undefined ? identity : { ...identity, ...written };
  const said = (KNOWS_ADDRESS.test(source) ? [who, ...homes] : [who]).map((body) => ({ source, body }));
  return before?.source === source ? [before, ...said] : said;
}
