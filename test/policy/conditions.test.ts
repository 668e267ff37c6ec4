import { describe, expect, it } from 'vitest';

import { both, compileConditions, normalise } from '../../src/decision-policy/rulebook/conditions.js';

const holds = (conditions: Record<string, unknown>, facts: object): boolean => compileConditions(conditions)(facts);

describe('conditions', () => {
  it('hold for any facts when there are none', () => {
    expect(holds({}, {})).toBe(true);
  });

  it.each([
    [{ group: 'GP' }, true],
    [{ group: 'POLICE' }, false],
    [{ group: { $eq: 'GP' } }, true],
    [{ group: { $eq: 'POLICE' } }, false],
    [{ group: { $ne: 'GP' } }, false],
    [{ group: { $ne: 'POLICE' } }, true],
    [{ group: { $in: ['POLICE', 'GP'] } }, true],
    [{ group: { $in: ['POLICE'] } }, false],
    [{ group: { $in: [] } }, false],
    [{ group: { $nin: ['POLICE', 'GP'] } }, false],
    [{ group: { $nin: ['POLICE'] } }, true],
    [{ group: { $nin: [] } }, true],
    [{ registered: true }, true],
    [{ registered: false }, false],
    [{ registered: { $ne: false } }, true],
  ])('%j', (conditions, expected) => {
    expect(holds(conditions, { group: 'GP', registered: true })).toBe(expected);
  });

  it.each([
    [{ group: 'GP' }, false],
    [{ group: { $in: ['GP'] } }, false],
    [{ group: { $ne: 'GP' } }, true],
    [{ group: { $nin: ['GP'] } }, true],
  ])('on a fact that is missing, %j is %s', (conditions, expected) => {
    expect(holds(conditions, {})).toBe(expected);
  });

  it.each([1, 2, 3])('on %i facts must all hold', (count) => {
    const facts = Object.fromEntries(Array.from({ length: count }, (_, at) => [`fact${at}`, 'yes']));
    expect(holds(facts, facts)).toBe(true);
    for (const fact of Object.keys(facts)) expect(holds(facts, { ...facts, [fact]: 'no' })).toBe(false);
  });

  it('with two operators on one fact hold when both do', () => {
    const conditions = { group: { $in: ['GP', 'POLICE'], $ne: 'GP' } };
    expect(holds(conditions, { group: 'POLICE' })).toBe(true);
    expect(holds(conditions, { group: 'GP' })).toBe(false);
    expect(holds(conditions, { group: 'MIDWIFE' })).toBe(false);
    expect(holds({ group: { $ne: 'GP', $nin: ['POLICE'] } }, { group: 'GP' })).toBe(false);
    expect(holds({ group: { $ne: 'GP', $nin: ['POLICE'] } }, { group: 'POLICE' })).toBe(false);
    expect(holds({ group: { $in: ['GP', 'POLICE'], $eq: 'GP' } }, { group: 'POLICE' })).toBe(false);
  });

  it.each([null, undefined, 7, [], ['GP'], [{ $eq: 'GP' }]])('are refused when %j stands for one', (condition) => {
    expect(() => compileConditions({ group: condition })).toThrow('a condition is a value or an object of operators');
  });

  it.each([{ $in: 'GP' }, { $nin: 'GP' }, { $in: ['GP', 7] }, { $nin: [null, 'GP'] }, { $eq: 7 }, { $ne: null }])(
    'are refused when %j names no strings or booleans',
    (condition) => {
      expect(() => compileConditions({ group: condition })).toThrow('a condition names strings or booleans');
    },
  );

  it('are refused with an operator that the language does not have', () => {
    expect(() => compileConditions({ group: { $not: 'GP' } })).toThrow('unknown operator `$not` in a condition');
  });
});

describe('the normal form', () => {
  it('names what is allowed and what is refused, and nothing that is empty', () => {
    expect(normalise('GP')).toEqual({ $in: ['GP'] });
    expect(normalise({ $eq: 'GP' })).toEqual({ $in: ['GP'] });
    expect(normalise({ $ne: 'GP' })).toEqual({ $nin: ['GP'] });
    expect(Object.keys(normalise({ $nin: [] }))).toEqual([]);
  });

  it('of two conditions allows what both allow and refuses what either refuses', () => {
    expect(both({ $in: ['GP', 'MIDWIFE'] }, { $in: ['MIDWIFE', 'POLICE'] })).toEqual({ $in: ['MIDWIFE'] });
    expect(both({ $in: ['GP'] }, { $nin: ['POLICE'] })).toEqual({ $in: ['GP'], $nin: ['POLICE'] });
    expect(both({ $nin: ['GP'] }, { $in: ['POLICE'] })).toEqual({ $in: ['POLICE'], $nin: ['GP'] });
    expect(both({ $nin: ['GP'] }, { $nin: ['POLICE', 'GP'] })).toEqual({ $nin: ['GP', 'POLICE'] });
    expect(both({}, {})).toEqual({});
  });
});
