import { describe, expect, it } from 'vitest';
import { displayNhsNumber, isTestNumber, nhsNumber } from '../../../src/shared/nhs-number.js';

describe('an NHS number', () => {
  it.each(['9434765919', '943 476 5919', '943-476-5919', '9000000009', '9876543210', '9990000018', '4000000632'])(
    'accepts %s',
    (text) => {
      expect(nhsNumber(text)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['943476591', 'not ten digits'],
    ['94347659190', 'not ten digits'],
    ['943476591x', 'not ten digits'],
    ['9434765918', 'check digit is wrong'],
    ['9991234560', 'check digit is wrong'],
    ['0000000000', 'reserved number'],
    ['9999999999', 'reserved number'],
    ['1111111111', 'reserved number'],
  ])('refuses %s: %s', (text, failure) => {
    expect(nhsNumber(text)).toEqual({ ok: false, failure });
  });

  it('is shown 3-3-4, and its test range is known', () => {
    const read = nhsNumber('9434765919');
    if (!read.ok) throw new Error('a valid number was refused');
    expect(displayNhsNumber(read.value)).toBe('943 476 5919');
    expect(isTestNumber(read.value)).toBe(true);
  });
});
