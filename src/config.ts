import { resolve } from 'node:path';
import type { z } from 'zod';
import { ConfigFault } from './config/config-fault.js';
import { configVariables, type ConfigVariables } from './config/config-variables.js';
import { commandFaults, productionFaults, signerFaults, type CommandNeed } from './config/production-faults.js';
import { trustedIssuers } from './identity/trusted-issuers.js';
import { loginName, type DatabaseRole, type DatabaseUrls } from './persistence/database-role.js';

export { ConfigFault };

/** The environment of this process; the command line hands it on, so that tests can hand on another. */
export const ENVIRONMENT: Readonly<Record<string, string | undefined>> = process.env;

/** Everything that the environment decides, verified as a whole. Paths are absolute. */
export interface Config {
  readonly environment: 'development' | 'production';
  readonly http: { readonly host: string; readonly port: number };
  /** `/metrics` on a port and with a credential of its own; undefined when nobody collects them. */
  readonly metrics: { readonly port: number; readonly credential: string } | undefined;
  readonly dataDirectory: string;
  readonly database: DatabaseConfig;
  readonly identity: IdentityConfig;
  /** `aud` of tokens that may enquire, and of tokens that may feed: never the same. */
  readonly tokens: { readonly audience: string; readonly feedAudience: string };
  readonly log: {
    readonly origin: string;
    /** Names that this log had before, under which receipts were signed that still count. */
    readonly formerOrigins: readonly string[];
    readonly receiptKeyFile: string;
    /** The public half of that key, by which the signer checks every new leaf. */
    readonly receiptVerifierKeyFile: string;
    /** Key of the heads; read by the signer alone. */
    readonly signingKeyFile: string;
    /** Where the signer remembers the last head that it signed; outside the database and its backups. */
    readonly signerDirectory: string;
    /** Who may read the log over HTTP, and how much of it. */
    readonly readersFile: string;
    readonly witnessing: WitnessingConfig;
  };
  /** Key of the digests by which unknown children and requests are found again. */
  readonly indexKeyFile: string;
  readonly dutyNumbersFile: string;
  /** The synthetic town that is loaded once; undefined when none is. */
  readonly demo: { readonly children: number; readonly seed: number } | undefined;
}

/** The embedded server, which makes every URL itself, or an existing one. */
export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly port: number | undefined }
  | { readonly kind: 'external'; readonly urls: DatabaseUrls; readonly adminUrl: string | undefined };

/** Who signs people in: the development identity provider, or those that HUB_OIDC_ISSUER lists. */
export type IdentityConfig = { readonly kind: 'development' } | { readonly kind: 'external'; readonly issuer: string };

/**
 * Who cosigns the heads of the log: nobody (development), one witness at another organisation (where it answers, and its
 * key in the form of a signed note), or those of a policy file (c2sp.org/tlog-policy).
 */
export type WitnessingConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly url: string; readonly verifierKey: string }
  | { readonly kind: 'policy'; readonly file: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment and verifies it whole.
 * @throws ConfigFault with every cause at once; `production` refuses each insecure combination
 */
export function readConfig(env: Environment = ENVIRONMENT): Config {
  const own = ownVariables(env);
  const set = parsedVariables(own);
  const faults = [...togetherFaults(set, own), ...productionFaults(set)];
  if (faults.length > 0) throw new ConfigFault(faults);
  return asConfig(set);
}

/** What `hub sign` is told: it needs neither the other logins nor any key but its own. */
export interface SignerConfig extends Pick<Config, 'environment' | 'dataDirectory' | 'database'> {
  readonly log: Omit<Config['log'], 'receiptKeyFile' | 'readersFile'>;
}

/**
 * Reads the part of the environment that the signer needs, so that nothing else has to be given to it: with
 * HUB_SIGNER_DATABASE_URL it wants no other login, and without any URL the embedded database is meant.
 * @throws ConfigFault with every cause at once
 */
export function readSignerConfig(env: Environment = ENVIRONMENT): SignerConfig {
  const set = parsedVariables(ownVariables(env));
  const url = set.HUB_SIGNER_DATABASE_URL;
  const faults = signerFaults(set);
  if (faults.length > 0) throw new ConfigFault(faults);
  const { environment, dataDirectory, database, log } = asConfig(set);
  const { origin, formerOrigins, receiptVerifierKeyFile, signingKeyFile, signerDirectory, witnessing } = log;
  return {
    environment,
    dataDirectory,
    database: url === undefined ? database : { kind: 'external', urls: { signer: url }, adminUrl: undefined },
    log: { origin, formerOrigins, receiptVerifierKeyFile, signingKeyFile, signerDirectory, witnessing },
  };
}

/** What a command is told that answers nobody and has one login, or none. */
export type CommandConfig = Pick<Config, 'environment' | 'dataDirectory' | 'database' | 'log'>;

/**
 * Reads the part of the environment that a command uses, so that whoever runs it needs none of what a serving hub does:
 * with the URL of `role` it has no other login, and without any URL the embedded database is meant.
 * @param role `null` for a command that reads no database
 * @param needs what `production` has to give it beside that URL
 * @throws ConfigFault with every cause at once
 */
export function readCommandConfig(
  role: DatabaseRole | null,
  needs: readonly CommandNeed[],
  env: Environment = ENVIRONMENT,
): CommandConfig {
  const set = parsedVariables(ownVariables(env));
  const faults = commandFaults(set, role === null ? null : URL_VARIABLES[role], needs);
  if (faults.length > 0) throw new ConfigFault(faults);
  const { environment, dataDirectory, database, log } = asConfig(set);
  const url = role === null ? undefined : set[URL_VARIABLES[role]];
  if (role === null || url === undefined) return { environment, dataDirectory, database, log };
  return {
    environment,
    dataDirectory,
    database: { kind: 'external', urls: { [role]: url }, adminUrl: undefined },
    log,
  };
}

function ownVariables(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('HUB_') && value !== ''));
}

