import { describe, expect, it } from 'vitest';
import { familyNamesNear, givenNamesNear } from '../../../src/matching/near-names.js';

describe('near family names', () => {
  it.each([
    ['Smith-Jones', 'Smith'],
    ['Smith Jones', 'jones'],
    ['Smith-Jones', 'Jones Taylor'],
    ['MacDonald', 'Mc Donald'],
    ['Al-Hassan', 'Hassan'],
    ['Alhassan', 'Hassan'],
    ['O’Neill', 'Neill'],
    ['van der Berg', 'Vandenberg Berg'],
  ])('are %s and %s', (one, other) => {
    expect(familyNamesNear(one, other)).toBe(true);
    expect(familyNamesNear(other, one)).toBe(true);
  });

  it.each([
    ['Smith', 'Smithson'],
    ['van der Berg', 'van der Meer'],
    ['Price', 'Rice'],
    ['Unknown', 'Unknown'],
  ])('are not %s and %s', (one, other) => {
    expect(familyNamesNear(one, other)).toBe(false);
  });
});

describe('near given names', () => {
  it.each([
    ['Anne-Marie', 'Anne Marie'],
    ['Anne-Marie', 'Anne'],
    ['Sam', 'Samuel James'],
    ['Zoë', 'ZOE'],
  ])('are %s and %s', (one, other) => {
    expect(givenNamesNear(one, other)).toBe(true);
    expect(givenNamesNear(other, one)).toBe(true);
  });

  it.each([
    ['Helen', 'Holly'],
    ['Jo', 'Joseph'],
    ['Baby', 'Baby'],
  ])('are not %s and %s', (one, other) => {
    expect(givenNamesNear(one, other)).toBe(false);
  });
});
