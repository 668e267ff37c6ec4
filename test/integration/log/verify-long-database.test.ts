import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { receiptVerifierKey } from '../../../src/persistence/log/keys/receipt-verifier-key.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { logCommand, type LogCommandEnded } from '../../support/log-command.js';
import { plantLongLog } from '../../support/long-log.js';
import { logKey } from '../../support/published-head.js';
import { freeze, type FrozenDatabase } from '../../support/tampered-copy.js';

const ORIGIN = 'hub.example/log';
/** Two full bundles and one of some entries. */
const SIZE = 530;
const HOUSE = { timeout: 60_000 };

let folder: string;
let database: TestDatabase;
let frozen: FrozenDatabase;
let vkey: string;
let receiptVkey: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'long-log-'));
  database = await testDatabase();
  const { signer, publicKey } = openReceiptKey({ path: join(folder, 'receipt.pem'), whenMissing: 'MAKE' }, ORIGIN);
  const key = logKey(ORIGIN);
  await plantLongLog(database, SIZE, { origin: ORIGIN, signer }, key);
  [vkey, receiptVkey] = [verifierKeyText(key.key), verifierKeyText(receiptVerifierKey(ORIGIN, publicKey))];
  frozen = await freeze(database);
}, 60_000);

afterAll(async () => {
  await frozen.drop();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Tampers with a copy and runs the command on it, with no file of a hub near. */
async function verified(
  statements: readonly string[],
  words: readonly string[] = ['--vkey', vkey, '--receipt-vkey', receiptVkey, '--json'],
): Promise<LogCommandEnded> {
  const copy = await frozen.tampered(statements);
  try {
    const environment = {
      HUB_DATA_DIR: folder,
      HUB_LOG_ORIGIN: ORIGIN,
      HUB_AUDITOR_DATABASE_URL: copy.auditorUrl,
    };
    return await logCommand(['verify', '--db', ...words], { environment });
  } finally {
    await copy.drop();
  }
}

const gone = (which: string): readonly string[] => [`DELETE FROM log_entry WHERE ${which}`];
const tooLong = (idx: number): readonly string[] => [
  'ALTER TABLE log_entry DROP CONSTRAINT log_entry_leaf_check, DROP CONSTRAINT log_entry_check',
  `UPDATE log_entry SET leaf = convert_to(repeat('x', 65536), 'UTF8') WHERE idx = ${idx}`,
];
const EVENT = '(SELECT leaf_id FROM log_entry WHERE idx = 300)';
const content = (text: string): readonly string[] => [
  `UPDATE log_event_record SET content = '${text}' WHERE event_id = ${EVENT}`,
];
const at = (instant: string): readonly string[] => [
  `UPDATE log_event SET happened_at = '${instant}' WHERE id = ${EVENT}`,
];

describe('the database of a long log', HOUSE, () => {
  it('is sound', async () => {
    const { code, out, err } = await verified([]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      finding: 'SOUND',
      signatures: { heads: true, receipts: true },
      checked: { leaves: SIZE, heads: 1, events: SIZE },
    });
  });

  it.each([
    ['lost its first entry', gone('idx = 0'), 0],
    ['lost the first entry of a bundle', gone('idx = 256'), 256],
    ['lost the first entry of its last bundle', gone('idx = 512'), 512],
    ['lost the last entry of a bundle', gone('idx = 255'), 255],
    ['lost a whole bundle', gone('idx BETWEEN 256 AND 511'), 256],
    ['lost everything from a bundle on', gone('idx >= 256'), 256],
    ['lost its last bundle', gone('idx >= 512'), 512],
    ['lost every entry', gone('true'), 0],
    ['has an entry that no bundle can hold', tooLong(300), 300],
    ['begins with an entry that no bundle can hold', tooLong(0), 0],
    ['holds garbage for what happened', content('garbage'), 300],
    ['holds null for what happened', content('null'), 300],
    ['has an event that never comes', at('infinity'), 300],
    ['has an event in a year of five digits', at('12000-01-01'), 300],
  ])('is tampered with when it %s, and the first bad leaf is named', async (_how, statements, index) => {
    const { code, out, err } = await verified(statements);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ finding: 'TAMPERED', index });
    expect(code).toBe(1);
  });
});

