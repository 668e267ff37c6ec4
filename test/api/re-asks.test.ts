import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { MOTHER_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, forgetEnquiries, input, PRESENTING, WORRIED } from '../support/town-enquiries.js';

const DECISION = `query One($id: ID!) { decision(id: $id) { id kind reason
  reAskOf { id decidedAt purpose concern ground possibleCrime reason } } }`;
const DECISIONS = `query Page($first: Int!, $after: String, $filter: DecisionFilter) {
  decisions(first: $first, after: $after, filter: $filter) { nodes { id kind } pageInfo { hasNextPage endCursor } } }`;

interface One {
  readonly decision: {
    readonly kind: string;
    readonly reason: string;
    readonly reAskOf: readonly {
      readonly id: string;
      readonly purpose: string;
      readonly concern: string;
      readonly ground: string | null;
      readonly possibleCrime: boolean;
      readonly reason: string;
    }[];
  } | null;
}
interface Page {
  readonly decisions: {
    readonly nodes: readonly { readonly id: string; readonly kind: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
type Asked = Parameters<typeof input>[0];
type Subject = Parameters<typeof input>[1];

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [MOTHER_IG_LEAD]);
  town = townCalendar(hub.asOf);
}, 120_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(() => hub.close());

const ask = async (persona: string, asked: Asked, subject: Subject): Promise<string> =>
  (await enquire(hub, persona, input(asked, subject))).answer.receipt.decisionId;
const reAsks = async (persona: string, id: string) =>
  (await hub.ask<One>(persona, DECISION, { id })).data?.decision?.reAskOf.map((before) => before.id);
const listed = async (persona: string, filter: object) =>
  (await hub.ask<Page>(persona, DECISIONS, { first: 50, filter })).data?.decisions.nodes ?? [];
const ids = async (persona: string, filter: object) => (await listed(persona, filter)).map(({ id }) => id);

/** Changes a recorded enquiry, which nobody else can: tests alone make it as if it had been asked otherwise. */
async function change(id: string, set: string, value: string): Promise<void> {
  const superuser = await hub.database.superuser().connect();
  try {
    await superuser.query('SET session_replication_role = replica');
    await superuser.query(`UPDATE hub.decision_record SET ${set} WHERE decision_id = $1`, [id, value]);
  } finally {
    await superuser.query('SET session_replication_role = origin');
    superuser.release();
  }
}

const hoursAgo = (id: string, hours: number) => change(id, 'decided_at = decided_at - $2::interval', `${hours} hours`);

describe('an enquiry that is made again and states more', { timeout: 60_000 }, () => {
  it('shows information governance both reasons side by side', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const before = await ask('ae-nurse', PRESENTING, subject);
    const after = await ask('ae-nurse', WORRIED, subject);
    const { data } = await hub.ask<One>('ig-lead', DECISION, { id: after });
    expect(data?.decision).toMatchObject({ kind: 'ENQUIRY', reason: WORRIED.reason });
    expect(data?.decision?.reAskOf).toEqual([
      {
        id: before,
        decidedAt: expect.stringMatching(/Z$/),
        purpose: 'CARE_OF_PRESENTING_CHILD',
        concern: 'NONE',
        ground: null,
        possibleCrime: false,
        reason: PRESENTING.reason,
      },
    ]);
    expect(await reAsks('ig-lead', before)).toEqual([]);
    expect(await ids('ig-lead', { escalated: true })).toEqual([after]);
    expect(await ids('ig-lead', { escalated: false })).toEqual([before]);
    expect(await ids('ig-lead', {})).toEqual([after, before]);
  });

  it('is found among others page by page', async () => {
    const raised: string[] = [];
    for (const key of ['planInForce', 'noSocialCare', 'lodgerWithPlan'] as const) {
      const subject = castSubject(key, 'NUMBER_AND_NAME', town);
      await ask('ae-nurse', PRESENTING, subject);
      await ask('ae-nurse', PRESENTING, subject);
      raised.unshift(await ask('ae-nurse', WORRIED, subject));
    }
    const read: (readonly string[])[] = [];
    for (let after: string | null = null; ;) {
      const variables: object = { first: 1, after, filter: { escalated: true } };
      const { data }: { data: Page | null } = await hub.ask<Page>('ig-lead', DECISIONS, variables);
      read.push((data?.decisions.nodes ?? []).map((node) => node.id));
      if (data?.decisions.pageInfo.hasNextPage !== true) break;
      after = data.decisions.pageInfo.endCursor;
    }
    expect(read).toEqual(raised.map((id) => [id]));
  });

  it('is held against the own enquiries alone, of the last seven days, about the same subject', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const early = await ask('ae-nurse', PRESENTING, subject);
    await hoursAgo(early, 7 * 24 + 1);
    const lately = await ask('ae-nurse', PRESENTING, subject);
    await hoursAgo(lately, 7 * 24 - 1);
    await ask('ae-nurse', PRESENTING, castSubject('noSocialCare', 'NUMBER_AND_NAME', town));
    await ask('gp', { ...WORRIED, concern: 'NONE', purpose: 'ROUTINE_CARE', setting: 'SCHEDULED' }, subject);
    expect(await reAsks('ig-lead', await ask('ae-nurse', WORRIED, subject))).toEqual([lately]);
  });