function parsedVariables(own: Environment): ConfigVariables {
  const parsed = configVariables.safeParse(own);
  if (!parsed.success) throw new ConfigFault(parsed.error.issues.flatMap(sentencesOf));
  return parsed.data;
}

/**
 * The URL of one login of an existing server.
 * @throws ConfigFault when the environment does not give it
 */
export function demandUrl(urls: DatabaseUrls, role: DatabaseRole): string {
  const url = urls[role];
  if (url === undefined) throw new ConfigFault([`${URL_VARIABLES[role]} is not set: the URL of ${loginName(role)}`]);
  return url;
}

/** Which variable holds the URL of which login. */
export const URL_VARIABLES = {
  app: 'HUB_DATABASE_URL',
  feed: 'HUB_FEED_DATABASE_URL',
  sequencer: 'HUB_SEQUENCER_DATABASE_URL',
  worker: 'HUB_WORKER_DATABASE_URL',
  retention: 'HUB_RETENTION_DATABASE_URL',
  readonly: 'HUB_READONLY_DATABASE_URL',
  signer: 'HUB_SIGNER_DATABASE_URL',
  auditor: 'HUB_AUDITOR_DATABASE_URL',
  migrator: 'HUB_MIGRATION_DATABASE_URL',
} as const satisfies Record<DatabaseRole, keyof ConfigVariables>;

function asConfig(set: ConfigVariables): Config {
  const dataDirectory = resolve(set.HUB_DATA_DIR);
  const issuer = set.HUB_OIDC_ISSUER;
  const inKeys = (name: string): string => resolve(dataDirectory, 'keys', name);
  const embedded = set.HUB_DATABASE_URL === undefined;
  const demo = set.HUB_DEMO_DATA ?? (embedded ? 'on' : 'off');
  return {
    environment: set.HUB_ENV,
    http: { host: set.HUB_HOST, port: set.HUB_PORT },
    metrics: metricsOf(set),
    dataDirectory,
    database: embedded ? { kind: 'embedded', port: set.HUB_DATABASE_PORT } : externalDatabase(set),
    identity: issuer === undefined ? { kind: 'development' } : { kind: 'external', issuer },
    tokens: { audience: set.HUB_TOKEN_AUDIENCE, feedAudience: set.HUB_FEED_TOKEN_AUDIENCE },
    log: {
      origin: set.HUB_LOG_ORIGIN,
      formerOrigins: set.HUB_LOG_FORMER_ORIGINS ?? [],
      receiptKeyFile: resolve(set.HUB_RECEIPT_KEY_FILE ?? inKeys('receipt.pem')),
      receiptVerifierKeyFile: resolve(set.HUB_RECEIPT_VKEY_FILE ?? inKeys('receipt.vkey')),
      signingKeyFile: resolve(set.HUB_LOG_KEY_FILE ?? inKeys('log.pem')),
      signerDirectory: resolve(set.HUB_SIGNER_DIR ?? resolve(dataDirectory, 'signer')),
      readersFile: resolve(set.HUB_LOG_READERS_FILE ?? resolve(dataDirectory, 'log-readers.json')),
      witnessing: witnessingOf(set),
    },
    indexKeyFile: resolve(set.HUB_INDEX_KEY_FILE ?? inKeys('index.key')),
    dutyNumbersFile: resolve(set.HUB_DUTY_NUMBERS_FILE ?? resolve(dataDirectory, 'duty-numbers.json')),
    demo: demo === 'on' ? { children: set.HUB_DEMO_CHILDREN, seed: set.HUB_DEMO_SEED } : undefined,
  };
}

