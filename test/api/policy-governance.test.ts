import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { policyInForce } from '../../src/persistence/policy-store.js';
import { draftOf, draftWith, type DraftRule, type PolicyDraft } from '../support/policy-draft.js';
import { PRACTICE_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { count } from '../support/town-enquiries.js';

// the demonstration has leads of two organisations; here is a third, and one who holds two posts
const LEADS = [PRACTICE_IG_LEAD];

const PROPOSAL = `id version note proposedBy { id name } organisation { id name }
  approvals { practitioner { name } organisation { id } } changes { id change inForce proposed }`;
const PROPOSE = `mutation P($draft: String!, $note: String!) { proposePolicy(draft: $draft, note: $note) { ${PROPOSAL} } }`;
const APPROVE = `mutation A($version: String!) { approvePolicy(version: $version) {
  state decisionId proposal { ${PROPOSAL} } } }`;
const WAITING = `query { policyProposals { ${PROPOSAL} } }`;
const REHEARSE = `query R($draft: String!, $since: String!, $asOn: String) {
  rehearsePolicy(draft: $draft, since: $since, asOn: $asOn) {
  version asOn rows { organisationId from to fields decisions } } }`;
const NOTE = 'the training gate moves for a month';

interface Proposal {
  readonly id: string;
  readonly version: string;
  readonly approvals: readonly { readonly organisation: { readonly id: string } }[];
}

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub(undefined, LEADS);
}, 120_000);
afterAll(() => hub.close());

let drafts = 0;
/** A draft that differs from every other by the words of one rule. */
function reworded(): PolicyDraft {
  drafts += 1;
  return draftWith('gate/training', { text: `in other words ${drafts}` });
}

async function propose(persona: string, text: string, note = NOTE): Promise<Proposal> {
  const { data, errors } = await hub.ask<{ proposePolicy: Proposal }>(persona, PROPOSE, { draft: text, note });
  expect(errors).toEqual([]);
  if (data === null) throw new Error('not proposed');
  return data.proposePolicy;
}

type Approval = Answered<{
  approvePolicy: { state: string; decisionId: string | null; proposal: Proposal };
}>;
const approve = (persona: string, { id, version }: Proposal, stepUpFor: string | undefined = id): Promise<Approval> =>
  hub.ask(persona, APPROVE, { version }, stepUpFor);
const whyNot = ({ errors }: Answered<unknown>): string =>
  errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join();
const inForce = () => policyInForce(hub.database.superuser());
/** The policy in force comes into force once more: nothing waits then. */
const nothingWaits = async () =>
  hub.database
    .superuser()
    .query(`INSERT INTO hub.policy_activation (version, activated_by) VALUES ($1, '{TEST}')`, [await inForce()]);

