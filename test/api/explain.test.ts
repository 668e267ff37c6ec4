import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerExplain } from '../../src/cli/policy/explain.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import { MOTHER_IG_LEAD, PRACTICE_IG_LEAD } from '../support/ig-leads.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, enquire, forgetEnquiries, input, PRESENTING, ROUTINE, WORRIED } from '../support/town-enquiries.js';

// somebody reads the decisions of the practice; one of the hub team is the mother of a child of the town
const LEADS = [PRACTICE_IG_LEAD, MOTHER_IG_LEAD];

const RULE = 'rule text citation whoCouldChangeIt';
const EXPLAIN = `query Why($id: ID!) { explain(decisionId: $id) {
  decisionId decidedAt policyVersion outcome closed { ${RULE} } withheld { what ${RULE} }
  altered { fact text by passes tells } neverAltered neverExplained earlierEvaluator factsDestroyed } }`;

interface Rule {
  readonly rule: string;
  readonly text: string;
  readonly citation: string;
  readonly whoCouldChangeIt: string;
}
interface Why {
  readonly explain: {
    readonly decisionId: string;
    readonly decidedAt: string;
    readonly policyVersion: string;
    readonly outcome: string | null;
    readonly closed: readonly Rule[];
    readonly withheld: readonly (Rule & { readonly what: string })[];
    readonly altered: readonly { readonly fact: string; readonly passes: readonly string[] }[];
    readonly factsDestroyed: string | null;
  } | null;
}
type Asked = Parameters<typeof input>[0];
type Subject = Parameters<typeof input>[1];

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub(undefined, LEADS);
  town = townCalendar(hub.asOf);
}, 120_000);
afterAll(() => hub.close());

const why = (persona: string, id: string) => hub.ask<Why>(persona, EXPLAIN, { id });

/** What a persona asks, and the explanation of the answer. */
async function askedAndExplained(persona: string, asked: Asked, subject: Subject) {
  const { answer } = await enquire(hub, persona, input(asked, subject));
  const { data, text } = await why(persona, answer.receipt.decisionId);
  if (data?.explain === null || data?.explain === undefined) throw new Error(`not explained: ${text}`);
  return { answer, explanation: data.explain, text };
}

/** The bytes of an explanation without those of its decision, the parts that are always others. */
const apartFromDecision = (text: string): string =>
  text.replace(/"decisionId":"[^"]*","decidedAt":"[^"]*"/, '"decision":null');

describe('the explanation of an own enquiry', { timeout: 60_000 }, () => {
  it('speaks of exactly what the answer said to be withheld, whoever asks', async () => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    let spoken = 0;
    for (const [persona, asked] of [
      ['gp', ROUTINE],
      ['ae-nurse', PRESENTING],
      ['police-officer', DANGER],
      ['school-lead', WORRIED],
      ['school-lead', ROUTINE],
      ['lapsed-training-nurse', WORRIED],
    ] as const) {
      const { answer, explanation } = await askedAndExplained(persona, asked, subject);
      const told = answer.withheld.filter(({ rule }) => !rule.startsWith('constant/'));
      const explained = [
        ...explanation.closed.map((rule) => ({ what: 'an answer to this enquiry', ...rule })),
        ...explanation.withheld,
      ];
      spoken += told.length;
      expect(explained).toEqual(told.map(({ why: text, ...rest }) => ({ ...rest, text })));
      expect(explanation).toMatchObject({ outcome: answer.outcome, policyVersion: answer.receipt.policyVersion });
    }
    expect(spoken).toBeGreaterThan(5);
  });

  it('says what mends a lapse, and not what stands behind the gate', async () => {
    const { explanation, text } = await askedAndExplained(
      'lapsed-training-nurse',
      WORRIED,
      castSubject('planInForce', 'NUMBER_AND_NAME', town),
    );
    expect(explanation.altered).toEqual([
      expect.objectContaining({ fact: 'TRAINING_RENEWED', passes: ['gate/training'] }),
    ]);
    const unknown = { child: { givenName: 'Ptolemy', familyName: 'Nobodyson', dateOfBirth: '2016-03-03' } };
    const other = await askedAndExplained('lapsed-training-nurse', WORRIED, unknown);
    expect(apartFromDecision(other.text)).toBe(apartFromDecision(text));
  });

  it('is the same bytes with and without a confidential service (S10)', async () => {
    const subject = castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town);
    const asking = [
      ['gp', WORRIED],
      ['ae-nurse', PRESENTING],
      ['police-officer', DANGER],
      ['school-lead', WORRIED],
    ] as const;
    const explained = async () => {
      const texts: string[] = [];
      for (const [persona, asked] of asking) {
        await forgetEnquiries(hub);
        texts.push(apartFromDecision((await askedAndExplained(persona, asked, subject)).text));
      }
      return texts;
    };
    const held = await explained();
    const superuser = hub.database.superuser();
    const { rowCount } = await superuser.query(
      'CREATE TABLE hub.put_by AS SELECT * FROM hub.involvement WHERE sensitive',
    );
    expect(rowCount).toBeGreaterThan(0);
    await superuser.query('DELETE FROM hub.involvement WHERE sensitive');
    const notHeld = await explained();
    await superuser.query('INSERT INTO hub.involvement SELECT * FROM hub.put_by');
    await superuser.query('DROP TABLE hub.put_by');
    expect(held).toEqual(notHeld);
    expect(held.join()).not.toMatch(/SENSITIVE|SEXUAL|sensitive/);
  });

  it('of a protected child is that of an identity that is not settled (S10)', async () => {
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const unsettled = { child: { ...child, dateOfBirth: town.daysBefore(3_001) } };
    for (const [persona, asked] of [
      ['gp', WORRIED],
      ['ae-nurse', PRESENTING],
      ['police-officer', DANGER],
    ] as const) {
      const shielded = castSubject('shieldedNextDoor', 'NUMBER_AND_NAME', town);
      const told = await askedAndExplained(persona, asked, shielded);
      const other = await askedAndExplained(persona, asked, unsettled);
      expect(told.explanation.outcome).toBe('IDENTITY_NOT_CONFIRMED');
      expect(apartFromDecision(told.text), persona).toBe(apartFromDecision(other.text));
    }
  });

  it('says of a record that is gone without an erasure that it is missing', async () => {
    const { answer } = await askedAndExplained('gp', WORRIED, castSubject('planInForce', 'NUMBER_AND_NAME', town));
    await forgetEnquiries(hub);
    const { data } = await why('gp', answer.receipt.decisionId);
    expect(data?.explain).toMatchObject({ outcome: null, closed: [], withheld: [], altered: [] });
    expect(data?.explain?.factsDestroyed).toMatch(/^the facts are missing, and no erasure in the log says why/);
    for (const persona of ['practice-ig-lead', 'hub-ig-lead', 'ae-nurse']) {
      expect((await why(persona, answer.receipt.decisionId)).data).toEqual({ explain: null });
    }
  });
});

