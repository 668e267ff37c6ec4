import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ratioBefore } from '../../../bench/ratio-before.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-ratio-before-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function results(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the ratio of the run before', () => {
  it('is read from the results that are kept', async () => {
    const path = results('kept.json', '{"enquiry.ratio_to_bare_pg":{"value":0.714},"decide.per_second":{"value":1}}');
    expect(await ratioBefore(path)).toBe(0.714);
  });

  it('is unknown where there are no results, or none of it', async () => {
    expect(await ratioBefore(join(folder, 'missing.json'))).toBeUndefined();
    expect(await ratioBefore(results('without.json', '{"decide.per_second":{"value":1}}'))).toBeUndefined();
    expect(await ratioBefore(results('odd.json', '{"enquiry.ratio_to_bare_pg":{"value":"0.7"}}'))).toBeUndefined();
  });

  it('is not made up from a file that is no JSON', async () => {
    await expect(ratioBefore(results('broken.json', '{'))).rejects.toThrow(SyntaxError);
  });
});
