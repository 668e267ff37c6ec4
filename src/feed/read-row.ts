import type { core } from 'zod';
import { fail, ok, type Result } from '../shared/result.js';
import { FEED_ROW, type FeedRow } from './feed-row.js';

/** Where a row is wrong and what is accepted there; never what was sent. */
export interface RowFault {
  readonly path: string;
  readonly accepted: string;
}

/** A line that is no row: its id, when one can be read, and the first fault. */
export interface UnreadableRow {
  readonly id: string | null;
  readonly fault: RowFault;
}

const KINDS = FEED_ROW.options.map(({ shape }) => shape.kind.value).join(', ');

/** Reads one line of a feed: one JSON object of one of the kinds of row, with nothing that its kind does not have. */
export function readRow(line: string): Result<FeedRow, UnreadableRow> {
  const json = parsed(line);
  if (json === undefined) return fail({ id: null, fault: { path: 'row', accepted: 'one JSON object on one line' } });
  const read = FEED_ROW.safeParse(json);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return fail({
    id: readableId(json),
    fault: { path: issue?.path.join('.') || 'row', accepted: issue === undefined ? 'a row' : acceptedBy(issue) },
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** The row's own id is what the sender finds the row by; anything that could not be an id is not repeated. */
function readableId(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('id' in json)) return null;
  const { id } = json;
  return typeof id === 'string' && /^[^\p{Cc}\p{Cf}\p{Cs}]{1,80}$/u.test(id) ? id : null;
}

// the library's own messages name unknown members, which are values that were sent
function acceptedBy(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'array' || issue.expected === 'object' ? `an ${issue.expected}` : `a ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_big':
      return `at most ${String(issue.maximum)}`;
    case 'too_small':
      return `at least ${String(issue.minimum)}`;
    case 'unrecognized_keys':
      return 'only the members of this kind of row';
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' ? KINDS : 'one of the values of the format';
    // the messages of these are the schema's own
    case 'custom':
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return issue.message;
  }
}
