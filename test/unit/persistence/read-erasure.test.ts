import { describe, expect, it } from 'vitest';
import { ErasureRefused } from '../../../src/persistence/retention/erasure-refused.js';
import { readErasure } from '../../../src/persistence/retention/read-erasure.js';

const ONE = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const LIST = `${ONE}\n${OTHER}\n`;
const RULE = 'SCHEDULE-12.4/A_B';
const AGREEING = [ONE, OTHER];

function refusal(rule: string, list: string, agreeing: readonly string[]): ErasureRefused {
  try {
    readErasure(rule, list, agreeing);
  } catch (error) {
    if (error instanceof ErasureRefused) return error;
  }
  throw new Error('not refused');
}

describe('the list of an erasure', () => {
  it('is read a line at a time, each id once, whatever its letters and line ends', () => {
    const list = `\r\n${ONE.toUpperCase()}\r\n  ${OTHER}  \n\n${ONE}\n`;
    expect(readErasure(` ${RULE} `, list, AGREEING)).toEqual({
      rule: RULE,
      decisions: [ONE, OTHER],
      namedAsAgreeing: [ONE, OTHER],
    });
  });

  it('is refused at the first line that is no id, by its number and not by what stands there', () => {
    const { exitCode, message } = refusal(RULE, `${ONE}\n\nEloise Fernsby\nanother`, AGREEING);
    expect(exitCode).toBe(2);
    expect(message).toContain('line 3');
    expect(message).not.toContain('Eloise');
  });

  it.each([
    ['an empty list', RULE, ' \n', AGREEING],
    ['no rule', '  ', LIST, AGREEING],
    ['a rule that is too long', 'X'.repeat(61), LIST, AGREEING],
    ['a rule in words', 'records of Honora Castlemaine', LIST, AGREEING],
    ['a rule with a line of its own', 'A\nB', LIST, AGREEING],
    ['one person', RULE, LIST, [ONE]],
    ['three people', RULE, LIST, [ONE, OTHER, OTHER]],
    ['a person by name', RULE, LIST, [ONE, 'Honora Castlemaine']],
  ])('is refused with %s', (_what, rule, list, agreeing) => {
    const { why, message } = refusal(rule, list, agreeing);
    expect(why).toBe('BAD_LIST');
    expect(message).not.toContain('Castlemaine');
  });
});
