import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emptyOutbox } from '../../src/persistence/outbox-worker.js';
import { castAddress, castSubject, unknownChild } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { DANGER } from '../support/everybody-asks.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import {
  apartFromReceipt,
  count,
  enquire,
  example,
  forgetEnquiries,
  input,
  PRESENTING,
  ROUTINE,
  WORRIED,
  type AnsweredEnquiry,
} from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

const NOTICES = `query Inbox($first: Int!, $after: String) { notices(first: $first, after: $after) {
  nodes { id decisionId kind state urgency body createdAt dueAt } pageInfo { endCursor hasNextPage } } }`;

interface Notice {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: string;
  readonly urgency: string;
  readonly body: string;
  readonly createdAt: string;
  readonly dueAt: string;
}

async function inbox(persona: string): Promise<readonly Notice[]> {
  const { data, errors } = await hub.ask<{ notices: { nodes: readonly Notice[] } }>(persona, NOTICES, { first: 50 });
  expect(errors).toEqual([]);
  return data?.notices.nodes ?? [];
}

/** What somebody is newly told when `asked` is done and the worker has passed. */
async function toldOf(persona: string, asked: () => Promise<AnsweredEnquiry>) {
  await delivered();
  const before = new Set((await inbox(persona)).map(({ id }) => id));
  const answered = await asked();
  await delivered();
  return { answered, told: (await inbox(persona)).filter(({ id }) => !before.has(id)) };
}

/** Until nobody waits for a notice; the hub's own worker may hold some of them. */
async function delivered(): Promise<void> {
  await vi.waitFor(
    async () => {
      await emptyOutbox({ pool: hub.database.pool('worker'), onFault: () => undefined });
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 10_000, interval: 20 },
  );
}

const NAMES = [
  'Fernsby',
  'Elodie',
  'Thorneycroft',
  'Hamza',
  'Ogilby',
  'Greenhalgh',
  'Mill Lane',
  'Laverock',
  'NM4',
  'NM6',
];
const named = (notices: readonly Notice[]) => notices.filter(({ body }) => NAMES.some((name) => body.includes(name)));

describe('a concern of somebody who is refused', { timeout: 60_000 }, () => {
  it('reaches the designated manager of the area, with who is to be phoned and no name of a child (5.14, 5.18)', async () => {
    const name = 'training has lapsed; the concern is passed on all the same';
    const { answered, told } = await toldOf('designated-manager', () =>
      enquire(hub, 'lapsed-training-nurse', example(hub, 'lapsed-training-nurse', name)),
    );
    expect(answered.answer.outcome).toBe('REFUSED');
    expect(answered.answer.message).toContain('passed on all the same');
    expect(told.map(({ kind }) => kind)).toEqual(['CONCERN_RECEIVED_WITH_REFUSAL']);
    expect(told[0]?.body).toContain('Dermot Hazelrigg');
    expect(told[0]?.body).toContain('01632 960707');
    expect(named(told)).toEqual([]);
  });

  it('reaches the lead social worker too, as if the gate had been passed', async () => {
    const name = 'training has lapsed; the concern is passed on all the same';
    const { told } = await toldOf('lead-social-worker', () =>
      enquire(hub, 'lapsed-training-nurse', example(hub, 'lapsed-training-nurse', name)),
    );
    expect(told.map(({ kind }) => kind)).toContain('ENQUIRY_ABOUT_OPEN_CASE');
  });
});

describe('what follows from an enquiry', { timeout: 60_000 }, () => {
  it('is not read by who made it, although the group is told; what another gave rise to is', async () => {
    const { told } = await toldOf('designated-manager', () =>
      enquire(hub, 'designated-manager', input(WORRIED, unknownChild(town))),
    );
    expect(told).toEqual([]);
    const { told: ofAnother } = await toldOf('designated-manager', () =>
      enquire(hub, 'ae-nurse', input(WORRIED, unknownChild(town))),
    );
    expect(ofAnother.map(({ kind }) => kind)).toContain('CONTACT_RECORD_UNKNOWN_CHILD');
    expect(await count(hub, 'notice', `kind = 'CONTACT_RECORD_UNKNOWN_CHILD'`)).toBeGreaterThanOrEqual(2);
  });

  it('is read only while vetting and training are current', async () => {
    for (const column of ['vetting_checked_on', 'training_completed_on']) {
      const change = (date: string | null) =>
        hub.database
          .superuser()
          .query(`UPDATE hub.practitioner SET ${column} = $1 WHERE family_name = 'Stonebridge-Amadi'`, [date]);
      await change(null);
      const { errors } = await hub.ask('designated-manager', NOTICES, { first: 5 });
      await change(hub.asOf);
      expect(errors[0]?.extensions.code, column).toBe('FORBIDDEN');
    }
    expect(await inbox('designated-manager')).not.toEqual([]);
  });
});

