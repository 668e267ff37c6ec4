import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Enquirer } from '../../../src/directory/enquirer.js';
import type { DecisionFilter } from '../../../src/oversight/decision-view.js';
import type { Scope } from '../../../src/oversight/ports.js';
import { viewOf } from '../../../src/oversight/view-of.js';
import { createDecisionReader } from '../../../src/persistence/oversight/decision-reader.js';
import { createReadingRecorder } from '../../../src/persistence/recording/reading-recorder.js';
import { createSharingRecorder } from '../../../src/persistence/sharing/sharing-recorder.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';
import type { DecisionId, PractitionerId, RequestId } from '../../../src/shared/ids.js';
import type { SharingEntry } from '../../../src/sharing/ports.js';
import { caller, enquirer, moment, organisation, request } from '../../support/builders.js';
import { decisionEntry } from '../../support/decision-entry.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

const CLINIC = organisation('CLINIC1');
const PERSON = '5afe0000-0000-4000-8000-00000000000a' as PractitionerId;
const ADVISER = '5afe0000-0000-4000-8000-00000000000b' as PractitionerId;
const APPROVER = '5afe0000-0000-4000-8000-00000000000c' as PractitionerId;
const EVERYTHING: DecisionFilter = { kind: null, escalated: null, outcome: null, purpose: null, from: null, to: null };
const OF_CLINIC: Scope = { organisation: CLINIC };

let hub: RecordingDatabase;
let hour = 0;
beforeAll(async () => {
  hub = await recordingDatabase();
});
afterAll(() => hub.drop());

const lead = enquirer({ group: 'IG_LEAD' });
const reader = () => createDecisionReader(hub.database.pool('readonly'), ORIGIN);
const somebody = (id: PractitionerId) => ({ ...lead, practitioner: { ...lead.practitioner, id } });

const recording = () => ({
  pool: hub.database.pool('app'),
  origin: ORIGIN,
  signer: hub.key.signer,
  patienceMilliseconds: 20_000,
});

/** Somebody in a post of the clinic. */
function ofClinic(id: PractitionerId): Enquirer {
  const { practitioner, post } = enquirer();
  if (post === null) throw new Error('a holder has a post');
  const organisationOfPost = { ...post.organisation, id: CLINIC };
  return { practitioner: { ...practitioner, id }, post: { ...post, organisation: organisationOfPost } };
}

/** Records a decision of a holder, each an hour after the one before. */
async function sharing(changes: Partial<SharingEntry> = {}): Promise<DecisionId> {
  hour += 1;
  const recorder = createSharingRecorder(recording());
  const recorded = await recorder.record({
    kind: 'SHARING_DECISION',
    caller: caller(),
    holder: ofClinic(PERSON),
    requestId: randomUUID() as string as RequestId,
    requestDigest: new Uint8Array(32).fill(1),
    decidedAt: moment(`2026-11-21T${String(hour).padStart(2, '0')}:00:00.000000Z`),
    childId: null,
    subjectByNumber: null,
    subjectByName: null,
    conflicted: false,
    concern: 'WELFARE',
    outcome: 'SHARED',
    policyVersion: 'ab'.repeat(32),
    request: { reason: 'why it was shared' },
    facts: {},
    decision: { result: 'SHARED' },
    answer: {},
    context: {},
    notices: [],
    links: [],
    asked: [],
    previous: null,
    ...changes,
  });
  if (recorded.kind !== 'COMMITTED') throw new Error('beaten');
  return recorded.receipt.decisionId;
}

/** Records that a colleague of the lead was shown a decision. */
async function readingOf(shown: DecisionId): Promise<DecisionId> {
  const recorder = createReadingRecorder(recording());
  const at = moment('2026-11-22T00:00:00.000000Z');
  const { decisionId } = await recorder.recordReading({
    caller: caller(),
    reader: ofClinic(PERSON),
    at,
    what: { decision: shown },
    shown: [shown],
    caseId: null,
  });
  return decisionId;
}

