import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COSIGNATURE, readVerifierKey, verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { openNote } from '../../../src/disclosure-log/verify/open-note.js';
import { nodeSignatureCheck } from '../../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { headName } from '../../../src/persistence/witness/head-files.js';
import { hubCommand, type RunningCommand } from '../../support/hub-command.js';
import { newSigner, signedHead, smallTree, submission } from '../../support/note-keys.js';

const log = newSigner('hub.example/log');
const tree = smallTree(Array.from({ length: 40 }, (_, at) => `entry ${at}`));
const forked = smallTree(Array.from({ length: 40 }, (_, at) => (at === 1 ? 'another' : `entry ${at}`)));
const root = mkdtempSync(join(tmpdir(), 'hub-witness-'));
let folder: string;
let running: RunningCommand[];
beforeAll(async () => {
  // builds what is to be run, when the sources are newer
  await hubCommand(['--version'], {}).ended;
}, 180_000);
beforeEach(() => {
  folder = mkdtempSync(join(root, 'w'));
  running = [];
});
afterEach(async () => {
  for (const { process, ended } of running) {
    process.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const CREDENTIAL = 'monitor-credential-0123456789';

/** The command with port 0, with these words after the usual ones or, where they name a log, instead of them. */
function witness(words: readonly string[] = [], settings: Readonly<Record<string, string>> = {}): RunningCommand {
  const usual = [
    ...['--log', verifierKeyText(log.key), '--name', 'witness.example/w'],
    ...['--key', join(folder, 'keys', 'witness.pem'), '--state', join(folder, 'state'), '--port', '0'],
  ];
  // a setting that no hub would start with: a witness reads none
  const all = words.includes('--log') ? words : [...usual, ...words];
  const command = hubCommand(['witness', ...all], { HUB_ENV: 'nonsense', ...settings });
  running.push(command);
  return command;
}

interface Started {
  readonly url: string;
  readonly key: ReturnType<typeof readVerifierKey>;
  readonly command: RunningCommand;
}

async function started(...given: Parameters<typeof witness>): Promise<Started> {
  const command = witness(...given);
  let said = '';
  command.process.stdout?.on('data', (text: string) => (said += text));
  await command.says('HUB_WITNESS_URL=http://127.0.0.1:');
  const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(said)?.[1] ?? '';
  return { url: value('HUB_WITNESS_URL'), key: readVerifierKey(value('HUB_WITNESS_VKEY'), nodeHashing), command };
}

async function stopped({ command }: Started, signal: NodeJS.Signals): Promise<number | null> {
  command.process.kill(signal);
  return (await command.ended).code;
}

const add = (url: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${url}/add-checkpoint`, { method: 'POST', body, headers });
const head = (size: number, of = tree, by = log): string => signedHead(by, size, of.root(size));
const grow = (url: string, from: number, to: number, of = tree) =>
  add(url, submission(from, of.proof(from, to), head(to, of)));

describe('hub witness', { timeout: 120_000 }, () => {
  it('cosigns over HTTP, remembers through kill -9, and refuses what contradicts its memory', async () => {
    const first = await started();
    expect(first.key).toMatchObject({ name: 'witness.example/w', type: COSIGNATURE });
    expect(statSync(join(folder, 'keys', 'witness.pem')).mode & 0o777).toBe(0o600);

    const answer = await grow(first.url, 0, 3);
    const lines = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(lines).toMatch(/^\u2014 witness\.example\/w [A-Za-z0-9+/]+=*\n$/);
    const { verified } = openNote(Buffer.from(head(3) + lines), [log.key, first.key], nodeSignatureCheck);
    expect(verified.map(({ key }) => key.name)).toEqual([log.key.name, 'witness.example/w']);
    const seconds = verified[1]?.time ?? 0;
    expect(Math.abs(seconds - Date.now() / 1_000)).toBeLessThan(60);
    await stopped(first, 'SIGKILL');

    const second = await started();
    expect(verifierKeyText(second.key)).toBe(verifierKeyText(first.key));
    const conflict = await grow(second.url, 0, 5);
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '3\n',
    ]);
    expect((await grow(second.url, 3, 5, forked)).status).toBe(422);
    expect((await grow(second.url, 3, 3, forked)).status).toBe(422);
    expect(existsSync(join(folder, 'state', `${headName(log.key.name)}.contradiction`))).toBe(true);
    expect((await grow(second.url, 3, 5)).status).toBe(200);
    expect((await grow(second.url, 5, 5)).status).toBe(200);
    expect(await stopped(second, 'SIGTERM')).toBe(0);
    expect(readdirSync(join(folder, 'state')).filter((name) => name.startsWith('claim-'))).toEqual([]);
  });

  it('has remembered whatever it gave away, whenever it is killed', async () => {
    const first = await started();
    let given = 0;
    const growing = (async () => {
      for (let size = 1; size <= 40; size += 1) {
        if ((await grow(first.url, size - 1, size)).status === 200) given = size;
        // killed while it works on the next one
        if (given === 7) first.command.process.kill('SIGKILL');
      }
    })();
    await expect(growing).rejects.toThrow();
    await first.command.ended;
    const second = await started();
    const remembered = Number(await (await grow(second.url, 0, 40)).text());
    expect(remembered).toBeGreaterThanOrEqual(given);
    expect(given).toBeGreaterThanOrEqual(7);
    expect((await grow(second.url, remembered, 40)).status).toBe(200);
  });

  it('gives monitors the last head with both signatures, when that is open to everybody', async () => {
    const { url, key } = await started(['--open-monitor']);
    const at = `${url}/${headName(log.key.name)}/checkpoint`;
    expect((await fetch(at)).status).toBe(404);
    await grow(url, 0, 7);
    const answer = await fetch(at);
    const note = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(openNote(note, [log.key, key], nodeSignatureCheck).verified).toHaveLength(2);
    expect(readFileSync(join(folder, 'state', headName(log.key.name)))).toEqual(note);
    for (const other of [headName('other'), '..%2fkeys', 'a'.repeat(64)]) {
      expect((await fetch(`${url}/${other}/checkpoint`)).status).toBe(404);
    }
  });

  it('gives heads to nobody unless it is told to, and then to whoever holds the credential', async () => {
    const asked = async (url: string, authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await fetch(`${url}/${headName(log.key.name)}/checkpoint`, { headers });
      return [answer.status, await answer.text()] as const;
    };
    const shut = await started();
    await grow(shut.url, 0, 7);
    const nothing = [404, 'no head of such a log was cosigned here\n'];
    for (const sent of [undefined, 'Bearer ', `Bearer ${CREDENTIAL}`])
      expect(await asked(shut.url, sent)).toEqual(nothing);
    expect(await stopped(shut, 'SIGTERM')).toBe(0);
    const { url } = await started([], { HUB_WITNESS_MONITOR_CREDENTIAL: CREDENTIAL });
    for (const sent of [undefined, CREDENTIAL, 'Bearer ', `Bearer ${CREDENTIAL}x`]) {
      expect(await asked(url, sent)).toEqual(nothing);
    }
    expect(await asked(url, `Bearer ${CREDENTIAL}`)).toEqual([200, expect.stringContaining('hub.example/log\n7\n')]);
    const short = await witness([], { HUB_WITNESS_MONITOR_CREDENTIAL: 'short' }).ended;
    expect([short.code, short.out, short.err]).toEqual([2, '', expect.stringContaining('16 characters or more')]);
  });

  it('does not start on an empty memory once its key is in use', async () => {
    const first = await started();
    await grow(first.url, 0, 3);
    expect(await stopped(first, 'SIGTERM')).toBe(0);
    rmSync(join(folder, 'state'), { recursive: true });
    const { code, out, err } = await witness().ended;
    expect([code, out, err]).toEqual([28, '', expect.stringContaining('does not hold the memory of this key')]);
    // said by whoever knows that the key has cosigned nothing
    const again = await started(['--first']);
    expect(verifierKeyText(again.key)).toBe(verifierKeyText(first.key));
    expect((await grow(again.url, 0, 3)).status).toBe(200);
  });

  it('lets one of many requests pass that follow the same head at once', async () => {
    const { url } = await started();
    await grow(url, 0, 2);
    const answers = await Promise.all(Array.from({ length: 16 }, (_, at) => grow(url, 2, 3 + at)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(15);
    const size = 3 + statuses.indexOf(200);
    expect(readFileSync(join(folder, 'state', headName(log.key.name)), 'utf8').split('\n')[1]).toBe(`${size}`);
  });

  it('answers each refusal with its status, and rubbish with none of its own faults', async () => {
    const { url } = await started();
    expect((await add(url, submission(0, [], head(1, tree, newSigner('other.example'))))).status).toBe(404);
    expect((await add(url, submission(0, [], head(1, tree, newSigner(log.key.name))))).status).toBe(403);
    expect((await add(url, submission(2, [], head(1)))).status).toBe(400);
    expect((await add(url, submission(0, [tree.root(1)], head(1)))).status).toBe(422);
    const rubbish = [
      '',
      'old 0\n\n',
      '\n\n',
      '{"a":1}',
      Buffer.alloc(4_000, 0xff),
      `old 0\n\n${head(1)}x`,
      '\u0000'.repeat(99),
    ];
    for (const body of rubbish) {
      for (const type of ['text/plain', 'application/json', 'nonsense', 'multipart/form-data; boundary=x']) {
        expect((await add(url, body, { 'content-type': type })).status).toBe(400);
      }
    }
    expect((await add(url, 'x'.repeat(600_000))).status).toBe(413);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(404);
    expect((await fetch(`${url}/`, { method: 'PUT', body: 'x' })).status).toBe(404);
    expect((await grow(url, 0, 1)).status).toBe(200);
  });

  it('shares its memory with no second witness', async () => {
    const first = await started();
    const { code, err } = await witness().ended;
    expect([code, err]).toEqual([27, expect.stringContaining('another process works in')]);
    expect((await grow(first.url, 0, 1)).status).toBe(200);
  });

  it.each([
    ['no key', ['--log', 'nonsense', '--name', 'w'], '--log: a verifier key has the form name+id+key'],
    ['the key of a witness', ['--log', verifierKeyText(newSigner('w', COSIGNATURE).key), '--name', 'w'], 'type 0x01'],
    ['a name with a space', ['--log', verifierKeyText(log.key), '--name', 'a b'], '--name holds no space'],
    ['no port', ['--log', verifierKeyText(log.key), '--name', 'w', '--port', '70000'], '--port is a number'],
  ])('refuses %s before it makes anything', async (_what, words, sentence) => {
    const { code, err, out } = await witness([...words, '--key', join(folder, 'k'), '--state', join(folder, 's')])
      .ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });
});
