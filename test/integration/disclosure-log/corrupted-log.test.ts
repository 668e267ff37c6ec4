import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryBundle } from '../../../src/disclosure-log/format/entry-bundle.js';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { hubCommand, type Ended } from '../../support/hub-command.js';
import { bitTurned, hubLeavesOf, logFiles, writeLog, type LogFiles } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';

/** Through the command itself, in a process of its own: scripts believe its exit code, and nothing else. */
const signer = newSigner('log.example/hub');
const leaves = hubLeavesOf(600);
const { files } = logFiles(leaves, signer);
const older = logFiles(leaves.slice(0, 300), signer).files;
const fork = logFiles(hubLeavesOf(600, 1), signer).files;
const stranger = logFiles(leaves, newSigner('log.example/hub')).files;
const shorter = logFiles(leaves.slice(0, 599), signer).files;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corrupted-log-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const head = (of: LogFiles): string => Buffer.from(of.get('checkpoint')!).toString();
const swapped = leaves.slice(0, 256);
[swapped[100], swapped[101]] = [swapped[101]!, swapped[100]!];

/** The log with some files changed, cut or taken away. */
const having = (changes: Readonly<Record<string, Uint8Array | null>>): LogFiles => {
  const changed = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) changed.delete(path);
    else changed.set(path, bytes);
  }
  return changed;
};
const turned = (path: string, at: number): LogFiles => having({ [path]: bitTurned(files.get(path)!, at) });

interface Corruption {
  readonly name: string;
  readonly log: LogFiles;
  readonly since?: LogFiles;
  readonly code: number;
  readonly says: readonly string[];
}

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));

const CORRUPTIONS: readonly Corruption[] = [
  { name: 'nothing', log: files, since: older, code: 0, says: ['sound: 600 leaves of log.example/hub'] },
  {
    name: 'one bit in an entry',
    log: turned('tile/entries/000', 500),
    code: 1,
    says: ['tampered: leaf 0, tile/entries/000'],
  },
  { name: 'one bit in a full tile', log: turned('tile/0/001', 32 * 5), code: 1, says: ['leaf 261, tile/0/001'] },
  {
    name: 'one bit in a partial tile',
    log: turned('tile/0/002.p/88', 0),
    code: 1,
    says: ['leaf 512, tile/0/002.p/88'],
  },
  {
    name: 'one bit in a tile of tiles',
    log: turned('tile/1/000.p/2', 63),
    code: 1,
    says: ['leaf 256, tile/1/000.p/2'],
  },
  {
    name: 'a bundle that is cut',
    log: having({ 'tile/entries/002.p/88': files.get('tile/entries/002.p/88')!.subarray(0, -3) }),
    code: 1,
    says: ['leaf 599, tile/entries/002.p/88', 'ends after 87 of 88 entries'],
  },
  {
    name: 'two entries that changed places',
    log: having({ 'tile/entries/000': entryBundle(swapped) }),
    code: 1,
    says: ['leaf 100, tile/entries/000'],
  },
  {
    name: 'a last leaf that was dropped',
    log: having({ 'tile/entries/002.p/88': shorter.get('tile/entries/002.p/87')! }),
    code: 1,
    says: ['leaf 599, tile/entries/002.p/88'],
  },
  { name: 'a file that is missing', log: having({ 'tile/0/000': null }), code: 1, says: ['leaf 0, tile/0/000'] },
  {
    name: 'an old backup that was restored',
    log: older,
    since: files,
    code: 1,
    says: ['leaf 300, checkpoint: the log has 300 leaves and had 600', head(files), head(older)],
  },
  {
    name: 'a fork that was signed with the same key',
    log: fork,
    since: older,
    code: 1,
    says: ['the first 300 leaves are not those that were signed before', head(older), head(fork)],
  },
  { name: 'a fork that was signed with another key', log: stranger, code: 3, says: ['unsigned: checkpoint'] },
  {
    name: 'a head whose signature is another’s',
    log: having({ checkpoint: text(head(files).replace('\n600\n', '\n601\n')) }),
    code: 1,
    says: ['tampered: checkpoint'],
  },
  {
    name: 'a head that is garbage',
    log: having({ checkpoint: text('garbage') }),
    code: 2,
    says: ['unreadable: checkpoint'],
  },
  { name: 'a head that is missing', log: having({ checkpoint: null }), code: 2, says: ['unreadable: checkpoint'] },
];

describe('hub log verify, as a process', () => {
  const run = ({ name, log, since }: Corruption): Promise<Ended> => {
    const place = join(folder, name.replaceAll(/\W/g, '-'));
    writeLog(place, log);
    const words = ['log', 'verify', place, '--vkey', verifierKeyText(signer.key)];
    const remembered = `${place}.checkpoint`;
    if (since !== undefined) {
      writeFileSync(remembered, head(since));
      words.push('--since', remembered);
    }
    return hubCommand(words, {}).ended;
  };

  it.each(CORRUPTIONS)(
    'exits $code for $name, and says where',
    async (corruption) => {
      const { code, out, err } = await run(corruption);
      for (const words of corruption.says) expect(`${out}${err}`).toContain(words);
      expect(code).toBe(corruption.code);
    },
    60_000,
  );

  it('exits 2 for words that it does not understand, and for a folder that is not there', async () => {
    const commands = [
      ['log', 'verify'],
      ['log', 'verify', folder],
      ['log', 'verify', folder, '--vkey', 'nonsense'],
      ['log', 'verify', join(folder, 'nowhere'), '--vkey', verifierKeyText(signer.key)],
      ['log', 'verify', '--nonsense'],
    ];
    const ended = await Promise.all(commands.map((words) => hubCommand(words, {}).ended));
    expect(ended.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  }, 60_000);
});
