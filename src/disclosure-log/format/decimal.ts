import { Malformed } from './malformed.js';

/**
 * A number as the log's formats write it: ASCII digits without a sign or a leading zero.
 * @throws Malformed for anything else, and for a number too large to be counted exactly (2^53 or more)
 */
export function readDecimal(text: string): number {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) throw new Malformed('not a decimal number without leading zeros');
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Malformed('a number of 2^53 or more');
  return number;
}
