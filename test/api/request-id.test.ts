import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { askAt, startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example, forgetEnquiries, input, ROUTINE, tried, WORRIED } from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(() => hub.close());

const known = () => castSubject('planInForce', 'NUMBER_AND_NAME', town);

/** The id of the decision that an error of a spent request names. */
function spentBy({ status, errors, data }: Answered<unknown>): unknown {
  expect(data).toBeNull();
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['REQUEST_ID_SPENT']);
  expect(status).toBe(409);
  return errors[0]?.extensions['decisionId'];
}

/** How often the answer of a decision was asked for again, and given. */
const repeats = (decision: string, given: boolean) =>
  count(hub, 'answer_repeat', 'decision_id = $1 AND given = $2', decision, given);

/** Everything that one enquiry may leave behind, counted. */
const traces = async () => ({
  decisions: await count(hub, 'decision'),
  records: await count(hub, 'decision_record'),
  submitted: await count(hub, 'log_pending'),
  told: (await count(hub, 'outbox')) + (await count(hub, 'notice')),
});

describe('a request id', { timeout: 60_000 }, () => {
  it('sent fifty times at once makes one decision, and all are given the same bytes (F13)', async () => {
    const token = await hub.token('ae-nurse');
    const asked = input({ ...WORRIED }, known());
    await enquire(hub, 'ae-nurse', input(WORRIED, castSubject('noSocialCare', 'NUMBER_AND_NAME', town)));
    const before = await traces();
    const answered = await Promise.all(
      Array.from({ length: 50 }, () => askAt<{ enquire: EnquiryAnswer }>(hub.url, token, ENQUIRE, { input: asked })),
    );
    expect(answered.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(new Set(answered.map(({ text }) => text)).size).toBe(1);
    const id = answered[0]?.data?.enquire.receipt.decisionId ?? '';
    const after = await traces();
    expect({ ...after, told: 0 }).toEqual({
      decisions: before.decisions + 1,
      records: before.records + 1,
      submitted: before.submitted + 1,
      told: 0,
    });
    expect((await count(hub, 'outbox', 'decision_id = $1', id)) + (await noticesOf(id))).toBeGreaterThan(0);
    expect(await repeats(id, true)).toBe(49);
  });

  it('sent again is given the stored bytes, with an access row and no second decision, notice or count', async () => {
    const asked = input(WORRIED, known());
    const first = await enquire(hub, 'gp', asked);
    const before = await traces();
    const notices = await noticesOf(first.answer.receipt.decisionId);
    const again = await enquire(hub, 'gp', asked);
    expect(again.text).toBe(first.text);
    const after = await traces();
    expect(after.decisions).toBe(before.decisions);
    expect(after.records).toBe(before.records);
    expect(after.submitted).toBe(before.submitted);
    expect(await repeats(first.answer.receipt.decisionId, true)).toBe(1);
    const waiting = await count(hub, 'outbox', 'decision_id = $1', first.answer.receipt.decisionId);
    expect(waiting).toBeLessThanOrEqual(notices === 0 ? 1 : 0);
  });

  it('in capitals is the same one', async () => {
    const asked = input(ROUTINE, known());
    const first = await enquire(hub, 'gp', asked);
    const again = await enquire(hub, 'gp', { ...asked, requestId: asked.requestId.toUpperCase() });
    expect(again.text).toBe(first.text);
  });

  it.each([
    [
      'another child',
      (asked: EnquiryInput) => ({ ...asked, subject: castSubject('noSocialCare', 'NUMBER_AND_NAME', town) }),
    ],
    ['another concern', (asked: EnquiryInput) => ({ ...asked, concern: 'LIKELY_SIGNIFICANT_HARM' as const })],
    ['another reason', (asked: EnquiryInput) => ({ ...asked, reason: `${asked.reason}!` })],
  ])('sent with %s is not accepted, and tells nothing', async (_what, changed) => {
    const asked = input(WORRIED, known());
    const { answer } = await enquire(hub, 'gp', asked);
    const { status, errors, data, text } = await tried(hub, 'gp', changed(asked));
    expect(status).toBe(400);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: 'input.requestId' });
    expect(text).not.toContain(answer.receipt.decisionId);
    expect(text).not.toContain(asked.requestId);
    expect(await repeats(answer.receipt.decisionId, true)).toBe(0);
  });

  it('that another caller used is simply unused', async () => {
    const asked = input(WORRIED, known());
    const one = await enquire(hub, 'gp', asked);
    const other = await enquire(hub, 'health-visitor', asked);
    expect(other.answer.receipt.decisionId).not.toBe(one.answer.receipt.decisionId);
    // with other input too: nothing tells that the id was seen before
    const third = await enquire(hub, 'ae-nurse', { ...asked, reason: 'a reason of my own' });
    expect(third.answer.outcome).not.toBe('REFUSED');
    expect(await count(hub, 'decision', 'request_id = $1', asked.requestId)).toBe(3);
  });
});

