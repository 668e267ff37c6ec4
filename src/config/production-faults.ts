import type { ConfigVariables } from './config-variables.js';
import { leadsHere } from './this-machine.js';

const DEFAULT_ORIGIN = 'localhost/safeguarding-hub';

/**
 * Why `production` refuses to start, one sentence for each insecure combination; empty in development.
 * That a login is superuser, owner or member is seen only on connecting: `persistence/login-check.ts`; whom a policy file
 * names is seen only on reading it: `compose/witness-policy.ts`.
 */
export function productionFaults(set: ConfigVariables): readonly string[] {
  if (set.HUB_ENV !== 'production') return [];
  const faults: (string | false)[] = [
    set.HUB_OIDC_ISSUER === undefined &&
      'production needs HUB_OIDC_ISSUER: without it the development identity provider would sign anyone in',
    set.HUB_DEMO_DATA === 'on' && 'production refuses HUB_DEMO_DATA=on: invented children beside real ones',
    set.HUB_DATABASE_URL === undefined &&
      'production needs HUB_DATABASE_URL: the embedded database has its superuser password beside its data and speaks without TLS',
    set.HUB_RECEIPT_KEY_FILE === undefined &&
      'production needs HUB_RECEIPT_KEY_FILE: the default key is made beside the data that it is to vouch for',
    set.HUB_INDEX_KEY_FILE === undefined &&
      'production needs HUB_INDEX_KEY_FILE: the default key is made beside the data that it is to protect',
  ];
  return [...faults.filter((fault) => fault !== false), ...logFaults(set), ...unverifiedDatabases(set)];
}

/** The same for `hub sign`, which answers nobody and has one login. */
export function signerFaults(set: ConfigVariables): readonly string[] {
  if (set.HUB_ENV !== 'production') return [];
  const { HUB_SIGNER_DATABASE_URL, HUB_LOG_KEY_FILE, HUB_SIGNER_DIR } = set;
  const faults: (string | false)[] = [
    HUB_SIGNER_DATABASE_URL === undefined &&
      'production needs HUB_SIGNER_DATABASE_URL: the signer has a login of its own',
    HUB_LOG_KEY_FILE === undefined &&
      'production needs HUB_LOG_KEY_FILE: the default key is made beside the data that it is to vouch for',
    HUB_SIGNER_DIR === undefined &&
      'production needs HUB_SIGNER_DIR: the default lies beside data that may be restored from a backup',
  ];
  return [
    ...faults.filter((fault) => fault !== false),
    ...logFaults(set),
    ...unverifiedDatabases({ HUB_SIGNER_DATABASE_URL }),
  ];
}

/** What a command may need in production beside the URL of its login. */
export type CommandNeed = 'NAME_OF_LOG' | 'WITNESS' | 'RECEIPT_KEY';

/** The same for a command that has one login, whose URL is in `login`, or none. */
export function commandFaults(
  set: ConfigVariables,
  login: (keyof ConfigVariables & `HUB_${string}DATABASE_URL`) | null,
  needs: readonly CommandNeed[],
): readonly string[] {
  if (set.HUB_ENV !== 'production') return [];
  const faults = [
    login !== null && set[login] === undefined && `production needs ${login}: this command has a login of its own`,
    needs.includes('RECEIPT_KEY') &&
      set.HUB_RECEIPT_KEY_FILE === undefined &&
      'production needs HUB_RECEIPT_KEY_FILE: the default key is made beside the data that it is to vouch for',
    ...(needs.includes('NAME_OF_LOG') ? nameFaults(set) : []),
    ...(needs.includes('WITNESS') ? witnessFaults(set) : []),
    ...(login === null ? [] : unverifiedDatabases({ [login]: set[login] })),
  ];
  return faults.filter((fault) => fault !== false);
}

function logFaults(set: ConfigVariables): readonly string[] {
  return [...nameFaults(set), ...witnessFaults(set)];
}

function nameFaults({ HUB_LOG_ORIGIN: name }: ConfigVariables): readonly string[] {
  return name === DEFAULT_ORIGIN
    ? ['production needs HUB_LOG_ORIGIN: a name of its own under which others know this log']
    : [];
}

function witnessFaults(set: ConfigVariables): readonly string[] {
  const faults: (string | false)[] = [
    set.HUB_LOG_POLICY_FILE === undefined &&
      (set.HUB_WITNESS_URL === undefined || set.HUB_WITNESS_VKEY === undefined) &&
      'production needs a witness at another organisation: HUB_WITNESS_URL and HUB_WITNESS_VKEY, or HUB_LOG_POLICY_FILE',
    set.HUB_WITNESS_URL !== undefined &&
      leadsHere(set.HUB_WITNESS_URL) &&
      'production needs a witness at another organisation: HUB_WITNESS_URL leads to this machine',
    set.HUB_WITNESS_URL !== undefined &&
      new URL(set.HUB_WITNESS_URL).protocol !== 'https:' &&
      'production needs https in HUB_WITNESS_URL: on the way anybody could answer for the witness',
  ];
  return faults.filter((fault) => fault !== false);
}

/** `verify-full` alone checks that the server is the one that was meant; a socket never leaves the machine. */
function unverifiedDatabases(set: Partial<ConfigVariables>): readonly string[] {
  const urls = Object.entries(set).filter(([name, value]) => name.endsWith('DATABASE_URL') && value !== undefined);
  return urls
    .filter(([, value]) => !isVerified(new URL(String(value))))
    .map(
      ([name]) => `production needs sslmode=verify-full in ${name}: the database's certificate would not be verified`,
    );
}

function isVerified(url: URL): boolean {
  const bySocket = decodeURIComponent(url.hostname).startsWith('/');
  // a `host` parameter would lead elsewhere than the name that stands in the URL
  const oneHost = !url.searchParams.has('host');
  return bySocket || (oneHost && url.searchParams.getAll('sslmode').join() === 'verify-full');
}
