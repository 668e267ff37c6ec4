import { ErasureRefused } from './erasure-refused.js';
import type { Erasure } from './erase-records.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_RULE = 500;

/**
 * What a person at the command line asks to be destroyed.
 * @param list ids of decisions, one a line; empty lines and letters in upper case do not matter
 * @throws ErasureRefused BAD_LIST naming the first bad line by its number, never what stands in it
 */
export function readErasure(rule: string, list: string, agreed: readonly string[]): Erasure {
  const inWords = rule.trim();
  if (inWords === '' || inWords.length > LONGEST_RULE) {
    throw new ErasureRefused('BAD_LIST', `the rule must have 1 to ${LONGEST_RULE} characters`);
  }
  const [one = '', other = '', ...more] = agreed.map((id) => id.trim().toLowerCase());
  if (!UUID.test(one) || !UUID.test(other) || more.length > 0) {
    throw new ErasureRefused('BAD_LIST', '`--agreed` must name two people, each by the id of the directory');
  }
  return { rule: inWords, decisions: readIds(list), agreedBy: [one, other] };
}

function readIds(list: string): readonly string[] {
  const ids = new Set<string>();
  for (const [index, line] of list.split(/\r?\n/).entries()) {
    const id = line.trim().toLowerCase();
    if (id === '') continue;
    if (!UUID.test(id)) throw new ErasureRefused('BAD_LIST', `line ${index + 1} of the list is no id of a decision`);
    ids.add(id);
  }
  if (ids.size === 0) throw new ErasureRefused('BAD_LIST', 'the list names no decision');
  return [...ids];
}
