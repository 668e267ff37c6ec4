import { describe, expect, it } from 'vitest';

import {
  conditionsOn,
  day,
  isRecord,
  listOf,
  misfitIn,
  named,
  oneOf,
  orNull,
  ruleId,
  text,
} from '../../src/decision-policy/read/member-checks.js';
import { conditionsOf, MOST_CONDITIONS } from '../../src/decision-policy/read/rule-budget.js';

const letters = (count: number) => 'a'.repeat(count);

describe('a member of a rule', () => {
  it.each(['gate/training', 'a/b', 'grant/health/gp', 'a-1/b-2', `${letters(40)}/${letters(60)}/${letters(60)}`])(
    'is an id when it is %s',
    (id) => {
      expect(ruleId(id)).toBeNull();
    },
  );

  it.each([
    '',
    'gate',
    'gate/',
    '/training',
    'Gate/training',
    'gate/Training',
    'gate/training/',
    'a/b/c/d',
    'gate training',
    ' gate/training',
    'gate/training ',
    'gate/training\n',
    `${letters(41)}/b`,
    `a/${letters(61)}`,
    7,
    null,
    ['gate/training'],
  ])('is no id when it is %j', (id) => {
    expect(ruleId(id)).toBe('is no id of a rule');
  });

  it.each(['x', ' x ', 'a text, with (all) signs: §5.23 – and “more”', letters(1_000)])('is a text: %j', (value) => {
    expect(text(value)).toBeNull();
  });

  it.each(['', '  ', letters(1_001), 'a\nb', 'a\u0000b', 'a\u2028b', 'a\u2029b', '\ud800', 'a\u202eb', 7, null, ['x']])(
    'is no text: %j',
    (value) => {
      expect(text(value)).toBe('is no text of 1 to 1000 characters');
    },
  );

  it('is a day of the calendar, as text', () => {
    expect([day('2026-11-21'), day('2024-02-29')]).toEqual([null, null]);
    for (const value of ['2026-02-30', '21.11.2026', '', 20261121, null, ['2026-11-21']])
      expect(day(value)).toBe('is no date');
  });

  it('may be null only where that is said', () => {
    expect(orNull(day)(null)).toBeNull();
    expect(orNull(day)('2026-11-21')).toBeNull();
    expect(orNull(day)('never')).toBe('is no date');
  });

  it('is one of its values and nothing else', () => {
    const fits = oneOf(['WITHHELD', 7]);
    expect([fits('WITHHELD'), fits(7)]).toEqual([null, null]);
    for (const value of ['withheld', '7', undefined, null]) expect(fits(value)).toBe('has a value that does not exist');
  });
});

describe('a list', () => {
  const fits = listOf(text);

  it('has members that fit, at most 100, and none twice', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => `no ${at}`);
    expect([fits([]), fits(['a', 'b']), fits(hundred)]).toEqual([null, null, null]);
    expect(fits([...hundred, 'one more'])).toBe('is no list');
    expect(fits({ length: 1 })).toBe('is no list');
    expect(fits('ab')).toBe('is no list');
    expect(fits(['a', ''])).toBe('has a member that is no text of 1 to 1000 characters');
    expect(fits(['a', 'b', 'a'])).toBe('names something twice');
  });

  it('has at least one member where that is said', () => {
    expect(listOf(text, 1)([])).toBe('is empty');
    expect(listOf(text, 1)(['a'])).toBeNull();
  });

  it('counts only names as named twice', () => {
    expect(listOf(() => null)([{}, {}, 1, 1, 'a'])).toBeNull();
  });
});

