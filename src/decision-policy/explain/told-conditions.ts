import type { RawConditions } from '../rulebook/conditions.js';

/**
 * Conditions as people read them: one line for each fact, in the names and values that the rules themselves use. All
 * lines hold together; none at all means always. Never throws, since a stored policy may be another build's.
 */
export function toldConditions(conditions: RawConditions): readonly string[] {
  return Object.entries(conditions).map(([fact, condition]) => `${fact} is ${told(condition)}`);
}

function told(condition: unknown): string {
  if (typeof condition !== 'object' || condition === null) return String(condition);
  return Object.entries(condition)
    .map(([operator, operand]: [string, unknown]) => {
      const values = [operand].flat().map(String);
      const [one, several] = WORDS[operator] ?? [`${operator} `, `${operator} `];
      return `${values.length === 1 ? one : several}${values.join(', ')}`;
    })
    .join(' and ');
}

/** Each operator before one value and before several. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  $eq: ['', ''],
  $in: ['', 'one of '],
  $ne: ['not ', 'not '],
  $nin: ['not ', 'none of '],
};
