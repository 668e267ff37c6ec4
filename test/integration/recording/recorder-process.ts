import { openPool } from '../../../src/persistence/connections.js';
import { createDecisionRecorder } from '../../../src/persistence/recording/decision-recorder.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { decisionEntry, digest, firstEntry } from '../../support/decision-entry.js';

/** What a recorder in a process of its own is asked to record, all at once. */
export type Task =
  | { readonly kind: 'FIRST_ABOUT_ONE_CHILD'; readonly times: number }
  | { readonly kind: 'SAME_REQUESTS'; readonly requestIds: readonly RequestId[] };

const [url = '', keyFile = ''] = process.argv.slice(2);
const pool = openPool('app', url, { max: 2 });
const { signer } = openReceiptKey({ path: keyFile, whenMissing: 'MAKE' }, 'hub.example/log');
const recorder = createDecisionRecorder({
  pool,
  origin: 'hub.example/log',
  signer,
  patienceMilliseconds: 20_000,
});

process.on('message', (task: Task) => {
  const outcomes = entriesOf(task).map((entry) => recorder.record(entry).then(({ kind }) => kind, String));
  void Promise.all(outcomes).then((kinds) => {
    process.send?.(kinds);
  });
});
process.on('disconnect', () => void pool.end());
// a warm connection, so that the processes meet in the database
await pool.query('SELECT');
process.send?.('READY');

function entriesOf(task: Task) {
  if (task.kind === 'FIRST_ABOUT_ONE_CHILD') {
    return Array.from({ length: task.times }, () => firstEntry(digest(1), digest(2)));
  }
  return task.requestIds.map((requestId) => {
    const entry = decisionEntry();
    return { ...entry, request: { ...entry.request, requestId } };
  });
}
