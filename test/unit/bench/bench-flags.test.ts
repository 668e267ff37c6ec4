import { describe, expect, it } from 'vitest';
import { benchFlags } from '../../../bench/bench-flags.js';

describe('the flags of a run', () => {
  it('hold a whole run to its targets, and one that says otherwise to none', () => {
    expect(benchFlags([]).targets).toBe(true);
    expect(benchFlags(['--no-targets']).targets).toBe(false);
  });

  it.each([
    [['--children', '199'], '--children'],
    [['--seconds', '0'], '--seconds'],
    [['--rounds', '1.5'], '--rounds'],
    [['--separation', '0'], '--separation'],
    [['--leaves', 'many'], '--leaves'],
  ])('refuse what cannot be measured with: %s', (words, flag) => {
    expect(() => benchFlags(words)).toThrow(flag);
  });

  it('refuse a flag that nobody knows', () => {
    expect(() => benchFlags(['--targets'])).toThrow(TypeError);
  });
});
