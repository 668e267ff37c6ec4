import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AlarmFile, AlarmLine } from '../../../log-signing/alarms.js';

const FILE = 'alarms.jsonl';

/** The alarms of a signer in its directory, a line of JSON for each; a line that was cut off by a crash is passed over. */
export function openAlarmFile(directory: string): AlarmFile {
  const path = join(directory, FILE);
  let cutOff = !['', '\n'].includes(textOf(path).slice(-1));
  return {
    last() {
      return new Map(linesOf(textOf(path)).map((line) => [line.kind, line]));
    },
    append(line) {
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, `${cutOff ? '\n' : ''}${JSON.stringify(line)}\n`);
        cutOff = false;
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

function linesOf(text: string): readonly AlarmLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as AlarmLine];
    } catch {
      return [];
    }
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
