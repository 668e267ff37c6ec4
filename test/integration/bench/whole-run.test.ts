import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPgbench } from '../../../bench/pgbench-load.js';

const BENCH = fileURLToPath(new URL('../../../bench/bench.ts', import.meta.url));
const RUN_TYPESCRIPT = ['--import', new URL('../../support/typescript-hooks.mjs', import.meta.url).href];

const folder = mkdtempSync(join(tmpdir(), 'hub-bench-test-'));
const out = join(folder, 'latest.json');
let run: { readonly code: number | null; readonly printed: string; readonly said: string };

beforeAll(async () => {
  const flags = [
    '--children',
    '300',
    '--rounds',
    '1',
    '--seconds',
    '0.2',
    '--separation',
    '4',
    '--leaves',
    '2000',
    '--out',
    out,
    // the figures of so small a run say nothing
    '--no-targets',
  ];
  const bench = spawn(process.execPath, [...RUN_TYPESCRIPT, BENCH, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let said = '';
  bench.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  bench.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(bench, 'close')) as [number | null];
  run = { code, printed, said };
}, 180_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ALWAYS = [
  'enquiry.per_second',
  'enquiry.p50_ms',
  'enquiry.p99_ms',
  'enquiry.ratio_to_bare_pg',
  'separation.smallest_chance',
  'separation.smallest_visible_gap_ms',
  'separation.smallest_visible_p95_gap_ms',
  'separation.smallest_visible_p99_gap_ms',
  'explain.per_second',
  'decide.per_second',
  'decide.ratio_to_stock_casl',
];
const WITH_PGBENCH = ['enquiry.ratio_to_pgbench', 'enquiry.p99_ratio_to_pgbench'];

it('measures a small town from end to end and writes every metric', () => {
  expect(run.said).not.toContain('worth nothing');
  expect(run.code).toBe(0);
  const metrics = JSON.parse(readFileSync(out, 'utf8')) as Record<string, Record<string, unknown>>;
  const wanted = findPgbench() === undefined ? ALWAYS : [...ALWAYS, ...WITH_PGBENCH];
  expect(Object.keys(metrics)).toEqual(expect.arrayContaining(wanted));
  for (const [id, metric] of Object.entries(metrics)) {
    expect(Object.keys(metric), id).toEqual(['value', 'unit', 'target', 'better', 'note']);
    expect(metric['value'], id).toBeGreaterThan(0);
    expect(run.printed).toContain(id);
  }
  expect(metrics['enquiry.ratio_to_bare_pg']?.['target']).toBe(0.688);
  expect(metrics['decide.per_second']?.['target']).toBe(30_000);
});

it('says what the answers were, and leaves out what it could not measure with a word about it', () => {
  expect(run.printed).toMatch(/every answer was data: .*\d+ PARTLY_RELEASED/);
  expect(run.said.includes('pgbench is not installed here')).toBe(findPgbench() === undefined);
});
