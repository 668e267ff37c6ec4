import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register } from '../../src/cli/receipt.js';
import type { CanonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import { readCheckpoint } from '../../src/disclosure-log/format/checkpoint.js';
import { leafHash } from '../../src/disclosure-log/format/leaf-hash.js';
import { opens, type LeafSlots } from '../../src/disclosure-log/format/open-commitment.js';
import { receiptText } from '../../src/disclosure-log/format/receipt-text.js';
import { readProof } from '../../src/disclosure-log/format/tlog-proof.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { openNote } from '../../src/disclosure-log/verify/open-note.js';
import { verifyInclusion } from '../../src/disclosure-log/verify/verify-inclusion.js';
import { nodeSignatureCheck } from '../../src/persistence/log/keys/ed25519.js';
import { credentialDigest, newCredential, writeLogReaders } from '../../src/persistence/log/serve/log-readers.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { openReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import { OPENED_SLOTS, type ReceiptInLog } from '../../src/release/receipt-in-log.js';
import type { DecisionId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import { logKey, publishHead, sequenceAll } from '../support/published-head.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, example } from '../support/town-enquiries.js';

const FIELDS = `origin decisionId decidedAt policyVersion leafHash signature index leaf proof
  openings { slot salt value }`;
const RECEIPT = `query Mine($id: ID!) { receipt(decisionId: $id) { ${FIELDS} } }`;
const EXAMPLE = 'a registered patient with a plan';

type Told = ReceiptInLog & { readonly origin: string };

let hub: RunningHub;
let key: NoteSigner;
let id: DecisionId;
let promise: Told;
beforeAll(async () => {
  hub = await startRunningHub();
  key = logKey(hub.config.log.origin);
  const answer = await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE));
  id = answer.answer.receipt.decisionId as DecisionId;
}, 120_000);
afterAll(() => hub.close());

async function receiptOf(persona: string, decision: string): Promise<Told | null> {
  const { data, errors } = await hub.ask<{ receipt: Told | null }>(persona, RECEIPT, { id: decision });
  expect(errors).toEqual([]);
  return data?.receipt ?? null;
}

/** Holds a receipt against the log's key, its own leaf and its own proof, and nothing of the hub. */
function expectProved(receipt: Told): void {
  const { hashes, checkpoint, index } = readProof(Buffer.from(receipt.proof ?? ''));
  const note = openNote(Buffer.from(checkpoint), [key.key], nodeSignatureCheck);
  expect(note.verified).toHaveLength(1);
  const { size, root, origin } = readCheckpoint(note.text);
  expect([origin, index]).toEqual([receipt.origin, receipt.index]);
  const hash = leafHash(Buffer.from(receipt.leaf ?? ''), nodeHashing);
  expect(Buffer.from(hash).toString('base64')).toBe(receipt.leafHash);
  expect(verifyInclusion({ index, size, root, hashes, leafHash: hash }, nodeHashing)).toBe(true);
}

