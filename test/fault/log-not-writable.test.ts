import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { enquiryLoad, type Load, type Sent } from '../support/enquiry-load.js';
import { plantLeaves, storedLog, waiting } from '../support/log-tables.js';
import { expectNothingDoubled, expectNothingUnrecorded, expectPhonesAlone } from '../support/nothing-unrecorded.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example, tried } from '../support/town-enquiries.js';

let hub: RunningHub;
/** What stands against this hub from the start: the server of the tests runs without durability, for haste. */
let baseline: readonly string[];
beforeAll(async () => {
  // with the log kept up to date, as where it is served: that it falls behind is another reason not to be ready
  hub = await startRunningHub(undefined, [], { sequence: true });
  baseline = await reasons();
});
afterAll(() => hub.close());

const plan = () => example(hub, 'gp', 'a registered patient with a plan');
const CONTENT = ['Fernsby', 'Elodie', 'Quillfeather', 'Haldane', 'IN_FORCE', 'NEGLECT', 'outcome', 'Mill Lane'];

/** Why `/readyz` says no. */
async function reasons(): Promise<readonly string[]> {
  const response = await fetch(`${hub.url}/readyz`);
  const body = (await response.json()) as { reasons: readonly string[] };
  expect(response.status).toBe(body.reasons.length === 0 ? 200 : 503);
  return body.reasons;
}

/** What has come to stand against it since the start. */
async function notReady(): Promise<readonly string[]> {
  return (await reasons()).filter((reason) => !baseline.includes(reason));
}

/** What has just changed may be asked about already, and is seen then by the next who asks. */
async function readinessIs(reasons: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await notReady()).toEqual(reasons), { timeout: 5_000, interval: 50 });
}

/** Asks for a child who has a plan, and expects to be told whom to phone and nothing else. */
async function couldNotCheck(): Promise<void> {
  const before = await count(hub, 'decision');
  const { status, data, errors, text } = await tried(hub, 'gp', plan());
  expect(status).toBe(503);
  expect(data).toBeNull();
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COULD_NOT_CHECK']);
  expect(errors[0]?.message).toContain('that is no reassurance');
  const phones = errors[0]?.extensions['phoneNow'] as readonly { readonly number: string }[];
  expect(phones.map(({ number }) => number)).toContain('0808 157 0100');
  expect(phones.length).toBeGreaterThan(1);
  expect(CONTENT.filter((content) => text.includes(content))).toEqual([]);
  expect(await count(hub, 'decision')).toBe(before);
}

const AT_ONCE = 8;

/** People who ask without pause, until the test is over at the latest. */
async function load(): Promise<Load> {
  const asking = enquiryLoad({ url: hub.url, token: await hub.token('ae-nurse'), asOf: hub.asOf, atOnce: AT_ONCE });
  onTestFinished(async () => {
    await asking.stop();
  });
  return asking;
}

/** Others who ask from now on: all of them are told whom to phone, and no decision is there. */
async function everybodyCouldNotCheck(): Promise<readonly Sent[]> {
  const others = await load();
  await others.failed(AT_ONCE);
  const sent = await others.stop();
  expectPhonesAlone(sent);
  const ids = sent.map(({ asked }) => asked.requestId);
  expect(await count(hub, 'decision', 'request_id = ANY ($1::uuid[])', ids)).toBe(0);
  return sent;
}

/** All that was answered is recorded and has its place, and what was not comes once when it is asked again. */
async function nothingUnrecorded(sent: readonly Sent[]): Promise<void> {
  await expectNothingUnrecorded(hub, sent);
  const failed = sent.filter(({ answer }) => answer === null);
  expectPhonesAlone(failed);
  await expectNothingDoubled(hub, await hub.token('ae-nurse'), failed.slice(-AT_ONCE));
}

describe('a hub whose log takes no leaf, while leaves can be submitted (F6)', { timeout: 120_000 }, () => {
  /** As many as may wait. */
  const MOST = 4_096;

  it.each([
    ['the table is locked', 'BEGIN; LOCK TABLE hub.log_entry IN EXCLUSIVE MODE', 'ROLLBACK'],
    [
      'the right to insert is lost',
      'REVOKE ALL ON hub.log_entry FROM hub_sequencer',
      `GRANT SELECT, INSERT (idx, leaf_id, leaf, leaf_hash, submitted_at) ON hub.log_entry TO hub_sequencer`,
    ],
  ])(
    'because %s, under load, answers until too many wait, then discloses nothing, and recovers',
    async (_why, break_, mend) => {
      const superuser = await hub.database.superuser().connect();
      const asking = await load();
      const sent: Sent[] = [];
      await asking.answered(AT_ONCE);
      try {
        await superuser.query(break_);
        const { size } = await storedLog(hub.database);
        // each answer has its decision, its record and its leaf, which waits
        await asking.answered(3 * AT_ONCE);
        expect(await waiting(hub.database)).toBeGreaterThanOrEqual(2 * AT_ONCE);
        expect((await enquire(hub, 'gp', plan())).text).toContain('IN_FORCE');
        expect(await notReady()).toEqual([]);
        await plantLeaves(hub.database, MOST);
        await readinessIs(['the log is so far behind that nothing is recorded']);
        sent.push(...(await everybodyCouldNotCheck()));
        await couldNotCheck();
        expect((await storedLog(hub.database)).size).toBe(size);
      } finally {
        await superuser.query(mend);
        superuser.release();
      }
      // others go on asking, so that some leaves of the last moment always wait
      await vi.waitFor(async () => expect(await waiting(hub.database)).toBeLessThan(2 * AT_ONCE), {
        timeout: 60_000,
        interval: 100,
      });
      await readinessIs([]);
      await asking.answered(AT_ONCE);
      await nothingUnrecorded([...sent, ...(await asking.stop())]);
    },
  );
});

