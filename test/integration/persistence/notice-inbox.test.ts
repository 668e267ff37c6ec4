import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeInbox, NoticeRecipient } from '../../../src/notification/ports.js';
import { noticeInbox } from '../../../src/persistence/notice-inbox.js';
import type { PostId, PractitionerId } from '../../../src/shared/ids.js';
import { enquirer, organisation } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { forgetRecords } from '../../support/forget-records.js';

const person = (id: string): NoticeRecipient['practitioner'] => ({
  ...enquirer().practitioner,
  id: id as PractitionerId,
});

const worker: NoticeRecipient = {
  organisation: organisation('Z01'),
  post: 'W1' as PostId,
  group: 'LEAD_SOCIAL_WORKER',
  practitioner: person('00000000-0000-4000-8000-0000000000c1'),
};
const manager: NoticeRecipient = {
  organisation: organisation('Z01'),
  post: 'M1' as PostId,
  group: 'DESIGNATED_MANAGER',
  practitioner: person('00000000-0000-4000-8000-0000000000c2'),
};
const COLLEAGUE = '00000000-0000-4000-8000-0000000000c9';
const stranger: NoticeRecipient = { ...manager, organisation: organisation('Z02') };

describe('the inbox', () => {
  let database: TestDatabase;
  let inbox: NoticeInbox;

  beforeAll(async () => {
    database = await testDatabase();
    inbox = noticeInbox(database.pool('readonly'));
    await put('for the worker', 'W1', null, '-1 hour', '1 day');
    for (const place of [1, 2, 3, 4, 5])
      await put(`for the manager ${place}`, null, 'DESIGNATED_MANAGER', '-2 hours', '1 day');
    await put('late', null, 'DESIGNATED_MANAGER', '-3 hours', '-1 hour');
    // what is left out for one manager is read by another
    await database.superuser().query(
      `INSERT INTO hub.organisation (id, name, kind, sector, active)
         SELECT id, id, 'LOCAL_AUTHORITY', 'SOCIAL_CARE', true FROM unnest('{Z01,Z08}'::text[]) id;
       INSERT INTO hub.practitioner (id, given_name, family_name, work_phone, vetting_checked_on, training_completed_on)
         VALUES ('${COLLEAGUE}', 'Other', 'Manager', '1', '2026-01-01', '2026-01-01');
       INSERT INTO hub.sign_in (issuer, subject, practitioner_id) VALUES ('idp', 'other', '${COLLEAGUE}');
       INSERT INTO hub.issuer_organisation (issuer, organisation_id) VALUES ('idp', 'Z01'), ('idp', 'Z08');
       INSERT INTO hub.post (id, practitioner_id, organisation_id, practitioner_group, purposes, settings, active_from)
         SELECT id || '-DM', '${COLLEAGUE}', id, 'DESIGNATED_MANAGER', '{}', '{}', '2020-01-01' FROM unnest('{Z01,Z08}'::text[]) id`,
    );
  });
  afterAll(() => database.drop());

  async function put(
    body: string,
    post: string | null,
    group: string | null,
    created: string,
    due: string,
    kind = 'IDENTITY_TO_SETTLE',
    id: string = randomUUID(),
  ): Promise<void> {
    await database.superuser().query(
      `INSERT INTO notice (id, decision_id, place, kind, recipient_organisation, recipient_post, recipient_group, urgency,
         due_at, body, created_at)
       VALUES ($1, $1, 1, $7, 'Z01', $2, $3, 'WELFARE', date_trunc('hour', now()) + interval '1 minute' + $5::interval, $6,
         date_trunc('hour', now()) + $4::interval)`,
      [id, post, group, created, due, body, kind],
    );
  }
  /** The record of an enquiry by somebody, with what was asked. */
  async function record(id: string, practitioner: string, request: unknown): Promise<void> {
    await database.superuser().query(
      `INSERT INTO decision_record (decision_id, decided_at, kind, practitioner_id, organisation_id, practitioner_group,
         sector, purpose, setting, concern, outcome, notifying, listed, not_confirmed, without_relationship, overridden,
         conflicted, request, facts, decision, answer, context, salts)
       VALUES ($1, now(), 'ENQUIRY', $2, 'Z01', 'DESIGNATED_MANAGER', 'SOCIAL_CARE', 'WELFARE_CONCERN', 'SCHEDULED',
         'WELFARE', 'MEDIATED', true, false, false, false, false, true, $3, '{}', '{}', '{}', '{}', '')`,
      [id, practitioner, JSON.stringify(request)],
    );
  }
  const bodies = async (who: NoticeRecipient) =>
    (await inbox.read(who, null, 50, null)).notices.map(({ body }) => body);

  it('shows a post what that post is told, and a group what the group is told there', async () => {
    expect(await bodies(worker)).toEqual(['for the worker']);
    expect(await bodies(manager)).toHaveLength(6);
    expect(await bodies(stranger)).toEqual([]);
    expect(await bodies({ ...worker, post: 'W2' as PostId })).toEqual([]);
  });

  it('pages newest first without gap or repetition, notices of one instant too', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await inbox.read(manager, null, 2, after);
      expect(page.notices.length).toBeLessThanOrEqual(2);
      seen.push(...page.notices.map(({ body }) => body));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
    expect(seen.at(-1)).toBe('late');
  });

  it('leaves out what follows from an enquiry of the reader, in whatever post, and no page is shorter for it', async () => {
    const { notices } = await inbox.read(manager, null, 50, null);
    const own = notices[1]?.id ?? '';
    await record(own, manager.practitioner.id, {});
    const first = await inbox.read(manager, null, 2, null);
    expect(first.notices.map(({ id }) => id)).toEqual([notices[0]?.id, notices[2]?.id]);
    expect((await inbox.read(manager, null, 50, first.next)).notices).toHaveLength(3);
    expect((await inbox.read(manager, null, 5, null)).next).toBeNull();
    const colleague = { ...manager, practitioner: worker.practitioner };
    expect((await inbox.read(colleague, null, 50, null)).notices.map(({ id }) => id)).toContain(own);
    await forgetRecords(database, 'decision_id = $1', own);
  });

  it('leaves out what is about a child to whom the reader is too near, and no page is shorter for it (5.153)', async () => {
    const { notices } = await inbox.read(manager, null, 50, null);
    const { givenName, familyName, birthDate } = manager.practitioner;
    const typed = { kind: 'CHILD', givenName, familyName, birthDate, postcode: null, nhsNumber: null };
    // the newest, one in the middle, and the last: a page that begins, goes on and ends with one of them
    const near = [notices[0], notices[2], notices.at(-1)].map((notice) => notice?.id ?? '');
    for (const id of near) await record(id, worker.practitioner.id, { subject: typed });
    const left = notices.map(({ id }) => id).filter((id) => !near.includes(id));
    expect(left).toHaveLength(3);
    const first = await inbox.read(manager, null, 2, null);
    expect(first.notices.map(({ id }) => id)).toEqual(left.slice(0, 2));
    const rest = await inbox.read(manager, null, 2, first.next);
    expect(rest).toMatchObject({ notices: [{ id: left[2] }], next: null });
    expect((await inbox.read(manager, null, 3, null)).next).toBeNull();
    const another = {
      ...manager,
      practitioner: { ...manager.practitioner, givenName: 'Otto', familyName: 'Underhay' },
    };
    expect((await inbox.read(another, null, 50, null)).notices).toHaveLength(6);
    for (const id of near) await forgetRecords(database, 'decision_id = $1', id);
  });

  it('leaves nothing out while nobody else can read it: lapsed, barred, too near as well, not signed in, or the one who made the decision (5.14)', async () => {
    const { givenName, familyName, birthDate } = manager.practitioner;
    const typed = { kind: 'CHILD', givenName, familyName, birthDate, postcode: null, nhsNumber: null };
    const near = (await inbox.read(manager, null, 50, null)).notices[0]?.id ?? '';
    await record(near, worker.practitioner.id, { subject: typed });
    const sameName = `given_name = '${givenName}', family_name = '${familyName}'`;
    const isRead = async () => (await inbox.read(manager, null, 50, null)).notices.some(({ id }) => id === near);
    expect(await isRead()).toBe(false);
    const colleague = (change: string) =>
      database.superuser().query(`UPDATE hub.practitioner SET ${change} WHERE id = $1`, [COLLEAGUE]);
    for (const [change, back] of [
      ['barred = true', 'barred = false'],
      [`vetting_checked_on = '2010-01-01'`, `vetting_checked_on = '2026-01-01'`],
      [`vetting_checked_on = '2999-01-01'`, `vetting_checked_on = '2026-01-01'`],
      ['training_completed_on = NULL', `training_completed_on = '2026-01-01'`],
      [`training_completed_on = '2010-01-01'`, `training_completed_on = '2026-01-01'`],
      [sameName, `given_name = 'Other', family_name = 'Manager'`],
    ] as const) {
      await colleague(change);
      expect(await isRead(), change).toBe(true);
      await colleague(back);
    }
    const signIn = (subject: string) =>
      database.superuser().query('UPDATE hub.issuer_organisation SET issuer = $1', [subject]);
    await signIn('another idp');
    expect(await isRead()).toBe(true);
    await signIn('idp');
    expect(await isRead()).toBe(false);
    await forgetRecords(database, 'decision_id = $1', near);
    await record(near, COLLEAGUE, { subject: typed });
    expect(await isRead()).toBe(true);
    await forgetRecords(database, 'decision_id = $1', near);
  });

  it('fills a page from the rows that follow, however many are left out', async () => {
    const old = { organisation: organisation('Z08'), post: 'M8' as PostId, group: 'DESIGNATED_MANAGER' as const };
    const reader = { ...old, practitioner: manager.practitioner };
    const { givenName, familyName, birthDate } = manager.practitioner;
    const request = { subject: { kind: 'ADULT', givenName, familyName, birthDate, postcode: null } };
    const { rows } = await database.superuser().query<{ id: string }>(
      `INSERT INTO notice (id, decision_id, place, kind, recipient_organisation, recipient_group, urgency, due_at, body, created_at)
       SELECT gen_random_uuid(), gen_random_uuid(), 1, 'IDENTITY_TO_SETTLE', 'Z08', 'DESIGNATED_MANAGER', 'NONE', now(), 'x',
         now() - make_interval(mins => n)
       FROM generate_series(1, 110) n RETURNING decision_id AS id`,
    );
    const ids = rows.map(({ id }) => id);
    for (const id of ids.slice(1, -1)) await record(id, worker.practitioner.id, request);
    const first = await inbox.read(reader, null, 1, null);
    expect(first.notices.map(({ decisionId }) => decisionId)).toEqual([ids[0]]);
    const second = await inbox.read(reader, null, 1, first.next);
    expect(second.notices.map(({ decisionId }) => decisionId)).toEqual([ids.at(-1)]);
    expect(second.next).toBeNull();
  });

  it.each(['GROUND_TO_COMPLETE', 'BROKERED_REPLY', 'COLLEAGUE_ASKED_FOR'])(
    'shows a %s to whom it is for, however near: that it is missing would tell what the answer kept back',
    async (kind) => {
      const { givenName, familyName, birthDate } = worker.practitioner;
      const typed = { kind: 'CHILD', givenName, familyName, birthDate, postcode: null, nhsNumber: null };
      const id = randomUUID();
      await put('for the own part', 'W7', null, '-1 hour', '1 day', kind, id);
      await record(id, manager.practitioner.id, { subject: typed });
      expect(await bodies({ ...worker, post: 'W7' as PostId })).toContain('for the own part');
      await forgetRecords(database, 'decision_id = $1', id);
    },
  );

  it('tells what is overdue from what still has time', async () => {
    const overdue = await inbox.read(manager, 'OVERDUE', 50, null);
    expect(overdue.notices).toMatchObject([{ body: 'late', state: 'OVERDUE', urgency: 'WELFARE' }]);
    expect((await inbox.read(manager, 'OPEN', 50, null)).notices).toHaveLength(5);
  });

  it('ends at a cursor that is unknown or that of somebody else', async () => {
    const foreign = (await inbox.read(worker, null, 1, null)).notices[0]?.id ?? '';
    for (const after of [foreign, randomUUID(), 'no cursor at all']) {
      expect(await inbox.read(manager, null, 50, after)).toEqual({ notices: [], next: null });
    }
  });

  it('holds 100 notices a page at most, however many are asked for', async () => {
    await database.superuser().query(
      `INSERT INTO notice (id, decision_id, place, kind, recipient_organisation, recipient_group, urgency, due_at, body)
       SELECT gen_random_uuid(), gen_random_uuid(), 1, 'IDENTITY_TO_SETTLE', 'Z09', 'IG_LEAD', 'NONE', now(), 'x'
       FROM generate_series(1, 120)`,
    );
    const many = { ...manager, organisation: organisation('Z09'), group: 'IG_LEAD' as const };
    expect((await inbox.read(many, null, 99_999_999, null)).notices).toHaveLength(100);
  });
});
