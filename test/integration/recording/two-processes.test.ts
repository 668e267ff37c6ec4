import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestId } from '../../../src/shared/ids.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';
import type { Task } from './recorder-process.js';

const PROGRAM = fileURLToPath(new URL('recorder-process.ts', import.meta.url));
const RUN_TYPESCRIPT = ['--import', new URL('../../support/typescript-hooks.mjs', import.meta.url).href];

let hub: RecordingDatabase;
let folder: string;
let recorders: readonly ChildProcess[];

beforeAll(async () => {
  hub = await recordingDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hub-two-'));
  const parameters = [hub.database.urls.app, join(folder, 'receipt.pem')];
  recorders = [0, 1].map(() => fork(PROGRAM, parameters, { execArgv: RUN_TYPESCRIPT }));
  await Promise.all(recorders.map((recorder) => once(recorder, 'message')));
}, 120_000);
afterAll(async () => {
  for (const recorder of recorders) recorder.kill('SIGKILL');
  await hub.drop();
  rmSync(folder, { recursive: true });
});

/** Gives each process its task at the same moment; the outcome of every entry of both. */
async function together(...tasks: readonly [Task, Task]): Promise<readonly string[]> {
  const outcomes = recorders.map(async (recorder) => (await once(recorder, 'message'))[0] as readonly string[]);
  recorders.forEach((recorder, index) => recorder.send(tasks[index] as Task));
  return (await Promise.all(outcomes)).flat();
}

const howMany = (kinds: readonly string[], kind: string) => kinds.filter((each) => each === kind).length;

it('two processes that take the same requests in opposite order make one decision of each, without a deadlock', async () => {
  const requestIds = Array.from({ length: 50 }, () => randomUUID() as string as RequestId);
  const kinds = await together(
    { kind: 'SAME_REQUESTS', requestIds },
    { kind: 'SAME_REQUESTS', requestIds: [...requestIds].reverse() },
  );
  expect(kinds).toHaveLength(100);
  expect(howMany(kinds, 'COMMITTED')).toBe(50);
  expect(howMany(kinds, 'BEATEN')).toBe(50);
  expect(await hub.count('decision', 'request_id = ANY($1)', requestIds)).toBe(50);
}, 60_000);

it('of fifty first enquiries about one unknown child, made at once in two processes, exactly one is first', async () => {
  const task: Task = { kind: 'FIRST_ABOUT_ONE_CHILD', times: 25 };
  const kinds = await together(task, task);
  expect(kinds).toHaveLength(50);
  expect(howMany(kinds, 'COMMITTED')).toBe(1);
  expect(howMany(kinds, 'BEATEN')).toBe(49);
  expect(await hub.count('decision', 'first_by_number IS NOT NULL')).toBe(1);
}, 60_000);
