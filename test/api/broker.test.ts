import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrokeredContactView } from '../../src/sharing/read-sharing.js';
import type { SharingInput } from '../../src/sharing/sharing-input.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { noticesPassed } from '../support/erasing-hub.js';
import { startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { noticesOf, record, tryToRecord } from '../support/sharing-hub.js';
import { ASK_CONTACT, CONTACT, HARM, refusalInput, sharingInput } from '../support/sharing-input.js';
import { apartFromReceipt, count, enquire, input, WORRIED } from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

interface Acknowledgement {
  readonly reference: string;
  readonly message: string;
  readonly replyDueBy: string;
  readonly phone: string;
  readonly receipt: { readonly decisionId: string; readonly decidedAt: string };
}

type Asked = Answered<{ readonly requestBrokeredContact: Acknowledgement }>;

function ask(persona: string, decisionId: string, concern = 'WELFARE', requestId = randomUUID()): Promise<Asked> {
  const request = { requestId, decisionId, question: 'is anything known that bears on the bruises?', concern };
  return hub.ask(persona, ASK_CONTACT, { input: request });
}

async function acknowledged(...asked: Parameters<typeof ask>): Promise<Acknowledgement> {
  const { data, text } = await ask(...asked);
  if (data === null) throw new Error(text);
  return data.requestBrokeredContact;
}

async function contact(persona: string, id: string): Promise<BrokeredContactView | null> {
  const { data } = await hub.ask<{ brokeredContact: BrokeredContactView | null }>(persona, CONTACT, { id });
  return data?.brokeredContact ?? null;
}

/** The bytes of an acknowledgement without what is always another: receipt and reference, and the time of the reply. */
const withoutReference = (asked: Asked) =>
  apartFromReceipt(asked)
    .replace(/"reference":"[^"]*"/, '')
    .replace(/"replyDueBy":"[^"]*"/, '');

async function ownEnquiry(cast: 'sexualHealthPointedTo' | 'noSocialCare'): Promise<string> {
  const subject = castSubject(cast, 'NUMBER_AND_NAME', town);
  return (await enquire(hub, 'ae-nurse', input(WORRIED, subject))).answer.receipt.decisionId;
}

describe('a request for contact', { timeout: 60_000 }, () => {
  it('is acknowledged in the same words whether or not anything confidential exists, or the enquiry at all', async () => {
    const confidential = await ask('ae-nurse', await ownEnquiry('sexualHealthPointedTo'));
    expect(confidential.errors).toEqual([]);
    const same = withoutReference(confidential);
    expect(withoutReference(await ask('ae-nurse', await ownEnquiry('noSocialCare')))).toBe(same);
    expect(withoutReference(await ask('ae-nurse', randomUUID()))).toBe(same);
    const { answer } = await enquire(
      hub,
      'gp',
      input(WORRIED, castSubject('sexualHealthPointedTo', 'NUMBER_AND_NAME', town)),
    );
    expect(withoutReference(await ask('ae-nurse', answer.receipt.decisionId))).toBe(same);
    expect(confidential.data?.requestBrokeredContact.phone).toBe('0808 157 0100');
  });

  it('gives the number of the hub team also to who works in no area', async () => {
    const authority = (id: string | null) =>
      hub.database.superuser().query(`UPDATE hub.organisation SET authority_id = $1 WHERE id = 'ZR1'`, [id]);
    const before = await hub.database
      .superuser()
      .query<{ id: string }>(`SELECT authority_id AS id FROM hub.organisation WHERE id = 'ZR1'`);
    await authority(null);
    const { phone } = await acknowledged('ae-nurse', randomUUID()).finally(() => authority(before.rows[0]?.id ?? null));
    expect(phone).toBe('0808 157 0100');
  });

  it.each([
    ['IMMEDIATE_DANGER', 1],
    ['LIKELY_SIGNIFICANT_HARM', 4],
  ])('in %s has its reply within %s hours', async (concern, hours) => {
    const { replyDueBy, receipt } = await acknowledged('ae-nurse', randomUUID(), concern);
    expect((Date.parse(replyDueBy) - Date.parse(receipt.decidedAt)) / 3_600_000).toBeCloseTo(hours, 3);
  });

  it('else has it by the end of the next working day', async () => {
    const { replyDueBy, receipt } = await acknowledged('ae-nurse', randomUUID());
    const hours = (Date.parse(replyDueBy) - Date.parse(receipt.decidedAt)) / 3_600_000;
    expect(hours).toBeGreaterThan(10);
    expect(new Date(replyDueBy).getUTCHours()).toBeGreaterThanOrEqual(16);
  });

  it('is recorded, linked to the own enquiry alone, and told to the hub team with the time', async () => {
    const enquiry = await ownEnquiry('sexualHealthPointedTo');
    const { reference, replyDueBy } = await acknowledged('ae-nurse', enquiry, 'LIKELY_SIGNIFICANT_HARM');
    expect(
      await count(
        hub,
        'decision_record',
        `decision_id = $1 AND kind = 'BROKER_REQUEST' AND child_id IS NOT NULL`,
        reference,
      ),
    ).toBe(1);
    expect(
      await count(
        hub,
        'decision_link',
        `decision_id = $1 AND kind = 'ASKS_ABOUT' AND earlier_id = $2`,
        reference,
        enquiry,
      ),
    ).toBe(1);
    const [notice] = await noticesOf(hub, 'hub-team', reference);
    expect(notice).toMatchObject({ kind: 'BROKER_REQUEST', state: 'OPEN', dueAt: replyDueBy });
    expect(notice?.body).toContain(enquiry);
    expect(notice?.body).not.toMatch(/Lantern|sexual/i);
    const others = await acknowledged('gp', enquiry);
    expect(await count(hub, 'decision_link', 'decision_id = $1', others.reference)).toBe(0);
    expect((await noticesOf(hub, 'hub-team', others.reference))[0]?.body).toContain('no enquiry of theirs');
  });

  it('sent twice under one id is one request', async () => {
    const id = randomUUID();
    const enquiry = randomUUID();
    const first = await acknowledged('ae-nurse', enquiry, 'WELFARE', id);
    expect(await acknowledged('ae-nurse', enquiry, 'WELFARE', id)).toEqual(first);
    const { errors } = await ask('ae-nurse', enquiry, 'IMMEDIATE_DANGER', id);
    expect(errors[0]?.extensions['path']).toBe('input.requestId');
  });

  it('is for practitioners alone', async () => {
    expect((await ask('parent', randomUUID())).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the reply', { timeout: 60_000 }, () => {
  it.each(['sexual-health-worker', 'hub-team'])(
    'of %s is a decision, and the asker is told by reference alone',
    async (who) => {
      const { reference } = await acknowledged('ae-nurse', await ownEnquiry('sexualHealthPointedTo'));
      expect(await contact('ae-nurse', reference)).toMatchObject({ state: 'WAITING', repliedOn: null });
      const recipient = { organisation: 'ZR1', role: 'nurse who asked' };
      const { receipt } = await record(hub, who, sharingInput({ recipient, inReplyTo: reference }));
      expect(
        await count(
          hub,
          'decision_link',
          `decision_id = $1 AND kind = 'REPLIES_TO' AND earlier_id = $2`,
          receipt.decisionId,
          reference,
        ),
      ).toBe(1);
      expect(await noticesOf(hub, 'ae-nurse', receipt.decisionId)).toEqual([]);
      const [reply] = await noticesOf(hub, 'ae-nurse', reference);
      expect(reply?.kind).toBe('BROKERED_REPLY');
      expect(reply?.body).toContain(reference);
      expect(reply?.body).toContain('will contact you');
      expect(reply?.body).not.toMatch(/Lantern|Winterbourne|Brandreth|sexual|visits/i);
      expect(await contact('ae-nurse', reference)).toMatchObject({
        state: 'ANSWERED',
        repliedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
      });
      expect((await noticesOf(hub, 'hub-team', reference))[0]?.state).toBe('ANSWERED');
    },
  );

  it('that refuses leaves the reasons with the hub team', async () => {
    const { reference } = await acknowledged('ae-nurse', randomUUID());
    const { receipt } = await record(hub, 'sexual-health-worker', refusalInput({ inReplyTo: reference }));
    expect(await noticesOf(hub, 'ae-nurse', receipt.decisionId)).toEqual([]);
    const [reply] = await noticesOf(hub, 'ae-nurse', reference);
    expect(reply?.body).toContain('nothing will be shared');
    expect(reply?.body).toContain('hub team');
    expect(reply?.body).not.toContain('asked for to plan');
  });

  it('comes from a confidential service or the hub team and nobody else, in the words for an id that does not exist', async () => {
    const { reference } = await acknowledged('ae-nurse', randomUUID());
    const told = async (inReplyTo: string) => {
      const { errors } = await tryToRecord(hub, 'gp', sharingInput({ inReplyTo }));
      return [errors[0]?.message, errors[0]?.extensions['path']];
    };
    expect(await told(reference)).toEqual(await told(randomUUID()));
    expect((await told(reference))[1]).toBe('input.inReplyTo');
    const enquiry = await ownEnquiry('noSocialCare');
    const { errors } = await tryToRecord(hub, 'hub-team', sharingInput({ inReplyTo: enquiry }));
    expect(errors[0]?.extensions['path']).toBe('input.inReplyTo');
  });

  it('never comes from who asked, and is as urgent as it was asked', async () => {
    const own = await acknowledged('sexual-health-worker', randomUUID());
    const { errors } = await tryToRecord(hub, 'sexual-health-worker', sharingInput({ inReplyTo: own.reference }));
    expect(errors[0]?.extensions['path']).toBe('input.inReplyTo');
    const { reference } = await acknowledged('ae-nurse', randomUUID());
    await record(hub, 'sexual-health-worker', sharingInput({ ...HARM, inReplyTo: reference }));
    expect((await noticesOf(hub, 'ae-nurse', reference))[0]).toMatchObject({
      kind: 'BROKERED_REPLY',
      urgency: 'WELFARE',
    });
  });

  it('is one: another comes only in the place of the first, from whoever gave that', async () => {
    const { reference } = await acknowledged('ae-nurse', await ownEnquiry('sexualHealthPointedTo'));
    const { receipt } = await record(hub, 'sexual-health-worker', refusalInput({ inReplyTo: reference }));
    const first = receipt.decisionId;
    const told = async (who: string, more: Partial<SharingInput>) => {
      const { errors } = await tryToRecord(hub, who, sharingInput({ inReplyTo: reference, ...more }));
      return errors[0];
    };
    const path = async (who: string, more: Partial<SharingInput>) => (await told(who, more))?.extensions['path'];
    expect(await path('sexual-health-worker', {})).toBe('input.supersedes');
    const none = await told('hub-team', { inReplyTo: randomUUID() });
    expect(none?.extensions['path']).toBe('input.inReplyTo');
    expect(await told('hub-team', {})).toMatchObject({
      message: none?.message,
      extensions: { path: 'input.inReplyTo' },
    });
    expect(await path('hub-team', { supersedes: first })).toBe('input.supersedes');
    const another = (await record(hub, 'sexual-health-worker', sharingInput())).receipt.decisionId;
    expect(await path('sexual-health-worker', { supersedes: another })).toBe('input.supersedes');
    expect(await noticesOf(hub, 'ae-nurse', reference)).toHaveLength(1);

    const second = sharingInput({ inReplyTo: reference, supersedes: first });
    const instead = (await record(hub, 'sexual-health-worker', second)).receipt.decisionId;
    expect(
      (await noticesOf(hub, 'ae-nurse', reference)).map(({ body }) => /nothing|contact you/.exec(body)?.[0]),
    ).toEqual(['contact you', 'nothing']);
    expect(await path('hub-team', {})).toBe('input.inReplyTo');
    expect(await path('sexual-health-worker', { supersedes: instead })).toBeUndefined();
  });

  it('is tried only with a decision that lacks nothing else', async () => {
    const { reference } = await acknowledged('ae-nurse', randomUUID());
    const { errors } = await tryToRecord(hub, 'gp', sharingInput({ inReplyTo: reference, childWishes: null }));
    expect(errors[0]?.extensions['path']).toBe('input.childWishes');
  });

  it('that is late leaves the request overdue in the inbox of the hub team until it is recorded', async () => {
    const { reference } = await acknowledged('ae-nurse', randomUUID(), 'IMMEDIATE_DANGER');
    await noticesOf(hub, 'hub-team', reference);
    await noticesPassed(hub, [reference]);
    expect((await noticesOf(hub, 'hub-team', reference))[0]?.state).toBe('OVERDUE');
    expect(await contact('gp', reference)).toBeNull();
    expect(await contact('ae-nurse', randomUUID())).toBeNull();
    await record(hub, 'hub-team', sharingInput({ ...HARM, inReplyTo: reference }));
    expect((await noticesOf(hub, 'hub-team', reference))[0]?.state).toBe('ANSWERED');
  });
});
