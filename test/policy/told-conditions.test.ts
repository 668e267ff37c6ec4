import { describe, expect, it } from 'vitest';
import { toldConditions } from '../../src/decision-policy/explain/told-conditions.js';

describe('conditions of a rule, as people read them', () => {
  it('are a line for each fact, in the names and values of the rules', () => {
    expect(
      toldConditions({
        unborn: true,
        competence: null,
        group: { $in: ['GP', 'MIDWIFE'] },
        setting: { $in: ['UNSCHEDULED'] },
        purpose: { $nin: ['ROUTINE_CARE', 'SERIOUS_CASE_REVIEW'] },
        kind: { $nin: ['CHILD'] },
        concern: { $ne: 'NONE' },
        shield: { $eq: 'NONE' },
      }),
    ).toEqual([
      'unborn is true',
      'competence is null',
      'group is one of GP, MIDWIFE',
      'setting is UNSCHEDULED',
      'purpose is none of ROUTINE_CARE, SERIOUS_CASE_REVIEW',
      'kind is not CHILD',
      'concern is not NONE',
      'shield is NONE',
    ]);
  });

  it('say each part of a condition with several, and that of another build by its own name', () => {
    expect(toldConditions({ concern: { $ne: 'NONE', $in: ['WELFARE', 'UNKNOWN'] }, age: { $gt: [3, 4] } })).toEqual([
      'concern is not NONE and one of WELFARE, UNKNOWN',
      'age is $gt 3, 4',
    ]);
    expect(toldConditions({ concern: { $ne: ['NONE', 'WELFARE'], $eq: ['A', 'B'] }, age: { $gt: 3 } })).toEqual([
      'concern is not NONE, WELFARE and A, B',
      'age is $gt 3',
    ]);
  });

  it('are no line at all where a rule always holds', () => {
    expect(toldConditions({})).toEqual([]);
  });
});
