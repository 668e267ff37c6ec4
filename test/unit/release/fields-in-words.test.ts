import { expect, it } from 'vitest';
import { fieldsInWords } from '../../../src/release/fields-in-words.js';

it('says the fields of a rule kind by kind, and a kind of another build as it is named there', () => {
  const fields = { INVOLVEMENT: ['practitioner', 'contact'], HOROSCOPE: ['sign'] };
  expect(fieldsInWords(fields as never)).toEqual([expect.stringMatching(/: practitioner, contact$/), 'HOROSCOPE']);
});
