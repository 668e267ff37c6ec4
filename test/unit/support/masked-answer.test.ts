import { describe, expect, it } from 'vitest';
import { maskedAnswer } from '../../support/masked-answer.js';

const NOW = new Date('2026-03-02T14:00:00.250Z');
const due = (dueAt: string): string => maskedAnswer(JSON.stringify({ data: { notice: { dueAt } } }), NOW);

describe('an answer in which two worlds are compared', () => {
  it('is the same whatever its ids, hashes and signatures are, and not whatever their length', () => {
    const answer = (id: string) => maskedAnswer(JSON.stringify({ data: { receipt: { id, leafHash: 'a' } } }), NOW);
    expect(answer('one')).toBe(answer('two'));
    expect(answer('one')).not.toBe(answer('three'));
  });

  it('is the same for a deadline that runs from another asking', () => {
    expect(due('2026-03-02T15:00:00.249000Z')).toBe(due('2026-03-02T14:59:58.731000Z'));
  });

  it.each([
    ['a quarter of an hour in place of an hour', '2026-03-02T15:00:00.249000Z', '2026-03-02T14:15:00.249000Z'],
    ['a day in place of an hour', '2026-03-02T15:00:00.249000Z', '2026-03-03T14:00:00.249000Z'],
    ['the end of another working day', '2026-03-03T17:00:00.000000Z', '2026-03-04T17:00:00.000000Z'],
    ['the end of a working day in place of three days', '2026-03-05T17:00:00.000000Z', '2026-03-05T14:00:00.249000Z'],
  ])('is another when a deadline moves: %s', (_, one, other) => {
    expect(due(one)).not.toBe(due(other));
  });

  it('is another when a deadline moves in a text within a text', () => {
    const within = (moment: string) => maskedAnswer(JSON.stringify({ answer: `{"dueAt":"${moment}"}` }), NOW);
    expect(within('2026-03-02T15:00:00.249000Z')).toBe(within('2026-03-02T14:59:59.249000Z'));
    expect(within('2026-03-02T15:00:00.249000Z')).not.toBe(within('2026-03-02T14:15:00.249000Z'));
  });
});
