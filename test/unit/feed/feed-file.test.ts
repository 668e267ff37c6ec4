import { describe, expect, it } from 'vitest';
import { partsOfFile, type FilePart } from '../../../src/feed/feed-file.js';

const HEADER = '{"source":"Z90001","sequence":20260302,"asOf":"2026-03-02T00:00:00Z"}';

async function partsOf(lines: readonly string[]): Promise<FilePart[]> {
  const parts: FilePart[] = [];
  for await (const part of partsOfFile(lines)) parts.push(part);
  return parts;
}

describe('cutting a feed file into parts', () => {
  it('gives parts of 500 rows that rise from 1 under the sequence of the file', async () => {
    const parts = await partsOf([HEADER, ...Array.from({ length: 1_001 }, (_, row) => `{"row":${row}}`)]);
    expect(parts.map(({ batch }) => [batch.sequence, batch.part, batch.rows.length])).toEqual([
      [20_260_302, 1, 500],
      [20_260_302, 2, 500],
      [20_260_302, 3, 1],
    ]);
    expect(parts[2]).toMatchObject({ source: 'Z90001', lineNumbers: [1_002], batch: { rows: ['{"row":1000}'] } });
  });

  it('passes over blank lines and still knows where each row stands', async () => {
    const [part] = await partsOf(['', HEADER, '', 'one', '  ', 'two', '']);
    expect(part).toMatchObject({ lineNumbers: [4, 6], batch: { rows: ['one', 'two'] } });
  });

  it('gives no part for a file with a header alone', async () => {
    expect(await partsOf([HEADER])).toEqual([]);
  });

  it.each([[[]], [['{"kind":"IDENTITY"}']], [['not json', HEADER]]])(
    'refuses a file without a header',
    async (lines) => {
      await expect(partsOf(lines)).rejects.toMatchObject({ name: 'NotAFeedFile' });
    },
  );
});
