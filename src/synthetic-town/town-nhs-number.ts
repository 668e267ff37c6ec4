import { checkDigit, type NhsNumber } from '../shared/nhs-number.js';

const POSITIONS = 100_000_000;
const FACTOR = 17_363_401;
const OFFSET = 31_415_926;

/** A town holds fewer children than this, so that no two of them can share a number. */
export const MOST_CHILDREN = 10_000_000;

/**
 * The NHS number of child `index`: a 9, the eight digits of position `(FACTOR * index + OFFSET) mod 10^8`, and the
 * check digit. Throws `RangeError` outside 0 to `MOST_CHILDREN`.
 *
 * One position in eleven has no check digit. Then the neighbour one up is taken, or one down when the last digit is
 * 9: the weighted sum, which left remainder 1, then leaves 3 or 10, and both have a check digit.
 *
 * INVARIANT: no neighbour is the position of another child. Two positions are k apart only when their indices are k
 * times the inverse of FACTOR apart, modulo 10^8. That inverse is 38,196,601, so that for k of 1 and 2 the indices
 * lie at least 23 million apart, which is more than MOST_CHILDREN.
 */
export function townNhsNumber(index: number): NhsNumber {
  if (!Number.isInteger(index) || index < 0 || index >= MOST_CHILDREN) throw new RangeError('no such child in a town');
  const position = (FACTOR * index + OFFSET) % POSITIONS;
  return complete(position) ?? complete(position % 10 === 9 ? position - 1 : position + 1) ?? unreachable();
}

/** Nine digits and their check digit; `null` when there is none, or when all ten would be 9, which is reserved. */
function complete(position: number): NhsNumber | null {
  const nine = `9${String(position).padStart(8, '0')}`;
  const check = checkDigit(nine);
  return check === null || position === POSITIONS - 1 ? null : (`${nine}${check}` as NhsNumber);
}

function unreachable(): never {
  throw new Error('a position and its neighbour both without a check digit');
}
