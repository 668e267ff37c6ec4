import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, isCanonical } from '../../../src/disclosure-log/format/canonical-bytes.js';

/** Names that engines or JSON treat in a way of their own, among ordinary ones. */
const awkwardName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'toString',
    'constructor',
    '',
    '0',
    '10',
    '9',
    '01',
    'é',
    '\u20ac',
    '\ud83d\ude00',
    '\ufb33',
    '"',
    '\\',
  ),
  fc.string({ unit: 'grapheme' }),
);
const { value: anyJson } = fc.letrec<{ value: unknown; list: unknown[]; record: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, -0, 1e21, 1e-7, 5e-324, 333333333.33333329),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme' }),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(awkwardName, tie('value'), { maxKeys: 6, noNullPrototype: true }),
}));

describe('canonical text', () => {
  it('is what the reference implementation of RFC 8785 writes, for any JSON value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { seed: 8785, numRuns: 3_000 },
    );
  });

  it('is the same whatever the order in which members were put', () => {
    expect(canonicalText({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
    expect(canonicalText({ a: null, b: [{ c: 2, d: 1 }] })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });

  it('sorts the members of the RFC as the RFC does, by UTF-16 code units', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(
      Object.values(
        JSON.parse(
          `[${
            canonicalText(members)
              .match(/\d(?=[,}])/g)
              ?.join() ?? ''
          }]`,
        ) as number[],
      ),
    ).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it('leaves out members that are undefined, and writes null for such an element', () => {
    expect(canonicalText({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  });

  it.each([
    ['not a number', Number.NaN],
    ['an infinite number', { a: [Number.POSITIVE_INFINITY] }],
    ['a big integer', { a: 1n }],
    ['a function', { a: () => 'secret' }],
    ['a symbol', [Symbol('secret')]],
    ['nothing', undefined],
    ['half of a surrogate pair', { a: 'secret\ud800' }],
    ['half of a surrogate pair after a backslash', { a: 'secret\\\udfff' }],
    ['half of a surrogate pair in a name', { '\udc00': 'secret' }],
  ])('refuses %s without repeating it', (_what, value) => {
    let error: unknown;
    try {
      canonicalText(value);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain('secret');
  });

  it('takes text that only looks like an escaped surrogate', () => {
    expect(canonicalText('\\ud800')).toBe('"\\\\ud800"');
  });

  it('is recognised when stored, and another spelling is not', () => {
    expect(isCanonical('{"a":1,"b":2}')).toBe(true);
    for (const other of ['{"b":2,"a":1}', '{"a": 1}', '{"a":1.0}', '{"a":"\\u00e9"}', '{"a":1', '{"a":1,"a":1}']) {
      expect(isCanonical(other), other).toBe(false);
    }
  });
});
