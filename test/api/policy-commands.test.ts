import { Command } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerApprove } from '../../src/cli/policy/approve.js';
import { registerList } from '../../src/cli/policy/list.js';
import { registerProposals } from '../../src/cli/policy/proposals.js';
import { registerPropose } from '../../src/cli/policy/propose.js';
import { registerRehearse } from '../../src/cli/policy/rehearse.js';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';
import { policyInForce } from '../../src/persistence/policy-store.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, example } from '../support/town-enquiries.js';

let hub: RunningHub;
let folder: string;
let draft: string;
beforeAll(async () => {
  hub = await startRunningHub();
  folder = await mkdtemp(join(tmpdir(), 'hub-policy-'));
  draft = join(folder, 'draft.json');
  const rules = JSON.parse(SHIPPED_POLICY.ruleset) as { readonly id: string }[];
  const reworded = rules.map((rule) => (rule.id === 'gate/training' ? { ...rule, text: 'in other words' } : rule));
  // as an editor leaves it: indented, with a line end
  await writeFile(draft, `${JSON.stringify(reworded, null, 2)}\n`);
}, 120_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...words: readonly string[]): Promise<{ readonly out: string; readonly code: number }> {
  let out = '';
  const surroundings = { environment: { HUB_OIDC_ISSUER: hub.issuers }, out: (text: string) => void (out += text) };
  const policy = new Command('policy').exitOverride().configureOutput({ writeErr: () => undefined });
  for (const add of [registerList, registerRehearse, registerPropose, registerProposals, registerApprove])
    add(policy, surroundings);
  try {
    await policy.parseAsync([...words, '--url', hub.url], { from: 'user' });
    return { out, code: 0 };
  } catch (fault) {
    const { message, exitCode } = fault as { readonly message: string; readonly exitCode: number };
    return { out: message, code: exitCode };
  }
}

