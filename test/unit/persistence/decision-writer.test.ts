import type pg from 'pg';
import { expect, it } from 'vitest';
import { createDecisionRecorder } from '../../../src/persistence/recording/decision-recorder.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { decisionEntry, digest, firstEntry } from '../../support/decision-entry.js';

/** The elements of a `text[]` parameter, read as PostgreSQL reads it. */
function elements(parameter: Buffer): readonly string[] {
  const found: string[] = [];
  let at = 20;
  for (let left = parameter.readInt32BE(12); left > 0; left -= 1) {
    const length = parameter.readInt32BE(at);
    found.push(parameter.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

/** A database that takes every statement and keeps the request ids of each, in the order in which they were sent. */
function recorderOver(batches: (readonly string[])[]) {
  const client = {
    query: ({ values }: { values: readonly Buffer[] }) => {
      batches.push(elements(values[6] ?? Buffer.alloc(20)));
      return Promise.resolve({ rows: elements(values[0] ?? Buffer.alloc(20)).map((id) => ({ id })) });
    },
    release: () => undefined,
  };
  const pool = { connect: () => Promise.resolve(client) } as unknown as pg.Pool;
  const signer = { keyName: 'none', sign: () => new Uint8Array(64) };
  return createDecisionRecorder({ pool, origin: 'hub.example/log', signer, lanes: 1 });
}

const requestIds = ['c', 'A', 'b'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000` as RequestId);
const entries = requestIds.map((requestId) => {
  const entry = decisionEntry();
  return { ...entry, request: { ...entry.request, requestId } };
});

it('writes a batch in the order of its request keys, whatever their spelling, and tells each caller its own outcome', async () => {
  const batches: (readonly string[])[] = [];
  const recorder = recorderOver(batches);
  const recorded = await Promise.all(entries.map((entry) => recorder.record(entry)));
  expect(batches).toEqual([[requestIds[1], requestIds[2], requestIds[0]]]);
  expect(recorded.map(({ kind }) => kind)).toEqual(['COMMITTED', 'COMMITTED', 'COMMITTED']);
});

it('sends a claim to be first in a statement of its own, so that its keys can close no circle', async () => {
  const batches: (readonly string[])[] = [];
  const recorder = recorderOver(batches);
  const firsts = [firstEntry(digest(1), null), firstEntry(null, digest(2)), firstEntry(digest(3), digest(4))];
  await Promise.all([...entries, ...firsts].map((entry) => recorder.record(entry)));
  expect(batches.map((batch) => batch.length)).toEqual([3, 1, 1, 1]);
});
