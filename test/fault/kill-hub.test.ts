import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { askAt, startRunningHub, type RunningHub } from '../support/running-hub.js';
import { secondProcess, type SecondProcess } from '../support/second-process.js';
import { count, forgetEnquiries, input, WORRIED } from '../support/town-enquiries.js';

let hub: RunningHub;
let victim: SecondProcess;
beforeAll(async () => {
  hub = await startRunningHub();
  victim = await secondProcess(hub);
}, 180_000);
afterAll(async () => {
  await victim.kill();
  await hub.close();
});

/** One enquiry that was sent, and what came of it before the process died. */
interface Sent {
  readonly asked: EnquiryInput;
  readonly answer: EnquiryAnswer | null;
}

const AT_ONCE = 12;

/** Enquires without pause, several at once, until the process no longer answers; `onAnswer` is told how many did. */
async function load(token: string, onAnswer: (answered: number) => void): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const subjects = (['planInForce', 'noSocialCare', 'infantWithPlan', 'caseClosed'] as const).map((key) =>
    castSubject(key, 'NUMBER_AND_NAME', townCalendar(hub.asOf)),
  );
  let answered = 0;
  async function client(place: number): Promise<void> {
    for (let turn = place; ; turn += 1) {
      const asked = input(WORRIED, subjects[turn % subjects.length] ?? {});
      const reply = await askAt<{ enquire: EnquiryAnswer }>(victim.url, token, ENQUIRE, { input: asked }).catch(
        () => null,
      );
      sent.push({ asked, answer: reply?.data?.enquire ?? null });
      if (reply === null) return;
      answered += 1;
      onAnswer(answered);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => client(place)));
  return sent;
}

describe('a hub process that is killed under load (F1)', { timeout: 120_000 }, () => {
  it('has the decision, the record and the submission to the log of every answer that it gave', async () => {
    const token = await hub.token('ae-nurse');
    let death: Promise<void> | undefined;
    const sent = await load(token, (answered) => {
      if (answered >= 60) death ??= victim.kill();
    });
    await death;
    const given = sent.flatMap(({ answer }) => (answer === null ? [] : [answer]));
    const unanswered = sent.filter(({ answer }) => answer === null);
    expect(given.length).toBeGreaterThanOrEqual(60);
    // it died with work in its hands
    expect(unanswered).toHaveLength(AT_ONCE);
    const ids = given.map(({ receipt }) => receipt.decisionId);
    for (const table of ['decision', 'decision_record', 'log_pending', 'stored_answer']) {
      const key = table === 'decision' ? 'id' : 'decision_id';
      expect(await count(hub, table, `${key} = ANY($1::uuid[])`, ids), table).toBe(ids.length);
    }
    const hashes = new Map(given.map(({ receipt }) => [receipt.decisionId, receipt.leafHash]));
    const { rows } = await hub.database
      .superuser()
      .query<{ id: string; hash: string }>(
        `SELECT id, encode(leaf_hash, 'base64') AS hash FROM hub.decision WHERE id = ANY($1::uuid[])`,
        [ids],
      );
    expect(rows.filter(({ id, hash }) => hashes.get(id) !== hash)).toEqual([]);

    // what was under way is either recorded as a whole or not at all, and asking again never doubles it
    for (const { asked } of unanswered) {
      const before = await count(hub, 'decision', 'request_id = $1', asked.requestId);
      const again = await askAt<{ enquire: EnquiryAnswer }>(hub.url, token, ENQUIRE, { input: asked });
      expect(again.status).toBe(200);
      expect(await count(hub, 'decision', 'request_id = $1', asked.requestId)).toBe(1);
      expect(before).toBeLessThanOrEqual(1);
    }
    expect(
      await count(hub, 'decision', 'NOT EXISTS (SELECT FROM hub.decision_record r WHERE r.decision_id = id)'),
    ).toBe(0);
  });

  it('is followed by one that answers at once over the same database', async () => {
    victim = await secondProcess(hub);
    const asked = input(WORRIED, castSubject('planInForce', 'NUMBER_AND_NAME', townCalendar(hub.asOf)));
    // the load was more than one person may ask in an hour
    await forgetEnquiries(hub);
    const token = await hub.token('ae-nurse');
    const { data } = await askAt<{ enquire: EnquiryAnswer }>(victim.url, token, ENQUIRE, { input: asked });
    expect(data?.enquire.outcome).toBe('PARTLY_RELEASED');
  });
});
