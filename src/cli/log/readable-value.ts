import { printable } from './printable.js';

/**
 * Canonical JSON as lines for people: texts without quotation marks, each member of an object on a line of its own.
 * Whoever wrote the value, no letter of it can do more than be seen.
 * @returns one line for a plain value; for a list or an object each of its parts, further in
 */
export function readableValue(json: string): readonly string[] {
  try {
    return linesOf(JSON.parse(json) as unknown);
  } catch {
    return [printable(json)];
  }
}

function linesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [printable(value)];
  if (typeof value !== 'object' || value === null) return [value === null ? 'none' : JSON.stringify(value)];
  const parts = Array.isArray(value)
    ? value.map((one: unknown): readonly [string, unknown] => ['-', one])
    : Object.entries(value).map(([name, one]): readonly [string, unknown] => [`${printable(name)}:`, one]);
  if (parts.length === 0) return ['nothing'];
  return parts.flatMap(([label, one]) => {
    const [first = '', ...rest] = linesOf(one);
    const isPlain = typeof one !== 'object' || one === null || Object.keys(one).length === 0;
    if (isPlain) return [`${label} ${first}`];
    return label === '-'
      ? [`- ${first}`, ...rest.map((line) => `  ${line}`)]
      : [label, ...[first, ...rest].map((line) => `  ${line}`)];
  });
}