describe('a hub to which no leaf can be submitted, under load (F6)', { timeout: 60_000 }, () => {
  it.each([
    ['the table is locked', 'BEGIN; LOCK TABLE hub.log_pending IN EXCLUSIVE MODE', 'ROLLBACK'],
    [
      'the right to insert is lost',
      'REVOKE INSERT ON hub.log_pending FROM hub_owner',
      'GRANT INSERT ON hub.log_pending TO hub_owner',
    ],
  ])(
    'because %s, discloses nothing to anybody meanwhile, says so to a proxy, and recovers',
    async (_why, break_, mend) => {
      const superuser = await hub.database.superuser().connect();
      const asking = await load();
      const sent: Sent[] = [];
      await asking.answered(2 * AT_ONCE);
      try {
        await superuser.query(break_);
        await readinessIs(['no decision can be recorded']);
        const others = everybodyCouldNotCheck();
        // who asked before is among them
        await asking.failed(1);
        sent.push(...(await others));
        expect(await notReady()).toEqual(['no decision can be recorded']);
      } finally {
        await superuser.query(mend);
        superuser.release();
      }
      await readinessIs([]);
      await asking.answered(2 * AT_ONCE);
      sent.push(...(await asking.stop()));
      await nothingUnrecorded(sent);
    },
  );
});

describe('a hub that cannot record (F6)', { timeout: 30_000 }, () => {
  it('can record before', async () => {
    expect(baseline).not.toContain('no decision can be recorded');
    expect(baseline.filter((reason) => !/fsync|full_page_writes/.test(reason))).toEqual([]);
    expect((await enquire(hub, 'gp', plan())).text).toContain('IN_FORCE');
  });

  it.each([
    ['decision', 'hub_app'],
    ['decision_record', 'hub_app'],
    ['stored_answer', 'hub_app'],
    ['outbox', 'hub_app'],
    // the trigger submits as the owner
    ['log_pending', 'hub_owner'],
  ])(
    'for want of the right to insert into `%s` (%s) discloses nothing, says so to a proxy, and recovers',
    async (table, login) => {
      const superuser = hub.database.superuser();
      await superuser.query(`REVOKE INSERT ON hub.${table} FROM ${login}`);
      try {
        await couldNotCheck();
        await readinessIs(['no decision can be recorded']);
      } finally {
        await superuser.query(`GRANT INSERT ON hub.${table} TO ${login}`);
      }
      await readinessIs([]);
      expect((await enquire(hub, 'gp', plan())).answer.outcome).toBe('PARTLY_RELEASED');
    },
  );

  it.each([
    ['decision', 'ACCESS EXCLUSIVE'],
    ['decision', 'SHARE'],
    ['log_pending', 'EXCLUSIVE'],
    ['log_pending', 'ACCESS EXCLUSIVE'],
  ])(
    'because `%s` is locked (%s) discloses nothing within four seconds, says so to a proxy, and recovers',
    async (table, mode) => {
      const holder = await hub.database.superuser().connect();
      try {
        await holder.query(`BEGIN; LOCK TABLE hub.${table} IN ${mode} MODE`);
        const began = performance.now();
        const { status, text } = await tried(hub, 'gp', plan());
        const took = performance.now() - began;
        expect(status).toBe(503);
        expect(text).toContain('COULD_NOT_CHECK');
        expect(text).toContain('0808 157 0100');
        expect(CONTENT.filter((content) => text.includes(content))).toEqual([]);
        expect(took).toBeLessThan(4_000);
        await readinessIs(['no decision can be recorded']);
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
      await readinessIs([]);
      expect((await enquire(hub, 'gp', plan())).answer.outcome).toBe('PARTLY_RELEASED');
    },
  );

  it('has told nobody anything without a decision', { timeout: 60_000 }, async () => {
    expect(await count(hub, 'stored_answer', 'NOT EXISTS (SELECT FROM hub.decision d WHERE d.id = decision_id)')).toBe(
      0,
    );
    expect(await count(hub, 'outbox', 'NOT EXISTS (SELECT FROM hub.decision d WHERE d.id = decision_id)')).toBe(0);
    expect(await storedLog(hub.database)).toMatchObject({ faults: [], astray: [] });
  });
});
