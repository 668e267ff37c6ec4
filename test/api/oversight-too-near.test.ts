import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTION_47 } from '../support/everybody-asks.js';
import { LODGER_IG_LEAD, MOTHER_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, input } from '../support/town-enquiries.js';

const DECISION = 'query One($id: ID!) { decision(id: $id) { id } }';
const ANSWER = 'query One($id: ID!) { decision(id: $id) { answer } }';
const DECISIONS = `query Page($first: Int!, $after: String, $kind: DecisionKind) {
  decisions(first: $first, after: $after, filter: { kind: $kind }) {
  nodes { id } pageInfo { hasNextPage endCursor } } }`;

interface Page {
  readonly decisions: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let hub: RunningHub;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [LODGER_IG_LEAD, MOTHER_IG_LEAD]);
}, 120_000);
afterAll(() => hub.close());

const elsewhere = { household: { address: { line1: '77 Nowhere Near', postcode: 'FM8 8ZZ' } } };
const ownHome = { household: { address: { line1: '5, Laverock Drive', postcode: 'nm63bd' } } };
const adult = (givenName: string, familyName: string) => ({
  adult: { givenName, familyName, dateOfBirth: '1969-02-03' },
});

/** Pages of ids, as many to each as it holds; of all but readings, when no kind is named. */
async function pages(
  persona: string,
  first: number,
  kind: string | null = null,
): Promise<readonly (readonly string[])[]> {
  const read: (readonly string[])[] = [];
  for (let after: string | null = null; ;) {
    const { data }: { data: Page | null } = await hub.ask<Page>(persona, DECISIONS, { first, after, kind });
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

describe('a reading by a colleague', { timeout: 60_000 }, () => {
  const answerOf = async (persona: string, id: string) => {
    const { data } = await hub.ask<{ decision: { answer: string } | null }>(persona, ANSWER, { id });
    return data?.decision?.answer ?? null;
  };
  /** What the lead of the hub reads, as the reading that this leaves in the record. */
  const readingOf = async (document: string, variables: unknown): Promise<string> => {
    const { errors } = await hub.ask('hub-ig-lead', document, variables);
    expect(errors).toEqual([]);
    const { rows } = await hub.database.superuser().query<{ id: string }>(
      `SELECT decision_id AS id FROM hub.decision_record WHERE kind = 'OVERSIGHT_READING'
       ORDER BY decided_at DESC LIMIT 1`,
    );
    return rows[0]?.id ?? '';
  };

  it('that showed what one is too near to is not read either, alone or in a list, nor named in a further one', async () => {
    const asked = async (subject: typeof elsewhere) =>
      (await enquire(hub, 'social-worker', input(SECTION_47, subject))).answer.receipt.decisionId;
    const near = await asked(ownHome);
    const far = await asked(elsewhere);
    const ofNear = await readingOf(DECISION, { id: near });
    const ofPage = await readingOf(DECISIONS, { first: 2 });
    const ofFar = await readingOf(DECISION, { id: far });
    const ofReadings = await readingOf(DECISIONS, { first: 3, kind: 'OVERSIGHT_READING' });

    const these = [ofReadings, ofFar, ofPage, ofNear];
    const listed = async (persona: string) =>
      (await pages(persona, 50, 'OVERSIGHT_READING')).flat().filter((id) => these.includes(id));
    expect(await listed('mother-ig-lead')).toEqual(these);
    expect(await listed('lodger-ig-lead')).toEqual([ofReadings, ofFar]);
    expect(await answerOf('mother-ig-lead', ofPage)).toBe(JSON.stringify({ shown: [far, near] }));
    expect(await answerOf('lodger-ig-lead', ofNear)).toBeNull();
    expect(await answerOf('lodger-ig-lead', ofPage)).toBeNull();
    expect(await answerOf('lodger-ig-lead', ofFar)).toBe(JSON.stringify({ shown: [far] }));
    // the same for everybody, so that it tells nobody which of them are left out
    for (const persona of ['mother-ig-lead', 'lodger-ig-lead']) {
      expect(await answerOf(persona, ofReadings)).toBe(JSON.stringify({ shown: [] }));
    }
  });
});
