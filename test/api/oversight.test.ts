import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castSubject, unbornSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { SECTION_47 } from '../support/everybody-asks.js';
import { LODGER_IG_LEAD, MOTHER_IG_LEAD, PRACTICE_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, example, input, PRESENTING, WORRIED } from '../support/town-enquiries.js';

// somebody reads the decisions of the practice; two of the hub team are not strangers to a child of the town
const LEADS = [PRACTICE_IG_LEAD, MOTHER_IG_LEAD, LODGER_IG_LEAD];

const FIELDS = 'item kind field released rule';
const DECISION = `query One($id: ID!, $caseId: String) { decision(id: $id, caseId: $caseId) {
  id organisation group purpose outcome practitioner reason closed answer policyVersion leafHash
  fields { ${FIELDS} } sealed { subject facts protectedFields { ${FIELDS} } } } }`;
const DECISIONS = `query Page($first: Int!, $after: String, $filter: DecisionFilter) {
  decisions(first: $first, after: $after, filter: $filter) {
    nodes { id organisation outcome } pageInfo { hasNextPage endCursor } } }`;
const RECEIPT = 'query Mine($id: ID!) { receipt(decisionId: $id) { decisionId leafHash signature } }';

interface Field {
  readonly item: string;
  readonly kind: string;
  readonly released: boolean;
  readonly rule: string;
}
interface One {
  readonly decision: {
    readonly id: string;
    readonly practitioner: string;
    readonly answer: string;
    readonly fields: readonly Field[];
    readonly sealed: {
      readonly subject: string | null;
      readonly facts: string;
      readonly protectedFields: readonly Field[];
    } | null;
  } | null;
}
interface Page {
  readonly decisions: {
    readonly nodes: readonly { readonly id: string; readonly organisation: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let hub: RunningHub;
let town: TownCalendar;
/** Decisions about the young person with a confidential service: by a doctor and by a nurse. */
let ofDoctor: string;
let ofNurse: string;
beforeAll(async () => {
  hub = await startRunningHub(undefined, LEADS);
  town = townCalendar(hub.asOf);
  const subject = castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town);
  ofDoctor = (await enquire(hub, 'gp', input(WORRIED, subject))).answer.receipt.decisionId;
  ofNurse = (await enquire(hub, 'ae-nurse', input(PRESENTING, subject))).answer.receipt.decisionId;
}, 120_000);
afterAll(() => hub.close());

/** Ids of all decisions that somebody may read, page by page. */
async function readAll(persona: string, first = 50): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data }: { data: Page | null } = await hub.ask<Page>(persona, DECISIONS, { first, after });
    ids.push(...(data?.decisions.nodes ?? []).map(({ id }) => id));
    if (data?.decisions.pageInfo.hasNextPage !== true) return ids;
    after = data.decisions.pageInfo.endCursor;
  }
}

/** The lodger of the hub team under another name, by which the index knows somebody. */
const renamed = (...name: readonly string[]) =>
  hub.database.superuser().query(
    `UPDATE hub.practitioner SET given_name = $1, family_name = $2, birth_date = $3
       WHERE id = '5afe0000-0000-4000-8000-000000000063'`,
    [...name],
  );

describe('a decision that withheld a confidential service', { timeout: 60_000 }, () => {
  it('shows the lead of the own organisation what the enquirer saw, and no trace of what was withheld', async () => {
    const { data, text } = await hub.ask<One>('practice-ig-lead', DECISION, { id: ofDoctor });
    expect(data?.decision?.sealed).toBeNull();
    expect(JSON.parse(data?.decision?.answer ?? '')).toMatchObject({ outcome: 'RELEASED' });
    expect(['SENSITIVE', 'sensitive', 'SEXUAL', 'Lantern', 'ZS1'].filter((word) => text.includes(word))).toEqual([]);
    // items are counted without a gap, so that none is missed
    const items = [...new Set(data?.decision?.fields.map(({ item }) => item))];
    for (const kind of new Set(items.map((item) => item.split(':')[0]))) {
      const places = items.filter((item) => item.startsWith(`${kind}:`)).map((item) => Number(item.split(':')[1]));
      expect(places, kind).toEqual(places.map((_, place) => place));
    }
    expect(items.length).toBeGreaterThan(1);
  });

  it('shows the hub team the withholding and its rule, after signing in again for this decision and for a case', async () => {
    const opened = await hub.ask<One>('hub-ig-lead', DECISION, { id: ofDoctor, caseId: 'CASE-17' }, ofDoctor);
    expect(opened.errors).toEqual([]);
    expect(opened.data?.decision?.sealed?.protectedFields).toContainEqual(
      expect.objectContaining({
        kind: 'SENSITIVE_SERVICE',
        released: false,
        rule: 'consent/sensitive-service-in-confidence',
      }),
    );
    expect(opened.data?.decision?.sealed?.facts).toContain('SENSITIVE_SERVICE');
    // facts name nobody: whoever follows it up reads here which child was meant
    const { child } = castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town);
    expect(opened.data?.decision?.sealed?.subject).toContain(child?.familyName);
    expect(
      await count(
        hub,
        'decision_record',
        `kind = 'OVERSIGHT_READING' AND request::jsonb ->> 'caseId' = 'CASE-17'
        AND answer::jsonb -> 'shown' ? $1`,
        ofDoctor,
      ),
    ).toBe(1);
  });

  it('stays sealed for the hub team without a case, and is refused without a fresh sign-in for this very decision', async () => {
    const sealed = await hub.ask<One>('hub-ig-lead', DECISION, { id: ofDoctor });
    expect(sealed.data?.decision?.sealed).toBeNull();
    expect(sealed.text).not.toContain('SENSITIVE');
    for (const stepUpFor of [undefined, randomUUID(), ofNurse]) {
      const refused = await hub.ask<One>('hub-ig-lead', DECISION, { id: ofDoctor, caseId: 'CASE-18' }, stepUpFor);
      expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(refused.data?.decision ?? null).toBeNull();
    }
    const lead = await hub.ask<One>('practice-ig-lead', DECISION, { id: ofDoctor, caseId: 'CASE-19' }, ofDoctor);
    expect(lead.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(await count(hub, 'decision_record', `request::jsonb ->> 'caseId' IN ('CASE-18', 'CASE-19')`)).toBe(0);
  });
});

