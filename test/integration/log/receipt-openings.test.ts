import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { opens, type LeafSlots } from '../../../src/disclosure-log/format/open-commitment.js';
import { SALT_LENGTH, saltOf, SLOTS } from '../../../src/disclosure-log/format/slots.js';
import type { Caller } from '../../../src/enquiry/caller.js';
import type { DatabaseRole } from '../../../src/persistence/database-role.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { receiptOpenings } from '../../../src/persistence/log/serve/receipt-openings.js';
import { createReadingRecorder } from '../../../src/persistence/recording/reading-recorder.js';
import { OPENED_SLOTS } from '../../../src/release/receipt-in-log.js';
import type { DecisionId, PostId } from '../../../src/shared/ids.js';
import { caller, enquirer, moment } from '../../support/builders.js';
import { CANARIES, decisionEntry } from '../../support/decision-entry.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

const OWN: Pick<Caller, 'issuer' | 'subject'> = { issuer: 'https://issuer.example', subject: CANARIES.person };

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

const openings = (id: DecisionId, own = OWN) => receiptOpenings(hub.database.pool('app'), own, id);

async function leafOf(id: DecisionId): Promise<{ readonly slots: LeafSlots; readonly salts: Uint8Array }> {
  const { leaf, salts } = await hub.stored(id);
  return { slots: (JSON.parse(leaf.toString()) as { slots: LeafSlots }).slots, salts };
}

describe('what a receipt opens', () => {
  it('is what the enquirer stated and was told, each slot exactly', async () => {
    const { decisionId } = await hub.committed(decisionEntry());
    const { slots, salts } = await leafOf(decisionId);
    const opened = await openings(decisionId);
    expect(opened.map(({ slot }) => slot)).toEqual(OPENED_SLOTS);
    for (const { slot, salt, value } of opened) {
      expect(Buffer.from(salt, 'base64').equals(saltOf(slot, salts)), slot).toBe(true);
      expect(opens(slots, slot, value as CanonicalText, Buffer.from(salt, 'base64'), nodeHashing), slot).toBe(true);
    }
    expect(Object.fromEntries(opened.map(({ slot, value }) => [slot, JSON.parse(value) as unknown]))).toMatchObject({
      kind: 'ENQUIRY',
      organisation: CANARIES.organisation,
      role: { post: CANARIES.post },
      person: { subject: CANARIES.person, practitioner: CANARIES.practitioner },
      outcome: 'PARTLY_RELEASED',
    });
  });

  it('is nothing else: no other salt comes out of the database', async () => {
    const { decisionId } = await hub.committed(decisionEntry());
    const { salts } = await leafOf(decisionId);
    const { rows } = await hub.database
      .pool('app')
      .query<{ all: string }>('SELECT row_to_json(o)::text AS all FROM hub.receipt_openings($1, $2, $3) o', [
        decisionId,
        OWN.issuer,
        OWN.subject,
      ]);
    const everything = rows[0]?.all ?? '';
    for (const slot of SLOTS) {
      const isOpened = (OPENED_SLOTS as readonly string[]).includes(slot);
      expect(everything.includes(Buffer.from(saltOf(slot, salts)).toString('hex')), slot).toBe(isOpened);
    }
    // neither joined to others nor in pieces
    const hexadecimal = [...everything.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, digits]) => digits?.length);
    expect(hexadecimal).toEqual(OPENED_SLOTS.map(() => SALT_LENGTH * 2));
    for (const words of [CANARIES.words, CANARIES.child]) expect(everything).not.toContain(words);
  });

  it('leaves out what was not used: organisation and post of somebody whom the directory does not confirm', async () => {
    const unconfirmed = { ...OWN, subject: randomUUID() as string };
    const { decisionId } = await hub.committed(
      decisionEntry({
        caller: caller({ ...unconfirmed, post: 'NOT_HELD' as PostId }),
        organisationId: '',
        practitionerId: null,
        childId: null,
        notices: [],
      }),
    );
    const { slots } = await leafOf(decisionId);
    const opened = await openings(decisionId, unconfirmed);
    expect(opened.map(({ slot }) => slot)).toEqual(OPENED_SLOTS.filter((slot) => slot !== 'organisation'));
    for (const { slot, salt, value } of opened) {
      expect(opens(slots, slot, value as CanonicalText, Buffer.from(salt, 'base64'), nodeHashing), slot).toBe(true);
    }
  });

  it('opens the reading of a record as exactly', async () => {
    const recorder = createReadingRecorder({ pool: hub.database.pool('app'), origin: ORIGIN, signer: hub.key.signer });
    const { decisionId } = await recorder.recordReading({
      caller: caller(OWN),
      reader: enquirer({ group: 'IG_LEAD' }),
      at: moment('2026-11-21T03:17:42.123456Z'),
      what: { page: null },
      shown: [],
      caseId: null,
    });
    const { slots } = await leafOf(decisionId);
    const opened = await openings(decisionId);
    expect(opened.map(({ slot }) => slot)).toEqual(OPENED_SLOTS);
    for (const { slot, salt, value } of opened) {
      expect(opens(slots, slot, value as CanonicalText, Buffer.from(salt, 'base64'), nodeHashing), slot).toBe(true);
    }
  });

  it('is nothing to anybody else, and nothing of what does not exist', async () => {
    const { decisionId } = await hub.committed(decisionEntry());
    expect(await openings(decisionId, { ...OWN, subject: 'somebody else' })).toEqual([]);
    expect(await openings(decisionId, { ...OWN, issuer: 'https://another.example' })).toEqual([]);
    expect(await openings(randomUUID() as string as DecisionId)).toEqual([]);
  });

  it.each<DatabaseRole>(['feed', 'sequencer', 'worker', 'retention', 'readonly', 'signer'])(
    'is not given to hub_%s, nor are the salts',
    async (role) => {
      const pool = hub.database.pool(role);
      const asked = pool.query('SELECT hub.receipt_openings($1, $2, $3)', [randomUUID(), OWN.issuer, OWN.subject]);
      await expect(asked).rejects.toThrow(/permission denied/);
      await expect(pool.query('SELECT salts FROM hub.decision_record')).rejects.toThrow(/permission denied/);
    },
  );

  it('is all that the serving login reads of the salts', async () => {
    const pool = hub.database.pool('app');
    await expect(pool.query('SELECT salts FROM hub.decision_record')).rejects.toThrow(/permission denied/);
  });
});