describe('a proposed policy', { timeout: 60_000 }, () => {
  beforeEach(nothingWaits);

  it('comes into force by two people of different organisations, and is then a leaf of the log', async () => {
    const { text, version } = reworded();
    const proposal = await propose('hub-ig-lead-second', text);
    expect(proposal).toMatchObject({ version, approvals: [] });
    const first = await approve('ig-lead', proposal);
    expect(first.data?.approvePolicy).toMatchObject({ state: 'FIRST_APPROVAL', decisionId: null });
    expect(await inForce()).toBe(SHIPPED_POLICY.version);
    const waiting = await hub.ask<{ policyProposals: Proposal[] }>('practice-ig-lead', WAITING, {});
    expect(waiting.data?.policyProposals.map((each) => [each.version, each.approvals.length])).toEqual([[version, 1]]);

    const second = await approve('hub-ig-lead', proposal);
    expect(second.errors).toEqual([]);
    expect(second.data?.approvePolicy.state).toBe('IN_FORCE');
    expect(await inForce()).toBe(version);
    const id = second.data?.approvePolicy.decisionId;
    const { rows } = await hub.database.superuser().query<Record<string, unknown>>(
      `SELECT a.activated_by, r.kind, r.outcome, d.policy_version, r.request,
         EXISTS (SELECT FROM hub.log_pending p WHERE p.leaf_id = d.id) AS submitted
       FROM hub.policy_activation a JOIN hub.decision d ON d.id = a.decision_id
         JOIN hub.decision_record r ON r.decision_id = d.id WHERE d.id = $1`,
      [id],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        kind: 'POLICY_ACTIVATION',
        outcome: 'ACTIVATED',
        policy_version: version,
        submitted: true,
      }),
    ]);
    expect(rows[0]?.['activated_by']).toHaveLength(2);
    expect(JSON.parse(String(rows[0]?.['request']))).toMatchObject({ note: NOTE, version });
    const after = await hub.ask<{ policyProposals: Proposal[] }>('ig-lead', WAITING, {});
    expect(after.data?.policyProposals).toEqual([]);
  });

  it('is approved by nobody twice, by its author never, and by one organisation once', async () => {
    const proposal = await propose('hub-ig-lead-second', reworded().text);
    const before = await inForce();
    expect(whyNot(await approve('hub-ig-lead-second', proposal))).toBe(
      'FORBIDDEN: whoever proposed a policy does not approve it',
    );
    expect((await approve('hub-ig-lead', proposal)).data?.approvePolicy.state).toBe('FIRST_APPROVAL');
    expect(whyNot(await approve('hub-ig-lead', proposal))).toMatch(/^FORBIDDEN: you have approved this policy/);
    const another = await propose('ig-lead', reworded().text);
    expect((await approve('hub-ig-lead', another)).data?.approvePolicy.state).toBe('FIRST_APPROVAL');
    expect(whyNot(await approve('hub-ig-lead-second', another))).toMatch(
      /^FORBIDDEN: your organisation has approved this policy/,
    );
    expect(await inForce()).toBe(before);
  });

  it('is approved only after signing in again for this very proposal', async () => {
    const proposal = await propose('hub-ig-lead-second', reworded().text);
    const other = await propose('hub-ig-lead-second', reworded().text);
    for (const stepUpFor of [other.id, '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b']) {
      expect(whyNot(await approve('ig-lead', proposal, stepUpFor))).toMatch(/^FORBIDDEN: .*signing in again/);
    }
    const ordinary = await hub.ask('ig-lead', APPROVE, { version: proposal.version });
    expect(whyNot(ordinary)).toMatch(/^FORBIDDEN: .*signing in again/);
    expect(await count(hub, 'policy_approval', 'proposal_id = $1', proposal.id)).toBe(0);
  });

  it('no longer waits once another one is in force, and may be proposed again', async () => {
    const { text } = reworded();
    const stale = await propose('hub-ig-lead-second', text);
    await approve('ig-lead', stale);
    const winner = await propose('hub-ig-lead-second', reworded().text);
    await approve('ig-lead', winner);
    expect((await approve('practice-ig-lead', winner)).data?.approvePolicy.state).toBe('IN_FORCE');
    expect(whyNot(await approve('practice-ig-lead', stale))).toMatch(/^BAD_INPUT: `version` is not accepted/);
    const again = await propose('hub-ig-lead-second', text);
    expect(again).toMatchObject({ version: stale.version, approvals: [] });
    expect(again.id).not.toBe(stale.id);
  });

  it('takes the approval of one who no longer holds the post for none', async () => {
    const proposal = await propose('hub-ig-lead-second', reworded().text);
    expect((await approve('practice-ig-lead', proposal)).data?.approvePolicy.state).toBe('FIRST_APPROVAL');
    const hold = (until: string | null) =>
      hub.database.superuser().query('UPDATE hub.post SET active_until = $1 WHERE id = $2', [until, '920000000061']);
    await hold('2020-01-01');
    const next = await approve('ig-lead', proposal);
    await hold(null);
    expect(next.data?.approvePolicy.state).toBe('FIRST_APPROVAL');
  });

  it('is one activation when both approve at the same moment', async () => {
    const proposal = await propose('hub-ig-lead-second', reworded().text);
    const answers = await Promise.all(
      ['ig-lead', 'hub-ig-lead', 'practice-ig-lead'].map((by) => approve(by, proposal)),
    );
    const states = answers.map(({ data }) => data?.approvePolicy.state ?? 'none').sort();
    expect(states).toEqual(['FIRST_APPROVAL', 'IN_FORCE', 'none']);
    expect(await inForce()).toBe(proposal.version);
    expect(await count(hub, 'policy_activation', 'proposal_id = $1', proposal.id)).toBe(1);
  });

  it('is refused with the reason when it is badly made, twice the same, or in force', async () => {
    const refused = async (text: string, note = NOTE) =>
      whyNot(await hub.ask('ig-lead', PROPOSE, { draft: text, note }));
    const before = await count(hub, 'policy_version');
    const unknown = draftWith('gate/training', { sparkle: true });
    expect(await refused(unknown.text)).toMatch(
      /^BAD_INPUT: `draft` .*rule `gate\/training` has the unknown key `sparkle`/,
    );
    expect(await refused(unknown.text)).not.toContain('nothing was recorded');
    const open = draftWith('gate/training', { when: { training: 'LAPSED' } });
    expect(await refused(open.text)).toMatch(/would open when `training` is not known/);
    expect(await count(hub, 'policy_version')).toBe(before);
    const { text } = reworded();
    expect(await refused(text, 'short')).toMatch(/^BAD_INPUT: `note`/);
    await propose('ig-lead', text);
    expect(await refused(text)).toMatch(/^BAD_INPUT: `draft` .*does not wait already/);
    const current = await hub.ask<{ policy: { version: string } }>('gp', '{ policy { version } }', {});
    const stored = await hub.database
      .superuser()
      .query<{ ruleset: string }>('SELECT ruleset FROM hub.policy_version WHERE version = $1', [
        current.data?.policy.version,
      ]);
    expect(await refused(stored.rows[0]?.ruleset ?? '')).toMatch(/^BAD_INPUT: `draft` .*is in force/);
  });

  it('may be what a newer build has stored, whose facts this hub does not know', async () => {
    const newer = draftWith('gate/training', { when: { mood: { $ne: 'GOOD' } } });
    expect(whyNot(await hub.ask('ig-lead', PROPOSE, { draft: newer.text, note: NOTE }))).toMatch(/^BAD_INPUT/);
    await hub.database
      .superuser()
      .query('INSERT INTO hub.policy_version (version, ruleset) VALUES ($1, $2)', [newer.version, newer.text]);
    expect(await propose('ig-lead', `${newer.text}\n`)).toMatchObject({ version: newer.version });
  });

  it('says in what it differs from the one in force, rule by rule, in all that is hashed', async () => {
    const before = JSON.parse(SHIPPED_POLICY.ruleset) as DraftRule[];
    const [own] = before.filter(({ id }) => id === 'proportionality/police/harm');
    const draft = draftOf((rule) => {
      if (rule.id === 'proportionality/old-case-needs-concern') return null;
      return rule.id === own?.id ? { ...rule, id: `${rule.id}-anew`, until: '2099-01-01' } : rule;
    });
    await hub.database
      .superuser()
      .query(`INSERT INTO hub.policy_activation (version, activated_by) VALUES ($1, '{TEST}')`, [
        SHIPPED_POLICY.version,
      ]);
    await propose('ig-lead', draft.text);
    const { data } = await hub.ask<{ policyProposals: { changes: Record<string, string | null>[] }[] }>(
      'hub-ig-lead',
      WAITING,
      {},
    );
    const canonical = (id: string) => JSON.stringify(before.find((rule) => rule.id === id));
    expect(data?.policyProposals[0]?.changes).toEqual([
      {
        id: 'proportionality/old-case-needs-concern',
        change: 'REMOVED',
        inForce: canonical('proportionality/old-case-needs-concern'),
        proposed: null,
      },
      { id: own?.id, change: 'REMOVED', inForce: canonical(own?.id ?? ''), proposed: null },
      {
        id: `${own?.id}-anew`,
        change: 'ADDED',
        inForce: null,
        proposed: expect.stringContaining('"until":"2099-01-01"') as string,
      },
    ]);
  });

  it('is one of three of an organisation at most', async () => {
    for (let one = 0; one < 3; one += 1)
      await propose(one === 0 ? 'hub-ig-lead' : 'hub-ig-lead-second', reworded().text);
    const before = await count(hub, 'policy_version');
    const fourth = await hub.ask('hub-ig-lead', PROPOSE, { draft: reworded().text, note: NOTE });
    expect(whyNot(fourth)).toMatch(/^TOO_MANY: 3 policies of your organisation wait already/);
    expect(await count(hub, 'policy_version')).toBe(before);
    await propose('ig-lead', reworded().text);
  });

  it('is refused for a note with what is not seen', async () => {
    for (const hidden of ['\u202e', '\u200b', '\ufeff']) {
      const asked = { draft: reworded().text, note: `${NOTE}${hidden}` };
      expect(whyNot(await hub.ask('ig-lead', PROPOSE, asked))).toMatch(/^BAD_INPUT: `note`/);
    }
  });

  it("is nobody else's to propose, approve or see waiting", async () => {
    const proposal = await propose('hub-ig-lead-second', reworded().text);
    for (const persona of ['gp', 'social-worker', 'designated-manager', 'parent', 'lapsed-training-nurse']) {
      for (const asked of [
        hub.ask(persona, PROPOSE, { draft: reworded().text, note: NOTE }),
        hub.ask(persona, APPROVE, { version: proposal.version }, proposal.id),
        hub.ask(persona, WAITING, {}),
        hub.ask(persona, REHEARSE, { draft: SHIPPED_POLICY.ruleset, since: '90d' }),
      ]) {
        const { data, errors } = await asked;
        expect(errors[0]?.extensions.code, persona).toBe('FORBIDDEN');
        expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
      }
    }
  });

  it("is nobody's whose standing has lapsed", async () => {
    const vetted = (date: string | null) =>
      hub.database
        .superuser()
        .query(`UPDATE hub.practitioner SET vetting_checked_on = $1 WHERE family_name = 'Castlemaine'`, [date]);
    await vetted(null);
    const refused = await hub.ask('practice-ig-lead', WAITING, {});
    await vetted(hub.asOf);
    expect(whyNot(refused)).toBe('FORBIDDEN: vetting has lapsed');
  });
});
