import { describe, expect, it } from 'vitest';

import type { ChildRecord } from '../../../src/child-index/child-record.js';
import { BIRTH_NOT_RECORDED, END_NOT_LAWFUL, planNote } from '../../../src/release/plan-note.js';
import type { ReleasedItem } from '../../../src/release/released-item.js';
import { childRecord, day, identity, plan } from '../../support/builders.js';

describe('the note beside a plan', () => {
  const unborn = plan({ kind: 'UNBORN_PROTECTION_PLAN' });
  const expected = (...due: readonly (string | null)[]) =>
    due.map((date) => identity({ birthDate: null, expectedDate: date === null ? null : day(date) }));
  const noteOf = (identities: ChildRecord['identities'] | null, changes: Partial<ReleasedItem<'PLAN'>> = {}) =>
    planNote(
      { child: identities === null ? null : childRecord({ identities }), today: day('2026-11-21') },
      {
        kind: 'PLAN',
        content: unborn,
        currency: 'CURRENT',
        released: new Set(['kind', 'ended']),
        fields: { authority: null, kind: 'UNBORN_PROTECTION_PLAN', categories: null, started: null, ended: null },
        ...changes,
      },
    );

  it('says that the due date has passed when every stated one has, and no birth is stated', () => {
    expect(noteOf(expected('2026-11-20'))).toBe(BIRTH_NOT_RECORDED);
    expect(noteOf(expected('2026-11-20', '2026-11-01', null))).toBe(BIRTH_NOT_RECORDED);
    expect(noteOf(expected('2026-11-20', '2026-11-22'))).toBeNull();
    expect(noteOf(expected('2026-11-20', '2026-11-21'))).toBeNull();
    expect(noteOf(expected(null))).toBeNull();
    expect(noteOf([...expected('2026-11-20'), identity({ birthDate: day('2026-11-10') })])).toBeNull();
  });

  it('is none of a plan that is history, of a child who is not there, or of what is not released', () => {
    const due = expected('2026-11-20');
    expect(noteOf(due, { currency: 'HISTORY' })).toBeNull();
    expect(noteOf(null)).toBeNull();
    expect(noteOf(due, { released: new Set(['kind']) })).toBeNull();
    expect(noteOf(due, { released: new Set(['ended']) })).toBeNull();
    expect(noteOf(due, { content: plan() })).toBeNull();
  });

  it('says of an end for no lawful reason that the plan is in force, also of a child who is not there (5.141)', () => {
    const content = plan({ ended: day('2025-01-01'), endReason: 'CEASED_TO_BE_LOOKED_AFTER' });
    expect(noteOf(null, { content })).toBe(END_NOT_LAWFUL);
    expect(noteOf(null, { content, released: new Set(['kind']) })).toBeNull();
  });

  it('is in these words', () => {
    expect([BIRTH_NOT_RECORDED, END_NOT_LAWFUL]).toEqual([
      'due date passed, birth not recorded',
      'an end is stated for no reason for which a plan ends: treat it as in force and ask its authority (5.141)',
    ]);
  });
});
