import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText, isCanonical, type CanonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { opens, type LeafSlots } from '../../../src/disclosure-log/format/open-commitment.js';
import { receiptText } from '../../../src/disclosure-log/format/receipt-text.js';
import { saltOf, SLOTS, type Slot } from '../../../src/disclosure-log/format/slots.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { release } from '../../../src/release/release.js';
import { CANARIES, DECIDED_AT, decisionEntry, digest, sealedAnswer } from '../../support/decision-entry.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

describe('the leaf of a recorded decision', () => {
  it('is stored as it was hashed', async () => {
    const receipt = await hub.committed(decisionEntry());
    const row = await hub.stored(receipt.decisionId);
    const hash = createHash('sha256').update(Buffer.of(0)).update(row.leaf).digest();
    expect(row.leaf_hash).toEqual(hash);
    expect(receipt.leafHash).toBe(hash.toString('base64'));
    expect(isCanonical(row.leaf.toString())).toBe(true);
  });

  it('opens in every slot with the salts and texts that are stored', async () => {
    const entry = decisionEntry();
    const { decisionId } = await hub.committed(entry);
    const row = await hub.stored(decisionId);
    const leaf = JSON.parse(row.leaf.toString()) as { id: string; hour: string; slots: LeafSlots };
    expect(leaf).toMatchObject({ id: decisionId, hour: '2026-11-21T03:00:00Z' });
    const values: Record<Slot, CanonicalText | null> = {
      kind: canonicalText('ENQUIRY'),
      organisation: canonicalText(CANARIES.organisation),
      role: canonicalText({ group: entry.facts.caller.group, post: CANARIES.post }),
      person: canonicalText({
        issuer: 'https://issuer.example',
        subject: CANARIES.person,
        practitioner: CANARIES.practitioner,
      }),
      subject: canonicalText({ child: CANARIES.child }),
      purpose: canonicalText(entry.request.purpose),
      setting: canonicalText(entry.request.setting),
      outcome: canonicalText('PARTLY_RELEASED'),
      releasedFields: canonicalText(['authority', 'kind', 'started', 'ended'].map((field) => `plan:0 PLAN.${field}`)),
      decision: row.decision,
      request: row.request,
      facts: canonicalText({
        context: JSON.parse(row.context),
        facts: JSON.parse(row.facts),
        record: {
          ...entry.counts,
          sector: 'HEALTH',
          concern: entry.request.concern,
          onBehalfOf: null,
          presentingAddress: false,
          typedNumber: null,
          typedName: null,
          typedBirthDate: null,
          typedDetails: Buffer.from(digest(9)).toString('base64'),
        },
      }),
      answer: row.answer,
      previous: null,
    };
    for (const slot of SLOTS) {
      expect(opens(leaf.slots, slot, values[slot], saltOf(slot, row.salts), nodeHashing), slot).toBe(true);
    }
  });

  it('commits, for a child who is not known, to the keyed digests', async () => {
    const { decisionId } = await hub.committed(decisionEntry({ childId: null, subjectByName: digest(9) }));
    const row = await hub.stored(decisionId);
    const { slots } = JSON.parse(row.leaf.toString()) as { slots: LeafSlots };
    const value = canonicalText({ byNumber: null, byName: Buffer.from(digest(9)).toString('base64') });
    expect(opens(slots, 'subject', value, saltOf('subject', row.salts), nodeHashing)).toBe(true);
  });

  it('has no trace of person, organisation, post, child or words', async () => {
    const { decisionId } = await hub.committed(decisionEntry());
    const { leaf } = await hub.stored(decisionId);
    for (const canary of Object.values(CANARIES)) {
      expect(leaf.toString().toLowerCase()).not.toContain(canary.toLowerCase());
      expect(leaf.toString()).not.toContain(Buffer.from(canary).toString('base64').slice(0, 12));
    }
  });

  it('has salts of its own', async () => {
    const rows = await Promise.all(
      Array.from({ length: 5 }, async () => hub.stored((await hub.committed(decisionEntry())).decisionId)),
    );
    const salts = rows.flatMap((row) => SLOTS.map((slot) => saltOf(slot, row.salts).toString()));
    expect(new Set(salts).size).toBe(5 * SLOTS.length);
  });
});

describe('the receipt', () => {
  it('is signed over origin, decision, leaf and time, and can be made again from the record', async () => {
    const receipt = await hub.committed(decisionEntry());
    const row = await hub.stored(receipt.decisionId);
    expect(row.decided_at).toBe(DECIDED_AT);
    expect(row.receipt_signature.toString('base64')).toBe(receipt.signature);
    const text = receiptText({
      origin: ORIGIN,
      decisionId: receipt.decisionId,
      leafHash: row.leaf_hash,
      decidedAt: row.decided_at,
    });
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hub.key.publicKey).toString('base64url') };
    expect(verify(null, text, createPublicKey({ key: jwk, format: 'jwk' }), row.receipt_signature)).toBe(true);
  });

  it('opens the answer that was recorded, and no other', async () => {
    const entry = decisionEntry();
    const receipt = await hub.committed(entry);
    expect(release(entry.answer, receipt).message).toBe(CANARIES.words);
    expect(() => release(sealedAnswer('another'), receipt)).toThrow();
  });
});
