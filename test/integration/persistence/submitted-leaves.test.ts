import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const REFUSED = '42501';

describe('a login that writes events', () => {
  const insert = (kind: string, leaf = `'\\x01'`, hash = `sha256('\\x0001')`, id = 'gen_random_uuid()'): string =>
    `INSERT INTO hub.log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
     VALUES (${id}, '${kind}', gen_random_uuid()::text, now(), ${leaf}, ${hash}, decode(repeat('00', 64), 'hex'))`;
  const decision = (id: string): string =>
    `INSERT INTO hub.decision (id, decided_at, issuer, subject, organisation_id, post_id, request_id, request_digest,
       policy_version, leaf, leaf_hash, receipt_signature)
     VALUES (${id}, now(), '', '', '', '', gen_random_uuid(), sha256(''), '', '\\x01', sha256('\\x0001'), decode(repeat('00', 64), 'hex'))`;
  const LONG = `convert_to(repeat('a', 65536), 'UTF8')`;
  const KINDS = [
    ['app', 'POLICY_ACTIVATION'],
    ['feed', 'FEED_BATCH'],
  ] as const;

  it.each(KINDS)('as hub_%s cannot hand in a leaf that could get no place', async (role, kind) => {
    const refused = { code: '23514', table: 'log_event' };
    const login = database.pool(role);
    await expect(login.query(insert(kind, LONG, `sha256('\\x00'::bytea || ${LONG})`))).rejects.toMatchObject(refused);
    await expect(login.query(insert(kind, `''`, `sha256('\\x00')`))).rejects.toMatchObject(refused);
    await expect(login.query(insert(kind, `'\\x02'`))).rejects.toMatchObject(refused);
  });

  it('cannot give an event the id of a decision, nor a decision that of an event, placed or not', async () => {
    const [one, other] = [`'${randomUUID()}'`, `'${randomUUID()}'`];
    const refused = { code: '23505' };
    const app = database.pool('app');
    await app.query(decision(one));
    await app.query(insert('POLICY_ACTIVATION', undefined, undefined, other));
    for (const placed of [false, true]) {
      if (placed) await database.superuser().query('DELETE FROM hub.log_pending');
      await expect(app.query(insert('POLICY_ACTIVATION', undefined, undefined, one))).rejects.toMatchObject(refused);
      await expect(app.query(decision(other))).rejects.toMatchObject(refused);
    }
  });

  it('cannot do so behind an older view of the other table either', async () => {
    const client = await database.pool('app').connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await expect(client.query(decision('gen_random_uuid()'))).rejects.toThrow('at read committed');
    await client.query('ROLLBACK');
    client.release();
  });

  it.each(['app', 'feed'] as const)('as hub_%s leaves no record of an event that is not there', async (role) => {
    const orphan = `INSERT INTO hub.log_event_record (event_id, content, salts) VALUES (gen_random_uuid(), '{}', '')`;
    await expect(database.pool(role).query(orphan)).rejects.toMatchObject({ code: '23503' });
  });

  it.each(['retention', 'worker', 'sequencer', 'signer'] as const)('is not hub_%s', async (role) => {
    for (const kind of ['ERASURE', 'FEED_BATCH', 'POLICY_ACTIVATION']) {
      await expect(database.pool(role).query(insert(kind)), kind).rejects.toMatchObject({ code: REFUSED });
    }
  });

  it.each([
    ['app', 'POLICY_ACTIVATION', ['ERASURE', 'FEED_BATCH']],
    ['feed', 'FEED_BATCH', ['ERASURE', 'POLICY_ACTIVATION']],
  ] as const)('hub_%s writes %s and no other kind', async (role, own, others) => {
    await expect(database.pool(role).query(insert(own))).resolves.toMatchObject({ rowCount: 1 });
    for (const other of others) {
      await expect(database.pool(role).query(insert(other)), other).rejects.toMatchObject({ code: REFUSED });
    }
  });
});
