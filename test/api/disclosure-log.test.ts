import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogState } from '../../src/oversight/log-state.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { createLogStateReader } from '../../src/persistence/log/serve/log-state-reader.js';
import { PRACTICE_IG_LEAD } from '../support/ig-leads.js';
import { growTo, logKey, publishHead, sequenceAll } from '../support/published-head.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example } from '../support/town-enquiries.js';

const STATE = `query State($first: Int) { disclosureLog(first: $first) { origin size root publishedAt
  heads { size signedAt cosignedBy quorum } witnessesDemanded quorumMissingSince standsStillSince } }`;
const ONE = 'query One($id: ID!) { decision(id: $id) { id logStanding } }';
const PAGE = '{ decisions(first: 50) { nodes { id logStanding } } }';

let hub: RunningHub;
let key: NoteSigner;
let id: string;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [PRACTICE_IG_LEAD]);
  key = logKey(hub.config.log.origin);
  const input = example(hub, 'gp', 'a registered patient with a plan');
  id = (await enquire(hub, 'gp', input)).answer.receipt.decisionId;
}, 120_000);
afterAll(() => hub.close());

async function state(persona: string, first?: number): Promise<LogState> {
  const { data, text } = await hub.ask<{ disclosureLog: LogState }>(persona, STATE, { first });
  if (data === null) throw new Error(text);
  return data.disclosureLog;
}

async function standing(): Promise<readonly (string | undefined)[]> {
  const one = await hub.ask<{ decision: { logStanding: string } | null }>('practice-ig-lead', ONE, { id });
  const page = await hub.ask<{ decisions: { nodes: readonly { id: string; logStanding: string }[] } }>(
    'practice-ig-lead',
    PAGE,
    {},
  );
  expect([...one.errors, ...page.errors]).toEqual([]);
  return [
    one.data?.decision?.logStanding,
    page.data?.decisions.nodes.find((decision) => decision.id === id)?.logStanding,
  ];
}

describe('a decision in oversight', () => {
  it('says how far it has come in the log, by itself and in a list', async () => {
    expect(await standing()).toEqual(['PENDING', 'PENDING']);
    // a head that was signed before it covers nothing of it
    await publishHead(hub.database, key, { cosignedBy: ['w1'] });
    await sequenceAll(hub.database);
    expect(await standing()).toEqual(['SEQUENCED', 'SEQUENCED']);
    // nor does one of another name, such as the log had before a restore
    await publishHead(hub.database, logKey('hub.example/before'), { cosignedBy: ['w1'] });
    expect(await standing()).toEqual(['SEQUENCED', 'SEQUENCED']);
    await publishHead(hub.database, key);
    expect(await standing()).toEqual(['SIGNED', 'SIGNED']);
    await publishHead(hub.database, key, { cosignedBy: ['w1'], quorum: false });
    expect(await standing()).toEqual(['SIGNED', 'SIGNED']);
    await publishHead(hub.database, key, { cosignedBy: ['w1', 'w2'] });
    expect(await standing()).toEqual(['WITNESSED', 'WITNESSED']);
    // what is witnessed stays so when witnesses are away later
    await publishHead(hub.database, key, { quorum: false });
    expect(await standing()).toEqual(['WITNESSED', 'WITNESSED']);
  });
});