describe('conditions of a rule that nobody vouches for', () => {
  const fits = conditionsOn({ group: ['GP', 'MIDWIFE'], registered: [true, false] });

  it.each([
    {},
    { group: 'GP' },
    { group: 'UNKNOWN' },
    { group: { $in: ['GP', 'MIDWIFE', 'UNKNOWN'] } },
    { group: { $ne: 'GP' }, registered: true },
    { group: { $in: ['GP'], $nin: ['MIDWIFE'] } },
  ])('fit: %j', (conditions) => {
    expect(fits(conditions)).toBeNull();
  });

  it.each([
    [null, 'is no object of conditions'],
    [['group'], 'is no object of conditions'],
    ['group', 'is no object of conditions'],
    [{ mood: 'GOOD' }, 'names a fact that does not exist or that it may not read'],
    [{ toString: 'GP' }, 'names a fact that does not exist or that it may not read'],
    [{ group: 'POLICE' }, 'compares a fact with a value that it never has'],
    [{ group: { $ne: 'POLICE' } }, 'compares a fact with a value that it never has'],
    [{ group: { $in: ['GP', 'POLICE'] } }, 'compares a fact with a value that it never has'],
    [{ group: 'GP', registered: 'YES' }, 'compares a fact with a value that it never has'],
    [{ group: { $regex: 'G' } }, 'has an operator or a value that conditions do not have'],
    [{ group: null }, 'has an operator or a value that conditions do not have'],
    [{ group: { $in: ['GP', 'GP', 'GP', 'GP'] } }, 'compares a fact with more values than it has'],
    [{ group: { $eq: 'GP', $nin: ['GP', 'GP', 'GP', 'GP'] } }, 'compares a fact with more values than it has'],
  ])('do not fit: %j', (conditions, misfit) => {
    expect(fits(conditions)).toBe(misfit);
  });
});

describe('an object', () => {
  const shape = { id: ruleId, text };

  it('has every member of its shape and no other', () => {
    expect(misfitIn({ id: 'a/b', text: 'x' }, shape)).toBeNull();
    expect(misfitIn({ id: 'a/b' }, shape)).toBe('lacks `text`');
    expect(misfitIn({ id: 'a/b', text: 'x', more: 1 }, shape)).toBe('has the unknown key `more`');
    expect(misfitIn({ id: 'a/b', text: 'x', toString: 1 }, shape)).toBe('has the unknown key `toString`');
    expect(misfitIn({ id: 'a', text: 'x' }, shape)).toBe('has a `id` that is no id of a rule');
    for (const value of [null, [], 'x', 7, undefined]) expect(misfitIn(value, shape)).toBe('is no object');
  });

  it('has a key repeated only when it looks like a name', () => {
    expect(named('some_key-1/$in')).toBe('`some_key-1/$in`');
    expect(named(letters(120))).toBe(`\`${letters(120)}\``);
    for (const key of ['', letters(121), 'a key', 'key\n', ' key', 'Ada Thorn', 'é']) {
      expect(named(key)).toBe('that is no name');
    }
  });

  it('of JSON is no list and not null', () => {
    expect([{}, { a: 1 }].every(isRecord)).toBe(true);
    expect([null, [], 'x', 7, undefined].some(isRecord)).toBe(false);
  });
});

describe('what compiling rules will cost', () => {
  const ground = (facts: number) => ({ when: Object.fromEntries(Array.from({ length: facts }, (_, at) => [at, 'x'])) });
  const liftable = (grounds: readonly unknown[], kinds = 1) => ({
    effect: 'liftable',
    liftedBy: grounds,
    fields: Object.fromEntries(Array.from({ length: kinds }, (_, at) => [at, []])),
  });

  it.each([
    [{ effect: 'permit', fields: { PLAN: [] } }, 1],
    [{ effect: 'permit', fields: { PLAN: [], IDENTITY: [] } }, 2],
    [{ effect: 'close', liftedBy: [ground(3), ground(2)] }, 3],
    [liftable([]), 1],
    [liftable([ground(3)]), 3],
    [liftable([ground(3), ground(2)]), 6],
    [liftable([ground(3), ground(2)], 4), 24],
    [liftable([ground(0), {}, 'x', null]), 1],
    [{ effect: 'liftable', liftedBy: 'x', fields: {} }, 1],
    [{ effect: 'liftable', liftedBy: [{ when: ['a', 'b'] }], fields: ['a', 'b'] }, 1],
    [{}, 1],
    [null, 1],
    ['x', 1],
  ])('of %j is %i', (rule, cost) => {
    expect(conditionsOf([rule])).toBe(cost);
    expect(conditionsOf([rule, rule])).toBe(2 * cost);
  });

  it('has a limit, and no rules cost nothing', () => {
    expect(MOST_CONDITIONS).toBe(2_000);
    expect(conditionsOf([])).toBe(0);
  });
});
