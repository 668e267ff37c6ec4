import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { PROJECT } from './paper.js';

/** How a command ended. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is running. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** Resolves when stdout holds `text`; rejects when the command ends before. */
  says(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Runs the real `hub` as a person at a terminal would, with these settings and no other. */
export function hubCommand(words: readonly string[], settings: Readonly<Record<string, string>>): RunningCommand {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(HUB_|NODE_ENV|VITEST)/.test(name));
  const child = spawn(process.execPath, [`${PROJECT}bin/hub.mjs`, ...words], {
    cwd: PROJECT,
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let heard: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      heard = () => {
        if (out.includes(text)) resolve();
      };
      heard();
      void ended.then(({ code }) => {
        reject(new Error(`ended with ${code} before it said so: ${err}`));
      });
    });
  return { process: child, says, ended };
}

/** A port that is free and followed by a free one, for the hub and its development identity provider. */
export async function twoFreePorts(): Promise<number> {
  for (;;) {
    const [first, close] = await taken(0);
    const second = await taken(first + 1).catch(() => null);
    await close();
    if (second === null) continue;
    await second[1]();
    return first;
  }
}

async function taken(port: number): Promise<readonly [port: number, close: () => Promise<void>]> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on TCP has a port');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return [address.port, close];
}
