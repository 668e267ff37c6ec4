import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { emptyOutbox } from '../../src/persistence/outbox-worker.js';
import { castSubject, unknownChild } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, input, tried, WORRIED } from '../support/town-enquiries.js';

const INBOX = `query Inbox { notices(first: 50) { nodes { decisionId kind state urgency createdAt dueAt } } }`;
const DECISION = `query One($id: ID!) { decision(id: $id) {
  publicInterest { ground facts adviser consentSought familyTold familyNotToldReason } override { kind reason facts } } }`;

const HARM = { ...WORRIED, concern: 'LIKELY_SIGNIFICANT_HARM' } as const;
const LEFT_OPEN = {
  ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
  facts: 'a bruise in the shape of a hand',
  consentSought: 'NOT_YET',
  familyTold: 'NOT_YET',
} as const;
const COMPLETE = {
  ...LEFT_OPEN,
  adviser: 'the named doctor',
  consentSought: 'NO',
  familyTold: 'NO',
  familyNotToldReason: 'telling them first would put her at risk',
} as const;

interface Notice {
  readonly decisionId: string;
  readonly kind: string;
  readonly state: string;
  readonly createdAt: string;
  readonly dueAt: string;
}

let hub: RunningHub;
let known: EnquiryInput['subject'];
let unknown: EnquiryInput['subject'];
beforeAll(async () => {
  hub = await startRunningHub();
  const town = townCalendar(hub.asOf);
  known = castSubject('planInForce', 'NUMBER_AND_NAME', town);
  unknown = unknownChild(town);
}, 120_000);
afterAll(() => hub.close());

/** The tasks of the nurse about grounds, once nobody waits for a notice. */
async function tasks(): Promise<readonly Notice[]> {
  await vi.waitFor(
    async () => {
      await emptyOutbox({ pool: hub.database.pool('worker'), onFault: () => undefined });
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 10_000, interval: 20 },
  );
  const { data } = await hub.ask<{ notices: { nodes: readonly Notice[] } }>('ae-nurse', INBOX, {});
  return (data?.notices.nodes ?? []).filter(({ kind }) => kind === 'GROUND_TO_COMPLETE');
}

const HOURS_24 = 24 * 3_600_000;

describe('a ground of which something was left open', { timeout: 60_000 }, () => {
  it('is not accepted below likely harm, and it is said which input and what is accepted', async () => {
    const { errors } = await tried(
      hub,
      'ae-nurse',
      input(WORRIED, known, { publicInterest: { ...LEFT_OPEN, ground: 'LESSER_CONCERN' } }),
    );
    expect(errors[0]?.extensions.code).toBe('BAD_INPUT');
    expect(JSON.stringify(errors)).toContain('publicInterest.adviser');
    expect(JSON.stringify(errors)).toContain('or publicInterest left out');
    const untold = { ...COMPLETE, ground: 'LESSER_CONCERN', familyNotToldReason: null } as const;
    const again = await tried(hub, 'ae-nurse', input(WORRIED, known, { publicInterest: untold }));
    expect(JSON.stringify(again.errors)).toContain('publicInterest.familyTold');
    expect(JSON.stringify(again.errors)).toContain('familyNotToldReason');
  });

  it('is asked for its concern and for nothing else, where likely harm is the ground of a lesser concern', async () => {
    const { errors } = await tried(hub, 'ae-nurse', input(WORRIED, known, { publicInterest: LEFT_OPEN }));
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: 'input.concern' });
    expect(JSON.stringify(errors)).not.toContain('adviser');
  });

  it('is completed by asking again within 24 hours: a step, and a task that the second enquiry answers', async () => {
    const first = await enquire(hub, 'ae-nurse', input(HARM, known, { publicInterest: LEFT_OPEN }));
    const { receipt, nextSteps } = first.answer;
    const step = nextSteps.find(({ code }) => code === 'COMPLETE_GROUND');
    expect(step).toMatchObject({ toWhom: 'the hub', byWhen: 'within 24 hours' });
    const [task] = await tasks();
    expect(task).toMatchObject({ decisionId: receipt.decisionId, state: 'OPEN' });
    expect(Date.parse(task?.dueAt ?? '') - Date.parse(receipt.decidedAt)).toBe(HOURS_24);

    await enquire(hub, 'ae-nurse', input(HARM, unknown, { publicInterest: COMPLETE }));
    await enquire(hub, 'ae-nurse', input(HARM, known));
    expect((await tasks()).map(({ state }) => state)).toEqual(['OPEN']);

    const second = await enquire(hub, 'ae-nurse', input(HARM, known, { publicInterest: COMPLETE }));
    expect(second.answer.nextSteps.map(({ code }) => code)).not.toContain('COMPLETE_GROUND');
    expect((await tasks()).map(({ decisionId, state }) => [decisionId, state])).toEqual([
      [receipt.decisionId, 'ANSWERED'],
    ]);
  });

  it('has the same step and task for a child whom nobody knows', async () => {
    const before = (await tasks()).length;
    const { answer } = await enquire(hub, 'ae-nurse', input(HARM, unknown, { publicInterest: LEFT_OPEN }));
    expect(answer.outcome).toBe('NO_RECORD');
    expect(answer.nextSteps.map(({ code }) => code)).toContain('COMPLETE_GROUND');
    expect(await tasks()).toHaveLength(before + 1);
  });

  it('is shown to information governance as it was stated, with the override beside it', async () => {
    const override = { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'OTHER', facts: 'covers for the ward' } as const;
    const { answer } = await enquire(hub, 'ae-nurse', input(HARM, known, { publicInterest: COMPLETE, override }));
    const { data } = await hub.ask('ig-lead', DECISION, { id: answer.receipt.decisionId });
    expect(data).toEqual({ decision: { publicInterest: COMPLETE, override } });
  });
});

describe('a young person without any post', { timeout: 60_000 }, () => {
  it('is told of no gate that is of posts, and whom to phone', async () => {
    const asked = input({ ...HARM, reason: 'he hits me' }, known);
    const { answer } = await enquire(hub, 'young-person', asked);
    expect(answer.outcome).toBe('REFUSED');
    expect(answer.message).toContain('No active post of yours was chosen');
    expect(answer.message).not.toMatch(/vetting|training|organisation of your post|registered/);
    expect(answer.nextSteps.map(({ code }) => code)).toEqual(['REFER', 'PHONE_DUTY_DESK']);
    const numbers = answer.phoneNow.map(({ number }) => number);
    expect(numbers).toContain('999');
    expect(answer.phoneNow.filter(({ label }) => label.includes("children's social care"))).toHaveLength(3);
  });
});
