import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { openReceiptKey } from '../../../src/persistence/log/keys/receipt-key.js';
import { eraseRecords } from '../../../src/persistence/retention/erase-records.js';
import type { EnquiryAnswer } from '../../../src/release/enquiry-answer.js';
import { castSubject } from '../../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../../src/synthetic-town/town-calendar.js';
import { ASKING } from '../../support/everybody-asks.js';
import { logCommand, type LogCommandEnded } from '../../support/log-command.js';
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

async function erased(decisions: readonly string[]): Promise<void> {
  const { origin, receiptKeyFile: path } = hub.config.log;
  const { signer } = openReceiptKey({ path, whenMissing: 'REFUSE' }, origin);
  const person = (key: string): string => PERSONAS.find((one) => one.key === key)?.practitioner?.id ?? '';
  const erasure = { rule: 'a schedule', decisions, agreedBy: [person('hub-ig-lead'), person('ig-lead')] as const };
  await hub.database.superuser().query('DELETE FROM hub.outbox');
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
  await activate();
  await erased(receipts.slice(0, 2).map(({ decisionId }) => decisionId));
  await sequenceAll(hub.database);
  const key = logKey(hub.config.log.origin);
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
      checked: { heads: 1, erased: 2, waiting: 1, activations: 2, otherEvaluators: 0 },
    });
    expect(told.checked['replayed']).toBe(2 * ASKING.length - 2 + 3);
    expect(told.checked['decisions']).toBe(2 * ASKING.length + 3 + 2 + 1 + 1);
    for (const name of ['batches', 'items', 'leaves']) expect(told.checked[name]).toBeGreaterThan(10);
  });

  it('says so when no key was given, by which heads are looked at', async () => {
    const { code, out } = await verified([]);
    expect(code).toBe(0);
    expect(out).toContain('the signatures of the heads were not looked at');
  });

  it('finds the decision of a receipt, with and without its place', async () => {
    for (const [receipt, told] of [
      [placedReceipt, /the leaf of the receipt is leaf \d+/],
      [waitingReceipt, /the decision of the receipt waits/],
    ] as const) {
      const { code, out } = await verified([], '--receipt', await fileOf(receipt));
      expect(code).toBe(0);
      expect(out).toMatch(told);
    }
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