  it('is recognised by what was typed in common: the number alone, or birth date and a name that sounds the same', async () => {
    const { child } = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const { nhsNumber, ...named } = child ?? {};
    const before = await ask('ae-nurse', PRESENTING, { child });
    for (const typed of [{ nhsNumber }, named]) {
      const after = await ask('ae-nurse', WORRIED, { child: typed });
      expect(await reAsks('ig-lead', after)).toEqual([before]);
    }
  });

  // in triage it opens the pointer to the police (5.34)
  it('is raised by a possible crime that was not stated before', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const before = await ask('social-worker', WORRIED, subject);
    const after = await ask('social-worker', { ...WORRIED, possibleCrime: true }, subject);
    expect(await reAsks('hub-ig-lead', after)).toEqual([before]);
    expect(await ids('hub-ig-lead', { escalated: true })).toEqual([after]);
  });

  it('does not bring two names of one protected child together', async () => {
    const { child } = castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town);
    const alias = { givenName: 'Perpetua', familyName: 'Umbridge', dateOfBirth: '2015-02-02' };
    const before = await ask('ae-nurse', PRESENTING, { child: alias });
    const after = await ask('ae-nurse', WORRIED, { child });
    // as it is recorded when the index knows that both are one
    const { rows } = await hub.database
      .superuser()
      .query<{ child: string }>('SELECT child_id AS child FROM hub.decision_record WHERE decision_id = $1', [after]);
    expect(rows[0]?.child).toMatch(/^[0-9a-f-]{36}$/);
    await change(before, 'child_id = $2::uuid', rows[0]?.child ?? '');
    expect(await reAsks('hub-ig-lead', after)).toEqual([]);
    expect(await ids('hub-ig-lead', { escalated: true })).toEqual([]);
  });

  it('shows nothing of it to who is too near to the child, nor to the lead of another organisation', async () => {
    const subject = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    await ask('ae-nurse', PRESENTING, subject);
    const after = await ask('ae-nurse', WORRIED, subject);
    expect(await ids('hub-ig-lead', { escalated: true })).toEqual([after]);
    expect(await ids('mother-ig-lead', { escalated: true })).toEqual([]);
    expect((await hub.ask<One>('mother-ig-lead', DECISION, { id: after })).data).toEqual({ decision: null });
  });

  it('does not show an earlier enquiry that was made in another organisation', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const before = await ask('ae-nurse', PRESENTING, subject);
    await change(before, 'organisation_id = $2', 'Z90001');
    const after = await ask('ae-nurse', WORRIED, subject);
    expect(await reAsks('ig-lead', after)).toEqual([]);
    expect(await reAsks('hub-ig-lead', after)).toEqual([before]);
  });
});

describe('the kinds of decisions', { timeout: 60_000 }, () => {
  it('are all but readings in a list, and one of them where it is asked for', async () => {
    const asked = await ask('ae-nurse', PRESENTING, castSubject('planInForce', 'NUMBER_AND_NAME', town));
    await hub.ask('ig-lead', DECISION, { id: asked });
    expect(await listed('hub-ig-lead', {})).toEqual([{ id: asked, kind: 'ENQUIRY' }]);
    expect(await listed('hub-ig-lead', { kind: 'SHARING_DECISION' })).toEqual([]);
    const readings = await listed('hub-ig-lead', { kind: 'OVERSIGHT_READING' });
    // those of the hub team itself are the own ones of who reads
    expect(readings.map(({ kind }) => kind)).toEqual(['OVERSIGHT_READING']);
    const { data } = await hub.ask<One>('hub-ig-lead', DECISION, { id: readings[0]?.id });
    expect(data?.decision).toMatchObject({ kind: 'OVERSIGHT_READING', reAskOf: [] });
  });
});
