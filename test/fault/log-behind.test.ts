import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSequencer } from '../../src/persistence/log/sequence/sequencer.js';
import { plantLeaves, storedLog, waiting } from '../support/log-tables.js';
import { draftWith } from '../support/policy-draft.js';
import { startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { tryToRecord } from '../support/sharing-hub.js';
import { sharingInput } from '../support/sharing-input.js';
import { count, enquire, example, tried } from '../support/town-enquiries.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.close());

const MOST = 4_096;
const soon = { timeout: 20_000, interval: 50 };
const plan = () => example(hub, 'gp', 'a registered patient with a plan');
const DECISIONS = 'query { decisions(first: 1) { nodes { id } } }';
const PROPOSE = `mutation P($draft: String!) { proposePolicy(draft: $draft, note: "the training gate moves for a month") { id version } }`;
const APPROVE = 'mutation A($version: String!) { approvePolicy(version: $version) { state } }';

interface Readyz {
  readonly reasons: readonly string[];
  readonly degraded: readonly string[];
}

/** What `/readyz` says of the log. */
async function readyz(): Promise<Readyz> {
  const response = await fetch(`${hub.url}/readyz`);
  const { reasons, degraded } = (await response.json()) as Readyz;
  // a database of tests has reasons of its own, and a policy that came into force is told beside
  const ofLog = (lines: readonly string[]) => lines.filter((line) => line.includes('log'));
  return { reasons: ofLog(reasons), degraded: ofLog(degraded) };
}
const readinessIs = (reasons: readonly string[]) =>
  vi.waitFor(async () => expect((await readyz()).reasons).toEqual(reasons), soon);
const greenAnd = (degraded: readonly string[]) =>
  vi.waitFor(async () => expect(await readyz()).toEqual({ reasons: [], degraded }), soon);

const codes = ({ status, errors }: Answered<unknown>) => [status, ...errors.map(({ extensions }) => extensions.code)];
const REFUSED = [503, 'COULD_NOT_CHECK'];

/** Lets `many` wait in all. */
const wait = async (many: number): Promise<void> => {
  await plantLeaves(hub.database, many - (await waiting(hub.database)));
  expect(await waiting(hub.database)).toBe(many);
};

/** Gives everything that waits its place, and stops again. */
async function sequenceAll(): Promise<void> {
  const running = startSequencer({ pool: hub.database.pool('sequencer'), everyMilliseconds: 10, onFault: vi.fn() });
  await vi.waitFor(async () => expect(await waiting(hub.database)).toBe(0), soon);
  await running.stop();
}

afterEach(async () => {
  await sequenceAll();
  await greenAnd([]);
});

describe('a hub whose log is too far behind', { timeout: 60_000 }, () => {
  it('records and discloses nothing while more than 4,096 leaves wait, and everything again after', async () => {
    const asked = plan();
    expect((await enquire(hub, 'gp', asked)).text).toContain('IN_FORCE');
    const draft = draftWith('gate/training', { text: 'in other words' });
    const proposed = await hub.ask<{ proposePolicy: { id: string; version: string } }>('hub-ig-lead-second', PROPOSE, {
      draft: draft.text,
    });
    const proposal = proposed.data?.proposePolicy.id ?? '';
    const approve = (persona: string) => hub.ask<unknown>(persona, APPROVE, { version: draft.version }, proposal);
    expect(codes(await approve('ig-lead'))).toEqual([200]);

    await wait(MOST + 1);
    await readinessIs(['the log is so far behind that nothing is recorded']);
    const before = [
      await count(hub, 'decision'),
      await count(hub, 'policy_activation'),
      await count(hub, 'answer_repeat'),
    ];
    const refused = await tried(hub, 'gp', plan());
    expect(codes(refused)).toEqual(REFUSED);
    expect(refused.data).toBeNull();
    expect(refused.text).not.toContain('IN_FORCE');
    const phones = refused.errors[0]?.extensions['phoneNow'] as readonly { readonly number: string }[];
    expect(phones.map(({ number }) => number)).toContain('0808 157 0100');
    // neither a repeat, nor a reading, nor what was decided elsewhere, nor a policy
    expect(codes(await tried(hub, 'gp', asked))).toEqual(REFUSED);
    expect(codes(await hub.ask('hub-ig-lead', DECISIONS, {}))).toEqual(REFUSED);
    expect(codes(await tryToRecord(hub, 'gp', sharingInput()))).toEqual(REFUSED);
    expect(codes(await approve('hub-ig-lead'))).toEqual(REFUSED);
    expect([
      await count(hub, 'decision'),
      await count(hub, 'policy_activation'),
      await count(hub, 'answer_repeat'),
    ]).toEqual(before);
    expect(await waiting(hub.database)).toBe(MOST + 1);

    await sequenceAll();
    await readinessIs([]);
    expect((await enquire(hub, 'gp', plan())).text).toContain('IN_FORCE');
    expect((await enquire(hub, 'gp', asked)).text).toContain('IN_FORCE');
    expect(codes(await hub.ask('hub-ig-lead', DECISIONS, {}))).toEqual([200]);
    expect(codes(await tryToRecord(hub, 'gp', sharingInput()))).toEqual([200]);
    expect(codes(await approve('hub-ig-lead'))).toEqual([200]);
    await sequenceAll();
    expect(await storedLog(hub.database)).toMatchObject({ faults: [], astray: [] });
  });

  it('goes on while one less waits, and stays ready when the oldest has waited longer than a receipt promises (5.153)', async () => {
    await wait(MOST - 1);
    await hub.database
      .superuser()
      .query(`UPDATE hub.log_pending SET submitted_at = submitted_at - interval '61 seconds'`);
    await greenAnd(['the log is behind']);
    expect((await enquire(hub, 'gp', plan())).text).toContain('IN_FORCE');
    expect(await waiting(hub.database)).toBe(MOST);
    await hub.database
      .superuser()
      .query(`UPDATE hub.log_pending SET submitted_at = submitted_at + interval '61 seconds'`);
    await greenAnd([]);
  });
});
