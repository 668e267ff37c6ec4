import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, example } from '../support/town-enquiries.js';

const DECISIONS = `query Page($after: String) { decisions(first: 3, after: $after) {
  nodes { id } pageInfo { endCursor } } }`;

interface Page {
  readonly decisions: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly endCursor: string | null };
  };
}

let hub: RunningHub;
/** Where the second page begins. */
let after: string | null;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [PRACTICE_IG_LEAD]);
  for (let asked = 0; asked < 6; asked += 1) {
    await enquire(hub, 'gp', example(hub, 'gp', 'a registered patient with a plan'));
  }
  const { data } = await hub.ask<Page>('practice-ig-lead', DECISIONS, {});
  after = data?.decisions.pageInfo.endCursor ?? null;
}, 120_000);
afterAll(() => hub.close());

const secondPage = () => hub.ask<Page>('practice-ig-lead', DECISIONS, { after });
const change = (sql: string, ...values: readonly string[]) => hub.database.superuser().query(sql, [...values]);
const codes = async () => (await secondPage()).errors.map(({ extensions }) => extensions.code);
const nodes = async () => (await secondPage()).data?.decisions.nodes;

describe('the second page of decisions', { timeout: 60_000 }, () => {
  it('goes on where the first ended', async () => {
    expect(await nodes()).toHaveLength(3);
  });

  it('is refused to who could read the first and may not any more', async () => {
    const group = (name: string) =>
      change('UPDATE hub.post SET practitioner_group = $1 WHERE id = $2', name, '920000000061');
    await group('GP');
    expect(await codes()).toEqual(['FORBIDDEN']);
    await group('IG_LEAD');
    const vetted = (day: string) =>
      change(`UPDATE hub.practitioner SET vetting_checked_on = $1 WHERE given_name = 'Honora'`, day);
    await vetted('2001-01-01');
    expect(await codes()).toEqual(['FORBIDDEN']);
    await vetted(hub.asOf);
    expect(await nodes()).toHaveLength(3);
  });

  it('shows nothing to who reads for another organisation meanwhile', async () => {
    const organisation = (id: string) =>
      change('UPDATE hub.post SET organisation_id = $1 WHERE id = $2', id, '920000000061');
    await organisation('Z90002');
    expect(await nodes()).toEqual([]);
    await organisation('Z90001');
  });

  it('shows nothing about a child whose relative the reader is, as the index has learned meanwhile', async () => {
    await change(
      `INSERT INTO hub.related_person SELECT (jsonb_populate_record(r, jsonb_build_object('source_key', r.source_key || '/2',
         'given_name', 'Honora', 'family_name', 'Castlemaine', 'birth_date', '1970-10-10'))).* FROM hub.related_person r`,
    );
    expect(await nodes()).toEqual([]);
    await change(`DELETE FROM hub.related_person WHERE source_key LIKE '%/2'`);
    expect(await nodes()).toHaveLength(3);
  });
});