describe('the signatures of receipts', HOUSE, () => {
  it('are asked for: without their key the database is unsigned, and its head is not remembered', async () => {
    const since = join(folder, 'since');
    const { code, out } = await verified([], ['--vkey', vkey, '--since', since]);
    expect([code, out]).toEqual([
      3,
      'unsigned: receipt_signature: no key of receipts is known: give --receipt-vkey, or --unsigned to leave their signatures out\n',
    ]);
    const again = await verified([], ['--vkey', vkey, '--receipt-vkey', receiptVkey, '--since', since]);
    expect(again.out).toContain('nothing was remembered before');
  });

  it('are left out when that is said, while the heads are still looked at', async () => {
    const { code, out } = await verified([], ['--vkey', vkey, '--unsigned']);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('the signatures of receipts were not looked at, as --unsigned asks'),
    ]);
    expect(out).not.toContain('the signatures of the heads were not looked at');
    const other = verifierKeyText(logKey(ORIGIN).key);
    expect((await verified([], ['--vkey', other, '--unsigned'])).code).toBe(3);
  });

  it('are left out with those of the heads when neither key is given', async () => {
    const { code, out } = await verified([], ['--unsigned', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ finding: 'SOUND', signatures: { heads: false, receipts: false } });
  });

  it('weigh less than tampering', async () => {
    expect((await verified(gone('idx = 5'), ['--vkey', vkey])).code).toBe(1);
  });

  it('cannot be left out when both keys are given', async () => {
    const { code, err } = await verified([], ['--vkey', vkey, '--receipt-vkey', receiptVkey, '--unsigned']);
    expect([code, err]).toEqual([2, expect.stringContaining('give --unsigned or the keys')]);
  });
});

/** Leads to the same server by a socket in the folder, which production takes without TLS. */
async function behindSocket(url: string): Promise<{ readonly url: string; readonly relay: Server }> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const relay = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => relay.listen(join(folder, '.s.PGSQL.5432'), resolve));
  return { url: `postgres://${username}:${password}@${encodeURIComponent(folder)}:5432${pathname}`, relay };
}

describe('an auditor in production', HOUSE, () => {
  it('needs the login, the name of the log and both keys, and no other setting of the hub', async () => {
    const copy = await frozen.tampered([]);
    const { url, relay } = await behindSocket(copy.auditorUrl);
    const environment = { HUB_ENV: 'production', HUB_AUDITOR_DATABASE_URL: url, HUB_LOG_ORIGIN: ORIGIN };
    const keys = ['--vkey', vkey, '--receipt-vkey', receiptVkey];
    try {
      const { code, out, err } = await logCommand(['verify', '--db', ...keys], { environment });
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`the database of ${ORIGIN}\n  ${SIZE} leaves in the tree\n`);
      expect(out).not.toContain('not looked at');
    } finally {
      relay.close();
      await copy.drop();
    }
  });

  it('is told that the name of the log is missing, and of no setting of a serving hub', async () => {
    const environment = { HUB_ENV: 'production', HUB_AUDITOR_DATABASE_URL: 'postgres://hub_auditor@127.0.0.1:1/hub' };
    const { code, err } = await logCommand(['verify', '--db'], { environment });
    expect([code, err]).toEqual([2, expect.stringContaining('production needs HUB_LOG_ORIGIN')]);
    expect(err).toContain('sslmode=verify-full in HUB_AUDITOR_DATABASE_URL');
    expect(err).not.toMatch(/HUB_OIDC_ISSUER|HUB_DATABASE_URL|HUB_INDEX_KEY_FILE/);
  });
});
