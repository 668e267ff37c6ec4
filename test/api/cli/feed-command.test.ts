import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { register } from '../../../src/cli/feed.js';

const HEADER = '{"source":"Z90001","sequence":20260302,"asOf":"2026-03-02T00:00:00Z"}';

interface Sent {
  readonly variables: { readonly input: { readonly sequence: number; readonly part: number; readonly rows: string[] } };
}

describe('hub feed', () => {
  let directory: string;
  let hub: Server;
  let url: string;
  let sent: Sent[];
  let printed: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-feed-'));
    sent = [];
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed += String(text)), true));
    hub = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const asked = JSON.parse(body) as Sent;
        sent.push(asked);
        const rows = asked.variables.input.rows.map((row, index) =>
          row === 'bad'
            ? { line: index + 1, id: null, status: 'MALFORMED', path: 'row', accepted: 'one JSON object on one line' }
            : { line: index + 1, id: 'r', status: 'ACCEPTED', path: null, accepted: null },
        );
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data: { submitFeed: { rows } } }));
      });
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    hub.closeAllConnections();
    await new Promise((resolve) => hub.close(resolve));
    await rm(directory, { recursive: true });
  });

  async function fileOf(lines: readonly string[]): Promise<string> {
    const path = join(directory, 'Z90001.ndjson');
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  }

  async function run(...words: string[]): Promise<number> {
    const program = new Command('hub').exitOverride();
    register(program, { HUB_TOKEN: 'token' });
    for (const command of program.commands) command.exitOverride();
    try {
      await program.parseAsync(['feed', ...words, '--url', url], { from: 'user' });
      return Number(process.exitCode ?? 0);
    } catch (error) {
      return (error as { exitCode?: number }).exitCode ?? -1;
    }
  }

  it('sends a file in parts of 500 rows and reports', async () => {
    const path = await fileOf([HEADER, ...Array.from({ length: 501 }, () => '{}')]);
    expect(await run(path, '--as', 'Z90001')).toBe(0);
    expect(sent.map(({ variables: { input } }) => [input.sequence, input.part, input.rows.length])).toEqual([
      [20_260_302, 1, 500],
      [20_260_302, 2, 1],
    ]);
    expect(printed).toContain('501 accepted, 0 unchanged, 0 malformed, 0 not yours, 0 stale');
  });

  it('names the line of the file of each row that was not taken, and says so by its exit code', async () => {
    const path = await fileOf([HEADER, ...Array.from({ length: 500 }, () => '{}'), '', 'bad']);
    expect(await run(path, '--as', 'Z90001', '--json')).toBe(4);
    expect(JSON.parse(printed)).toEqual([
      {
        file: path,
        counts: { accepted: 500, unchanged: 0, malformed: 1, notYours: 0, stale: 0 },
        notTaken: [{ line: 503, id: null, status: 'MALFORMED', path: 'row', accepted: 'one JSON object on one line' }],
      },
    ]);
  });

  it('sends nothing of a file of another organisation, or without a header', async () => {
    expect(await run(await fileOf([HEADER, '{}']), '--as', 'Z90002')).toBe(2);
    expect(await run(await fileOf(['{}']), '--as', 'Z90001')).toBe(2);
    expect(await run(join(directory, 'none.ndjson'), '--as', 'Z90001')).toBe(2);
    expect(sent).toEqual([]);
  });
});