describe('an enquiry about a child with an open case', { timeout: 60_000 }, () => {
  const about = () => castSubject('planInForce', 'NAME_AND_POSTCODE', town);

  it('from accident and emergency is told to the lead social worker at once (5.154)', async () => {
    const { answered, told } = await toldOf('lead-social-worker', () =>
      enquire(hub, 'ae-nurse', input(PRESENTING, about())),
    );
    expect(told.map(({ kind }) => kind)).toEqual(['ENQUIRY_ABOUT_OPEN_CASE']);
    expect(told[0]?.body).toContain('Callum Brightwater');
    expect(told[0]?.body).toMatch(/\(your reference \S+\)/);
    expect(told[0]?.decisionId).toBe(answered.answer.receipt.decisionId);
    expect(named(told)).toEqual([]);
  });

  it('in immediate danger is to be acknowledged within fifteen minutes, at any hour', async () => {
    const { told } = await toldOf('lead-social-worker', () => enquire(hub, 'ae-nurse', input(DANGER, about())));
    const [notice] = told;
    expect(notice?.urgency).toBe('IMMEDIATE_DANGER');
    const minutes = (Date.parse(notice?.dueAt ?? '') - Date.parse(notice?.createdAt ?? '')) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  it('is told to the designated manager while the worker holds no active post there', async () => {
    const end = (day: string | null) =>
      hub.database.superuser().query(`UPDATE hub.post SET active_until = $1 WHERE id = 'Z01-LSW-15'`, [day]);
    await end('2020-01-01');
    const { told } = await toldOf('designated-manager', () =>
      enquire(hub, 'ae-nurse', input(PRESENTING, about())),
    ).finally(() => end(null));
    expect(told.map(({ kind }) => kind)).toEqual(['ENQUIRY_ABOUT_OPEN_CASE']);
  });

  it('at likely harm is told to the designated manager as well, who may be there when the worker is not', async () => {
    const harm = input({ ...WORRIED, concern: 'LIKELY_SIGNIFICANT_HARM' }, about());
    const { told } = await toldOf('designated-manager', () => enquire(hub, 'ae-nurse', harm));
    expect(told.map(({ kind }) => kind)).toEqual(['ENQUIRY_ABOUT_OPEN_CASE']);
  });

  it('that is a scheduled reading without concern tells nobody for the moment', async () => {
    const { told } = await toldOf('lead-social-worker', () =>
      enquire(hub, 'gp', input(ROUTINE, castSubject('planInForce', 'NUMBER_AND_NAME', town))),
    );
    expect(told).toEqual([]);
  });

  it('by a confidential service is not told below likely harm, and then without its name', async () => {
    const asked = () => castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const silent = await toldOf('lead-social-worker', () =>
      enquire(hub, 'sexual-health-worker', input(WORRIED, asked())),
    );
    expect(silent.told).toEqual([]);
    const harm = input({ ...WORRIED, concern: 'LIKELY_SIGNIFICANT_HARM' }, asked());
    const loud = await toldOf('lead-social-worker', () => enquire(hub, 'sexual-health-worker', harm));
    expect(loud.told).toHaveLength(1);
    expect(loud.told[0]?.body).toContain(`confidential health service, reference ${harm.requestId}`);
    expect(loud.told[0]?.body).not.toMatch(/Lantern|Winterbourne|sexual/i);
  });

  it('is told to that worker alone: no other post reads it, and nothing is read without a post', async () => {
    await delivered();
    const [notice] = await inbox('lead-social-worker');
    for (const persona of ['social-worker', 'gp', 'hub-ig-lead']) {
      expect((await inbox(persona)).map(({ id }) => id)).not.toContain(notice?.id);
    }
    expect((await hub.ask('parent', NOTICES, { first: 5 })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an enquiry about a child at the address of another who has a plan', { timeout: 60_000 }, () => {
  it("is told to the other child's lead social worker; the enquirer's answer does not change (5.154)", async () => {
    const about = () => castSubject('noSocialCare', 'NAME_AND_POSTCODE', town);
    await forgetEnquiries(hub);
    const { answered, told } = await toldOf('lead-social-worker', () =>
      enquire(hub, 'ae-nurse', input(WORRIED, about())),
    );
    expect(told.map(({ kind }) => kind)).toEqual(['ENQUIRY_AT_SAME_ADDRESS']);
    expect(named(told)).toEqual([]);
    await hub.database.superuser().query(
      `UPDATE hub.plan SET ended = '2001-01-01', end_reason = 'HARM_NO_LONGER_LIKELY' WHERE child_id IN
         (SELECT child_id FROM hub.identity_statement WHERE family_name = 'Ogilby')`,
    );
    await forgetEnquiries(hub);
    const without = await toldOf('lead-social-worker', () => enquire(hub, 'ae-nurse', input(WORRIED, about())));
    expect(without.told).toEqual([]);
    expect(apartFromReceipt(without.answered)).toBe(apartFromReceipt(answered));
  });

  it('is told of with the key of the plan in the own system of its authority, and with who asked', async () => {
    const subject = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };
    const presentingAddress = castAddress('infantWithPlan', town);
    const asked = () => enquire(hub, 'ae-nurse', input(WORRIED, subject, { presentingAddress }));
    const { told } = await toldOf('lead-social-worker', asked);
    const { rows } = await hub.database.superuser().query<{ source_key: string }>('SELECT source_key FROM hub.plan');
    const key = /\(your reference (\S+)\)/.exec(told[0]?.body ?? '')?.[1];
    expect(rows.map(({ source_key }) => source_key)).toContain(key);
    expect(told[0]?.body).toContain('Callum Brightwater');
    const worker = `UPDATE hub.post SET active_until = $1 WHERE id = 'Z01-LSW-15'`;
    await hub.database.superuser().query(worker, ['2020-01-01']);
    const away = await toldOf('designated-manager', asked).finally(() =>
      hub.database.superuser().query(worker, [null]),
    );
    expect(away.told.map(({ kind }) => kind)).toContain('ENQUIRY_AT_SAME_ADDRESS');
  });

  it('counts the address where a child stays as it counts the home, also of a child whom nobody knows', async () => {
    const subject = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };
    const presentingAddress = castAddress('infantWithPlan', town);
    await forgetEnquiries(hub);
    const plain = await toldOf('lead-social-worker', () => enquire(hub, 'ae-nurse', input(WORRIED, subject)));
    expect(plain.told).toEqual([]);
    await forgetEnquiries(hub);
    const staying = await toldOf('lead-social-worker', () =>
      enquire(hub, 'ae-nurse', input(WORRIED, subject, { presentingAddress })),
    );
    expect(staying.told.map(({ kind }) => kind)).toEqual(['ENQUIRY_AT_SAME_ADDRESS']);
    expect(apartFromReceipt(staying.answered)).toBe(apartFromReceipt(plain.answered));
  });

  it('goes to the hub team, who learn no name and no place, when that child is protected', async () => {
    const subject = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };
    const presentingAddress = castAddress('shieldedWithPlan', town);
    const asked = () => enquire(hub, 'ae-nurse', input(WORRIED, subject, { presentingAddress }));
    expect((await toldOf('lead-social-worker', asked)).told).toEqual([]);
    const { told } = await toldOf('hub-ig-lead', asked);
    expect(told.map(({ kind }) => kind)).toEqual(['ENQUIRY_AT_SAME_ADDRESS']);
    expect(told[0]?.body).not.toMatch(/Heronsgate|Mirabel|Stott|NM6/);
  });
});

describe('an enquiry about a child whom nobody knows', { timeout: 60_000 }, () => {
  it('is a contact record that social care can consider: what was typed, why, and what was advised (5.154)', async () => {
    const subject = { child: { givenName: 'Otto', familyName: 'Passingby', dateOfBirth: '2014-08-08' } };
    await forgetEnquiries(hub);
    const { told } = await toldOf('designated-manager', () => enquire(hub, 'ae-nurse', input(WORRIED, subject)));
    expect(told.map(({ kind }) => kind)).toEqual(['CONTACT_RECORD_UNKNOWN_CHILD']);
    expect(told[0]?.body).toContain('As typed: Otto Passingby, born 2014-08-08.');
    expect(told[0]?.body).toContain('Reason given: "');
    expect(told[0]?.body).toContain('Advice given: ');
  });
});

describe('an override', { timeout: 60_000 }, () => {
  it('that opened a shield is told to the authority and to those who review it, naming nobody', async () => {
    const name = 'a protected child, with an override of the shield';
    const asked = () => enquire(hub, 'police-child-abuse-unit', example(hub, 'police-child-abuse-unit', name), true);
    const { told } = await toldOf('designated-manager', asked);
    expect(told.map(({ kind }) => kind)).toContain('SHIELD_OVERRIDDEN');
    const overridden = told.filter(({ kind }) => kind === 'SHIELD_OVERRIDDEN');
    expect(overridden[0]?.body).not.toMatch(/Mirabel|Greenhalgh|Rookwood|Heronsgate/);
  });
});
