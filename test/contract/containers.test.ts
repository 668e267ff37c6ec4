import { Command } from 'commander';
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VERBS } from '../../src/cli/verbs.js';
import { readConfig, readSignerConfig } from '../../src/config.js';
import { configVariables } from '../../src/config/config-variables.js';
import { MAJOR_VERSION } from '../../src/persistence/embedded/binaries.js';
import { PROJECT, projectFile } from '../support/paper.js';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
}

const compose = parse(projectFile('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const services = Object.entries(compose.services);
const ofHub = services.filter(([, { image }]) => image.startsWith('safeguarding-hub:'));
const DOCKERFILE = projectFile('Dockerfile').split('\n');

/** The environment of a service as its process sees it. */
function environmentOf({ environment = {} }: Service): Readonly<Record<string, string>> {
  const filled = Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{[^}]*\}/g, 'a1b2c3')]);
  return Object.fromEntries(filled) as Readonly<Record<string, string>>;
}

/** As the command of a service reads it. */
function configOf({ command }: Service, environment: Readonly<Record<string, string>>) {
  return command?.[0] === 'sign' ? readSignerConfig(environment) : readConfig(environment);
}

const program = new Command();
// loading the hub whole takes longer than a test may
beforeAll(async () => {
  for (const [, { command = [] }] of ofHub) {
    const [verb = ''] = command;
    if (program.commands.every((known) => known.name() !== verb)) (await VERBS[verb]?.())?.register(program);
  }
});