describe('the receipt of a decision', () => {
  it('is a signed promise from the start, and no more until a signed head covers the decision', async () => {
    promise = (await receiptOf('gp', id)) as Told;
    expect(promise).toMatchObject({
      origin: hub.config.log.origin,
      index: null,
      leaf: null,
      proof: null,
      openings: [],
    });
    const { publicKey } = openReceiptKey({ path: hub.config.log.receiptKeyFile, whenMissing: 'REFUSE' }, '');
    const signed = receiptText({
      origin: promise.origin,
      decisionId: id,
      leafHash: Buffer.from(promise.leafHash, 'base64'),
      decidedAt: promise.decidedAt as Instant,
    });
    expect(nodeSignatureCheck.ed25519(publicKey, signed, Buffer.from(promise.signature, 'base64'))).toBe(true);

    await publishHead(hub.database, key);
    await sequenceAll(hub.database);
    expect(await receiptOf('gp', id)).toEqual(promise);
  });

  it('has place, leaf and proof once it is covered, and stays the same promise', async () => {
    await publishHead(hub.database, key);
    const receipt = (await receiptOf('gp', id)) as Told;
    expect({ ...receipt, index: null, leaf: null, proof: null, openings: [] }).toEqual(promise);
    expectProved(receipt);
  });

  it('follows the published head, not the tree', async () => {
    const before = (await receiptOf('gp', id)) as Told;
    for (let more = 0; more < 3; more += 1) await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE));
    await sequenceAll(hub.database);
    expect((await receiptOf('gp', id))?.proof).toBe(before.proof);
    await publishHead(hub.database, key);
    const after = (await receiptOf('gp', id)) as Told;
    expect([after.index, after.proof === before.proof]).toEqual([before.index, false]);
    expectProved(after);
  });

  it('opens what the enquirer stated and was told, and nothing of what the hub holds', async () => {
    const receipt = (await receiptOf('gp', id)) as Told;
    const { slots } = JSON.parse(receipt.leaf ?? '') as { readonly slots: LeafSlots };
    expect(receipt.openings.map(({ slot }) => slot)).toEqual(OPENED_SLOTS);
    for (const { slot, salt, value } of receipt.openings) {
      const opened = opens(slots, slot, value as CanonicalText, Buffer.from(salt, 'base64'), nodeHashing);
      expect(opened, slot).toBe(true);
    }
    const closed = ['subject', 'releasedFields', 'decision', 'request', 'facts', 'answer', 'previous'] as const;
    const salts = receipt.openings.map(({ salt }) => Buffer.from(salt, 'base64'));
    const told = receipt.openings.map(({ value }) => value as CanonicalText);
    for (const slot of closed) {
      // no salt that was given opens another slot, with any value that was given
      for (const salt of salts)
        for (const value of [null, ...told]) expect(opens(slots, slot, value, salt, nodeHashing)).toBe(false);
    }
    const held = await hub.database
      .superuser()
      .query<{ child: string }>('SELECT child_id AS child FROM hub.decision_record WHERE decision_id = $1', [id]);
    expect(JSON.stringify(receipt)).not.toContain(held.rows[0]?.child);
  });

  it('is nobody else’s, whether there is such a decision or not', async () => {
    for (const persona of ['ae-nurse', 'ig-lead', 'hub-ig-lead']) {
      const others = await hub.ask(persona, RECEIPT, { id });
      const unknown = await hub.ask(persona, RECEIPT, { id: randomUUID() });
      expect(others.data).toEqual({ receipt: null });
      expect(others.text).toBe(unknown.text);
    }
  });

  it('stands in the answer as the promise alone', async () => {
    const query = `mutation Ask($input: EnquiryInput!) { enquire(input: $input) { receipt { ${FIELDS} } } }`;
    const input = example(hub, 'gp', EXAMPLE);
    // asked more than once, so that it is answered by compiled code as well
    for (let time = 0; time < 3; time += 1) {
      const { data, errors } = await hub.ask<{ enquire: { receipt: Told } }>('gp', query, { input });
      expect(errors).toEqual([]);
      expect(data?.enquire.receipt).toMatchObject({
        origin: hub.config.log.origin,
        index: null,
        leaf: null,
        proof: null,
        openings: [],
      });
    }
  });

  it('still proves the decision once its record was destroyed, and opens nothing any more', async () => {
    const { answer } = await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE));
    await sequenceAll(hub.database);
    await publishHead(hub.database, key);
    expect((await receiptOf('gp', answer.receipt.decisionId))?.openings).toHaveLength(OPENED_SLOTS.length);
    await hub.database.superuser().query('ALTER TABLE hub.decision_record DISABLE TRIGGER ALL');
    await hub.database
      .superuser()
      .query('DELETE FROM hub.decision_record WHERE decision_id = $1', [answer.receipt.decisionId]);
    await hub.database.superuser().query('ALTER TABLE hub.decision_record ENABLE TRIGGER ALL');
    const receipt = (await receiptOf('gp', answer.receipt.decisionId)) as Told;
    expect(receipt.openings).toEqual([]);
    expectProved(receipt);
  });
});

describe('hub receipt', () => {
  async function run(...words: readonly string[]) {
    let [out, err] = ['', ''];
    const program = new Command().exitOverride();
    register(program, {
      environment: { HUB_TOKEN: await hub.token('gp') },
      out: (text) => void (out += text),
      err: (text) => void (err += text),
    });
    try {
      await program.parseAsync(['receipt', '--url', hub.url, ...words], { from: 'user' });
      return { out, err, exitCode: 0 };
    } catch (fault) {
      return { out, err, exitCode: (fault as { readonly exitCode: number }).exitCode };
    }
  }

  it('writes it into a file that is one’s own alone, or prints it', async () => {
    const file = join(hub.config.dataDirectory, 'receipt.json');
    expect(await run(id, '--out', file)).toEqual({ out: '', err: '', exitCode: 0 });
    const receipt = (await receiptOf('gp', id)) as Told;
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(receipt);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await run(id)).out)).toEqual(receipt);
  });

  it('gives the promise, and says so, while no signed head covers the decision', async () => {
    const { answer } = await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE));
    const ran = await run(answer.receipt.decisionId);
    expect(JSON.parse(ran.out)).toMatchObject({ signature: answer.receipt.signature, proof: null, openings: [] });
    expect([ran.exitCode, ran.err]).toEqual([0, expect.stringContaining('no signed head covers it yet')]);
  });

  it('says so when there is no such decision of one’s own, or no such file', async () => {
    expect(await run(randomUUID())).toMatchObject({ out: '', exitCode: 8 });
    expect(await run('not an id')).toMatchObject({ out: '', exitCode: 2 });
    expect(await run(id, '--out', join(hub.config.dataDirectory, 'no', 'such', 'folder'))).toMatchObject({
      exitCode: 2,
    });
  });
});

describe('the log of a hub that runs', () => {
  it('is read with the credential of a reader of its file, and with no token of a person', async () => {
    const credential = newCredential();
    const read = (token: string) =>
      fetch(`${hub.url}/log/checkpoint`, { headers: { authorization: `Bearer ${token}` } });
    expect((await read(credential)).status).toBe(401);
    await writeLogReaders(hub.config.log.readersFile, [
      { name: 'monitor', may: 'HEADS', credential: credentialDigest(credential) },
    ]);
    const note = await publishHead(hub.database, key);
    expect(await (await read(credential)).text()).toBe(note);
    expect((await read(await hub.token('hub-ig-lead'))).status).toBe(401);
  });
});
