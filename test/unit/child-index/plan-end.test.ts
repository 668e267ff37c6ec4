import { describe, expect, it } from 'vitest';
import { endsUnlawfully, planEnd } from '../../../src/child-index/plan-end.js';
import { day, plan } from '../../support/builders.js';

const ended = day('2026-05-01');

describe('the end of a plan (5.141)', () => {
  it.each(['HARM_NO_LONGER_LIKELY', 'PERMANENT_MOVE', 'EIGHTEENTH_BIRTHDAY', 'DEATH', 'LEFT_UK'])(
    'is what the authority states, for the reason %s',
    (endReason) => {
      for (const kind of ['CHILD_PROTECTION_PLAN', 'UNBORN_PROTECTION_PLAN'] as const) {
        expect(planEnd(plan({ kind, ended, endReason }))).toBe(ended);
        expect(endsUnlawfully(plan({ kind, ended, endReason }))).toBe(false);
      }
    },
  );

  it.each(['CEASED_TO_BE_LOOKED_AFTER', 'MOVED_FOR_A_WHILE', null])(
    'is none for %s: the plan is in force',
    (endReason) => {
      for (const kind of ['CHILD_PROTECTION_PLAN', 'UNBORN_PROTECTION_PLAN'] as const) {
        expect(planEnd(plan({ kind, ended, endReason }))).toBeNull();
        expect(endsUnlawfully(plan({ kind, ended, endReason }))).toBe(true);
      }
    },
  );

  it.each(['BORN', 'CONTINUED_AS_CHILD_PLAN'])('is the birth for a plan made before it alone: %s', (endReason) => {
    const unborn = plan({ kind: 'UNBORN_PROTECTION_PLAN', ended, endReason });
    expect([planEnd(unborn), endsUnlawfully(unborn)]).toEqual([ended, false]);
    const child = plan({ ended, endReason });
    expect([planEnd(child), endsUnlawfully(child)]).toEqual([null, true]);
  });

  it('is the authority’s to state for a child who is looked after', () => {
    for (const endReason of ['CEASED_TO_BE_LOOKED_AFTER', null]) {
      expect(planEnd(plan({ kind: 'LOOKED_AFTER', ended, endReason }))).toBe(ended);
    }
  });

  it('is none while none is stated, and nothing is irregular then', () => {
    expect(planEnd(plan())).toBeNull();
    expect(endsUnlawfully(plan())).toBe(false);
  });
});