describe('docker-compose.yml', () => {
  it('has the hub, the worker, the signer, the database and an identity provider', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['hub', 'worker', 'signer', 'postgres', 'identity-provider', 'migrate']),
    );
  });

  it.each(ofHub)('%s is started by a verb and flags that the command has', (_, { command = [] }) => {
    const [verb = '', ...words] = command;
    expect(Object.keys(VERBS)).toContain(verb);
    const flags = program.commands.find((one) => one.name() === verb)?.options.map(({ long }) => long);
    expect(flags).toEqual(expect.arrayContaining(words.filter((word) => word.startsWith('--'))));
  });

  it.each(ofHub)('%s has settings that the hub knows and takes together', (_, service) => {
    const environment = environmentOf(service);
    expect(Object.keys(configVariables.shape)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(configOf(service, environment).environment).toBe('development');
  });

  it.each(ofHub)('%s is refused in production as it stands', (_, service) => {
    expect(() => configOf(service, { ...environmentOf(service), HUB_ENV: 'production' })).toThrow();
  });

  it('gives the right to change tables to no process that answers requests', () => {
    const { hub } = compose.services;
    expect(Object.keys(hub?.environment ?? {}).filter((name) => /MIGRATION|ADMIN/.test(name))).toEqual([]);
  });

  it('holds no password', () => {
    const values = services.flatMap(([, { environment = {} }]) => Object.values(environment));
    const passwords = values.flatMap((value) => /^postgres:\/\/[^:]+:(.+)@/.exec(value)?.[1] ?? []);
    expect(passwords.length).toBeGreaterThan(0);
    expect(passwords.filter((password) => !/^\$\{\w+:\?[^}]+\}$/.test(password))).toEqual([]);
    expect(compose.services['postgres']?.environment?.['POSTGRES_PASSWORD']).toMatch(/^\$\{\w+:\?/);
  });

  it('has a password of its own for each login, that of the administrator and the migrator in few hands', () => {
    const urls = services.flatMap(([name, { environment = {} }]) =>
      Object.values(environment).flatMap((value) => {
        const [, login = '', password = ''] = /^postgres:\/\/([^:]+):\$\{(\w+):/.exec(value) ?? [];
        return login === '' ? [] : [{ name, login, password }];
      }),
    );
    const passwords = new Map(urls.map(({ login, password }) => [login, password]));
    expect(passwords.size).toBe(9);
    expect(new Set(passwords.values()).size).toBe(passwords.size);
    expect(urls.filter(({ login, password }) => passwords.get(login) !== password)).toEqual([]);
    const holders = (of: string) => urls.filter(({ login }) => login === of).map(({ name }) => name);
    expect(holders('postgres')).toEqual(['migrate']);
    expect(holders('hub_migrator')).toEqual(['migrate', 'worker']);
    expect(holders('hub_worker')).toEqual(['migrate', 'worker']);
    expect(holders('hub_sequencer')).toEqual(['migrate', 'worker']);
    expect(holders('hub_readonly')).toEqual(['migrate', 'hub']);
    expect(holders('hub_signer')).toEqual(['migrate', 'signer']);
    expect(urls.filter(({ name }) => name === 'signer').map(({ login }) => login)).toEqual(['hub_signer']);
  });

  it('has a signer that shares with the hub the name of the log and the public half of the receipt key, no more', () => {
    const { hub, signer } = compose.services;
    if (hub === undefined || signer === undefined) throw new Error('no such service');
    const mounted = ({ volumes = [] }: Service) => volumes.map((volume) => volume.split(':'));
    const ofOthers = services.flatMap(([name, service]) =>
      name === 'signer' ? [] : mounted(service).map(([volume]) => volume),
    );
    const shared = mounted(signer).filter(([volume]) => ofOthers.includes(volume));
    expect(shared).toEqual([['public', '/public', 'ro']]);
    const [told, written] = [readSignerConfig(environmentOf(signer)), readConfig(environmentOf(hub))];
    expect(told.log.origin).toBe(written.log.origin);
    expect(told.log.receiptVerifierKeyFile).toBe(written.log.receiptVerifierKeyFile);
    expect(told.log.receiptVerifierKeyFile).toMatch(/^\/public\//);
    expect(written.log.receiptKeyFile).not.toMatch(/^\/public\//);
    for (const file of [told.log.signingKeyFile, told.log.signerDirectory]) expect(file).toMatch(/^\/data\//);
    // what stopped by an alarm must not simply be started again
    expect(signer.restart).toBeUndefined();
  });

  it('has no volume that the user of the image cannot write to', () => {
    const folders = ofHub.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[1]));
    const made = DOCKERFILE.join('\n').match(/install -d -o node -g node -m 0\d+ \/\w+/g) ?? [];
    expect(made.map((line) => line.split(' ').at(-1))).toEqual(expect.arrayContaining([...new Set(folders)]));
  });

  it('runs the PostgreSQL that the hub is tested with', () => {
    expect(compose.services['postgres']?.image).toBe(`postgres:${MAJOR_VERSION}`);
  });

  it('asks the hub whether it is ready, and publishes its port to this machine alone', () => {
    const { hub } = compose.services;
    expect(hub?.healthcheck?.test.join(' ')).toContain(`:${hub?.environment?.['HUB_PORT'] ?? ''}/readyz`);
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const linesOf = (instruction: string): readonly string[] =>
    DOCKERFILE.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

  it('starts from images with a version', () => {
    const images = linesOf('FROM').map((line) => line.split(' ')[0]);
    expect(images.length).toBeGreaterThan(1);
    expect(images.filter((image) => !/^node:\d+(\.\d+)*-slim$/.test(image ?? ''))).toEqual([]);
  });

  it('runs as a user who is not root', () => {
    expect(linesOf('USER').at(-1)).toBe('node');
    const last = DOCKERFILE.findLastIndex((line) => line.startsWith('USER '));
    expect(DOCKERFILE.slice(last).filter((line) => /^(RUN|COPY|ADD) /.test(line))).toEqual([]);
  });

  it('copies what is there, the migrations among it, and nothing that .dockerignore keeps out', () => {
    const copied = linesOf('COPY')
      .filter((line) => !line.startsWith('--from='))
      .flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied).toContain('migrations');
    expect(copied.filter((path) => !existsSync(`${PROJECT}${path}`))).toEqual([]);
    const letIn = projectFile('.dockerignore')
      .split('\n')
      .flatMap((line) => /^!(.+?)\/?$/.exec(line)?.[1] ?? []);
    expect([...letIn].sort()).toEqual([...copied].sort());
  });

  it('installs what the lock file says, and leaves out what only building needs', () => {
    expect(linesOf('RUN').join('\n')).toMatch(/^npm ci\b/m);
    expect(linesOf('RUN').join('\n')).toContain('npm prune --omit=dev');
  });

  it('starts the hub, and sets only what the hub knows', () => {
    expect(linesOf('ENTRYPOINT')).toEqual(['["node", "dist/src/cli/hub.js"]']);
    expect(linesOf('CMD')).toEqual(['["start"]']);
    expect(linesOf('ENV').join(' ')).toContain('HUB_ENV=production');
    const names = linesOf('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] ?? ''));
    expect(['NODE_ENV', ...Object.keys(configVariables.shape)]).toEqual(expect.arrayContaining(names));
  });
});
