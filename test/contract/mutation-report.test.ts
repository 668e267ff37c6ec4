import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { PROJECT, projectFile } from '../support/paper.js';

const REPORT = 'docs/mutation/report.json';
const FOLDERS = ['src/decision-policy', 'src/release'];

const mutationReport = z.strictObject({
  score: z.number().min(90).max(100),
  killed: z.number().int().min(500),
  survived: z.number().int(),
  timeout: z.number().int(),
  noCoverage: z.number().int(),
  sourcesHash: z.string().length(64),
  survivors: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number().int(),
      mutator: z.string(),
      replacement: z.string(),
      code: z.string(),
      reason: z.string().min(20),
    }),
  ),
});

describe('the report of the mutation tests', () => {
  it('is of these sources: run `npm run mutate` after a change', () => {
    expect(existsSync(`${PROJECT}${REPORT}`)).toBe(true);
    const { sourcesHash } = JSON.parse(projectFile(REPORT)) as { readonly sourcesHash: string };
    expect(sourcesHash).toBe(hashOfSources());
  });

  it('has nine mutants in ten noticed, and a reason for each of the others', () => {
    const report = mutationReport.parse(JSON.parse(projectFile(REPORT)));
    const noticed = report.killed + report.timeout;
    const all = noticed + report.survived + report.noCoverage;
    expect(report.survivors).toHaveLength(report.survived + report.noCoverage);
    expect(report.score).toBeCloseTo((100 * noticed) / all, 1);
  });
});

/** SHA-256 over path and text of every source, in the order of their paths. */
function hashOfSources(): string {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ).filter((path) => path.endsWith('.ts'));
  const texts = paths.sort().map((path) => `${path}\n${projectFile(path)}\n`);
  return createHash('sha256').update(texts.join('')).digest('hex');
}