describe('a request id that is spent', { timeout: 60_000 }, () => {
  it('after ten minutes names its decision and gives nothing', async () => {
    const asked = input(ROUTINE, known());
    const { answer, text } = await enquire(hub, 'gp', asked);
    const id = answer.receipt.decisionId;
    const kept = `SELECT extract(epoch FROM a.expires_at - d.decided_at)::int AS seconds
      FROM hub.stored_answer a JOIN hub.decision d ON d.id = a.decision_id WHERE d.id = $1`;
    expect((await hub.database.superuser().query(kept, [id])).rows).toEqual([{ seconds: 600 }]);
    await hub.database
      .superuser()
      .query(
        `UPDATE hub.stored_answer SET expires_at = clock_timestamp() - interval '1 millisecond' WHERE decision_id = $1`,
        [id],
      );
    const late = await tried(hub, 'gp', asked);
    expect(spentBy(late)).toBe(id);
    expect(text).toContain('IN_FORCE');
    expect(late.text).not.toContain('IN_FORCE');
    expect(await repeats(id, false)).toBe(1);
    expect(await repeats(id, true)).toBe(0);
  });

  it('because consent was withdrawn meanwhile', async () => {
    const asked = input(WORRIED, castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', town));
    const { answer } = await enquire(hub, 'gp', asked);
    expect(answer.child?.confidentialServices).toHaveLength(1);
    await hub.database.superuser().query(
      `UPDATE hub.consent SET state = 'WITHDRAWN' WHERE scope = 'TO_POINT' AND child_id IN
         (SELECT child_id FROM hub.identity_statement WHERE family_name = 'Ashenden-Pike')`,
    );
    const again = await tried(hub, 'gp', asked);
    expect(spentBy(again)).toBe(answer.receipt.decisionId);
    expect(again.text).not.toContain('confidential service is involved');
  });

  it('because the child was shielded meanwhile', async () => {
    const asked = input(WORRIED, castSubject('planEndedThisYear', 'NUMBER_AND_NAME', town));
    const { answer } = await enquire(hub, 'gp', asked);
    await hub.database.superuser().query(
      `INSERT INTO hub.shield (child_id, since, until, hides_name, source_id, source_key, as_of, received_at, batch_id,
         statement, hand, row_digest)
       SELECT child_id, clock_timestamp() - interval '1 second', NULL, false, source_id, 'new shield', as_of, received_at,
         batch_id, statement, hand, row_digest
       FROM hub.social_care_case WHERE source_id = 'Z01' AND child_id IN
         (SELECT child_id FROM hub.identity_statement WHERE family_name = 'Kestrelmann')`,
    );
    expect(spentBy(await tried(hub, 'gp', asked))).toBe(answer.receipt.decisionId);
  });

  it('because the training of the enquirer lapsed meanwhile', async () => {
    const asked = input(WORRIED, known());
    const { answer } = await enquire(hub, 'out-of-hours-doctor', asked);
    await hub.database
      .superuser()
      .query(`UPDATE hub.practitioner SET training_completed_on = '2001-01-01' WHERE family_name = 'Oakhollow'`);
    expect(spentBy(await tried(hub, 'out-of-hours-doctor', asked))).toBe(answer.receipt.decisionId);
  });

  it('because retention destroyed the record', async () => {
    const asked = input(ROUTINE, known());
    const { answer } = await enquire(hub, 'gp', asked);
    await forgetEnquiries(hub);
    expect(spentBy(await tried(hub, 'gp', asked))).toBe(answer.receipt.decisionId);
  });

  it('after its answer was given again five times', async () => {
    const asked = input(ROUTINE, known());
    const { answer, text } = await enquire(hub, 'gp', asked);
    const id = answer.receipt.decisionId;
    const repeated = `INSERT INTO hub.answer_repeat (decision_id, repeated_at, given)
      SELECT id, decided_at + make_interval(secs => $2), true FROM hub.decision WHERE id = $1`;
    // those of the first seconds are one call that was sent again
    for (const seconds of [1, 2, 3, 4, 5, 11, 12, 13, 14]) {
      await hub.database.superuser().query(repeated, [id, seconds]);
    }
    expect((await enquire(hub, 'gp', asked)).text).toBe(text);
    await hub.database.superuser().query(repeated, [id, 15]);
    expect(spentBy(await tried(hub, 'gp', asked))).toBe(id);
  });

  it('at once when it opened a shield: an access override is never given again', async () => {
    const name = 'a protected child, with an override of the shield';
    const asked = example(hub, 'police-child-abuse-unit', name);
    const { answer, text } = await enquire(hub, 'police-child-abuse-unit', asked, true);
    expect(text).toContain('Quillfeather');
    expect(await count(hub, 'stored_answer', 'decision_id = $1', answer.receipt.decisionId)).toBe(0);
    const again = await tried(hub, 'police-child-abuse-unit', asked, true);
    expect(spentBy(again)).toBe(answer.receipt.decisionId);
    expect(again.text).not.toContain('Quillfeather');
    expect(await repeats(answer.receipt.decisionId, false)).toBe(1);
  });

  it('but not by the limit that its own first answer reached', async () => {
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const unsettled = () => input(WORRIED, { child: { ...child, dateOfBirth: town.daysBefore(3_001) } });
    for (let asked = 1; asked < 8; asked += 1) await enquire(hub, 'ae-nurse', unsettled());
    const eighth = unsettled();
    const first = await enquire(hub, 'ae-nurse', eighth);
    expect(first.answer.outcome).toBe('IDENTITY_NOT_CONFIRMED');
    expect((await enquire(hub, 'ae-nurse', eighth)).text).toBe(first.text);
    // a ninth enquiry is one too many
    expect((await enquire(hub, 'ae-nurse', unsettled())).answer.outcome).toBe('REFUSED');
  });

  it('but not because another enquiry was made meanwhile, or more became known', async () => {
    const asked = input(WORRIED, castSubject('noSocialCare', 'NUMBER_AND_NAME', town));
    const first = await enquire(hub, 'gp', asked);
    await enquire(hub, 'ae-nurse', { ...asked, requestId: randomUUID() });
    expect((await enquire(hub, 'gp', asked)).text).toBe(first.text);
  });
});

/** Notices of a decision that the worker has made so far. */
function noticesOf(decision: string): Promise<number> {
  return count(hub, 'notice', 'decision_id = $1', decision);
}
