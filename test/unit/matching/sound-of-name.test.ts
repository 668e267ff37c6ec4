import { expect, it } from 'vitest';
import { soundOfName } from '../../../src/matching/sound-of-name.js';

it.each([
  ['Smith', 'Smyth'],
  ['Clarke', 'Klark'],
  ["O'Neill", 'Oneal'],
  ['Philips', 'Fillips'],
  ['Wright', 'Right'],
  ['Knowles', 'Nowells'],
  ['Okafor', 'Ókafour'],
  ['Thomson', 'Tomson'],
  ['Ashcroft', 'Ashkroft'],
])('hears %s and %s as one', (one, other) => {
  expect(soundOfName(one)).toBe(soundOfName(other));
});

it.each([
  ['Smith', 'Jones'],
  ['Okafor', 'Adeyemi'],
  ['Price', 'Pike'],
  ['Иванов', 'Петров'],
])('tells %s from %s', (one, other) => {
  expect(soundOfName(one)).not.toBe(soundOfName(other));
});

it('hears nothing where there is no letter', () => {
  expect(soundOfName('')).toBeNull();
  expect(soundOfName(" -'42")).toBeNull();
});