describe('who may have a decision explained', { timeout: 60_000 }, () => {
  it('is the enquirer, the lead of the own organisation and the hub team; to others it is as if there were none', async () => {
    const { answer, text } = await askedAndExplained(
      'gp',
      WORRIED,
      castSubject('planInForce', 'NUMBER_AND_NAME', town),
    );
    const id = answer.receipt.decisionId;
    for (const persona of ['practice-ig-lead', 'hub-ig-lead']) expect((await why(persona, id)).text).toBe(text);
    const none = await why('gp', randomUUID());
    for (const persona of [
      'ae-nurse',
      'ig-lead',
      'designated-manager',
      'police-child-abuse-unit',
      'lapsed-training-nurse',
    ]) {
      expect((await why(persona, id)).text, persona).toBe(none.text);
    }
  });

  it('is not the mother of the child, nor the reviewer who made the enquiry', async () => {
    const about = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const { decisionId } = (await enquire(hub, 'social-worker', input(SECTION_47, about))).answer.receipt;
    expect((await why('hub-ig-lead', decisionId)).data?.explain?.decisionId).toBe(decisionId);
    expect((await why('mother-ig-lead', decisionId)).data).toEqual({ explain: null });
    const own = (await enquire(hub, 'ig-lead', input(WORRIED, about))).answer;
    expect(own.outcome).toBe('REFUSED');
    expect((await why('ig-lead', own.receipt.decisionId)).data).toEqual({ explain: null });
    const read = (await why('hub-ig-lead', own.receipt.decisionId)).data?.explain;
    expect(read?.closed.map(({ rule }) => rule)).toContain('gate/oversight-never-asks');
  });

  it('leaves a reading in the log each time, and is told nothing when it cannot be recorded', async () => {
    const { answer } = await enquire(hub, 'gp', input(WORRIED, castSubject('planInForce', 'NUMBER_AND_NAME', town)));
    const id = answer.receipt.decisionId;
    const readings = () =>
      count(hub, 'decision_record', `kind = 'OVERSIGHT_READING' AND request::jsonb -> 'what' ->> 'explained' = $1`, id);
    await why('gp', id);
    await why('hub-ig-lead', id);
    await why('ae-nurse', id);
    expect(await readings()).toBe(3);
    await hub.database.superuser().query('REVOKE INSERT ON hub.decision FROM hub_app');
    const untold = await why('gp', id);
    await hub.database.superuser().query('GRANT INSERT ON hub.decision TO hub_app');
    expect(untold.errors[0]?.extensions.code).toBe('COULD_NOT_CHECK');
    expect(untold.data?.explain ?? null).toBeNull();
  });
});

describe('hub policy explain', { timeout: 60_000 }, () => {
  async function run(persona: string, ...words: readonly string[]) {
    let out = '';
    const program = new Command().exitOverride();
    registerExplain(program.command('policy'), {
      environment: { HUB_TOKEN: await hub.token(persona) },
      out: (text) => void (out += text),
    });
    try {
      await program.parseAsync(['policy', 'explain', '--url', hub.url, ...words], { from: 'user' });
      return { out, message: '', exitCode: 0 };
    } catch (fault) {
      const { message, exitCode } = fault as { readonly message: string; readonly exitCode: number };
      return { out, message, exitCode };
    }
  }

  it('prints the explanation for people and as JSON, and one answer for all that may not be explained', async () => {
    const { answer, explanation } = await askedAndExplained(
      'lapsed-training-nurse',
      WORRIED,
      castSubject('planInForce', 'NUMBER_AND_NAME', town),
    );
    const id = answer.receipt.decisionId;
    const json = await run('lapsed-training-nurse', id, '--json');
    expect(JSON.parse(json.out)).toEqual(explanation);
    const text = await run('lapsed-training-nurse', id);
    expect(text).toMatchObject({ exitCode: 0, out: expect.stringContaining('gate/training; 2.11') });
    const foreign = await run('gp', id);
    expect(foreign).toMatchObject({ out: '', exitCode: 8 });
    expect(await run('gp', randomUUID())).toEqual(foreign);
    expect(await run('gp', 'no-uuid')).toMatchObject({ exitCode: 2 });
  });
});
