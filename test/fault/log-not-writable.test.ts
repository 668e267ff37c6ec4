import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example, tried } from '../support/town-enquiries.js';

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub();
});
afterAll(() => hub.close());

const plan = () => example(hub, 'gp', 'a registered patient with a plan');
const CONTENT = ['Fernsby', 'Elodie', 'Quillfeather', 'Haldane', 'IN_FORCE', 'NEGLECT', 'outcome', 'Mill Lane'];

/** Why `/readyz` says no; the settings that the server of the tests runs without for haste left aside. */
async function notReady(): Promise<readonly string[]> {
  const response = await fetch(`${hub.url}/readyz`);
  const { reasons } = (await response.json()) as { reasons: readonly string[] };
  expect(response.status).toBe(reasons.length === 0 ? 200 : 503);
  return reasons.filter((reason) => !/fsync|full_page_writes/.test(reason));
}

/** Asks for a child who has a plan, and expects to be told whom to phone and nothing else. */
async function couldNotCheck(): Promise<void> {
  const before = await count(hub, 'decision');
  const { status, data, errors, text } = await tried(hub, 'gp', plan());
  expect(status).toBe(503);
  expect(data).toBeNull();
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COULD_NOT_CHECK']);
  expect(errors[0]?.message).toContain('does not mean that there are no concerns');
  const phones = errors[0]?.extensions['phoneNow'] as readonly { readonly number: string }[];
  expect(phones.map(({ number }) => number)).toContain('0808 157 0100');
  expect(phones.length).toBeGreaterThan(1);
  expect(CONTENT.filter((content) => text.includes(content))).toEqual([]);
  expect(await count(hub, 'decision')).toBe(before);
}

describe('a hub that cannot record (F6)', { timeout: 30_000 }, () => {
  it('is ready before', async () => {
    expect(await notReady()).toEqual([]);
    expect((await enquire(hub, 'gp', plan())).text).toContain('IN_FORCE');
  });

  it.each(['decision', 'decision_record', 'stored_answer', 'outbox'])(
    'for want of the right to insert into `%s` discloses nothing, says so to a proxy, and recovers',
    async (table) => {
      const superuser = hub.database.superuser();
      await superuser.query(`REVOKE INSERT ON hub.${table} FROM hub_app`);
      try {
        await couldNotCheck();
        expect(await notReady()).toEqual(['no decision can be recorded']);
      } finally {
        await superuser.query(`GRANT INSERT ON hub.${table} TO hub_app`);
      }
      expect(await notReady()).toEqual([]);
      expect((await enquire(hub, 'gp', plan())).answer.outcome).toBe('PARTLY_RELEASED');
    },
  );

  it.each([
    ['decision', 'ACCESS EXCLUSIVE'],
    ['decision', 'SHARE'],
    ['log_pending', 'EXCLUSIVE'],
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
        expect(await notReady()).toEqual(['no decision can be recorded']);
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
      await vi.waitFor(async () => expect(await notReady()).toEqual([]), { timeout: 5_000, interval: 50 });
      expect((await enquire(hub, 'gp', plan())).answer.outcome).toBe('PARTLY_RELEASED');
    },
  );

  it('has told nobody anything without a decision', async () => {
    expect(await count(hub, 'stored_answer', 'NOT EXISTS (SELECT FROM hub.decision d WHERE d.id = decision_id)')).toBe(
      0,
    );
    expect(await count(hub, 'outbox', 'NOT EXISTS (SELECT FROM hub.decision d WHERE d.id = decision_id)')).toBe(0);
    expect(await count(hub, 'decision', 'NOT EXISTS (SELECT FROM hub.log_pending p WHERE p.decision_id = id)')).toBe(0);
  });
});
