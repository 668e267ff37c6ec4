import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { opens, type LeafSlots } from '../../../src/disclosure-log/format/open-commitment.js';
import { saltOf } from '../../../src/disclosure-log/format/slots.js';
import { CouldNotRecord } from '../../../src/enquiry/could-not-record.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { createSharingRecorder } from '../../../src/persistence/sharing/sharing-recorder.js';
import type { DecisionId, PractitionerId, RequestId } from '../../../src/shared/ids.js';
import type { SharingEntry, SharingRecorder } from '../../../src/sharing/ports.js';
import { caller, enquirer, NOW } from '../../support/builders.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
let recorder: SharingRecorder;
beforeAll(async () => {
  hub = await recordingDatabase();
  recorder = createSharingRecorder({
    pool: hub.database.pool('app'),
    origin: ORIGIN,
    signer: hub.key.signer,
    patienceMilliseconds: 20_000,
  });
});
afterAll(() => hub.drop());

const ADVISER = '00000000-0000-4000-8000-0000000000e1' as PractitionerId;

function entry(changes: Partial<SharingEntry> = {}): SharingEntry {
  return {
    kind: 'SHARING_DECISION',
    caller: caller(),
    holder: enquirer(),
    requestId: randomUUID() as string as RequestId,
    requestDigest: new Uint8Array(32).fill(3),
    decidedAt: NOW,
    childId: null,
    subjectByNumber: null,
    subjectByName: new Uint8Array(32).fill(4),
    conflicted: false,
    concern: 'NONE',
    outcome: 'REFUSED',
    policyVersion: 'a'.repeat(64),
    request: { reason: 'not needed for the visit' },
    facts: { result: 'REFUSED' },
    decision: { result: 'REFUSED' },
    answer: { message: 'recorded' },
    context: { candidates: [] },
    notices: [
      {
        kind: 'CONFIRMATION_ASKED',
        organisation: 'GP1' as never,
        post: 'POST2' as never,
        group: null,
        urgency: 'NONE',
        dueAt: NOW,
        body: 'confirm it',
      },
    ],
    links: [],
    asked: [{ role: 'ADVISER', practitioner: ADVISER }],
    previous: null,
    ...changes,
  };
}

async function committed(changes: Partial<SharingEntry> = {}) {
  const recorded = await recorder.record(entry(changes));
  if (recorded.kind !== 'COMMITTED') throw new Error('beaten');
  return recorded.receipt;
}

const TABLES = ['decision_record', 'stored_answer', 'outbox', 'log_pending', 'confirmation_asked', 'decision_link'];

describe('a decision of a holder', () => {
  it('is written with its links, who is asked to confirm, its notices and its submission to the log, all of them', async () => {
    const first = await committed();
    const second = await committed({
      links: [{ kind: 'SUPERSEDES', earlier: first.decisionId }],
      previous: first.leafHash,
    });
    for (const table of TABLES) {
      const key = table === 'log_pending' ? 'leaf_id' : 'decision_id';
      expect(await hub.count(table, `${key} = $1`, second.decisionId), table).toBe(1);
    }
    expect(
      await hub.count(
        'confirmation_asked',
        'decision_id = $1 AND practitioner_id = $2 AND asked_at = $3',
        second.decisionId,
        ADVISER,
        NOW,
      ),
    ).toBe(1);
  });

  it('commits in its leaf to its kind, to its words and to the leaf that it takes the place of', async () => {
    const first = await committed();
    const { decisionId } = await committed({
      links: [{ kind: 'SUPERSEDES', earlier: first.decisionId }],
      previous: first.leafHash,
    });
    const row = await hub.stored(decisionId);
    const { slots } = JSON.parse(row.leaf.toString()) as { slots: LeafSlots };
    const open = (slot: 'kind' | 'previous' | 'request', value: ReturnType<typeof canonicalText> | null) =>
      opens(slots, slot, value, saltOf(slot, row.salts), nodeHashing);
    expect(open('kind', canonicalText('SHARING_DECISION'))).toBe(true);
    expect(open('previous', canonicalText(first.leafHash))).toBe(true);
    expect(open('previous', null)).toBe(false);
    expect(open('request', canonicalText({ reason: 'not needed for the visit' }))).toBe(true);
  });

  it.each([
    ['who is asked', { asked: [{ role: 'BOSS', practitioner: ADVISER }] }],
    ['a link', { links: [{ kind: 'FOLLOWS', earlier: randomUUID() }] }],
  ])('is recorded in no part when %s cannot be', async (_, wrong) => {
    const requestId = randomUUID() as string as RequestId;
    const before = await Promise.all(TABLES.map((table) => hub.count(table)));
    const refused = recorder.record(entry({ requestId, ...(wrong as unknown as Partial<SharingEntry>) }));
    await expect(refused).rejects.toBeInstanceOf(CouldNotRecord);
    expect(await hub.count('decision', 'request_id = $1', requestId)).toBe(0);
    expect(await Promise.all(TABLES.map((table) => hub.count(table)))).toEqual(before);
  });

  it('has one successor: of two at once one is recorded whole and the other in no part', async () => {
    const first = await committed();
    const links = [{ kind: 'SUPERSEDES' as const, earlier: first.decisionId }];
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => recorder.record(entry({ links }))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await hub.count('decision_link', 'earlier_id = $1', first.decisionId)).toBe(1);
    expect(await hub.count('decision')).toBe(await hub.count('decision_record'));
  });

  it('stays as it was when another takes its place', async () => {
    const first = await committed();
    const before = await hub.stored(first.decisionId);
    await committed({ links: [{ kind: 'SUPERSEDES', earlier: first.decisionId }], previous: first.leafHash });
    expect(await hub.stored(first.decisionId)).toEqual(before);
  });

  it.each(['decision_link', 'confirmation_asked', 'confirmation'])(
    '%s is insert-only, for the owner too',
    async (table) => {
      const { decisionId } = await committed({ links: [{ kind: 'REPLIES_TO', earlier: randomUUID() as DecisionId }] });
      const superuser = hub.database.superuser();
      await expect(superuser.query(`DELETE FROM hub.${table} WHERE decision_id = $1`, [decisionId])).rejects.toThrow(
        'insert-only',
      );
      await expect(superuser.query(`UPDATE hub.${table} SET decision_id = decision_id`)).rejects.toThrow('insert-only');
      await expect(hub.database.pool('app').query(`DELETE FROM hub.${table}`)).rejects.toMatchObject({ code: '42501' });
    },
  );
});