const listed = async (who = lead, filter: Partial<DecisionFilter> = {}) =>
  (await reader().page(who, OF_CLINIC, { ...EVERYTHING, ...filter }, 50, null))?.decisions.map(({ id }) => id);

describe('decisions that holders made outside the hub', { timeout: 60_000 }, () => {
  it('are listed with those of the hub, and shown with who is named, confirmed or unconfirmed (5.24)', async () => {
    const { receipt } = await hub.recorder
      .record(decisionEntry({ organisationId: CLINIC, decidedAt: moment('2026-11-20T00:00:00.000000Z') }))
      .then((recorded) => (recorded.kind === 'COMMITTED' ? recorded : Promise.reject(new Error('beaten'))));
    const id = await sharing({
      request: { reason: 'why', adviser: { person: { directory: null, name: 'Dr Nobody-Listed' } } },
      asked: [
        { role: 'ADVISER', practitioner: ADVISER },
        { role: 'APPROVER', practitioner: APPROVER },
      ],
    });
    await hub.database
      .superuser()
      .query(`INSERT INTO hub.confirmation (decision_id, role, practitioner_id) VALUES ($1, 'APPROVER', $2)`, [
        id,
        APPROVER,
      ]);
    expect(await listed()).toEqual([id, receipt.decisionId]);
    expect(await listed(lead, { kind: 'SHARING_DECISION' })).toEqual([id]);
    expect(await listed(lead, { kind: 'ENQUIRY' })).toEqual([receipt.decisionId]);
    expect(await listed(lead, { kind: 'BROKER_REQUEST' })).toEqual([]);
    const one = await reader().one(lead, OF_CLINIC, id);
    if (one === null) throw new Error('not read');
    expect(viewOf(one, false)).toMatchObject({
      kind: 'SHARING_DECISION',
      outcome: 'SHARED',
      reason: 'why',
      fields: [],
      named: [
        { role: 'ADVISER', confirmed: false },
        { role: 'APPROVER', confirmed: true },
        { role: 'ADVISER', practitioner: 'Dr Nobody-Listed', confirmed: false },
      ],
      reAskOf: [],
      sealed: null,
    });
  });

  it('are read by nobody who made them or is named in them', async () => {
    const id = await sharing({ asked: [{ role: 'ADVISER', practitioner: ADVISER }] });
    expect(await listed()).toContain(id);
    for (const person of [PERSON, ADVISER]) {
      expect(await listed(somebody(person))).not.toContain(id);
      expect(await reader().one(somebody(person), OF_CLINIC, id)).toBeNull();
    }
  });

  it('are read by nobody who is too near to the child of a decision that they follow from', async () => {
    const birthDate = '2019-02-28' as CalendarDate;
    const near = { ...lead.practitioner, givenName: 'Ada', familyName: 'Thorn', birthDate };
    const subject = { ...request().subject, kind: 'CHILD', givenName: 'Ada', familyName: 'Thorn', birthDate };
    const first = await sharing({ request: { reason: 'about a child', subject } });
    const links = [{ kind: 'ASKS_ABOUT' as const, earlier: first }];
    const second = await sharing({ kind: 'BROKER_REQUEST', request: { reason: 'a question' }, links });
    expect(await listed()).toEqual(expect.arrayContaining([first, second]));
    const who = { ...lead, practitioner: near };
    expect(await listed(who)).not.toEqual(expect.arrayContaining([first]));
    expect(await listed(who)).not.toEqual(expect.arrayContaining([second]));
    expect(await reader().one(who, OF_CLINIC, second)).toBeNull();
    // nor a reading that showed it
    const reading = await readingOf(second);
    expect(await reader().one(lead, OF_CLINIC, reading)).toMatchObject({ answer: JSON.stringify({ shown: [second] }) });
    expect(await reader().one(who, OF_CLINIC, reading)).toBeNull();
    expect(await listed(who, { kind: 'OVERSIGHT_READING' })).not.toContain(reading);
  });
});
