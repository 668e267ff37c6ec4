import { describe, expect, it } from 'vitest';
import { microsecondsOf } from '../../../src/persistence/log/events/stored-instant.js';

describe('an instant of a row and of the index', () => {
  it.each([
    ['2010-03-01T09:30Z', '2010-03-01T09:30:00+00:00'],
    ['2010-03-01T09:30:00.5Z', '2010-03-01T09:30:00.500000+00:00'],
    // the database rounds what is finer, an exact half to the even one
    ['2010-03-01T09:30:00.1234565Z', '2010-03-01T09:30:00.123456Z'],
    ['2010-03-01T09:30:00.9999999Z', '2010-03-01T09:30:01Z'],
  ])('%s is %s', (sent, stored) => {
    expect(microsecondsOf(sent)).toBe(microsecondsOf(stored));
  });

  it('is another when a microsecond differs, and none when it is no instant', () => {
    expect(microsecondsOf('2010-03-01T09:30:00.000001Z')).not.toBe(microsecondsOf('2010-03-01T09:30:00Z'));
    expect([null, 7, '2010-03-01', 'yesterday'].map(microsecondsOf)).toEqual([null, null, null, null]);
  });
});
