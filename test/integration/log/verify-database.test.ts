import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import type { NoteSigner } from '../../../src/disclosure-log/signing.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { eraseRecords } from '../../../src/persistence/retention/erase-records.js';
import type { EnquiryAnswer } from '../../../src/release/enquiry-answer.js';
import { castSubject } from '../../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../../src/synthetic-town/town-calendar.js';
import { noticesPassed } from '../../support/erasing-hub.js';
import { ASKING } from '../../support/everybody-asks.js';
import { logCommand, type LogCommandEnded } from '../../support/log-command.js';
import { changedPlans } from '../../support/changed-plans.js';
import { newSigner } from '../../support/note-keys.js';
import { draftWith } from '../../support/policy-draft.js';
import { logKey, publishHead, sequenceAll } from '../../support/published-head.js';
import { startRunningHub, type RunningHub } from '../../support/running-hub.js';
import { record } from '../../support/sharing-hub.js';
import { sharingInput } from '../../support/sharing-input.js';
import { freeze, type FrozenDatabase } from '../../support/tampered-copy.js';
import { TAMPERING } from '../../support/tampering.js';
import { enquire, input, WORRIED } from '../../support/town-enquiries.js';

const CANARY = 'canary-of-what-was-typed';
const MINUTES = 60_000;
const PROPOSE = 'mutation P($draft: String!, $note: String!) { proposePolicy(draft: $draft, note: $note) { id } }';
const APPROVE = 'mutation A($version: String!) { approvePolicy(version: $version) { state } }';
const READ = '{ decisions(first: 5) { nodes { id } } }';

let hub: RunningHub;
let frozen: FrozenDatabase;
let folder: string;
let vkey: string;
/** Of an enquiry that waits for its place. */
let waitingReceipt: EnquiryAnswer['receipt'];
let placedReceipt: EnquiryAnswer['receipt'];

async function activate(): Promise<void> {
  const { text, version } = draftWith('gate/training', { text: 'in other words' });
  const draft = { draft: text, note: 'the training gate in other words' };
  const { data } = await hub.ask<{ proposePolicy: { id: string } }>('hub-ig-lead-second', PROPOSE, draft);
  for (const lead of ['ig-lead', 'hub-ig-lead']) {
    const { errors } = await hub.ask(lead, APPROVE, { version }, data?.proposePolicy.id);
    expect(errors).toEqual([]);
  }
}

async function erased(decisions: readonly string[], key: NoteSigner): Promise<void> {
  const { origin, receiptKeyFile: path } = hub.config.log;
  const { signer } = openReceiptKey({ path, whenMissing: 'REFUSE' }, origin);
  const person = (key: string): string => PERSONAS.find((one) => one.key === key)?.practitioner?.id ?? '';
  const erasure = {
    rule: 'SCHEDULE-1',
    decisions,
    namedAsAgreeing: [person('hub-ig-lead'), person('ig-lead')] as const,
  };
  await hub.database.superuser().query('DELETE FROM hub.outbox');
  await noticesPassed(hub, decisions);
  await sequenceAll(hub.database);
  await publishHead(hub.database, key);
  expect(await eraseRecords(hub.database.pool('retention'), erasure, { origin, signer })).toMatchObject({
    destroyed: decisions.length,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  hub = await startRunningHub();
  const town = townCalendar(hub.asOf);
  const [known, shielded] = (['planInForce', 'shieldedWithPlan'] as const).map((key) =>
    castSubject(key, 'NUMBER_AND_NAME', town),
  );
  const receipts: EnquiryAnswer['receipt'][] = [];
  for (const subject of [known, shielded]) {
    if (subject === undefined) throw new Error('nobody to ask about');
    for (const [persona, asked] of ASKING) {
      const { answer } = await enquire(hub, persona, input({ ...asked, reason: CANARY }, subject));
      receipts.push(answer.receipt);
    }
  }
  const stranger = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };
  await enquire(hub, 'gp', input(WORRIED, stranger));
  const shared = await record(hub, 'gp', sharingInput());
  await record(hub, 'gp', sharingInput({ supersedes: shared.receipt.decisionId }));
  expect((await hub.ask('hub-ig-lead', READ, {})).errors).toEqual([]);
  await changedPlans(hub);
  await activate();
  const key = logKey(hub.config.log.origin);
  await erased(
    receipts.slice(0, 2).map(({ decisionId }) => decisionId),
    key,
  );
  await sequenceAll(hub.database);
  vkey = verifierKeyText(key.key);
  await publishHead(hub.database, key);
  // behind the head: one leaf with its place, one that waits for it
  const later = await enquire(hub, 'gp', input(WORRIED, stranger));
  await sequenceAll(hub.database);
  const waits = await enquire(hub, 'gp', input(WORRIED, stranger));
  placedReceipt = later.answer.receipt;
  waitingReceipt = waits.answer.receipt;
  frozen = await freeze(hub.database);
}, 4 * MINUTES);

