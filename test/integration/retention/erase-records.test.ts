import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditDatabase } from '../../../src/compose/verify-database.js';
import { receiptText } from '../../../src/disclosure-log/format/receipt-text.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import { CANARY, LEADS, nothingWaits, RULE, startErasingHub, type ErasingHub } from '../../support/erasing-hub.js';
import { forgetRecords } from '../../support/forget-records.js';
import { storedLog } from '../../support/log-tables.js';
import type { RunningHub } from '../../support/running-hub.js';
import { count } from '../../support/town-enquiries.js';

let erasing: ErasingHub;
let hub: RunningHub;
beforeAll(async () => {
  erasing = await startErasingHub();
  ({ hub } = erasing);
}, 120_000);
afterAll(() => hub.close());

const recorded = () => erasing.recorded();
const erase: ErasingHub['erase'] = (decisions, more) => erasing.erase(decisions, more);

/** Tables in which some row holds the words. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const superuser = hub.database.superuser();
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await superuser.query(`SELECT FROM hub.${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
      words,
    ]);
    if (rowCount !== 0) found.push(name);
  }
  return found;
}

interface Why {
  readonly explain: { readonly outcome: string | null; readonly factsDestroyed: string | null } | null;
}
const why = (persona: string, id: string) =>
  hub.ask<Why>(persona, 'query Why($id: ID!) { explain(decisionId: $id) { outcome factsDestroyed } }', { id });

describe('an erasure', { timeout: 60_000 }, () => {
  it('destroys what was typed and told of its decisions, in every table, and of no other', async () => {
    const [other, gone] = [await recorded(), await recorded()];
    await erase([other.decisionId]);
    expect(await count(hub, 'decision_record', 'decision_id = $1', gone.decisionId)).toBe(1);
    expect(await tablesWith(CANARY)).toContain('decision_record');
    const erased = await erase([gone.decisionId]);
    expect(erased).toMatchObject({ destroyed: 1, before: 0 });
    expect(erased.event).not.toBeNull();
    expect(await tablesWith(CANARY)).toEqual([]);
    for (const table of ['decision_record', 'stored_answer', 'outbox', 'notice']) {
      expect(await count(hub, table, 'decision_id = $1', gone.decisionId), table).toBe(0);
    }
  });

  it('leaves each decision its leaf and its place, and the log whole, with one leaf more', async () => {
    const { decisionId } = await recorded();
    const before = await storedLog(hub.database);
    const { event } = await erase([decisionId]);
    await nothingWaits(hub);
    const after = await storedLog(hub.database);
    expect(after.faults).toEqual([]);
    expect(after.astray).toEqual([]);
    expect(after.entries.slice(0, before.size)).toEqual(before.entries);
    expect(after.entries.slice(before.size).map(({ leafId }) => leafId)).toEqual([event]);
    expect(await count(hub, 'decision', 'id = $1', decisionId)).toBe(1);
  });

  it('says in the log which decisions, by which rule, and who was named as agreeing', async () => {
    const ids = [await recorded(), await recorded()].map(({ decisionId }) => decisionId).toSorted();
    const { event } = await erase(ids.toReversed());
    const { rows } = await hub.database
      .superuser()
      .query<{ content: string }>('SELECT content FROM hub.log_event_record WHERE event_id = $1', [event]);
    expect(JSON.parse(rows[0]?.content ?? '')).toEqual({
      rule: RULE,
      decisions: ids,
      count: 2,
      namedAsAgreeing: [...LEADS].toSorted(),
    });
    expect(await count(hub, 'erasure_item', 'event_id = $1 AND decision_id = ANY ($2::uuid[])', event, ids)).toBe(2);
  });

  it('of what was erased before changes nothing, alone, in a longer list, and twice at once', async () => {
    const [first, second] = [(await recorded()).decisionId, (await recorded()).decisionId];
    await erase([first]);
    const events = await count(hub, 'log_event');
    expect(await erase([first, first])).toEqual({ event: null, destroyed: 0, before: 1 });
    expect(await count(hub, 'log_event')).toBe(events);
    const both = await Promise.all([erase([first, second]), erase([second, first])]);
    expect(both.map(({ destroyed, before }) => [destroyed, before]).toSorted()).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect(await count(hub, 'log_event')).toBe(events + 1);
  });

  it('is what an auditor finds in place of the records, and nothing else is amiss', async () => {
    const [erased, taken] = [(await recorded()).decisionId, (await recorded()).decisionId];
    await erase([erased]);
    await nothingWaits(hub);
    const audit = () =>
      auditDatabase(hub.database.pool('auditor'), hub.config.log, {
        trust: null,
        receiptKey: erasing.receiptKey,
        receipt: null,
      });
    const sound = await audit();
    expect(sound).toMatchObject({ kind: 'SOUND', signatures: { receipts: true } });
    expect(sound.kind === 'SOUND' && sound.checked.erased).toBe(await count(hub, 'erasure_item'));
    // and what went without one is tampering
    await hub.database
      .superuser()
      .query('CREATE TABLE hub.put_by AS SELECT * FROM hub.decision_record WHERE decision_id = $1', [taken]);
    await forgetRecords(hub.database, 'decision_id = $1', taken);
    expect(await audit()).toMatchObject({ kind: 'TAMPERED' });
    await hub.database.superuser().query('ALTER TABLE hub.put_by DROP COLUMN counted');
    const { rows } = await hub.database
      .superuser()
      .query<{ list: string }>(
        `SELECT string_agg(quote_ident(attname), ', ') AS list FROM pg_attribute WHERE attrelid = 'hub.put_by'::regclass AND attnum > 0 AND NOT attisdropped`,
      );
    const list = rows[0]?.list ?? '';
    await hub.database
      .superuser()
      .query(`INSERT INTO hub.decision_record (${list}) SELECT ${list} FROM hub.put_by; DROP TABLE hub.put_by`);
    expect(await audit()).toMatchObject({ kind: 'SOUND' });
  });

  it('can be rehearsed, and destroys nothing then', async () => {
    const { decisionId } = await recorded();
    const events = await count(hub, 'log_event');
    expect(await erase([decisionId], { rehearse: true })).toEqual({ event: null, destroyed: 1, before: 0 });
    expect(await count(hub, 'decision_record', 'decision_id = $1', decisionId)).toBe(1);
    expect(await count(hub, 'log_event')).toBe(events);
  });
});

describe('after an erasure', { timeout: 60_000 }, () => {
  it('the receipt is as good as before: its signature, its leaf, and what the hub says of it', async () => {
    const receipt = await recorded();
    await erase([receipt.decisionId]);
    const read = await hub.ask<{ readonly receipt: { readonly leafHash: string; readonly signature: string } | null }>(
      'gp',
      'query Mine($id: ID!) { receipt(decisionId: $id) { leafHash signature } }',
      { id: receipt.decisionId },
    );
    expect(read.data?.receipt).toEqual({ leafHash: receipt.leafHash, signature: receipt.signature });
    const { rows } = await hub.database
      .superuser()
      .query<{ hash: Buffer }>('SELECT leaf_hash AS hash FROM hub.log_entry WHERE leaf_id = $1', [receipt.decisionId]);
    const leafHash = rows[0]?.hash ?? Buffer.alloc(0);
    expect(leafHash.toString('base64')).toBe(receipt.leafHash);
    const text = receiptText({
      origin: hub.config.log.origin,
      decisionId: receipt.decisionId as DecisionId,
      leafHash,
      decidedAt: receipt.decidedAt as Instant,
    });
    const key = createPublicKey(readFileSync(hub.config.log.receiptKeyFile));
    expect(verify(null, text, key, Buffer.from(receipt.signature, 'base64'))).toBe(true);
  });

  it('the enquirer and information governance are told that the facts were destroyed, and others nothing', async () => {
    const { decisionId } = await recorded();
    expect((await why('gp', decisionId)).data?.explain?.factsDestroyed).toBeNull();
    await erase([decisionId]);
    for (const persona of ['gp', 'hub-ig-lead']) {
      const { data, errors } = await why(persona, decisionId);
      expect(errors, persona).toEqual([]);
      expect(data?.explain?.outcome, persona).toBeNull();
      expect(data?.explain?.factsDestroyed, persona).toMatch(/^facts destroyed under retention on \d{4}-\d\d-\d\d;/);
    }
    // of another organisation, and nobody's lead
    for (const persona of ['ig-lead', 'ae-nurse'])
      expect((await why(persona, decisionId)).data).toEqual({ explain: null });
  });

  it('a list of decisions is read as if there were none', async () => {
    const { decisionId } = await recorded();
    await erase([decisionId]);
    const { data, errors } = await hub.ask<{ readonly decisions: { readonly nodes: readonly { id: string }[] } }>(
      'hub-ig-lead',
      'query { decisions(first: 50) { nodes { id } } }',
      {},
    );
    expect(errors).toEqual([]);
    expect(data?.decisions.nodes.map(({ id }) => id)).not.toContain(decisionId);
  });
});
