import { z } from 'zod';
import type { Instant } from '../shared/instant.js';

const ACCEPTED = 'a time with its zone, such as 2026-03-02T14:05:00Z';
const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;
const FIRST = Date.parse('1900-01-01T00:00:00Z');
const LAST = Date.parse('2200-01-01T00:00:00Z');

/** A moment as a person or system typed it, in UTC afterwards. Whether it lies in the future is for who holds the clock. */
export const typedInstant = z.string({ error: ACCEPTED }).transform((text, context) => {
  const time = SHAPE.test(text) ? Date.parse(text) : Number.NaN;
  if (time >= FIRST && time < LAST) return new Date(time).toISOString().replace('Z', '000Z') as Instant;
  context.addIssue(ACCEPTED);
  return z.NEVER;
});