afterAll(async () => {
  await frozen.drop();
  await hub.close();
  await rm(folder, { recursive: true });
});

/** Only the older head is left. */
const CUT = ['DELETE FROM log_head WHERE id = (SELECT max(id) FROM log_head)'];

/** Tampers with a copy and runs the command on it. */
async function verified(statements: readonly string[], ...words: readonly string[]): Promise<LogCommandEnded> {
  const copy = await frozen.tampered(statements);
  try {
    const environment = {
      HUB_DATA_DIR: hub.config.dataDirectory,
      HUB_DATABASE_URL: copy.appUrl,
      HUB_AUDITOR_DATABASE_URL: copy.auditorUrl,
    };
    return await logCommand(['verify', '--db', ...words], { environment });
  } finally {
    await copy.drop();
  }
}

describe('the database of a hub that ran', { timeout: MINUTES }, () => {
  it('is sound, and says how much was looked at', async () => {
    const { code, out, err } = await verified([], '--vkey', vkey, '--json');
    expect([code, err]).toEqual([0, '']);
    const told = JSON.parse(out) as { readonly checked: Readonly<Record<string, number>> };
    expect(told).toMatchObject({
      finding: 'SOUND',
      signatures: { heads: true, receipts: true },
      checked: { heads: 2, erased: 2, waiting: 1, activations: 2, otherEvaluators: 0 },
    });
    // the enquiries that were not erased, and what a holder decided twice
    expect(told.checked['replayed']).toBe(2 * ASKING.length - 2 + 3 + 2);
    expect(told.checked['decisions']).toBe(2 * ASKING.length + 3 + 2 + 1 + 1);
    for (const name of ['batches', 'items', 'leaves']) expect(told.checked[name]).toBeGreaterThan(10);
  });

  it('is no more than behind while nothing was given its place since, however long ago that is', async () => {
    // as on the morning after a hub was stopped: everything is an hour older, the leaf that waits too
    const anHourLater = [
      `UPDATE log_pending SET submitted_at = submitted_at - interval '1 hour'`,
      `UPDATE log_entry SET submitted_at = submitted_at - interval '1 hour', sequenced_at = sequenced_at - interval '1 hour'`,
    ];
    const { code, out } = await verified(anHourLater, '--vkey', vkey);
    expect(out).toMatch(
      /^behind: decision [0-9a-f-]{36}: .+the hub is not running or behind: start it and look again\n$/,
    );
    expect(code).toBe(2);
  });

  it('is no more than behind when a hub that stood still gave a place, and no head was signed since', async () => {
    const late = [
      `UPDATE log_head SET signed_at = signed_at + interval '10 minutes'`,
      `UPDATE log_entry SET sequenced_at = sequenced_at + interval '11 minutes'`,
    ];
    const { code, out } = await verified(late, '--vkey', vkey);
    expect([code, out]).toEqual([2, expect.stringMatching(/^behind: entry \d+: it got its place late/)]);
  });

  it('is looked at in development with the login and the folder of the hub, and the key of the log', async () => {
    const copy = await frozen.tampered([]);
    const environment = { HUB_DATA_DIR: hub.config.dataDirectory, HUB_AUDITOR_DATABASE_URL: copy.auditorUrl };
    const { code, out } = await logCommand(['verify', '--db', '--vkey', vkey], { environment });
    expect([code, out]).toEqual([0, expect.stringMatching(/the newest head covers \d+ leaves and was signed at 2/)]);
    await copy.drop();
  });

  it('that has not had its migrations is not looked at, and is left so', async () => {
    const copy = await frozen.tampered(["DELETE FROM public.hub_migration WHERE name LIKE '%7'"]);
    const environment = { HUB_AUDITOR_DATABASE_URL: copy.auditorUrl };
    const { code, err } = await logCommand(['verify', '--db'], { environment });
    expect([code, err]).toEqual([2, expect.stringContaining("has not had 1 of this hub's migrations")]);
    await copy.drop();
  });

  it('is not made when there is none', async () => {
    const empty = join(folder, 'empty');
    const { code, err } = await logCommand(['verify', '--db'], { environment: { HUB_DATA_DIR: empty } });
    expect([code, err]).toEqual([2, expect.stringContaining('there is no database where HUB_DATA_DIR leads')]);
    expect(existsSync(empty)).toBe(false);
  });

  it('is unsigned when no key is known by which heads are looked at, unless they are to be left out', async () => {
    expect(await verified([])).toMatchObject({ code: 3, out: expect.stringMatching(/^unsigned: log_head: no key/) });
    const { code, out } = await verified([], '--unsigned');
    expect(code).toBe(0);
    expect(out).toContain('the signatures of the heads were not looked at');
  });

  it('finds the decision of a receipt, with and without its place', async () => {
    for (const [receipt, told] of [
      [placedReceipt, /the leaf of the receipt is leaf \d+/],
      [waitingReceipt, /the decision of the receipt waits/],
    ] as const) {
      const { code, out } = await verified([], '--unsigned', '--receipt', await fileOf(receipt));
      expect(code).toBe(0);
      expect(out).toMatch(told);
    }
  });

  it('is unsigned when the newest head lacks the quorum of the policy, whatever its columns claim', async () => {
    const policy = join(folder, 'policy');
    const witness = verifierKeyText(newSigner('w.example', 0x04).key);
    await writeFile(policy, `log ${vkey}\nwitness w1 ${witness}\nquorum w1\n`);
    const { code, out } = await verified([], '--policy', policy);
    expect([code, out]).toEqual([3, expect.stringMatching(/fewer cosignatures .* though its columns claim them/)]);
    const forged = await verified([`UPDATE log_head SET cosigned_by = '{w1}'`], '--policy', policy);
    expect([forged.code, forged.out]).toEqual([1, expect.stringMatching(/the columns name a witness/)]);
  });

  it('is held to the head that was remembered', async () => {
    const since = join(folder, 'since');
    const shorter = await verified(CUT, '--vkey', vkey, '--since', since);
    expect([shorter.code, shorter.out]).toEqual([0, expect.stringContaining('nothing was remembered before')]);
    await rm(since);
    const whole = await verified([], '--vkey', vkey, '--since', since, '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ finding: 'SOUND', rememberedBefore: false });
    expect(whole.out).not.toContain('newestHead');
    const again = await verified([], '--vkey', vkey, '--since', since, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ finding: 'SOUND', rememberedBefore: true });
    const cut = await verified(CUT, '--vkey', vkey, '--since', since);
    expect([cut.code, cut.out]).toEqual([
      1,
      expect.stringMatching(/the newest head covers \d+ leaves, and one covered/),
    ]);
  });

  it('remembers nothing of what is not sound', async () => {
    const since = join(folder, 'not-there');
    expect((await verified(['DELETE FROM log_pending'], '--vkey', vkey, '--since', since)).code).toBe(1);
    expect(existsSync(since)).toBe(false);
  });

  it('cannot be read when it is not there', async () => {
    const environment = {
      HUB_DATA_DIR: hub.config.dataDirectory,
      HUB_DATABASE_URL: 'postgres://hub_app@127.0.0.1:1/hub',
      HUB_AUDITOR_DATABASE_URL: 'postgres://hub_auditor@127.0.0.1:1/hub',
    };
    expect(await logCommand(['verify', '--db'], { environment })).toMatchObject({ code: 2 });
  });

  it('is unsigned under the key of another log', async () => {
    const other = verifierKeyText(logKey(hub.config.log.origin).key);
    const { code, out } = await verified([], '--vkey', other);
    expect([code, out]).toEqual([3, expect.stringMatching(/^unsigned: log_head \d+/)]);
  });
});

