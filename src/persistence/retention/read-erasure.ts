import { ErasureRefused } from './erasure-refused.js';
import type { Erasure } from './erase-records.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A code and no free text: it is kept for ever, and must have no room for a name. The database asks for the same. */
const RULE = /^[A-Z0-9_./-]{1,60}$/;

/**
 * What a person at the command line asks to be destroyed.
 * @param rule code of the rule in the schedule of retention
 * @param list ids of decisions, one a line; empty lines and letters in upper case do not matter
 * @throws ErasureRefused BAD_LIST naming the first bad line by its number, never what stands in it
 */
export function readErasure(rule: string, list: string, agreeing: readonly string[]): Erasure {
  const code = rule.trim();
  if (!RULE.test(code)) {
    throw new ErasureRefused('BAD_LIST', 'the rule must be a code of 1 to 60 of the characters A-Z 0-9 _ - . /');
  }
  const [one = '', other = '', ...more] = agreeing.map((id) => id.trim().toLowerCase());
  if (!UUID.test(one) || !UUID.test(other) || more.length > 0) {
    throw new ErasureRefused('BAD_LIST', '`--agreeing` must name two people, each by the id of the directory');
  }
  return { rule: code, decisions: readIds(list), namedAsAgreeing: [one, other] };
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
