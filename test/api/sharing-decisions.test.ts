import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { noticesOf, read, record, tryToRecord } from '../support/sharing-hub.js';
import { DETAILED, HARM, refusalInput, sharingInput } from '../support/sharing-input.js';
import { apartFromReceipt, count } from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

const ADVISER = { state: 'NAMED', person: { directory: '920000000005' }, competentInChildProtection: true } as const;

describe('a share made outside the hub', { timeout: 60_000 }, () => {
  it('is a decision like any other: record, leaf in the log, signed receipt', async () => {
    const { receipt, tasks, rules, phoneNow } = await record(hub, 'gp', sharingInput());
    expect(receipt.signature).not.toBe('');
    expect(await count(hub, 'decision', 'id = $1', receipt.decisionId)).toBe(1);
    expect(
      await count(
        hub,
        'decision_record',
        `decision_id = $1 AND kind = 'SHARING_DECISION' AND outcome = 'SHARED' AND practitioner_group = 'GP'`,
        receipt.decisionId,
      ),
    ).toBe(1);
    expect(tasks).toEqual([]);
    expect(phoneNow).not.toEqual([]);
    expect(rules.map(({ rule }) => rule)).toContain('sharing/reasons-recorded');
    const { data } = await hub.ask<{ receipt: { leafHash: string } }>(
      'gp',
      'query R($id: ID!) { receipt(decisionId: $id) { leafHash } }',
      { id: receipt.decisionId },
    );
    expect(data?.receipt.leafHash).toBe(receipt.leafHash);
  });

  it('has the same receipt whether or not the child is known, and whoever the child is', async () => {
    const told = async (subject: ReturnType<typeof castSubject>) =>
      apartFromReceipt(await tryToRecord(hub, 'gp', sharingInput({ subject })));
    const unknown = apartFromReceipt(await tryToRecord(hub, 'gp', sharingInput()));
    expect(await told(castSubject('planInForce', 'NUMBER_AND_NAME', town))).toBe(unknown);
    expect(await told(castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town))).toBe(unknown);
    expect(await count(hub, 'decision_record', `kind = 'SHARING_DECISION' AND child_id IS NOT NULL`)).toBeGreaterThan(
      0,
    );
    expect(
      await count(hub, 'decision_record', `kind = 'SHARING_DECISION' AND subject_by_name IS NOT NULL`),
    ).toBeGreaterThan(0);
  });

  it('is read back by who made it, and by nobody without a part in it', async () => {
    const { receipt } = await record(hub, 'gp', sharingInput());
    expect(await read(hub, 'gp', receipt.decisionId)).toMatchObject({
      result: 'SHARED',
      recipient: 'Robin Ashdown, duty social worker, Z01',
      reasons: 'asked for to plan the next visit',
      practitioner: 'Imogen Thistlewood',
      named: [],
    });
    expect(await read(hub, 'ae-nurse', receipt.decisionId)).toBeNull();
    expect(await read(hub, 'gp', randomUUID())).toBeNull();
  });

  it('is no enquiry: it makes nobody second, and counts towards no limit', async () => {
    const { receipt } = await record(hub, 'gp', sharingInput());
    expect(
      await count(hub, 'decision_record', 'decision_id = $1 AND (notifying OR listed OR counted)', receipt.decisionId),
    ).toBe(0);
  });
});

