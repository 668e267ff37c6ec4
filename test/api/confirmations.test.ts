import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, practitioner } from '../../src/identity/development/persona.js';
import type { ConfirmationAnswer } from '../../src/sharing/confirm.js';
import type { SharingInput } from '../../src/sharing/sharing-input.js';
import { CAST_SIZE } from '../../src/synthetic-town/cast.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { noticesOf, read, record } from '../support/sharing-hub.js';
import { CONFIRM, DETAILED, MADE_AT, READ, refusalInput, sharingInput } from '../support/sharing-input.js';
import { count } from '../support/town-enquiries.js';

/** A second senior post of the hospital, which its holder leaves. */
const NAMED_NURSE = practitioner('named-nurse', 'cis2', {
  number: 72,
  name: ['Philippa', 'Underhay'],
  role: 'named nurse for safeguarding children',
  birthDate: '1974-05-06',
  home: ['3 Chantry Close', 'NM5 2PF'],
  post: post('920000000072', 'ZR1', 'NAMED_PROFESSIONAL', []),
});

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub(CAST_SIZE, [NAMED_NURSE]);
}, 120_000);
afterAll(() => hub.close());

const NAMED_DOCTOR = '5afe0000-0000-4000-8000-000000000005';
const advisedBy = (directory: string) =>
  sharingInput({ adviser: { state: 'NAMED', person: { directory }, competentInChildProtection: true } });

async function confirm(persona: string, id: string, role = 'ADVISER'): Promise<ConfirmationAnswer> {
  const { data, text } = await hub.ask<{ confirm: ConfirmationAnswer }>(persona, CONFIRM, { id, role });
  if (data === null) throw new Error(text);
  return data.confirm;
}

describe('somebody named as adviser', { timeout: 60_000 }, () => {
  it.each([
    ['by the id of the person', NAMED_DOCTOR],
    ['by the code of a post', '920000000005'],
  ])('%s is asked, and told within what time', async (_, directory) => {
    const { receipt, confirmations } = await record(hub, 'ae-nurse', advisedBy(directory));
    expect(confirmations).toEqual([{ role: 'ADVISER', state: 'ASKED' }]);
    expect(
      await count(
        hub,
        'confirmation_asked',
        'decision_id = $1 AND practitioner_id = $2',
        receipt.decisionId,
        NAMED_DOCTOR,
      ),
    ).toBe(1);
    const [asked] = await noticesOf(hub, 'named-professional', receipt.decisionId);
    expect(asked).toMatchObject({ kind: 'CONFIRMATION_ASKED', state: 'OPEN' });
    expect(asked?.body).toContain('Callum Brightwater');
    expect(asked?.body).not.toMatch(/Otto|Passingby/);
  });

  it('reads the decision, confirms by the own sign-in, and shows as confirmed', async () => {
    const { receipt } = await record(hub, 'ae-nurse', advisedBy(NAMED_DOCTOR));
    const { decisionId } = receipt;
    const unconfirmed = { role: 'ADVISER', name: 'Ottoline Greystoke', state: 'UNCONFIRMED', confirmedAt: null };
    expect((await read(hub, 'named-professional', decisionId))?.named).toEqual([unconfirmed]);
    const first = await confirm('named-professional', decisionId);
    expect(first).toMatchObject({ state: 'CONFIRMED', message: 'You have confirmed it.' });
    expect(await confirm('named-professional', decisionId)).toEqual(first);
    expect((await read(hub, 'ae-nurse', decisionId))?.named).toEqual([
      { ...unconfirmed, state: 'CONFIRMED', confirmedAt: first.confirmedAt },
    ]);
    expect(await count(hub, 'confirmation', 'decision_id = $1', decisionId)).toBe(1);
    const { data } = await hub.ask<{ decision: { named: unknown } }>(
      'ig-lead',
      'query D($id: ID!) { decision(id: $id) { named { role practitioner confirmed } } }',
      { id: decisionId },
    );
    expect(data?.decision.named).toEqual([{ role: 'ADVISER', practitioner: 'Ottoline Greystoke', confirmed: true }]);
  });

  it('who reads it leaves a reading in the log', async () => {
    const { receipt } = await record(hub, 'ae-nurse', advisedBy(NAMED_DOCTOR));
    const readings = () =>
      count(hub, 'decision_record', `kind = 'OVERSIGHT_READING' AND request LIKE $1`, `%${receipt.decisionId}%`);
    await read(hub, 'named-professional', receipt.decisionId);
    expect(await readings()).toBe(1);
  });

  it('who is too near to the child neither reads nor confirms it', async () => {
    const own = {
      child: { givenName: 'Ottoline', familyName: 'Greystoke', dateOfBirth: '2016-01-19', postcode: 'NM5 2PF' },
    };
    const { receipt } = await record(hub, 'ae-nurse', { ...advisedBy(NAMED_DOCTOR), subject: own });
    expect(await read(hub, 'named-professional', receipt.decisionId)).toBeNull();
    expect((await confirm('named-professional', receipt.decisionId)).state).toBe('NOTHING_TO_CONFIRM');
    expect(await read(hub, 'ae-nurse', receipt.decisionId)).not.toBeNull();
  });

  it('by name alone cannot confirm and stays unconfirmed', async () => {
    const adviser = { state: 'NAMED', person: { name: 'Dr A. Nother' }, competentInChildProtection: true } as const;
    const { receipt, confirmations } = await record(hub, 'ae-nurse', sharingInput({ adviser }));
    expect(confirmations).toEqual([{ role: 'ADVISER', state: 'UNCONFIRMED' }]);
    expect((await read(hub, 'ae-nurse', receipt.decisionId))?.named).toEqual([
      { role: 'ADVISER', name: 'Dr A. Nother', state: 'UNCONFIRMED', confirmedAt: null },
    ]);
    expect(await count(hub, 'confirmation_asked', 'decision_id = $1', receipt.decisionId)).toBe(0);
  });
});