describe('who may read decisions', { timeout: 60_000 }, () => {
  it('is the lead of the own organisation for that organisation, and the hub team for all', async () => {
    expect(await readAll('practice-ig-lead')).toEqual([ofDoctor]);
    expect(await readAll('ig-lead')).toEqual([ofNurse]);
    expect(await readAll('hub-ig-lead')).toEqual([ofNurse, ofDoctor]);
    const foreign = await hub.ask<One>('ig-lead', DECISION, { id: ofDoctor });
    expect(foreign.data).toEqual({ decision: null });
    const none = await hub.ask<One>('ig-lead', DECISION, { id: randomUUID() });
    expect(foreign.text).toBe(none.text);
  });

  it('is nobody else, in the same words whether or not there is such a decision', async () => {
    const texts = new Set<string>();
    for (const persona of ['gp', 'ae-nurse', 'designated-manager', 'police-child-abuse-unit']) {
      for (const id of [ofDoctor, ofNurse, randomUUID()]) {
        const { status, text, errors } = await hub.ask<One>(persona, DECISION, { id });
        expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
        texts.add(`${status} ${text.replace(/"reference":"[^"]*"/, '')}`);
      }
      const page = await hub.ask<Page>(persona, DECISIONS, { first: 5 });
      expect(page.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(texts.size).toBe(1);
    // a family signs in without a post
    const family = await hub.ask<One>('parent', DECISION, { id: ofDoctor });
    expect(family.data?.decision ?? null).toBeNull();
    expect(family.errors).toHaveLength(1);
  });

  it('is not the parent of the child, born or unborn, nor one who lives with it', async () => {
    const about = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const lodger = castSubject('lodgerWithPlan', 'NUMBER_AND_NAME', town);
    const own = (await enquire(hub, 'social-worker', input(SECTION_47, about))).answer.receipt.decisionId;
    const housemate = (await enquire(hub, 'social-worker', input(SECTION_47, lodger))).answer.receipt.decisionId;
    const unborn = unbornSubject('unbornWithPlan', town);
    const expected = (await enquire(hub, 'social-worker', input(SECTION_47, unborn))).answer.receipt.decisionId;
    expect(await readAll('hub-ig-lead')).toEqual([expected, housemate, own, ofNurse, ofDoctor]);
    // her child lives where the lodger does, so that the decision about the lodger speaks of her child too
    expect(await readAll('mother-ig-lead')).toEqual([expected, ofNurse, ofDoctor]);
    expect(await readAll('lodger-ig-lead')).toEqual([expected, ofNurse, ofDoctor]);
    await renamed('Tegan', 'Brackenridge', '1999-04-26');
    expect(await readAll('lodger-ig-lead')).toEqual([ofNurse, ofDoctor]);
    await renamed('Erasmus', 'Nightingale', '1969-02-03');
    for (const id of [own, housemate]) {
      expect((await hub.ask<One>('lodger-ig-lead', DECISION, { id })).data).toEqual({ decision: null });
      const opened = await hub.ask<One>('lodger-ig-lead', DECISION, { id, caseId: 'CASE-20' }, id);
      expect(opened.data).toEqual({ decision: null });
    }
  });

  it('is not the enquirer, in whatever post', async () => {
    await hub.database
      .superuser()
      .query(`UPDATE hub.post SET practitioner_group = 'IG_LEAD' WHERE id = '920000000002'`);
    expect(await readAll('ae-nurse')).toEqual([]);
    expect((await hub.ask<One>('ae-nurse', DECISION, { id: ofNurse })).data).toEqual({ decision: null });
    await hub.database
      .superuser()
      .query(`UPDATE hub.post SET practitioner_group = 'A_AND_E' WHERE id = '920000000002'`);
  });

  it('is nobody whose standing has lapsed', async () => {
    const change = (date: string | null) =>
      hub.database
        .superuser()
        .query(`UPDATE hub.practitioner SET vetting_checked_on = $1 WHERE family_name = 'Saltmarsh'`, [date]);
    await change(null);
    const { errors } = await hub.ask<Page>('ig-lead', DECISIONS, { first: 5 });
    await change(hub.asOf);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('reading decisions', { timeout: 60_000 }, () => {
  it('is itself a decision in the log, with what was shown', async () => {
    const before = await count(hub, 'decision');
    await hub.ask<One>('ig-lead', DECISION, { id: ofNurse });
    await hub.ask<Page>('ig-lead', DECISIONS, { first: 5 });
    await hub.ask<One>('ig-lead', DECISION, { id: randomUUID() });
    expect((await count(hub, 'decision')) - before).toBe(3);
    const { rows } = await hub.database.superuser().query<{ shown: string; pending: boolean }>(
      `SELECT r.answer AS shown, p.leaf_id IS NOT NULL AS pending FROM hub.decision_record r
         LEFT JOIN hub.log_pending p ON p.leaf_id = r.decision_id
       WHERE kind = 'OVERSIGHT_READING' ORDER BY r.decided_at DESC LIMIT 3`,
    );
    expect(rows.map(({ pending }) => pending)).toEqual([true, true, true]);
    expect(rows.map(({ shown }) => (JSON.parse(shown) as { shown: string[] }).shown)).toEqual([
      [],
      [ofNurse],
      [ofNurse],
    ]);
  });

  it('is not shown when the reading cannot be recorded', async () => {
    await hub.database.superuser().query('REVOKE INSERT ON hub.decision FROM hub_app');
    const page = await hub.ask<Page>('ig-lead', DECISIONS, { first: 5 });
    const one = await hub.ask<One>('ig-lead', DECISION, { id: ofNurse });
    await hub.database.superuser().query('GRANT INSERT ON hub.decision TO hub_app');
    for (const { text, errors } of [page, one]) {
      expect(errors[0]?.extensions.code).toBe('COULD_NOT_CHECK');
      expect(text).not.toContain(ofNurse);
    }
  });

  it('goes on page by page without gap or repetition, and judges each page anew', async () => {
    for (let asked = 0; asked < 7; asked += 1)
      await enquire(hub, 'gp', example(hub, 'gp', 'a registered patient with a plan'));
    const all = await readAll('practice-ig-lead');
    expect(all).toHaveLength(8);
    expect(await readAll('practice-ig-lead', 3)).toEqual(all);
    const { data } = await hub.ask<Page>('practice-ig-lead', DECISIONS, { first: 3 });
    const after = data?.decisions.pageInfo.endCursor ?? null;
    // the cursor of one reader opens nothing to another, nor to the same one in another post
    expect((await hub.ask<Page>('ig-lead', DECISIONS, { first: 5, after })).text).not.toContain(all[4]);
    const change = (organisation: string) =>
      hub.database
        .superuser()
        .query('UPDATE hub.post SET organisation_id = $1 WHERE id = $2', [organisation, '920000000061']);
    await change('Z90002');
    expect((await hub.ask<Page>('practice-ig-lead', DECISIONS, { first: 3, after })).data?.decisions.nodes).toEqual([]);
    await change('Z90001');
  });

  it('goes on after no cursor that a page cannot have named, and names the field', async () => {
    for (const text of ['9999-99-99T::Z 00000000-0000-0000-0000-000000000000', 'nothing at all']) {
      const after = Buffer.from(text).toString('base64url');
      const { errors } = await hub.ask<Page>('hub-ig-lead', DECISIONS, { first: 5, after });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path: 'after' });
    }
  });
});

describe('a receipt', { timeout: 60_000 }, () => {
  it('is read by the caller who was given it and by nobody else', async () => {
    const own = await hub.ask<{ receipt: { decisionId: string } | null }>('gp', RECEIPT, { id: ofDoctor });
    expect(own.data?.receipt?.decisionId).toBe(ofDoctor);
    const none = await hub.ask('gp', RECEIPT, { id: randomUUID() });
    for (const persona of ['ae-nurse', 'practice-ig-lead', 'hub-ig-lead']) {
      expect((await hub.ask(persona, RECEIPT, { id: ofDoctor })).text).toBe(none.text);
    }
  });
});