function externalDatabase(set: ConfigVariables): DatabaseConfig {
  const given = Object.entries(URL_VARIABLES).flatMap(([role, variable]) => {
    const url = set[variable];
    return url === undefined ? [] : [[role, url] as const];
  });
  return { kind: 'external', urls: Object.fromEntries(given), adminUrl: set.HUB_ADMIN_DATABASE_URL };
}

function metricsOf(set: ConfigVariables): Config['metrics'] {
  const { HUB_METRICS_PORT: port, HUB_METRICS_CREDENTIAL: credential } = set;
  return port === undefined || credential === undefined ? undefined : { port, credential };
}

function witnessingOf(set: ConfigVariables): WitnessingConfig {
  const { HUB_WITNESS_URL: url, HUB_WITNESS_VKEY: verifierKey, HUB_LOG_POLICY_FILE: file } = set;
  if (file !== undefined) return { kind: 'policy', file: resolve(file) };
  return url === undefined || verifierKey === undefined ? { kind: 'none' } : { kind: 'one', url, verifierKey };
}

function togetherFaults(set: ConfigVariables, given: Readonly<Record<string, unknown>>): readonly string[] {
  const others = Object.values(URL_VARIABLES).filter((name) => name !== 'HUB_DATABASE_URL' && set[name] !== undefined);
  const users = Object.values(URL_VARIABLES)
    .flatMap((name) => set[name] ?? [])
    .map((url) => new URL(url).username);
  const embedded = set.HUB_DATABASE_URL === undefined;
  const issuers = trustedIssuers(set.HUB_OIDC_ISSUER ?? '', { allowHttp: set.HUB_ENV === 'development' });
  const faults: (string | false)[] = [
    given['HUB_ENV'] === undefined &&
      !isLoopback(set.HUB_HOST) &&
      'HUB_HOST is not only this machine: set HUB_ENV as well, for without it this is development, which signs anybody in',
    set.HUB_OIDC_ISSUER !== undefined && !issuers.ok && `HUB_OIDC_ISSUER cannot be used: ${issuers.failure}`,
    embedded &&
      others.length > 0 &&
      `${others.join(', ')} need HUB_DATABASE_URL beside them: without it the hub runs its own database`,
    !embedded &&
      set.HUB_DATABASE_PORT !== undefined &&
      'HUB_DATABASE_PORT is for the embedded database and HUB_DATABASE_URL for an existing one: set one of them',
    new Set(users).size !== users.length && 'two database URLs log in as the same user: each login has its own rights',
    set.HUB_TOKEN_AUDIENCE === set.HUB_FEED_TOKEN_AUDIENCE &&
      'HUB_TOKEN_AUDIENCE and HUB_FEED_TOKEN_AUDIENCE must differ: a feed may never enquire',
    (set.HUB_METRICS_PORT === undefined) !== (set.HUB_METRICS_CREDENTIAL === undefined) &&
      'HUB_METRICS_PORT and HUB_METRICS_CREDENTIAL go together',
    (set.HUB_WITNESS_URL === undefined) !== (set.HUB_WITNESS_VKEY === undefined) &&
      'HUB_WITNESS_URL and HUB_WITNESS_VKEY go together',
    set.HUB_LOG_POLICY_FILE !== undefined &&
      set.HUB_WITNESS_URL !== undefined &&
      'HUB_LOG_POLICY_FILE names every witness: set it or HUB_WITNESS_URL, not both',
  ];
  return faults.filter((fault) => fault !== false);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

/** A misspelt variable is a setting that silently does not hold, so it is refused by name. */
function sentencesOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => `${name} is not a setting of the hub`);
  return [`${issue.path.join('.')} must be ${issue.message}`];
}