describe('hub policy', { timeout: 60_000 }, () => {
  it('rehearses a draft as a person reads it, and as JSON', async () => {
    const child = example(hub, 'gp', 'a registered patient with a plan');
    for (let asked = 0; asked < 11; asked += 1) await enquire(hub, 'gp', { ...child, requestId: crypto.randomUUID() });
    const { out, code } = await run('rehearse', '--draft', draft, '--since', '90d', '--as', 'hub-ig-lead');
    expect(code).toBe(0);
    expect(out).toContain('WOULD COME OUT OTHERWISE\n  none');
    expect(out).toMatch(/Millrace Surgery \(Z90001\)\n +10 {2}\w+ -> \w+, the same fields/);
    const json = await run('rehearse', '--draft', draft, '--as', 'hub-ig-lead', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ rows: [{ organisationId: 'Z90001', decisions: '10' }] });
  });

  it("says of a draft that lacks a rule about holders' decisions that this is not rehearsed", async () => {
    const rules = JSON.parse(SHIPPED_POLICY.ruleset) as { readonly id: string }[];
    const without = join(folder, 'without.json');
    const lacking = (id: string) => writeFile(without, JSON.stringify(rules.filter((rule) => rule.id !== id)));
    await lacking('sharing/refusal-offers-discussion');
    const { out, code } = await run('rehearse', '--draft', without, '--as', 'hub-ig-lead');
    expect(code).toBe(0);
    expect(out).toMatch(/NOT REHEARSED\n {2}1 rule about them differs .*\n {4}sharing\/refusal-offers-discussion\n$/);
    await lacking('sharing/under-13-refusal-approved');
    expect(await run('rehearse', '--draft', without, '--as', 'hub-ig-lead')).toMatchObject({
      out: expect.stringContaining('rule `sharing/under-13-refusal-approved` is indispensable') as string,
      code: 2,
    });
  });

  it('lists the policy in force as a hub tells it, rule by rule with the bases on which one is lifted', async () => {
    const { out, code } = await run('list', '--as', 'gp');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^policy version ${SHIPPED_POLICY.version}\nin force since 20[0-9T:.-]+Z\n`));
    expect(out).toMatch(/ {4}applies where .*\n(?: {4}.*\n)* {4}lifted by: .*\n {6}on \w+: /);
    expect(out).toContain('    decides: ');
    const asked = '{ policy { rules { id effect when touches liftedBy { ground when citations legalBasis } } } }';
    const { data } = await hub.ask<{
      policy: { rules: { id: string; effect: string; touches: string[]; liftedBy: { legalBasis: string[] }[] }[] };
    }>('gp', asked, {});
    const lifted = data?.policy.rules.filter(({ effect }) => effect === 'liftable') ?? [];
    expect(lifted.length).toBeGreaterThan(0);
    for (const { id, touches, liftedBy } of lifted) {
      expect(out).toContain(`    ${id}: `);
      expect(touches.join('; ')).not.toBe('');
      for (const code of liftedBy.flatMap(({ legalBasis }) => legalBasis)) expect(out).toContain(`      on ${code}: `);
      expect(out).toContain(`    touches ${touches.join('; ')}`);
    }
  });

  it('says why it does not', async () => {
    expect(await run('rehearse', '--draft', draft, '--as', 'gp')).toEqual({
      out: "FORBIDDEN: only the hub's own reviewers do this",
      code: 4,
    });
    expect(await run('rehearse', '--draft', draft, '--since', '400d', '--as', 'hub-ig-lead')).toMatchObject({
      code: 2,
    });
    expect(await run('rehearse', '--draft', join(folder, 'none'), '--as', 'hub-ig-lead')).toMatchObject({
      out: expect.stringMatching(/^the draft .* cannot be read$/),
      code: 2,
    });
    const odd = join(folder, 'odd.json');
    await writeFile(odd, '[{"id":"gate/x","step":"gate","effect":"close","sparkle":1}]');
    expect(await run('propose', '--draft', odd, '--note', 'to see what is said', '--as', 'ig-lead')).toMatchObject({
      out: expect.stringContaining('rule `gate/x` has the unknown key `sparkle`'),
      code: 2,
    });
    expect(await run('approve', 'abc', '--as', 'ig-lead')).toEqual({ out: 'no policy of this version waits', code: 2 });
  });

  it('takes a draft from its proposal by two approvals into force', async () => {
    const proposed = await run('propose', '--draft', draft, '--note', 'plainer words', '--as', 'hub-ig-lead-second');
    const version = /hub policy approve ([0-9a-f]{64})/.exec(proposed.out)?.[1] ?? '';
    expect(proposed.out).toContain('proposed by Barnaby Underhill-Osei');
    expect(proposed.out).toContain('CAUTION: this hub was built with another policy');
    expect((await run('proposals', '--as', 'ig-lead')).out).toContain(`policy ${version}`);
    expect((await run('approve', version.slice(0, 12), '--as', 'ig-lead')).out).toContain(
      'it waits for the approval of somebody of another organisation',
    );
    expect(await policyInForce(hub.database.superuser())).toBe(SHIPPED_POLICY.version);
    const waits = (await run('proposals', '--as', 'ig-lead')).out;
    for (const line of ['changed gate/training', '    - {"', '    + {"', '"text":"in other words"']) {
      expect(waits).toContain(line);
    }
    const last = await run('approve', version, '--as', 'hub-ig-lead');
    expect(last.out.indexOf('"text":"in other words"')).toBeLessThan(last.out.indexOf('it is in force'));
    expect(last.out).toContain('changed gate/training');
    expect(last.out).toMatch(
      /it is in force; it stands in the log as decision [0-9a-f-]{36}\nthis hub was built with another and decides by that for 15 minutes: .+\n$/,
    );
    expect(await policyInForce(hub.database.superuser())).toBe(version);
    expect((await run('proposals', '--as', 'ig-lead')).out).toBe('no policy waits\n');
    // this hub was built with another one: it goes on for a quarter of an hour, so that somebody answers meanwhile
    // (the server of these tests is not durable, which is said there too)
    const answer = await fetch(new URL('/readyz', hub.url));
    const { reasons, degraded } = (await answer.json()) as Record<'reasons' | 'degraded', string[]>;
    expect(reasons.join()).toContain('fsync');
    expect(reasons.join()).not.toContain('policy');
    expect(degraded).toContainEqual(expect.stringMatching(/^another policy is in force .* within 15 minutes/));
    const inForce = (await run('list', '--step', 'gate', '--as', 'gp')).out;
    expect(inForce.split('\n').slice(0, 2)).toEqual([
      `policy version ${version}`,
      expect.stringMatching(
        /^in force since .*; the hub that says so was built with another and still decides by that$/,
      ),
    ]);
    expect(inForce).toContain('  in other words\n    gate/training: ');
  });
});
