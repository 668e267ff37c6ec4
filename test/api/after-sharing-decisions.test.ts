import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { noticesOf, read, record, tryToRecord } from '../support/sharing-hub.js';
import { ASK_CONTACT, CONTACT, DETAILED, HARM, refusalInput, sharingInput } from '../support/sharing-input.js';
import { count, input, tried, WORRIED } from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

const NURSE = { state: 'NAMED', person: { name: 'Named Nurse' }, competentInChildProtection: true } as const;
const UNDER_13_REFUSED = {
  sexualActivity: 'YES',
  ageAtEvent: 'UNDER_13',
  immediateDanger: false,
  detailedReasons: DETAILED,
  approval: { by: { directory: '920000000005' }, documentedIn: 'trust file 12' },
  adviser: NURSE,
  crime: { told: 'NOBODY', reason: 'the strategy discussion decides' },
} as const;
const ADVISER = { state: 'NAMED', person: { directory: '920000000005' }, competentInChildProtection: true } as const;

const OTHER_ADVISER = { ...ADVISER, person: { directory: '920000000007' } } as const;

describe('what follows from a decision', { timeout: 60_000 }, () => {
  it('is told with its time to who is to do it, and names no child (5.33)', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const { receipt, tasks, message } = await record(hub, 'gp', sharingInput({ ...HARM, subject }));
    expect(tasks.map(({ code, toWhom }) => [code, toWhom])).toEqual([
      ['EXPECT_REFERRAL', 'the designated manager of the authority'],
      ['CONFIRM_REFERRAL_IN_WRITING', 'you'],
    ]);
    expect(tasks[1]?.dueBy).toBe('2026-01-07T14:05:00.000000Z');
    expect(message).toContain('This is not a referral');
    const [own] = await noticesOf(hub, 'gp', receipt.decisionId);
    expect(own).toMatchObject({ kind: 'REFERRAL_TO_CONFIRM_IN_WRITING', state: 'OVERDUE' });
    const [expected] = await noticesOf(hub, 'designated-manager', receipt.decisionId);
    expect(expected).toMatchObject({ kind: 'REFERRAL_TO_EXPECT', urgency: 'LIKELY_SIGNIFICANT_HARM' });
    expect(expected?.body).toContain('Imogen Thistlewood');
    for (const notice of [own, expected]) expect(notice?.body).not.toMatch(/Fernsby|Elodie|Otto|Passingby/);
  });

  it('sends nobody to themselves: social care acts on its own concern, the police phone social care (5.34, 5.51)', async () => {
    const danger = sharingInput({ ...HARM, immediateDanger: true });
    const said = async (persona: string, input = danger) => (await record(hub, persona, input)).message;
    expect(await said('gp')).toMatch(/^This is not a referral\. Phone 999 now\. .* confirm to social care in writing/);
    expect(await said('lead-social-worker')).toContain('it is yours to act on: then act now');
    expect(await said('lead-social-worker')).not.toContain('in writing');
    expect(await said('police-child-abuse-unit')).not.toContain('999');
    const contact = { requestId: randomUUID(), decisionId: randomUUID(), question: 'is it known?', concern: 'WELFARE' };
    const asked = await hub.ask<{ requestBrokeredContact: { message: string } }>('lead-social-worker', ASK_CONTACT, {
      input: contact,
    });
    expect(asked.data?.requestBrokeredContact.message).toContain('yours to decide on');
  });

  it('never names a confidential service', async () => {
    const { receipt } = await record(hub, 'sexual-health-worker', sharingInput(HARM));
    const [expected] = await noticesOf(hub, 'designated-manager', receipt.decisionId);
    expect(expected?.body).toContain('confidential health service');
    expect(expected?.body).not.toMatch(/Lantern|Winterbourne|sexual/i);
  });

  it('may be completed within 24 hours where harm is likely: advice, consent, family (5.15)', async () => {
    const { tasks, receipt } = await record(
      hub,
      'gp',
      sharingInput({
        ...HARM,
        consent: { state: 'NOT_YET' },
        adviser: { state: 'NOT_YET' },
        family: { told: 'NOT_YET' },
      }),
    );
    const completing = tasks.filter(({ code }) => code.startsWith('COMPLETE_'));
    expect(completing.map(({ code }) => code).sort()).toEqual([
      'COMPLETE_ADVISER',
      'COMPLETE_CONSENT',
      'COMPLETE_FAMILY',
    ]);
    const hours = (Date.parse(completing[0]?.dueBy ?? '') - Date.parse(receipt.decidedAt)) / 3_600_000;
    expect(hours).toBeCloseTo(24, 3);
    const kinds = (await noticesOf(hub, 'gp', receipt.decisionId)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'SHARING_TO_COMPLETE')).toHaveLength(3);
  });

  it('of the exceptional refusal under 13 is the referral, which stands, and a review by information governance (5.27)', async () => {
    const { receipt, tasks } = await record(hub, 'ae-nurse', refusalInput(UNDER_13_REFUSED));
    expect(tasks.map(({ code }) => code)).toEqual([
      'REVIEW_REFUSAL',
      'REFER_UNLESS_APPROVED',
      'MAKE_REFERRAL',
      'EXPECT_REFERRAL',
      'REPORT_AND_STRATEGY_DISCUSSION',
    ]);
    const kinds = async (persona: string) =>
      (await noticesOf(hub, persona, receipt.decisionId)).map(({ kind, state }) => `${kind} ${state}`).sort();
    expect(await kinds('ae-nurse')).toEqual(['REFERRAL_TO_MAKE OPEN', 'REFERRAL_UNLESS_APPROVED OPEN']);
    expect(await kinds('designated-manager')).toEqual([
      'REFERRAL_TO_EXPECT OPEN',
      'REPORT_AND_STRATEGY_DISCUSSION OPEN',
    ]);
    const [review] = await noticesOf(hub, 'ig-lead', receipt.decisionId);
    expect(review?.kind).toBe('SHARING_REFUSAL_TO_REVIEW');
  });
});

