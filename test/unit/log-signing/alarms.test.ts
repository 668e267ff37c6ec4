import { expect, it } from 'vitest';
import { createAlarms, type AlarmLine } from '../../../src/log-signing/alarms.js';

const AT = Date.parse('2027-03-28T02:00:00.5Z');

function alarmsInto(lines: AlarmLine[], { full = false } = {}) {
  const said: string[] = [];
  const append = (line: AlarmLine): void => {
    if (full) throw new Error('no space left');
    lines.push(line);
  };
  const last = () => new Map(lines.map((line) => [line.kind, line]));
  return { said, alarms: createAlarms({ file: { last, append }, now: () => AT, say: (line) => void said.push(line) }) };
}

it('is told once until its sentence changes, and once when it is over', () => {
  const lines: AlarmLine[] = [];
  const { said, alarms } = alarmsInto(lines);
  alarms.settle('NO_QUORUM');
  for (const sentence of ['one', 'one', 'two', 'two']) alarms.raise('NO_QUORUM', sentence);
  alarms.settle('NO_QUORUM');
  alarms.settle('NO_QUORUM');
  alarms.raise('NO_QUORUM', 'two');
  expect(said).toEqual(['alarm: one', 'alarm: two', 'no longer: two', 'alarm: two']);
  expect(lines).toHaveLength(4);
  expect(lines[2]).toEqual({ at: '2027-03-28T02:00:00.500Z', kind: 'NO_QUORUM', state: 'OVER', sentence: 'two' });
});

it('is not told again by the next signer, which also tells when it is over', () => {
  const lines: AlarmLine[] = [];
  alarmsInto(lines).alarms.raise('LEAVES_WAITING', 'waiting');
  const { said, alarms } = alarmsInto(lines);
  alarms.raise('LEAVES_WAITING', 'waiting');
  expect(said).toEqual([]);
  alarms.settle('LEAVES_WAITING');
  expect(said).toEqual(['no longer: waiting']);
});

it('is told to the operator also when its file cannot be written', () => {
  const { said, alarms } = alarmsInto([], { full: true });
  alarms.raise('STOPPED', 'stopped');
  expect(said).toEqual(['alarm: stopped', 'the alarm could not be added to the file of alarms']);
});