describe('the state of the log', () => {
  it('shows information governance what is published and which heads are cosigned, newest first', async () => {
    const { rows } = await hub.database
      .superuser()
      .query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_head ORDER BY id DESC LIMIT 1');
    for (const persona of ['practice-ig-lead', 'hub-ig-lead']) {
      const shown = await state(persona);
      expect(shown).toMatchObject({
        origin: hub.config.log.origin,
        size: Number(rows[0]?.size),
        root: rows[0]?.root.toString('base64'),
        publishedAt: shown.heads[0]?.signedAt,
        witnessesDemanded: false,
        quorumMissingSince: null,
        standsStillSince: null,
      });
      expect(shown.heads.map(({ cosignedBy, quorum }) => [cosignedBy.join(), quorum])).toEqual([
        ['', false],
        ['w1,w2', true],
        ['w1', false],
        ['', true],
        ['w1', true],
      ]);
    }
    expect((await state('hub-ig-lead', 2)).heads).toHaveLength(2);
  });

  it('is nobody else’s, and refused as other readings are', async () => {
    for (const persona of ['gp', 'ae-nurse', 'lapsed-training-nurse', 'unvetted-volunteer']) {
      const { data, errors } = await hub.ask(persona, STATE, {});
      expect([data, errors.map(({ extensions }) => extensions.code)], persona).toEqual([null, ['FORBIDDEN']]);
    }
    for (const first of [0, 51, -1]) {
      const { errors } = await hub.ask('hub-ig-lead', STATE, { first });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT']);
    }
  });

  it('records no reading, as it says nothing of any decision', async () => {
    const before = await count(hub, 'decision');
    await state('hub-ig-lead');
    expect(await count(hub, 'decision')).toBe(before);
  });

  it('says since when the quorum has been missing where witnesses are demanded', async () => {
    const reader = createLogStateReader(hub.database.pool('readonly'), {
      origin: hub.config.log.origin,
      witnessesDemanded: true,
    });
    const missing = await reader.state(1);
    expect(missing.witnessesDemanded).toBe(true);
    expect(missing.quorumMissingSince).toBe(missing.publishedAt);
    await publishHead(hub.database, key, { quorum: false });
    expect((await reader.state(1)).quorumMissingSince).toBe(missing.publishedAt);
    await publishHead(hub.database, key, { cosignedBy: ['w1'] });
    expect((await reader.state(1)).quorumMissingSince).toBeNull();
  });

  it('has nothing to show of a log of which no head is signed', async () => {
    const reader = createLogStateReader(hub.database.pool('readonly'), {
      origin: 'new.example/log',
      witnessesDemanded: true,
    });
    expect(await reader.state(10)).toEqual({
      origin: 'new.example/log',
      size: null,
      root: null,
      publishedAt: null,
      heads: [],
      witnessesDemanded: true,
      quorumMissingSince: null,
      standsStillSince: null,
    });
  });

  it('says since when nobody signs: the newest head is old, or leaves have waited for one', async () => {
    const { origin } = hub.config.log;
    const reader = createLogStateReader(hub.database.pool('readonly'), { origin, witnessesDemanded: false });
    const { heads, standsStillSince } = await reader.state(1);
    expect(standsStillSince).toBeNull();
    await publishHead(hub.database, key, { minutesAgo: 14 });
    expect((await reader.state(1)).standsStillSince).toBeNull();
    await publishHead(hub.database, key, { minutesAgo: 16 });
    const old = await reader.state(1);
    expect(old.standsStillSince).toBe(old.publishedAt);
    await publishHead(hub.database, key);
    expect((await reader.state(1)).standsStillSince).toBeNull();
    // a newer leaf, of four minutes ago, that the head does not cover
    await growTo(hub.database, (heads[0]?.size ?? 0) + 1);
    expect((await reader.state(1)).standsStillSince).toBeNull();
    await hub.database.superuser().query(`ALTER TABLE hub.log_entry DISABLE TRIGGER ALL;
      UPDATE hub.log_entry SET sequenced_at = sequenced_at - interval '4 minutes';
      ALTER TABLE hub.log_entry ENABLE TRIGGER ALL`);
    const behind = await reader.state(1);
    expect(behind.standsStillSince).toBe(behind.publishedAt);
    const unsigned = createLogStateReader(hub.database.pool('readonly'), {
      origin: 'new.example/log',
      witnessesDemanded: false,
    });
    expect((await unsigned.state(1)).standsStillSince).not.toBeNull();
  });
});