async function fileOf({ decisionId, decidedAt, leafHash, signature }: EnquiryAnswer['receipt']): Promise<string> {
  const file = join(folder, randomUUID());
  const { origin } = hub.config.log;
  await writeFile(file, JSON.stringify({ origin, decisionId, decidedAt, leafHash, signature }));
  return file;
}

/** Tables in which something hangs on a decision. */
const EVERYWHERE = ['stored_answer', 'outbox', 'notice', 'decision_link', 'confirmation_asked', 'decision_record'];

describe('hub log verify --db exits 1 and names the place when', { timeout: MINUTES }, () => {
  for (const [what, statements, place] of TAMPERING) {
    it(what, async () => {
      const { code, out } = await verified(statements, '--vkey', vkey);
      expect(out).toMatch(/^tampered: /);
      expect(out).toMatch(place);
      expect(code).toBe(1);
      expect(out).not.toContain(CANARY);
    });
  }

  it('a decision was deleted with all that hangs on it, and somebody holds its receipt', async () => {
    const everything = [
      `DELETE FROM log_pending WHERE leaf_id = '${waitingReceipt.decisionId}'`,
      `DELETE FROM decision WHERE id = '${waitingReceipt.decisionId}'`,
      ...EVERYWHERE.map(
        (table) => `WITH gone AS (DELETE FROM ${table} WHERE decision_id = '${waitingReceipt.decisionId}') SELECT`,
      ),
    ];
    expect((await verified(everything, '--vkey', vkey)).code).toBe(0);
    const { code, out } = await verified(everything, '--receipt', await fileOf(waitingReceipt));
    expect([code, out]).toEqual([1, expect.stringMatching(/^tampered: the receipt: the decision/)]);
  });
});
