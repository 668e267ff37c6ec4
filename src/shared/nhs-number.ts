import type { Branded } from './ids.js';
import { fail, ok, type Result } from './result.js';

/** Ten digits with a valid check digit, without spaces. */
export type NhsNumber = Branded<'NhsNumber'>;

/** Why a text is not an NHS number. The text itself is never repeated in an error. */
export type NhsNumberFault = 'not ten digits' | 'check digit is wrong' | 'reserved number';

/**
 * Reads an NHS number; spaces and hyphens between digits are tolerated.
 * Check digit: modulus 11 with weights 10 to 2; a remainder that gives 11 is 0, one that gives 10 is invalid.
 * A number of one repeated digit passes modulus 11 but is used as "no match" and "several matches": refused.
 */
export function nhsNumber(text: string): Result<NhsNumber, NhsNumberFault> {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return fail('not ten digits');
  if (/^(\d)\1{9}$/.test(digits)) return fail('reserved number');
  if (checkDigit(digits.slice(0, 9)) !== Number(digits[9])) return fail('check digit is wrong');
  return ok(digits as NhsNumber);
}

/** The check digit of nine digits, or `null` when these nine digits can have none. */
export function checkDigit(nine: string): number | null {
  const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  if (check === 11) return 0;
  return check === 10 ? null : check;
}

/** Numbers beginning 9 are kept for tests; a hub in production refuses them. */
export function isTestNumber(number: NhsNumber): boolean {
  return number.startsWith('9');
}

/** Ten digits as people read them: 3-3-4. */
export function displayNhsNumber(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}