describe('more than 20 decisions of one person in an hour', { timeout: 60_000 }, () => {
  it('are all recorded, and others are told of the first 20 alone, but of danger and of a refusal under 13', async () => {
    const told = async (input: ReturnType<typeof sharingInput>) => {
      const { receipt, message, tasks, confirmations } = await record(hub, 'named-professional', input);
      const { length } = await noticesOf(hub, 'designated-manager', receipt.decisionId);
      const asked = confirmations.map(({ state }) => state);
      return { told: length, message, asked, whose: [...new Set(tasks.map(({ toWhom }) => toWhom))].sort() };
    };
    for (let earlier = 0; earlier < 20; earlier += 1) await record(hub, 'named-professional', sharingInput());
    const late = await told(sharingInput({ ...HARM, adviser: OTHER_ADVISER }));
    expect(late.told).toBe(0);
    expect(late.message).toContain('nobody else is told');
    expect(late.message).toContain('information governance of what is against the rules');
    expect(late.asked).toEqual(['UNCONFIRMED']);
    expect(late.whose).toEqual(['you']);
    expect((await told(sharingInput({ ...HARM, immediateDanger: true }))).told).toBe(1);
    // nobody hides a refusal about a child under 13, whoever is said to have approved of it
    const approval = { by: { name: 'J. Senior' }, documentedIn: 'trust file 12' };
    const hidden = await told(refusalInput({ ...UNDER_13_REFUSED, approval }));
    expect(hidden.told).toBe(2);
    expect(hidden.message).not.toContain('nobody else is told');
    expect(hidden.whose).toContain('the designated manager of the authority');

    const asked = {
      requestId: randomUUID(),
      decisionId: randomUUID(),
      question: 'is anything known?',
      concern: 'WELFARE',
    };
    const { data } = await hub.ask<{
      requestBrokeredContact: { reference: string; message: string; replyDueBy: string | null };
    }>('named-professional', ASK_CONTACT, { input: asked });
    expect(data?.requestBrokeredContact.message).toContain('nobody else is told');
    expect(data?.requestBrokeredContact.replyDueBy).toBeNull();
    const id = data?.requestBrokeredContact.reference ?? '';
    expect(await noticesOf(hub, 'hub-team', id)).toEqual([]);
    const read = await hub.ask('named-professional', CONTACT, { id });
    expect(read.data).toMatchObject({ brokeredContact: { replyDueBy: null } });
  });
});

describe('the same request id', { timeout: 60_000 }, () => {
  it('gets the same receipt and makes no second record', async () => {
    const asked = sharingInput(HARM);
    const first = await record(hub, 'gp', asked);
    const before = await count(hub, 'decision');
    expect(await record(hub, 'gp', asked)).toEqual(first);
    expect(await count(hub, 'decision')).toBe(before);
    expect(await count(hub, 'answer_repeat', 'decision_id = $1 AND given', first.receipt.decisionId)).toBe(1);
    expect((await noticesOf(hub, 'gp', first.receipt.decisionId)).length).toBe(1);
  });

  it('with other content, or of an enquiry, is not accepted; of another caller it is unused', async () => {
    const asked = sharingInput();
    await record(hub, 'gp', asked);
    const other = await tryToRecord(hub, 'gp', { ...asked, reasons: 'another reason' });
    expect(other.errors[0]?.extensions['path']).toBe('input.requestId');
    const enquiry = {
      ...input(WORRIED, { child: { familyName: 'X', givenName: 'Y', dateOfBirth: '2015-02-03' } }),
      requestId: asked.requestId,
    };
    expect((await tried(hub, 'gp', enquiry)).errors[0]?.extensions['path']).toBe('input.requestId');
    await record(hub, 'ae-nurse', asked);
  });

  it('sent many times at once makes one record', async () => {
    const asked = sharingInput();
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(hub, 'gp', asked)));
    expect(new Set(answers.map(({ receipt }) => receipt.decisionId)).size).toBe(1);
  });
});

