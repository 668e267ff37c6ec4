import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../migrations/index.js';
import { SHIPPED_POLICY } from '../../../src/compose/shipped-policy.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/persistence/embedded/embedded-postgres.js';
import { DATABASE_NAME, embeddedUrls } from '../../../src/persistence/embedded/embedded-urls.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { openSubjectDigests } from '../../../src/persistence/log/keys/subject-digests.js';
import { migrate } from '../../../src/persistence/migrate.js';
import { installPolicy } from '../../../src/persistence/policy-store.js';
import { quietClient } from '../../../src/persistence/quiet-client.js';
import { makeDatabase, makeRoles } from '../../../src/persistence/roles.js';
import { COSIGNATURE, verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { hubCommand, twoFreePorts } from '../../support/hub-command.js';
import { newSigner } from '../../support/note-keys.js';

const OTHER = 'b'.repeat(64);
const POLICY_NOT_IN_FORCE = 25;
const CONFIG_FAULT = 9;
const WITNESS = verifierKeyText(newSigner('witness.invalid', COSIGNATURE).key);

let folder: string;
let server: EmbeddedPostgres;
let migrator: string;
let settings: Readonly<Record<string, string>>;

// a server that is reached by a socket, as production allows it, with full durability, as production demands it
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-production-')));
  chmodSync(folder, 0o777);
  server = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    settings: { unix_socket_directories: folder },
    outlivesUs: false,
    log: () => undefined,
  });
  const { port, credentials } = server;
  await makeRoles(server.superuserUrl(), credentials.roles, { unlessMade: true });
  await makeDatabase(server.superuserUrl(), DATABASE_NAME);
  const urls = embeddedUrls(port, credentials);
  ({ migrator } = urls);
  await migrate(migrator, MIGRATIONS);
  const keys = { receipt: join(folder, 'receipt.pem'), index: join(folder, 'index.key') };
  openReceiptKey({ path: keys.receipt, whenMissing: 'MAKE' }, 'hub.example/log');
  openSubjectDigests({ path: keys.index, whenMissing: 'MAKE' });
  const bySocket = (url: string): string => url.replace('@127.0.0.1:', `@${encodeURIComponent(folder)}:`);
  settings = {
    HUB_ENV: 'production',
    HUB_PORT: String(await twoFreePorts()),
    HUB_DATA_DIR: join(folder, 'hub'),
    HUB_OIDC_ISSUER: 'oidc=https://issuer.invalid',
    HUB_LOG_ORIGIN: 'hub.example/log',
    HUB_RECEIPT_KEY_FILE: keys.receipt,
    HUB_INDEX_KEY_FILE: keys.index,
    HUB_WITNESS_URL: 'https://witness.invalid',
    HUB_WITNESS_VKEY: WITNESS,
    HUB_DATABASE_URL: bySocket(urls.app),
    HUB_FEED_DATABASE_URL: bySocket(urls.feed),
    HUB_READONLY_DATABASE_URL: bySocket(urls.readonly),
    HUB_WORKER_DATABASE_URL: bySocket(urls.worker),
    HUB_SEQUENCER_DATABASE_URL: bySocket(urls.sequencer),
    HUB_MIGRATION_DATABASE_URL: bySocket(urls.migrator),
  };
  // builds if that is due, so that no start below counts it
  expect((await hubCommand(['--version'], {}).ended).code).toBe(0);
}, 180_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function putInForce(version: string): Promise<void> {
  const client = await quietClient(server.superuserUrl(DATABASE_NAME));
  try {
    await client.query(`INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, '[]') ON CONFLICT DO NOTHING`, [
      version,
    ]);
    await client.query(`INSERT INTO hub.policy_activation (version, activated_by) VALUES ($1, '{a,b}')`, [version]);
  } finally {
    await client.end();
  }
}

describe('a hub in production', { timeout: 60_000 }, () => {
  it.each(['start', 'sign'])(
    'does not %s when the witnesses of its policy file need not be elsewhere',
    async (verb) => {
      const file = join(folder, 'witnesses');
      writeFileSync(file, `witness w ${WITNESS} https://localhost:4002\nquorum w\n`);
      const { HUB_WITNESS_URL: _url, HUB_WITNESS_VKEY: _key, ...others } = settings;
      const signing = {
        HUB_SIGNER_DATABASE_URL: settings['HUB_DATABASE_URL'] ?? '',
        HUB_LOG_KEY_FILE: join(folder, 'receipt.pem'),
        HUB_SIGNER_DIR: join(folder, 'signer'),
      };
      const { code, out, err } = await hubCommand([verb], {
        ...others,
        ...(verb === 'sign' ? signing : {}),
        HUB_LOG_POLICY_FILE: file,
      }).ended;
      expect([code, out]).toEqual([CONFIG_FAULT, '']);
      expect(err).toContain('the quorum of the policy is met without any that has an https address on another machine');
    },
  );

  it('does not start before any policy is in force', async () => {
    const { code, out, err } = await hubCommand(['start'], settings).ended;
    expect(err).toBe('hub: no policy is in force: run `hub migrate`, which puts the first one in force\n');
    expect(code).toBe(POLICY_NOT_IN_FORCE);
    expect(out).toBe('');
  });

  it('has its own policy put in force by the first installation, which says so, and then starts', async () => {
    const { code, err } = await hubCommand(['migrate'], settings).ended;
    expect(err).toContain(`policy ${SHIPPED_POLICY.version.slice(0, 12)} is now in force`);
    expect(code).toBe(0);
    const hub = hubCommand(['start'], settings);
    await hub.says('the hub answers at');
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  });

  it('does not start, nor change the policy, while another one is in force', async () => {
    await putInForce(OTHER);
    const started = await hubCommand(['start'], settings).ended;
    expect(started.err).toMatch(
      /^hub: this hub was built with policy [0-9a-f]{12}, and bbbbbbbbbbbb is in force: start the build that has it/,
    );
    expect(started.code).toBe(POLICY_NOT_IN_FORCE);
    const migrated = await hubCommand(['migrate'], settings).ended;
    expect(migrated.code).toBe(0);
    expect(migrated.err).toContain('is stored but another is in force');
    expect((await hubCommand(['start'], settings).ended).code).toBe(POLICY_NOT_IN_FORCE);
  });

  it('starts again once its own is in force again', async () => {
    await putInForce(SHIPPED_POLICY.version);
    const hub = hubCommand(['start'], settings);
    await hub.says('the hub answers at');
    hub.process.kill('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  });
});

describe('in development', () => {
  it('a changed policy puts itself in force', async () => {
    await putInForce(OTHER);
    expect(await installPolicy(migrator, SHIPPED_POLICY, 'development')).toBe('ACTIVATED_NOW');
    expect(await installPolicy(migrator, SHIPPED_POLICY, 'development')).toBe('IN_FORCE');
  });
});
