import { describe, expect, it } from 'vitest';
import { codeOf, projectFile, tableRows } from '../support/paper.js';

/** Every promise, by the id under which tests and hazards name it. */
const PROMISES = [
  ...['F1', 'F2', 'F3', 'F4', 'F6', 'F9', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16'],
  ...['S1', 'S2', 'S3', 'S5', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16', 'S17', 'S18', 'S19'],
  ...['S20', 'S23'],
];

const rows = tableRows(projectFile('SECURITY.md'))
  .filter(([id = '']) => /^[FS]\d+$/.test(id))
  .map(([id = '', , today = '', shownBy = '', missing = '']) => ({ id, today, shownBy, missing }));

describe('the promises of SECURITY.md', () => {
  it('are all there, each once', () => {
    expect(rows.map(({ id }) => id)).toEqual(PROMISES);
  });

  it.each(rows)(
    '$id is $today: a test shows what is shown, and words say what is missing',
    ({ today, shownBy, missing }) => {
      const tests = codeOf(shownBy).spans.filter((span) => span.endsWith('.test.ts'));
      switch (today) {
        case 'shown':
          expect(tests).not.toEqual([]);
          expect(missing).toBe('');
          break;
        case 'in part':
          expect(tests).not.toEqual([]);
          expect(missing).not.toBe('');
          break;
        default:
          expect(today).toBe('not yet');
          expect(tests).toEqual([]);
          expect(missing).not.toBe('');
      }
    },
  );
});