describe('a later decision', { timeout: 60_000 }, () => {
  it('takes the place of an earlier one of the own organisation, which stays as it was', async () => {
    const first = (await record(hub, 'gp', refusalInput())).receipt.decisionId;
    const second = (await record(hub, 'gp', sharingInput({ supersedes: first }))).receipt.decisionId;
    expect(await read(hub, 'gp', first)).toMatchObject({ result: 'REFUSED', supersededBy: second, supersedes: null });
    expect(await read(hub, 'gp', second)).toMatchObject({ result: 'SHARED', supersededBy: null, supersedes: first });
    const again = await tryToRecord(hub, 'gp', sharingInput({ supersedes: first }));
    expect(again.errors[0]?.extensions['path']).toBe('input.supersedes');
    await record(hub, 'gp', sharingInput({ supersedes: second }));
  });

  it('ends what was to be done about the earlier one, and nothing that its authority waits for', async () => {
    const states = async (persona: string, id: string) =>
      (await noticesOf(hub, persona, id)).map(({ kind, state }) => `${kind} ${state}`).sort();
    const unreferred = refusalInput(UNDER_13_REFUSED);
    const first = (await record(hub, 'ae-nurse', unreferred)).receipt.decisionId;
    expect(await states('ae-nurse', first)).toEqual(['REFERRAL_TO_MAKE OPEN', 'REFERRAL_UNLESS_APPROVED OPEN']);
    const again = refusalInput({ ...UNDER_13_REFUSED, supersedes: first });
    const second = (await record(hub, 'ae-nurse', again)).receipt.decisionId;
    expect(await states('ae-nurse', first)).toEqual(['REFERRAL_TO_MAKE ANSWERED', 'REFERRAL_UNLESS_APPROVED ANSWERED']);
    // what is still left undone is a task of the decision that took the place
    expect(await states('ae-nurse', second)).toEqual(['REFERRAL_TO_MAKE OPEN', 'REFERRAL_UNLESS_APPROVED OPEN']);
    const referred = sharingInput({ ...HARM, supersedes: second });
    const third = (await record(hub, 'ae-nurse', referred)).receipt.decisionId;
    expect(await states('ae-nurse', second)).toEqual([
      'REFERRAL_TO_MAKE ANSWERED',
      'REFERRAL_UNLESS_APPROVED ANSWERED',
    ]);
    expect(await states('ae-nurse', third)).toEqual(['REFERRAL_TO_CONFIRM_IN_WRITING OVERDUE']);
    for (const id of [first, second]) {
      expect(await states('designated-manager', id)).toEqual([
        'REFERRAL_TO_EXPECT OPEN',
        'REPORT_AND_STRATEGY_DISCUSSION OPEN',
      ]);
    }
  });

  it('never takes the place of a colleague’s, but by information governance of the organisation', async () => {
    const { receipt } = await record(hub, 'ae-nurse', refusalInput());
    const input = sharingInput({ supersedes: receipt.decisionId });
    const { errors } = await tryToRecord(hub, 'lapsed-training-nurse', input);
    expect(errors[0]?.extensions['path']).toBe('input.supersedes');
    await record(hub, 'ig-lead', input);
  });

  it('never takes the place of another organisation’s, in the words for one that does not exist', async () => {
    const { receipt } = await record(hub, 'gp', sharingInput());
    const others = await tryToRecord(hub, 'ae-nurse', sharingInput({ supersedes: receipt.decisionId }));
    const nobodys = await tryToRecord(hub, 'ae-nurse', sharingInput({ supersedes: randomUUID() }));
    const told = ({ errors }: typeof others) => [errors[0]?.message, errors[0]?.extensions['accepted']];
    expect(told(others)).toEqual(told(nobodys));
  });
});

describe('information governance', { timeout: 60_000 }, () => {
  it('reads decisions of its own people, with their kind and who was named in them', async () => {
    const { receipt } = await record(hub, 'ae-nurse', sharingInput({ adviser: ADVISER }));
    const { data } = await hub.ask<{
      decision: { kind: string; outcome: string; reason: string; named: { role: string; confirmed: boolean }[] };
    }>('ig-lead', 'query D($id: ID!) { decision(id: $id) { kind outcome reason named { role confirmed } } }', {
      id: receipt.decisionId,
    });
    expect(data?.decision).toEqual({
      kind: 'SHARING_DECISION',
      outcome: 'SHARED',
      reason: 'asked for to plan the next visit',
      named: [{ role: 'ADVISER', confirmed: false }],
    });
  });
});
