import { openPool } from '../../src/persistence/connections.js';
import { startSequencer } from '../../src/persistence/log/sequence/sequencer.js';

// a sequencer in a process of its own: begins when it is told to, and ends with its parent
const [url = ''] = process.argv.slice(2);
const pool = openPool('sequencer', url, { max: 1 });
process.on('message', () => {
  startSequencer({ pool, everyMilliseconds: 10, onFault: (kind) => process.send?.(`FAULT ${kind}`) });
});
process.on('disconnect', () => process.exit());
// a warm connection, so that what is awaited is its work and not its start
await pool.query('SELECT');
process.send?.('READY');
