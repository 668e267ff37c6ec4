import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { draftOf, draftWith } from '../support/policy-draft.js';
import { startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example, input, PRESENTING } from '../support/town-enquiries.js';

const REHEARSE = `query R($draft: String!, $since: String!, $asOn: String) {
  rehearsePolicy(draft: $draft, since: $since, asOn: $asOn) {
  version asOn rows { organisationId from to fields decisions } } }`;

interface Row {
  readonly organisationId: string;
  readonly from: string;
  readonly to: string;
  readonly fields: string;
  readonly decisions: string;
}

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

const whyNot = ({ errors }: Answered<unknown>): string =>
  errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join();

describe('the rehearsal of a draft', { timeout: 90_000 }, () => {
  const closedToGps = () =>
    draftWith('gate/phone-and-concern-only', { when: { group: { $nin: ['A_AND_E', 'SOCIAL_WORKER'] } } });
  const rehearse = (text: string, since = '90d', persona = 'hub-ig-lead') =>
    hub.ask<{ rehearsePolicy: { version: string; asOn: string; rows: Row[] } }>(persona, REHEARSE, {
      draft: text,
      since,
    });

  it('counts by organisation and outcome what would change, and shows no number below ten', async () => {
    const child = example(hub, 'gp', 'a registered patient with a plan');
    for (let asked = 0; asked < 12; asked += 1) await enquire(hub, 'gp', { ...child, requestId: crypto.randomUUID() });
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', townCalendar(hub.asOf));
    for (let asked = 0; asked < 3; asked += 1) await enquire(hub, 'ae-nurse', input(PRESENTING, subject));

    const same = await rehearse(SHIPPED_POLICY.ruleset);
    expect(same.errors).toEqual([]);
    expect(same.data?.rehearsePolicy.asOn).toBe(new Date().toISOString().slice(0, 10));
    for (const row of same.data?.rehearsePolicy.rows ?? []) expect(row).toMatchObject({ to: row.from, fields: 'SAME' });

    const { data, text } = await rehearse(closedToGps().text);
    const rows = data?.rehearsePolicy.rows ?? [];
    const practice = rows.filter(({ organisationId }) => organisationId === 'Z90001');
    expect(practice).toEqual([expect.objectContaining({ to: 'REFUSED', fields: 'FEWER', decisions: '10' })]);
    const hospital = rows.filter(({ organisationId }) => organisationId !== 'Z90001');
    expect(hospital).toEqual([]);
    expect(text).not.toMatch(/"3"|"12"|"15"/);
  });

  it('decides as on another day when that is asked, so that rules which begin then count', async () => {
    const later = draftWith('gate/phone-and-concern-only', { since: '2090-01-01', when: {} });
    const outcomes = async (asOn: string | null) => {
      const asked = { draft: later.text, since: '90d', asOn };
      const { data, errors } = await hub.ask<{ rehearsePolicy: { rows: Row[] } }>('hub-ig-lead', REHEARSE, asked);
      expect(errors).toEqual([]);
      return new Set(data?.rehearsePolicy.rows.map(({ to }) => to));
    };
    expect(await outcomes(null)).not.toEqual(new Set(['REFUSED']));
    expect(await outcomes('2090-01-01')).toEqual(new Set(['REFUSED']));
  });

  it('counts what would no longer be accepted or could not be checked for that', async () => {
    const demanding = draftWith('require/case-reference-for-reviews', { when: {} });
    const rows = (await rehearse(demanding.text)).data?.rehearsePolicy.rows ?? [];
    expect(new Set(rows.map(({ to }) => to))).toEqual(new Set(['BAD_INPUT']));
  });

  it('is itself recorded before it is shown, and not shown when that fails', async () => {
    const { text, version } = closedToGps();
    const readings = () =>
      count(
        hub,
        'decision_record',
        `kind = 'OVERSIGHT_READING' AND request::jsonb -> 'what' -> 'rehearsal' ->> 'version' = $1`,
        version,
      );
    const before = await readings();
    await rehearse(text);
    expect(await readings()).toBe(before + 1);
    // what was asked can be read afterwards, whole
    expect(await count(hub, 'policy_version', 'version = $1 AND ruleset = $2', version, text)).toBe(1);
    await hub.database.superuser().query('REVOKE INSERT ON hub.decision FROM hub_app');
    const failed = await rehearse(text);
    await hub.database.superuser().query('GRANT INSERT ON hub.decision TO hub_app');
    expect(failed.errors[0]?.extensions.code).toBe('COULD_NOT_CHECK');
    expect(failed.text).not.toContain('Z90001');
  });

  it("covers at most 366 days and is for the hub's own reviewers alone", async () => {
    for (const since of ['0d', '367d', '999d', '90', '-1d', 'yesterday', '2000-01-01', '2999-01-01', '']) {
      expect(whyNot(await rehearse(SHIPPED_POLICY.ruleset, since)), since).toMatch(/^BAD_INPUT: `since`/);
    }
    for (const since of ['1d', '366d', hub.asOf]) {
      expect((await rehearse(SHIPPED_POLICY.ruleset, since)).errors, since).toEqual([]);
    }
    expect(whyNot(await rehearse(SHIPPED_POLICY.ruleset, '90d', 'ig-lead'))).toMatch(/^FORBIDDEN/);
  });

  it('takes a draft larger than any enquiry may be', async () => {
    const long = draftOf((rule) => ({ ...rule, text: 'wörds '.repeat(150).trim() }));
    expect(Buffer.byteLength(long.text)).toBeGreaterThan(110_000);
    expect((await rehearse(long.text)).errors).toEqual([]);
  });
});