describe('nobody else', { timeout: 60_000 }, () => {
  it('confirms: whoever was not asked, in another role, or for an unknown id gets the same answer', async () => {
    const { receipt } = await record(hub, 'ae-nurse', advisedBy(NAMED_DOCTOR));
    const nothing = {
      state: 'NOTHING_TO_CONFIRM',
      message: 'There is nothing to confirm under this reference.',
      confirmedAt: null,
    };
    expect(await confirm('ae-nurse', receipt.decisionId)).toEqual(nothing);
    expect(await confirm('gp', receipt.decisionId)).toEqual(nothing);
    expect(await confirm('named-professional', receipt.decisionId, 'APPROVER')).toEqual(nothing);
    expect(await confirm('named-professional', randomUUID())).toEqual(nothing);
    expect(await count(hub, 'confirmation', 'decision_id = $1', receipt.decisionId)).toBe(0);
    const { errors } = await hub.ask('parent', CONFIRM, { id: receipt.decisionId, role: 'ADVISER' });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('not even a superuser changes what was confirmed', async () => {
    const { receipt } = await record(hub, 'ae-nurse', advisedBy(NAMED_DOCTOR));
    await confirm('named-professional', receipt.decisionId);
    for (const table of ['confirmation', 'confirmation_asked', 'decision_link']) {
      await expect(hub.database.superuser().query(`DELETE FROM hub.${table}`)).rejects.toThrow('insert-only');
    }
  });
});

describe('a colleague on whose behalf it was asked', { timeout: 60_000 }, () => {
  it('confirms within 24 hours and not later', async () => {
    const asked = async (hours: number) => {
      const id = randomUUID();
      await hub.database.superuser().query(
        `INSERT INTO hub.confirmation_asked (decision_id, role, practitioner_id, asked_at)
         VALUES ($1, 'COLLEAGUE', $2, clock_timestamp() - make_interval(mins => $3))`,
        [id, NAMED_DOCTOR, hours * 60],
      );
      return id;
    };
    expect((await confirm('named-professional', await asked(23.9), 'COLLEAGUE')).state).toBe('CONFIRMED');
    expect((await confirm('named-professional', await asked(24.1), 'COLLEAGUE')).state).toBe('NOTHING_TO_CONFIRM');
  });
});

describe('somebody whose vetting or training has lapsed', { timeout: 60_000 }, () => {
  const changed = (column: string, value: unknown) =>
    hub.database.superuser().query(`UPDATE hub.practitioner SET ${column} = $1 WHERE id = $2`, [value, NAMED_DOCTOR]);

  it.each([
    ['barred', true, false],
    ['vetting_checked_on', '2001-01-01', null],
    ['training_completed_on', '2001-01-01', null],
  ])('%s: neither reads nor confirms what others decided, in the same words for any id', async (column, to, back) => {
    const { receipt } = await record(hub, 'ae-nurse', advisedBy(NAMED_DOCTOR));
    await changed(column, to);
    const refused: string[][] = [];
    for (const [query, more] of [
      [READ, {}],
      [CONFIRM, { role: 'ADVISER' }],
      [CONFIRM, { role: 'APPROVER' }],
    ] as const) {
      const words = new Set<string>();
      for (const id of [receipt.decisionId, randomUUID()]) {
        const { errors } = await hub.ask('named-professional', query, { id, ...more });
        words.add(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
      }
      refused.push([...words]);
    }
    await changed(column, back ?? hub.asOf);
    const once = [expect.stringMatching(/^FORBIDDEN: standing has lapsed/)];
    expect(refused).toEqual([once, once, once]);
    expect(await count(hub, 'confirmation', 'decision_id = $1', receipt.decisionId)).toBe(0);
    expect((await confirm('named-professional', receipt.decisionId)).state).toBe('CONFIRMED');
  });

  it('reads back what they decided themselves', async () => {
    const { receipt } = await record(hub, 'lapsed-training-nurse', sharingInput());
    expect((await read(hub, 'lapsed-training-nurse', receipt.decisionId))?.id).toBe(receipt.decisionId);
  });
});

describe('a senior manager who is named as approver', { timeout: 60_000 }, () => {
  const refusal = (changes: Partial<SharingInput> = {}) =>
    refusalInput({
      sexualActivity: 'YES',
      ageAtEvent: 'UNDER_13',
      immediateDanger: false,
      detailedReasons: DETAILED,
      approval: { by: { directory: NAMED_DOCTOR }, documentedIn: 'trust file 12' },
      adviser: { state: 'NAMED', person: { name: 'Named Nurse' }, competentInChildProtection: true },
      crime: { told: 'NOBODY', reason: 'the strategy discussion decides' },
      ...changes,
    });
  const states = async (persona: string, id: string) =>
    Object.fromEntries((await noticesOf(hub, persona, id)).map(({ kind, state }) => [kind, state]));

  it('confirms the approval of a refusal under 13 (5.27)', async () => {
    const { receipt } = await record(hub, 'ae-nurse', refusal());
    expect((await confirm('named-professional', receipt.decisionId, 'APPROVER')).state).toBe('CONFIRMED');
    const named = (await read(hub, 'ae-nurse', receipt.decisionId))?.named;
    expect(named?.map(({ role, state }) => [role, state])).toEqual([
      ['ADVISER', 'UNCONFIRMED'],
      ['APPROVER', 'CONFIRMED'],
    ]);
  });

  it('ends the referral by confirming, and never lets the authority believe that it came (5.27)', async () => {
    const { decisionId } = (await record(hub, 'ae-nurse', refusal())).receipt;
    const own = (state: string) => ({ REFERRAL_TO_MAKE: state, REFERRAL_UNLESS_APPROVED: state });
    const authority = (state: string) => ({ REFERRAL_TO_EXPECT: state, REPORT_AND_STRATEGY_DISCUSSION: state });
    expect(await states('ae-nurse', decisionId)).toEqual(own('OPEN'));
    expect(await states('designated-manager', decisionId)).toEqual(authority('OPEN'));
    await confirm('gp', decisionId, 'APPROVER');
    expect(await states('designated-manager', decisionId)).toEqual(authority('OPEN'));
    await confirm('named-professional', decisionId, 'APPROVER');
    expect(await states('ae-nurse', decisionId)).toEqual(own('APPROVED_NOT_TO_REFER'));
    expect(await states('designated-manager', decisionId)).toEqual(authority('APPROVED_NOT_TO_REFER'));
    expect(await states('ig-lead', decisionId)).toEqual({ SHARING_REFUSAL_TO_REVIEW: 'OPEN' });
  });

  it('ends nothing of a referral that was made, in danger or not', async () => {
    const referral = { toWhom: 'duty social worker of Z01', at: MADE_AT, inWriting: true };
    for (const immediateDanger of [true, false]) {
      const { decisionId } = (await record(hub, 'ae-nurse', refusal({ referral, immediateDanger }))).receipt;
      expect((await confirm('named-professional', decisionId, 'APPROVER')).state).toBe('CONFIRMED');
      expect(await states('designated-manager', decisionId)).toEqual({
        REFERRAL_TO_EXPECT: 'OPEN',
        REPORT_AND_STRATEGY_DISCUSSION: 'OPEN',
      });
    }
  });

  it('approves nothing after leaving the senior post', async () => {
    const approval = { by: { directory: '920000000072' }, documentedIn: 'trust file 12' };
    const { receipt, confirmations } = await record(hub, 'ae-nurse', refusal({ approval }));
    expect(confirmations).toContainEqual({ role: 'APPROVER', state: 'ASKED' });
    const group = (value: string) =>
      hub.database.superuser().query(`UPDATE hub.post SET practitioner_group = $1 WHERE id = '920000000072'`, [value]);
    await group('A_AND_E');
    expect((await confirm('named-nurse', receipt.decisionId, 'APPROVER')).state).toBe('NOTHING_TO_CONFIRM');
    expect(await states('designated-manager', receipt.decisionId)).toMatchObject({ REFERRAL_TO_EXPECT: 'OPEN' });
    // nor by a senior post that is not the one chosen
    const posts = 'SELECT (jsonb_populate_record(t, $1)).* FROM hub.post t WHERE id = $2';
    const second = { id: '920000000073', practitioner_group: 'NAMED_PROFESSIONAL' };
    await hub.database.superuser().query(`INSERT INTO hub.post ${posts}`, [second, '920000000072']);
    expect((await confirm('named-nurse', receipt.decisionId, 'APPROVER')).state).toBe('NOTHING_TO_CONFIRM');
    await hub.database.superuser().query('DELETE FROM hub.post WHERE id = $1', [second.id]);
    await group('NAMED_PROFESSIONAL');
    expect((await confirm('named-nurse', receipt.decisionId, 'APPROVER')).state).toBe('CONFIRMED');
  });

  it('approves nothing about a child to whom they are too near: the referral stands (5.26, 5.153)', async () => {
    const own = {
      child: { givenName: 'Otto', familyName: 'Underhay', dateOfBirth: '2014-08-08', postcode: 'NM5 2PF' },
    };
    const approval = { by: { directory: '920000000072' }, documentedIn: 'trust file 12' };
    const { receipt, confirmations } = await record(hub, 'ae-nurse', refusal({ approval, subject: own }));
    expect(confirmations).toContainEqual({ role: 'APPROVER', state: 'ASKED' });
    expect((await confirm('named-nurse', receipt.decisionId, 'APPROVER')).state).toBe('NOTHING_TO_CONFIRM');
    expect(await states('designated-manager', receipt.decisionId)).toMatchObject({ REFERRAL_TO_EXPECT: 'OPEN' });
  });
});
