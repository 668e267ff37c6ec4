import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, practitioner } from '../../src/identity/development/persona.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { noticesOf } from '../support/sharing-hub.js';
import { count, enquire, example } from '../support/town-enquiries.js';

const leadOf = (key: string, number: number, name: [string, string], authority: string) =>
  practitioner(key, 'oidc', {
    number,
    name,
    role: 'information governance lead of an authority',
    birthDate: '1971-04-05',
    home: ['4 Nowhere Near', 'FM8 8ZZ'],
    post: post(`${authority}-IG-${number}`, authority, 'IG_LEAD', []),
  });
const AUTHORITY_LEAD = leadOf('authority-ig-lead', 74, ['Perpetua', 'Hallow'], 'Z01');
const OTHER_LEAD = leadOf('other-authority-ig-lead', 75, ['Barnaby', 'Tolliver'], 'Z02');

const DECISION = `query One($id: ID!, $caseId: String) { decision(id: $id, caseId: $caseId) {
  id organisation practitioner reason answer override { kind reason } fields { kind released } sealed { facts } } }`;
const EXPLAIN = 'query Why($id: ID!) { explain(decisionId: $id) { outcome } }';
const PAGE = '{ decisions(first: 50) { nodes { id } } }';

interface One {
  readonly decision: {
    readonly id: string;
    readonly organisation: string;
    readonly practitioner: string;
    readonly reason: string;
    readonly answer: string;
    readonly override: { readonly kind: string } | null;
    readonly fields: readonly { readonly released: boolean }[];
    readonly sealed: unknown;
  } | null;
}

let hub: RunningHub;
/** An enquiry of the police under an override, which opened a shield of the authority. */
let overridden: string;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [AUTHORITY_LEAD, OTHER_LEAD]);
  const persona = 'police-child-abuse-unit';
  const asked = example(hub, persona, 'a protected child, with an override of the shield');
  overridden = (await enquire(hub, persona, asked, true)).answer.receipt.decisionId;
}, 120_000);
afterAll(() => hub.close());

const read = async (persona: string, id = overridden) => (await hub.ask<One>(persona, DECISION, { id })).data?.decision;

describe('an override of another organisation', { timeout: 60_000 }, () => {
  it('is opened by the information governance lead who is told to review it: who asked, why and under what (5.23)', async () => {
    const kinds = (await noticesOf(hub, 'authority-ig-lead', overridden)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['OVERRIDE_TO_REVIEW', 'SHIELD_OVERRIDDEN']);
    const decision = await read('authority-ig-lead');
    expect(decision).toMatchObject({ id: overridden, organisation: 'ZP1', override: { kind: 'ACCESS_OVERRIDE' } });
    expect(decision?.practitioner).not.toBe('');
    expect(decision?.reason).not.toBe('');
  });

  it('shows that lead nothing of what was opened, and stays sealed', async () => {
    const decision = await read('authority-ig-lead');
    expect(decision).toMatchObject({ answer: '{}', fields: [] });
    const explained = await hub.ask('authority-ig-lead', EXPLAIN, { id: overridden });
    expect(explained.data).toEqual({ explain: null });
    expect(JSON.stringify(decision)).not.toMatch(/Mirabel|Greenhalgh|Heronsgate|NM6/);
    expect(decision?.sealed).toBeNull();
    const opened = { id: overridden, caseId: 'CASE-1' };
    const { errors } = await hub.ask<One>('authority-ig-lead', DECISION, opened, overridden);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect((await read('hub-ig-lead'))?.answer).toContain('"outcome"');
  });

  it('is recorded as read, and is in no list of decisions of the own organisation', async () => {
    const readings = () =>
      count(
        hub,
        'decision_record',
        `kind = 'OVERSIGHT_READING' AND organisation_id = 'Z01' AND answer::jsonb -> 'shown' ? $1`,
        overridden,
      );
    const before = await readings();
    await read('authority-ig-lead');
    expect(await readings()).toBe(before + 1);
    const { data } = await hub.ask<{ decisions: { nodes: readonly { id: string }[] } }>('authority-ig-lead', PAGE, {});
    expect(data?.decisions.nodes).toEqual([]);
  });

  it('is nothing to a lead who was not told, nor is any other decision to one who was', async () => {
    await noticesOf(hub, 'authority-ig-lead', overridden);
    expect(await read('other-authority-ig-lead')).toBeNull();
    expect(await read('authority-ig-lead', randomUUID())).toBeNull();
    const persona = 'police-child-abuse-unit';
    const other = await enquire(hub, persona, example(hub, persona, 'the same child without an override'));
    expect(await noticesOf(hub, 'authority-ig-lead', other.answer.receipt.decisionId)).toEqual([]);
    expect(await read('authority-ig-lead', other.answer.receipt.decisionId)).toBeNull();
  });

  it('is told to the designated manager with the own key of the child, and with whom to ask', async () => {
    const told = await noticesOf(hub, 'designated-manager', overridden);
    const { rows } = await hub.database.superuser().query<{ source_key: string }>(
      `SELECT p.source_key FROM hub.plan p JOIN hub.decision_record d ON d.child_id = p.child_id
       WHERE d.decision_id = $1 AND p.source_id = 'Z01'`,
      [overridden],
    );
    const notice = told.find(({ kind }) => kind === 'SHIELD_OVERRIDDEN');
    expect(rows).not.toEqual([]);
    for (const { source_key: key } of rows) expect(notice?.body).toContain(key);
    expect(notice?.body).toContain('the hub team says by phone who asked');
  });
});
