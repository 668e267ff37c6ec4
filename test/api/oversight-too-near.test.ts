import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTION_47 } from '../support/everybody-asks.js';
import { LODGER_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, input } from '../support/town-enquiries.js';

const DECISION = 'query One($id: ID!) { decision(id: $id) { id } }';
const DECISIONS = `query Page($first: Int!, $after: String) { decisions(first: $first, after: $after) {
  nodes { id } pageInfo { hasNextPage endCursor } } }`;

interface Page {
  readonly decisions: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [LODGER_IG_LEAD]);
}, 120_000);
afterAll(() => hub.close());

const elsewhere = { household: { address: { line1: '77 Nowhere Near', postcode: 'FM8 8ZZ' } } };
const ownHome = { household: { address: { line1: '5, Laverock Drive', postcode: 'nm63bd' } } };
const adult = (givenName: string, familyName: string) => ({
  adult: { givenName, familyName, dateOfBirth: '1969-02-03' },
});

/** Pages of ids, as many to each as it holds. */
async function pages(persona: string, first: number): Promise<readonly (readonly string[])[]> {
  const read: (readonly string[])[] = [];
  for (let after: string | null = null; ;) {
    const { data }: { data: Page | null } = await hub.ask<Page>(persona, DECISIONS, { first, after });
    read.push((data?.decisions.nodes ?? []).map(({ id }) => id));
    if (data?.decisions.pageInfo.hasNextPage !== true) return read;
    after = data.decisions.pageInfo.endCursor;
  }
}

describe('an enquiry that found no child', { timeout: 60_000 }, () => {
  it('is not read by one whose own home or name was typed, however it is written, and leaves no gap (5.153)', async () => {
    const asked: string[] = [];
    const subjects = [
      elsewhere,
      ownHome,
      adult('Erasmus', 'Nightingale'),
      elsewhere,
      adult('Erasmus-John', 'Nightingale Smith'),
      adult('Rasmus', 'Smith-Nightingale'),
      elsewhere,
      ownHome,
    ];
    for (const subject of subjects) {
      asked.push((await enquire(hub, 'social-worker', input(SECTION_47, subject))).answer.receipt.decisionId);
    }
    expect((await pages('hub-ig-lead', 50)).flat()).toEqual(asked.toReversed());
    const [first, , , second, , , third] = asked;
    expect(await pages('lodger-ig-lead', 2)).toEqual([[third, second], [first]]);
    expect(await pages('lodger-ig-lead', 3)).toEqual([[third, second, first]]);
    for (const id of asked) {
      const { data } = await hub.ask('lodger-ig-lead', DECISION, { id });
      expect(data).toEqual({ decision: [first, second, third].includes(id) ? { id } : null });
    }
  });
});
