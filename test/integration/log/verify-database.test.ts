import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { openReceiptKey } from '../../../src/persistence/log/receipt-key.js';
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

const NO_CHECK = 'ALTER TABLE log_entry DROP CONSTRAINT log_entry_check';
const FLIPPED = 'set_byte(leaf, 300, (get_byte(leaf, 300) # 1))';
const LATER = `(SELECT id FROM decision ORDER BY decided_at DESC LIMIT 1)`;
/** A decision in the middle of the log that still has its record. */
const ONE = `(SELECT r.decision_id FROM decision_record r JOIN log_entry e ON e.leaf_id = r.decision_id
  WHERE r.kind = 'ENQUIRY' ORDER BY e.idx OFFSET 5 LIMIT 1)`;
const EVERYWHERE = ['stored_answer', 'outbox', 'notice', 'decision_link', 'confirmation_asked', 'decision_record'];
const PLAN = '(SELECT source_key FROM plan ORDER BY source_id, source_key LIMIT 1)';
const PLANTED_PLAN = (batch: string): string =>
  `INSERT INTO plan SELECT child_id, kind, categories, started, ended, end_reason, source_id, 'planted', as_of, received_at,
   ${batch}, statement, hand, row_digest FROM plan LIMIT 1`;

/** What somebody does who owns the database server, and the place that is named. */
const TAMPERING: readonly (readonly [what: string, statements: readonly string[], place: RegExp])[] = [
  ['a byte of a leaf is changed', [NO_CHECK, `UPDATE log_entry SET leaf = ${FLIPPED} WHERE idx = 7`], /leaf 7, /],
  [
    'a byte of a leaf is changed with its hashes',
    [
      `UPDATE decision SET leaf = ${FLIPPED} WHERE id = ${ONE}`,
      `UPDATE decision SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE id = ${ONE}`,
      `UPDATE log_entry e SET leaf = d.leaf, leaf_hash = d.leaf_hash FROM decision d WHERE d.id = e.leaf_id AND d.id = ${ONE}`,
    ],
    /leaf \d+, /,
  ],
  ['a decision is deleted', [`DELETE FROM decision WHERE id = ${ONE}`], /leaf \d+, entry \d+: no decision/],
  [
    'a decision that waits is deleted with its submission, but not with what hangs on it',
    [
      `DELETE FROM log_pending WHERE leaf_id = ${LATER}`,
      `DELETE FROM decision WHERE id = (SELECT decision_id FROM decision_record ORDER BY decided_at DESC LIMIT 1)`,
    ],
    /decision_record [0-9a-f-]{36}: names a decision/,
  ],
  ['a submission is deleted', ['DELETE FROM log_pending'], /decision [0-9a-f-]{36}: it has no place/],
  [
    'a submission waits for too long',
    [`UPDATE log_pending SET submitted_at = submitted_at - interval '5 minutes'`],
    /decision [0-9a-f-]{36}: it has waited/,
  ],
  [
    'the answer of a record is edited',
    [`UPDATE decision_record SET answer = replace(answer, '"', '''') WHERE decision_id = ${ONE}`],
    /slot `answer`/,
  ],
  [
    'the person of a record is edited',
    [`UPDATE decision SET subject = 'somebody-else' WHERE id = ${ONE}`],
    /leaf \d+, entry \d+: the commitment of the slot `person`/,
  ],
  [
    'the child of a record is edited',
    [`UPDATE decision_record SET child_id = gen_random_uuid() WHERE decision_id = ${ONE}`],
    /slot `subject`/,
  ],
  [
    'a link to what a decision replaces is taken out',
    [`DELETE FROM decision_link WHERE kind = 'SUPERSEDES'`],
    /slot `previous`/,
  ],
  [
    'the salt of a slot is zeroed',
    [
      `UPDATE decision_record SET salts = overlay(salts PLACING decode(repeat('00', 32), 'hex') FROM 33) WHERE decision_id = ${ONE}`,
    ],
    /leaf \d+, entry \d+: the commitment of the slot `organisation`/,
  ],
  [
    'a record is deleted without an erasure',
    [`DELETE FROM decision_record WHERE decision_id = ${ONE}`],
    /leaf \d+, entry \d+: the record is missing, and no erasure/,
  ],
  [
    'a record is deleted and hung on an erasure of others',
    [
      `INSERT INTO erasure_item SELECT ${ONE}, event_id FROM erasure_item LIMIT 1`,
      `DELETE FROM decision_record WHERE decision_id = (SELECT decision_id FROM decision_record JOIN erasure_item USING (decision_id))`,
    ],
    /leaf \d+, entry \d+: the record is missing, and the erasure does not name it/,
  ],
  [
    'a receipt is signed by nobody',
    [`UPDATE decision SET receipt_signature = decode(repeat('00', 64), 'hex') WHERE id = ${ONE}`],
    /the receipt is not signed/,
  ],
  [
    'two entries are swapped',
    [
      'UPDATE log_entry SET idx = idx + 1000000 WHERE idx = 3',
      'UPDATE log_entry SET idx = 3 WHERE idx = 4',
      'UPDATE log_entry SET idx = 4 WHERE idx = 1000003',
    ],
    /leaf 3, /,
  ],
  ['the last entry is dropped', ['DELETE FROM log_entry WHERE idx = (SELECT max(idx) FROM log_entry)'], /leaf \d+, /],
  [
    'a hash of a tile is changed',
    ['UPDATE log_partial_tile SET hashes = set_byte(hashes, 65, get_byte(hashes, 65) # 1)'],
    /tile\/0\/000/,
  ],
  [
    'the tree is cut off behind a head',
    [`UPDATE log_tree SET size = 0, root = sha256(''::bytea)`, 'DELETE FROM log_partial_tile', 'DELETE FROM log_entry'],
    /leaf 0, log_head \d+: covers/,
  ],
  ['the root of a head is changed', [`UPDATE log_head SET root = sha256('other')`], /log_head \d+: the columns/],
  ['the row of the tree is changed', [`UPDATE log_tree SET root = sha256('other')`], /log_tree: /],
  [
    'an activation is inserted',
    [
      "INSERT INTO policy_activation (version, activated_by) SELECT version, '{DEVELOPMENT}' FROM policy_version LIMIT 1",
    ],
    /policy_activation \d+: neither a decision nor an event/,
  ],
  [
    'an activation is inserted as if two people had approved it',
    [
      `INSERT INTO policy_activation (version, activated_by, decision_id)
       SELECT d.policy_version, '{one,other}', d.id FROM decision d WHERE d.id = ${ONE}`,
    ],
    /policy_activation \d+: no decision/,
  ],
  [
    'a ruleset is edited',
    [`UPDATE policy_version SET ruleset = replace(ruleset, 'training', 'schooling')`],
    /policy_version [0-9a-f]{64}: /,
  ],
  [
    'a plan is inserted without a batch',
    [PLANTED_PLAN('gen_random_uuid()')],
    /plan \w+ "planted": it names a batch that is not there/,
  ],
  ['a plan is inserted under a batch', [PLANTED_PLAN('batch_id')], /plan \w+ "planted": no row of its batch makes it/],
  [
    'a plan is edited',
    [`UPDATE plan SET started = started - 1 WHERE source_key = ${PLAN}`],
    /plan \w+ "[^"]+": its column `started`/,
  ],
  [
    'a plan is moved to another child',
    [`UPDATE plan SET child_id = (SELECT id FROM child WHERE id <> plan.child_id LIMIT 1) WHERE source_key = ${PLAN}`],
    /plan \w+ "[^"]+": it is about another child/,
  ],
  [
    'a child is found under a number that is not its own',
    [
      `INSERT INTO child_key SELECT kind, '9990000018', child_id, source_id, source_key, former FROM child_key WHERE kind = 'NHS_NUMBER' LIMIT 1`,
    ],
    /identity_statement \w+ "[^"]+": the child is found under other keys/,
  ],
  [
    'the rows of a batch are edited',
    [`UPDATE feed_batch_rows SET rows = '\\x00' WHERE batch_id = (SELECT id FROM feed_batch LIMIT 1)`],
    /feed_batch [0-9a-f-]{36}: its rows are not/,
  ],
  [
    'the rows of a batch are deleted',
    ['DELETE FROM feed_batch_rows WHERE batch_id = (SELECT id FROM feed_batch LIMIT 1)'],
    /feed_batch [0-9a-f-]{36}: its rows are missing/,
  ],
  [
    'the digest of a batch is edited',
    [`UPDATE feed_batch SET bytes_digest = sha256('other') WHERE id = (SELECT id FROM feed_batch LIMIT 1)`],
    /feed_batch [0-9a-f-]{36}: the event tells otherwise/,
  ],
];

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
