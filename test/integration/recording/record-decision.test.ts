import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText, isCanonical } from '../../../src/disclosure-log/format/canonical-bytes.js';
import { opens, type LeafSlots } from '../../../src/disclosure-log/format/open-commitment.js';
import { saltOf } from '../../../src/disclosure-log/format/slots.js';
import { CouldNotRecord } from '../../../src/enquiry/could-not-record.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import type { PostId, RequestId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import { caller } from '../../support/builders.js';
import { CANARIES, decisionEntry, digest, firstEntry } from '../../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

describe('recording a decision', () => {
  it('writes decision, record, answer, notices and the submission to the log, all of them', async () => {
    const { decisionId } = await hub.committed(decisionEntry());
    expect(await hub.count('decision', 'id = $1', decisionId)).toBe(1);
    for (const table of ['decision_record', 'stored_answer', 'outbox']) {
      expect(await hub.count(table, 'decision_id = $1', decisionId), table).toBe(1);
    }
    expect(await hub.count('log_pending', 'leaf_id = $1', decisionId)).toBe(1);
  });

  it('writes every part where it belongs', async () => {
    const entry = decisionEntry({
      ...firstEntry(digest(1), digest(2)),
      counts: {
        notifying: false,
        listed: true,
        notConfirmed: true,
        withoutRelationship: false,
        overridden: true,
        conflicted: false,
      },
    });
    const { decisionId } = await hub.committed(entry);
    const { rows } = await hub.database.superuser().query(
      `SELECT d.issuer, d.subject, d.organisation_id, d.post_id, d.request_id, d.policy_version, d.request_digest,
         d.first_by_number, d.first_by_name, r.kind, r.child_id, r.practitioner_id, r.organisation_id AS organisation,
         r.practitioner_group, r.sector, r.purpose, r.setting, r.concern, r.outcome, r.notifying, r.listed,
         r.not_confirmed, r.without_relationship, r.overridden, r.conflicted, r.subject_by_number, r.subject_by_name,
         r.decided_at = d.decided_at AS same_time, a.answer = r.answer AS same_answer,
         a.expires_at - d.decided_at = interval '10 minutes' AS ten_minutes, l.leaf_hash = d.leaf_hash AS same_hash,
         o.payload
       FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
         JOIN hub.stored_answer a ON a.decision_id = d.id JOIN hub.log_pending l ON l.leaf_id = d.id
         JOIN hub.outbox o ON o.decision_id = d.id WHERE d.id = $1`,
      [decisionId],
    );
    expect(rows).toEqual([
      {
        issuer: 'https://issuer.example',
        subject: CANARIES.person,
        organisation_id: CANARIES.organisation,
        post_id: CANARIES.post,
        request_id: entry.request.requestId,
        policy_version: entry.decision.policyVersion,
        request_digest: Buffer.from(entry.requestDigest),
        first_by_number: Buffer.from(digest(1)),
        first_by_name: Buffer.from(digest(2)),
        kind: 'ENQUIRY',
        child_id: null,
        practitioner_id: CANARIES.practitioner,
        organisation: CANARIES.organisation,
        practitioner_group: entry.facts.caller.group,
        sector: 'HEALTH',
        purpose: entry.request.purpose,
        setting: entry.request.setting,
        concern: entry.request.concern,
        outcome: 'PARTLY_RELEASED',
        notifying: false,
        listed: true,
        not_confirmed: true,
        without_relationship: false,
        overridden: true,
        conflicted: false,
        subject_by_number: Buffer.from(digest(1)),
        subject_by_name: Buffer.from(digest(2)),
        same_time: true,
        same_answer: true,
        ten_minutes: true,
        same_hash: true,
        payload: canonicalText(entry.notices),
      },
    ]);
  });

  it('keeps canonical texts, exactly as they were given', async () => {
    const awkward = 'quote " backslash \\ brace {,} null NULL tab \t zero \u0000 é 🚨';
    const entry = decisionEntry({ context: { awkward } });
    const { decisionId } = await hub.committed(entry);
    const row = await hub.stored(decisionId);
    expect(row.context).toBe(canonicalText({ awkward }));
    expect(row.request).toBe(canonicalText(entry.request));
    expect(row.facts).toBe(canonicalText(entry.facts));
    expect(row.decision).toBe(canonicalText(entry.decision));
    expect(row.answer).toBe(entry.answer.canonicalForRecord());
    for (const text of [row.request, row.facts, row.decision, row.answer]) expect(isCanonical(text)).toBe(true);
  });

  it('records a caller whom the directory does not know, under no post and no organisation', async () => {
    const entry = decisionEntry({
      caller: caller({ subject: randomUUID(), post: 'NOT_HELD' as PostId }),
      organisationId: '',
      practitionerId: null,
      childId: null,
      notices: [],
    });
    const { decisionId } = await hub.committed(entry);
    expect(await hub.count('decision', `id = $1 AND organisation_id = '' AND post_id = ''`, decisionId)).toBe(1);
    expect(await hub.count('outbox', 'decision_id = $1', decisionId)).toBe(0);
    const slots = (JSON.parse((await hub.stored(decisionId)).leaf.toString()) as { slots: LeafSlots }).slots;
    const { salts } = await hub.stored(decisionId);
    for (const slot of ['organisation', 'subject', 'previous'] as const) {
      expect(opens(slots, slot, null, saltOf(slot, salts), nodeHashing), slot).toBe(true);
    }
  });
});

describe('a row that cannot be written', () => {
  it('fails alone, whatever goes with it', async () => {
    const bad = decisionEntry({ decidedAt: '2026-13-45T03:17:42.123456Z' as Instant });
    const entries = [decisionEntry(), bad, decisionEntry(), decisionEntry()];
    const results = await Promise.allSettled(entries.map((entry) => hub.recorder.record(entry)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    const fault = (results[1] as PromiseRejectedResult).reason as CouldNotRecord;
    expect(fault).toBeInstanceOf(CouldNotRecord);
    expect(fault).toMatchObject({ fault: 'REFUSED_BY_DATABASE', outcome: 'NOT_RECORDED' });
    expect(await hub.count('decision', 'request_id = $1', bad.request.requestId)).toBe(0);
  });

  it('is refused before it meets the database when it has no canonical form', async () => {
    const entry = decisionEntry({ context: { words: 'canary\ud800' } });
    const refusal: unknown = await hub.recorder.record(entry).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'CouldNotRecord', fault: 'NOT_RECORDABLE', outcome: 'NOT_RECORDED' });
    expect(String(refusal)).not.toContain('canary');
  });

  it('is beaten, without a trace, when its request id is used', async () => {
    const entry = decisionEntry();
    await hub.committed(entry);
    const before = await hub.count('log_pending');
    const again = {
      ...entry,
      request: { ...entry.request, requestId: entry.request.requestId.toUpperCase() as RequestId },
    };
    expect(await hub.recorder.record(again)).toEqual({ kind: 'BEATEN' });
    expect(await hub.count('log_pending')).toBe(before);
  });

  it('is not beaten by the same request id of another person, organisation or post', async () => {
    const entry = decisionEntry();
    await hub.committed(entry);
    const others = [
      { ...entry, caller: { ...entry.caller, subject: 'another' } },
      { ...entry, caller: { ...entry.caller, issuer: 'https://another.example' } },
      { ...entry, caller: { ...entry.caller, post: null } },
      { ...entry, organisationId: 'ANOTHER' as typeof entry.organisationId },
    ];
    const results = await Promise.all(others.map((entry) => hub.recorder.record(entry)));
    expect(results.map(({ kind }) => kind)).toEqual(Array(4).fill('COMMITTED'));
  });
});