describe('recording', { timeout: 60_000 }, () => {
  it('is never refused for training that lapsed, nor for a conflict of interest (5.20)', async () => {
    await record(hub, 'lapsed-training-nurse', sharingInput());
    const own = {
      child: { givenName: 'Imogen', familyName: 'Thistlewood', dateOfBirth: '2015-03-02', postcode: 'NM4 7QD' },
    };
    const { receipt } = await record(hub, 'gp', sharingInput({ subject: own }));
    expect(await count(hub, 'decision_record', 'decision_id = $1 AND conflicted', receipt.decisionId)).toBe(1);
  });

  it('needs a post of an active organisation', async () => {
    for (const persona of ['parent', 'young-person']) {
      const { errors, status } = await tryToRecord(hub, persona, sharingInput());
      expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
    }
  });

  it('names the part that is missing, what is accepted, and whatever else is missing, and records nothing', async () => {
    const before = await count(hub, 'decision');
    const { errors, status } = await tryToRecord(
      hub,
      'gp',
      refusalInput({ sexualActivity: 'YES', ageAtEvent: 'UNDER_13', nonIdentifyingDiscussion: 'NOT_OFFERED' }),
    );
    expect(status).toBe(400);
    const { extensions, message } = errors[0] ?? { extensions: { code: '', also: [], path: '' }, message: '' };
    expect(extensions.code).toBe('BAD_INPUT');
    const paths = [extensions['path'], ...(extensions['also'] as { path: string }[]).map(({ path }) => path)];
    expect(paths.sort()).toEqual([
      'input.adviser',
      'input.approval',
      'input.crime',
      'input.detailedReasons',
      'input.nonIdentifyingDiscussion',
      'input.referral',
      'input.result',
    ]);
    expect(message).toContain('nothing was recorded');
    expect(extensions['phoneNow']).not.toEqual([]);
    expect(await count(hub, 'decision')).toBe(before);
  });

  it('takes an adviser whom the directory does not know, who stays unconfirmed', async () => {
    const adviser = { ...ADVISER, person: { directory: randomUUID() } };
    const { confirmations } = await record(hub, 'gp', sharingInput({ adviser }));
    expect(confirmations).toEqual([{ role: 'ADVISER', state: 'UNCONFIRMED' }]);
  });

  it('takes what was shared against the table as what happened, and tells information governance (5.24)', async () => {
    const conference = {
      kind: 'CONFERENCE_RECORD',
      what: 'minutes of the conference',
      identifiesReferrer: false,
    } as const;
    const made = await record(hub, 'ae-nurse', sharingInput({ information: conference }));
    expect(made.breaches.map(({ rule }) => rule)).toEqual(['sharing/conference-record-consent']);
    expect(made.message).toContain('against the rules');
    const { decisionId, decidedAt } = made.receipt;
    expect(
      await count(
        hub,
        'decision_record',
        `decision_id = $1 AND decision::jsonb -> 'breaches' = '["sharing/conference-record-consent"]'`,
        decisionId,
      ),
    ).toBe(1);
    const [own] = await noticesOf(hub, 'ig-lead', decisionId);
    expect(own).toMatchObject({ kind: 'SHARING_AGAINST_THE_TABLE' });
    expect((Date.parse(own?.dueAt ?? '') - Date.parse(decidedAt)) / 3_600_000).toBeCloseTo(72, 3);
    expect(
      await count(
        hub,
        'notice',
        `decision_id = $1 AND kind = 'SHARING_AGAINST_THE_TABLE' AND recipient_group = 'HUB_IG_LEAD'`,
        decisionId,
      ),
    ).toBe(1);
    expect(own?.body).not.toMatch(/Otto|Passingby/);
  });

  it('takes no refusal where significant harm is believed and nobody was told, with whatever approval (5.18)', async () => {
    const { errors } = await tryToRecord(
      hub,
      'gp',
      refusalInput({
        ...HARM,
        referral: null,
        detailedReasons: DETAILED,
        approval: { by: { name: 'J. Senior' }, documentedIn: 'file' },
      }),
    );
    const { extensions } = errors[0] ?? { extensions: { path: '', also: [] } };
    const also = extensions['also'] as { path: string }[];
    expect([extensions['path'], ...also.map(({ path }) => path)].sort()).toEqual(['input.referral', 'input.result']);
  });

  const UNDER_13 = {
    sexualActivity: 'YES',
    ageAtEvent: 'UNDER_13',
    immediateDanger: false,
    detailedReasons: DETAILED,
    adviser: ADVISER,
    crime: { told: 'NOBODY', reason: 'the strategy discussion decides' },
  } as const;
  const approvedBy = (directory: string) => ({ approval: { by: { directory }, documentedIn: 'trust file 12' } });

  it('takes no refusal under 13 in immediate danger before a referral, whoever approves of it (5.27)', async () => {
    const inDanger = { ...UNDER_13, ...approvedBy('920000000005'), immediateDanger: true };
    const { errors } = await tryToRecord(hub, 'ae-nurse', refusalInput(inDanger));
    const { extensions } = errors[0] ?? { extensions: { path: '', also: [] } };
    const also = extensions['also'] as { path: string }[];
    expect([extensions['path'], ...also.map(({ path }) => path)].sort()).toEqual(['input.referral', 'input.result']);
  });

  it('takes no refusal under 13 as exceptional while nobody says whether somebody is in danger now (5.27)', async () => {
    const unsaid = { ...UNDER_13, ...approvedBy('Z01-DM-16'), immediateDanger: null };
    const { errors } = await tryToRecord(hub, 'ae-nurse', refusalInput(unsaid));
    const { extensions } = errors[0] ?? { extensions: { path: '', also: [] } };
    const also = extensions['also'] as { path: string }[];
    expect([extensions['path'], ...also.map(({ path }) => path)].sort()).toEqual(['input.referral', 'input.result']);
  });

  it('asks of the consent for a child of 14 how competence was assessed, and never a parent in its place (5.23)', async () => {
    const fourteen = {
      givenName: 'Otto',
      familyName: 'Passingby',
      dateOfBirth: `${Number(hub.asOf.slice(0, 4)) - 14}-01-01`,
    };
    const consent = { state: 'GIVEN', giver: 'PARENTAL_RESPONSIBILITY', scope: 'visits', coversThis: true } as const;
    const shared = (competence: { state: 'ASSESSED_COMPETENT' | 'ASSESSED_NOT_COMPETENT'; by?: string; on?: string }) =>
      sharingInput({ subject: { child: fourteen }, consent: { ...consent, competence } });
    const unsaid = await tryToRecord(hub, 'gp', shared({ state: 'ASSESSED_NOT_COMPETENT' }));
    expect(unsaid.errors[0]?.extensions['path']).toBe('input.consent.competence');
    const assessed = { by: 'Dr Nother', on: '2026-01-05' };
    expect((await record(hub, 'gp', shared({ state: 'ASSESSED_NOT_COMPETENT', ...assessed }))).breaches).toEqual([]);
    const inItsPlace = await record(hub, 'gp', shared({ state: 'ASSESSED_COMPETENT', ...assessed }));
    expect(inItsPlace.breaches.map(({ rule }) => rule)).toEqual(['sharing/nothing-lifts-confidence']);
    const later = await tryToRecord(
      hub,
      'gp',
      shared({ state: 'ASSESSED_NOT_COMPETENT', by: 'Dr Nother', on: '2199-01-01' }),
    );
    expect(later.errors[0]?.extensions['path']).toBe('input.consent.competence.on');
  });

  it.each([
    ['in no senior post', '920000000008'],
    ['a senior of another organisation', 'Z01-DM-16'],
    ['unknown to the directory', 'nobody-1'],
  ])('asks no approver who is %s: the name stays unconfirmed, and the referral stands (5.27)', async (_, directory) => {
    const { receipt, confirmations, tasks } = await record(
      hub,
      'ae-nurse',
      refusalInput({ ...UNDER_13, ...approvedBy(directory) }),
    );
    expect(confirmations).toContainEqual({ role: 'APPROVER', state: 'UNCONFIRMED' });
    expect(await count(hub, 'confirmation_asked', `decision_id = $1 AND role = 'APPROVER'`, receipt.decisionId)).toBe(
      0,
    );
    expect(tasks.map(({ code }) => code)).toEqual([
      'REVIEW_REFUSAL',
      'MAKE_REFERRAL',
      'EXPECT_REFERRAL',
      'REPORT_AND_STRATEGY_DISCUSSION',
    ]);
  });

  it('takes nobody as approver of a decision of their own (5.27)', async () => {
    const { errors } = await tryToRecord(
      hub,
      'named-professional',
      refusalInput({ ...UNDER_13, adviser: { state: 'DECIDER_IS_COMPETENT' }, ...approvedBy('920000000005') }),
    );
    expect(errors[0]?.extensions['path']).toBe('input.approval.by.directory');
  });

  it.each(['920000000005', '5afe0000-0000-4000-8000-000000000005'])(
    'takes nobody as adviser and approver both of a refusal, named as %s: 5.27 names two; a share is recorded',
    async (directory) => {
      const before = await count(hub, 'decision');
      const { errors } = await tryToRecord(hub, 'ae-nurse', refusalInput({ ...UNDER_13, ...approvedBy(directory) }));
      expect(errors[0]?.extensions).toMatchObject({
        code: 'BAD_INPUT',
        path: 'input.approval.by.directory',
        accepted: 'a senior manager of the directory who is not the adviser, or a name',
      });
      expect(await count(hub, 'decision')).toBe(before);
      const share = { ...UNDER_13, ...approvedBy(directory), result: 'SHARED' } as const;
      expect((await record(hub, 'ae-nurse', sharingInput(share))).receipt.decisionId).toBeTruthy();
    },
  );

  it.each([
    ['input.madeAt', { madeAt: '2999-01-01T00:00:00Z' }],
    ['input.madeAt', { madeAt: 'yesterday' }],
    ['input.reasons', { reasons: '  ' }],
    ['input.recipient.organisation', { recipient: { organisation: 'NOBODY', role: 'clerk' } }],
    ['input.recipient', { recipient: { organisation: 'Z01' } }],
    ['input.supersedes', { supersedes: randomUUID() }],
    ['input.inReplyTo', { inReplyTo: randomUUID() }],
    ['input.subject', { subject: { adult: { givenName: 'A', familyName: 'B', dateOfBirth: '1980-01-01' } } }],
    ['input.adviser.person.directory', { adviser: { ...ADVISER, person: { directory: '920000000001' } } }],
    ['input.referral.organisation', { referral: { ...HARM.referral, organisation: 'ZR1' } }],
  ])('does not accept another %s', async (path, changes) => {
    const { errors } = await tryToRecord(hub, 'gp', sharingInput(changes));
    expect(errors[0]?.extensions['path']).toBe(path);
  });
});
