import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directorySource } from '../../src/cli/log/directory-source.js';
import { hubLeaves } from '../../src/disclosure-log/verify/leaf-watch.js';
import { verifyLog } from '../../src/disclosure-log/verify/verify-log.js';
import { nodeSignatureCheck } from '../../src/persistence/log/keys/ed25519.js';
import { writeLogFolder } from '../../src/persistence/log/serve/log-folder.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { median } from '../latencies.js';
import { madeLog } from './made-log.js';

const TIMES = 3;

/** Leaves a second that `hub log verify DIR` checks: what it does between reading its words and printing. */
export async function measureVerify(leaves: number): Promise<{ readonly perSecond: number; readonly leaves: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-log-'));
  try {
    const { log, key } = madeLog(leaves);
    await writeLogFolder(join(folder, 'log'), log);
    const rates: number[] = [];
    while (rates.length < TIMES) {
      const began = performance.now();
      const finding = await verifyLog(
        {
          source: directorySource(join(folder, 'log')),
          trust: { logKeys: [key], policy: null, origin: null },
          remembered: null,
          watches: [hubLeaves()],
        },
        nodeSignatureCheck,
        nodeHashing,
      );
      if (finding.kind !== 'SOUND' || finding.size !== leaves) throw new Error('a sound log was not found sound');
      rates.push((leaves * 1_000) / (performance.now() - began));
    }
    return { perSecond: median(rates), leaves };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
