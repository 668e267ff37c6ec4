import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { existingDataFolder } from '../../src/persistence/embedded/server-home.js';
import { isAlive, processesOf, readServerLock } from '../../src/persistence/embedded/server-process.js';
import { hubCommand, twoFreePorts, type Ended, type RunningCommand } from '../support/hub-command.js';
import { projectFile } from '../support/paper.js';

const CHILDREN = '400';
const READY = '/readyz';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let folder: string;
let settings: Readonly<Record<string, string>>;
let port: number;
const started: RunningCommand[] = [];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-journey-')));
  // the server's own user has to reach its data
  chmodSync(folder, 0o711);
  port = await twoFreePorts();
  settings = { HUB_DATA_DIR: join(folder, 'data'), HUB_PORT: String(port), HUB_DEMO_CHILDREN: CHILDREN };
  // builds if that is due, so that no start below counts it
  expect((await hubCommand(['--version'], {}).ended).code).toBe(0);
}, 120_000);
afterAll(async () => {
  for (const { process: hub } of started) if (hub.exitCode === null) hub.kill('SIGKILL');
  const data = dataFolder();
  const server = data === undefined ? undefined : serverOf(data);
  if (server !== undefined) {
    process.kill(server, 'SIGINT');
    await vi.waitUntil(() => !isAlive(server), { timeout: 20_000 });
  }
  if (data !== undefined && !data.startsWith(folder)) rmSync(dirname(data), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const dataFolder = (): string | undefined => existingDataFolder(join(folder, 'data'));

/** Process number of the database server, while one serves the folder. */
function serverOf(data: string): number | undefined {
  const pid = readServerLock(data)?.pid;
  return pid !== undefined && isAlive(pid) ? pid : undefined;
}

function start(...words: readonly string[]): RunningCommand {
  const hub = hubCommand(['start', ...words], settings);
  started.push(hub);
  return hub;
}

/** Starts the hub and waits until it is ready to be asked; tells how many seconds that took. */
async function startedAndReady(what: string, ...words: readonly string[]): Promise<RunningCommand> {
  const began = performance.now();
  const hub = start(...words);
  await hub.says('every example: npx hub personas');
  process.stdout.write(`${what}: ready after ${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
  return hub;
}

const ready = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}${READY}`)).json();
const run = (...words: readonly string[]): Promise<Ended> => hubCommand(words, settings).ended;

/** Enquires at the terminal; gives what is printed. */
async function enquire(persona: string, example: string): Promise<string> {
  const { code, out, err } = await run('enquire', '--as', persona, '--example', example);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

/** The headings of a printed answer, in order. */
function headsOf(printed: string): readonly string[] {
  return printed.split('\n').filter((line) => /^[A-Z][A-Z ,]+$/.test(line));
}

const outcomeOf = (printed: string): string | undefined => /^([A-Z ]+): /m.exec(printed)?.[1];

async function receiptOf(decisionId: string): Promise<unknown> {
  const { out: token } = await run('token', '--as', 'gp');
  const query = 'query ($id: ID!) { receipt(decisionId: $id) { decisionId leafHash signature } }';
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token.trim()}` },
    body: JSON.stringify({ query, variables: { id: decisionId } }),
  });
  const body = (await response.json()) as { readonly data?: { readonly receipt: unknown } };
  return body.data?.receipt ?? body;
}

describe('the first five minutes', { timeout: 90_000 }, () => {
  let hub: RunningCommand;
  let decisionId: string;
  let receipt: unknown;

  it('can be broken off while the town is loaded, at once and in order', async () => {
    const first = start();
    await expect.poll(() => existsSync(join(folder, 'data', 'town.json')), { timeout: 60_000 }).toBe(true);
    first.process.kill('SIGTERM');
    const { code, out, err } = await first.ended;
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(err).toContain('stopped before it was ready');
    expect(processesOf(dataFolder() ?? '')).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'data', 'town.json'), 'utf8'))).toMatchObject({ complete: false });
  });

  it('go on with a start that says who can sign in and what to paste', async () => {
    hub = await startedAndReady('first start');
    hub.process.stdout?.resume();
    expect(await ready()).toMatchObject({ reasons: [] });
    expect(JSON.parse(readFileSync(join(folder, 'data', 'town.json'), 'utf8'))).toMatchObject({ complete: true });
  });

  it('show the answer to the enquiry to paste in the form that the README shows', async () => {
    const block =
      projectFile('README.md')
        .split('```')
        .find((code) => code.includes('PHONE NOW')) ?? '';
    const printed = await enquire('gp', 'a registered patient with a plan');
    expect(outcomeOf(printed)).toBe(outcomeOf(block));
    expect(printed.startsWith('!! PLAN IN FORCE')).toBe(block.trimStart().startsWith('!! PLAN IN FORCE'));
    const shown = headsOf(block);
    expect(shown.length).toBeGreaterThan(4);
    expect(headsOf(printed).filter((head) => shown.includes(head))).toEqual(shown);
    decisionId = /decision ([0-9a-f-]{36})/.exec(printed)?.[1] ?? '';
    receipt = await receiptOf(decisionId);
    expect(receipt).toMatchObject({ decisionId });
  });

  it('show a nurse at three in the morning that a plan is in force', async () => {
    const printed = await enquire('ae-nurse', 'a child at three in the morning, name, birth date and postcode only');
    expect(outcomeOf(printed)).toBe('PARTLY RELEASED');
    expect(printed).toContain('!! PLAN IN FORCE');
    expect(headsOf(printed)).toContain('PHONE NOW');
  });

  it('show a nurse whose training has lapsed why, what mends it and whom to phone, and nothing of the child', async () => {
    const printed = await enquire(
      'lapsed-training-nurse',
      'training has lapsed; the concern is passed on all the same',
    );
    expect(outcomeOf(printed)).toBe('REFUSED');
    expect(printed).toMatch(/training/);
    expect(headsOf(printed)).toEqual(expect.arrayContaining(['PHONE NOW', 'RECEIPT']));
    for (const head of ['CHILD', 'PRACTITIONERS', 'EARLIER ENQUIRIES']) {
      expect(headsOf(printed)).not.toContain(head);
    }
    expect(printed).not.toMatch(/PLAN IN FORCE|: a case|a plan is in force/);
    expect(printed).toContain('whether a case is open may not be told');
    expect(printed).toMatch(/concern/);
  });

  it('show nothing of a confidential service without a ground, and one line with a brokered contact with one', async () => {
    const without = await enquire('gp', 'a young person with a confidential service, held on suspicion');
    expect(outcomeOf(without)).toBe('RELEASED');
    const withGround = await enquire('gp', 'the same young person under a stated ground of public interest');
    expect(outcomeOf(withGround)).toBe('RELEASED');
    const listed = (printed: string): readonly string[] => {
      const lines = printed.split('\n');
      const from = lines.indexOf('PRACTITIONERS') + 1;
      return from === 0 ? [] : lines.slice(from, lines.indexOf('', from));
    };
    expect(listed(withGround).length).toBe(listed(without).length + 1);
    const more = listed(withGround).filter((line) => !listed(without).includes(line));
    expect(more.join('\n')).toMatch(/hub team/);
    expect(more.join('\n')).not.toMatch(/sexual|clinic/i);
  });

  it('tell the second who asks about a child nobody knows that another has asked', async () => {
    const first = await enquire('ae-nurse', 'a child nobody knows');
    const second = await enquire('gp', 'a child nobody knows, asked about again by somebody else');
    expect([outcomeOf(first), outcomeOf(second)]).toEqual(['NO RECORD', 'NO RECORD']);
    expect(first).toContain('nobody else has asked about this child before');
    expect(second).toContain('somebody else has asked about this child before');
  });

  it('show of a protected child whom to phone and no place', async () => {
    const printed = await enquire('ae-nurse', 'a protected child');
    expect(outcomeOf(printed)).toBe('RELEASED');
    expect(headsOf(printed)).toContain('PHONE NOW');
    expect(headsOf(printed)).not.toContain('OTHER CHILDREN OF THE HOUSEHOLD');
  });

  it('list every persona with examples that can be sent as they are', async () => {
    const { code, out } = await run('personas', '--json');
    expect(code).toBe(0);
    const shown = JSON.parse(out) as readonly {
      readonly persona: string;
      readonly examples: readonly { name: string; expected: string; input: { requestId: string } }[];
    }[];
    expect(shown.map(({ persona }) => persona)).toEqual(PERSONAS.map(({ key }) => key));
    const examples = shown.flatMap((each) => each.examples);
    expect(examples.length).toBeGreaterThan(15);
    expect(examples.filter(({ name, expected }) => name === '' || !/^[A-Z_]+$/.test(expected))).toEqual([]);
    const ids = examples.map(({ input }) => input.requestId);
    expect(ids.filter((id) => !UUID.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const again = JSON.parse((await run('personas', '--json')).out) as typeof shown;
    expect(again.flatMap((each) => each.examples.map(({ input }) => input.requestId))).not.toContain(ids[0]);
  });

  it('survive kill -9: started again, the hub finds its database and keeps what it had', async () => {
    const data = dataFolder() ?? '';
    const server = serverOf(data);
    const loaded = statSync(join(folder, 'data', 'town.json')).mtimeMs;
    hub.process.kill('SIGKILL');
    await hub.ended;
    const began = performance.now();
    hub = await startedAndReady('start after kill -9');
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(serverOf(data)).toBe(server);
    expect(await ready()).toMatchObject({ reasons: [] });
    expect(await receiptOf(decisionId)).toEqual(receipt);
    // written when a town is loaded
    expect(statSync(join(folder, 'data', 'town.json')).mtimeMs).toBe(loaded);
  });

  it('refuse a second hub on the same port in one sentence, to the harm of nobody', async () => {
    const server = serverOf(dataFolder() ?? '');
    const { code, out, err } = await start().ended;
    expect(code).toBe(8);
    expect(out).toBe('');
    expect(err).toBe(`hub: port ${port} is taken by another program: stop it, or set HUB_PORT\n`);
    expect(await ready()).toMatchObject({ reasons: [] });
    expect(serverOf(dataFolder() ?? '')).toBe(server);
  });

  it('end with SIGTERM, the database with the hub', async () => {
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
    expect(processesOf(dataFolder() ?? '')).toEqual([]);
  });

  it('begin with one sentence when the port of the identity provider is taken', async () => {
    const other = createServer().listen(port + 1, '127.0.0.1');
    await once(other, 'listening');
    const { code, out, err } = await start().ended;
    other.close();
    expect([code, out]).toEqual([8, '']);
    expect(err).toMatch(new RegExp(`^hub: port ${port + 1} is taken by another program: .+HUB_PORT.+\n$`));
  });

  it('can be had in two parts, which leave the database to each other', async () => {
    const http = await startedAndReady('--only http', '--only', 'http');
    const work = start('--only', 'work');
    await work.says('the hub does its work; it does not listen');
    work.process.kill('SIGTERM');
    expect((await work.ended).code).toBe(0);
    expect(await ready()).toMatchObject({ reasons: [] });
    expect(await receiptOf(decisionId)).toEqual(receipt);
    http.process.kill('SIGTERM');
    expect((await http.ended).code).toBe(0);
    expect(processesOf(dataFolder() ?? '')).toEqual([]);
  });
});
