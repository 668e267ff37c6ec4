import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PolicyFault } from '../../src/decision-policy/decision.js';
import type { Caller } from '../../src/enquiry/caller.js';
import { CouldNotRecord } from '../../src/enquiry/could-not-record.js';
import { createMakeEnquiry } from '../../src/enquiry/make-enquiry.js';
import type { EnquiryPorts, LookUp } from '../../src/enquiry/ports.js';
import { CouldNotLookUp } from '../../src/persistence/look-up/enquiry-look-up.js';
import { castMember } from '../../src/synthetic-town/cast.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { callerOf, enquiryPorts } from '../support/enquiry-ports.js';
import { hubOnFakes, type HubOnFakes } from '../support/hub-on-fakes.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { count, example } from '../support/town-enquiries.js';

let hub: RunningHub;
let sound: EnquiryPorts;
let gp: Caller;
beforeAll(async () => {
  hub = await startRunningHub();
  sound = await enquiryPorts(hub);
  gp = await callerOf(hub, 'gp');
});
afterAll(() => hub.close());

const plan = () => example(hub, 'gp', 'a registered patient with a plan');

/** What the index holds of the child in question and only the answer may tell. */
function canaries(): readonly string[] {
  const { identity } = castMember('planInForce', townCalendar(hub.asOf));
  return [
    identity.familyName,
    identity.givenName,
    String(identity.nhsNumber),
    'Quillfeather',
    'Haldane',
    'CHILD_PROTECTION_PLAN',
    'IN_FORCE',
    'Mill Lane',
    'NM4 2QH',
  ];
}

/** The edge over these ports: every request is asked as the general practitioner. */
function edgeOver(ports: EnquiryPorts): Promise<HubOnFakes> {
  const makeEnquiry = createMakeEnquiry(ports);
  return hubOnFakes({ makeEnquiry: (_caller, request) => makeEnquiry(gp, request), dutyDesks: sound.desks });
}

async function failing(): Promise<never> {
  throw new Error(`a fault that quotes ${canaries().join(' and ')}`);
}

const fails = (): never => {
  throw new Error(`a fault that quotes ${canaries().join(' and ')}`);
};

/** Ports whose look-up brings something else than the index holds. */
function lookingUp(change: (found: LookUp) => unknown): EnquiryPorts {
  const lookUp = async (question: Parameters<EnquiryPorts['index']['lookUp']>[0]) =>
    change(await sound.index.lookUp(question)) as LookUp;
  return { ...sound, index: { lookUp } };
}

const recording = (record: EnquiryPorts['recorder']['record']): EnquiryPorts => ({
  ...sound,
  recorder: { ...sound.recorder, record },
});
const deciding = (decide: EnquiryPorts['policy']['decide']): EnquiryPorts => ({
  ...sound,
  policy: { ...sound.policy, decide },
});

/** Each step of one enquiry, failing; and how many decisions it may leave behind. */
const STEPS: readonly (readonly [step: string, decisions: 0 | 1, ports: () => EnquiryPorts])[] = [
  ['judging what the request lacks', 0, () => ({ ...sound, policy: { ...sound.policy, missingInputs: fails } })],
  ['the keyed digests', 0, () => ({ ...sound, digests: { digest: fails } })],
  ['the look-up', 0, () => ({ ...sound, index: { lookUp: failing } })],
  ['the look-up, in time', 0, () => ({ ...sound, index: { lookUp: () => Promise.reject(new CouldNotLookUp()) } })],
  [
    'confirming, for a record without its parts',
    0,
    () =>
      lookingUp((found) => ({ ...found, candidates: found.candidates.map((one) => ({ ...one, identities: null })) })),
  ],
  [
    'the facts, for a plan without dates',
    0,
    () => lookingUp((found) => ({ ...found, candidates: found.candidates.map((one) => ({ ...one, plans: [null] })) })),
  ],
  [
    'deciding, by a fault of the policy',
    0,
    () =>
      deciding(() => {
        throw new PolicyFault('a rule could not be evaluated');
      }),
  ],
  [
    'deciding, by a word that no rule knows',
    0,
    () => deciding((facts) => sound.policy.decide({ ...facts, caller: { ...facts.caller, vetting: 'HELD' as never } })),
  ],
  [
    'making the answer, for a released item without content',
    0,
    () =>
      deciding((facts) => {
        const decision = sound.policy.decide(facts);
        return { ...decision, items: decision.items.map((item) => ({ ...item, ref: `${item.ref}99` })) };
      }),
  ],
  [
    'making the answer, for a rule without a text',
    0,
    () => ({ ...sound, policy: { ...sound.policy, ruleText: fails } }),
  ],
  ['sealing the answer', 0, () => ({ ...sound, digest: fails })],
  ['the duty desks', 0, () => ({ ...sound, desks: { at: fails } })],
  ['the notices', 0, () => ({ ...sound, workingTime: { ...sound.workingTime, endOfNextWorkingDay: fails } })],
  ['recording, before anything is sent', 0, () => recording(failing)],
  [
    'recording, refused by the database',
    0,
    () => recording(() => Promise.reject(new CouldNotRecord('REFUSED_BY_DATABASE', 'NOT_RECORDED'))),
  ],
  [
    'recording, after the commit and before its answer',
    1,
    () =>
      recording(async (entry) => {
        await sound.recorder.record(entry);
        throw new CouldNotRecord('CONNECTION_LOST', 'UNKNOWN');
      }),
  ],
  ['recording, beaten again and again', 0, () => recording(async () => ({ kind: 'BEATEN' }))],
  [
    'releasing, with the receipt of another answer',
    1,
    () =>
      recording(async (entry) => {
        const recorded = await sound.recorder.record(entry);
        if (recorded.kind === 'BEATEN') return recorded;
        return { kind: 'COMMITTED', receipt: { ...recorded.receipt, answerDigest: 'of another answer' } };
      }),
  ],
];

describe('when one step of an enquiry fails', () => {
  it.each(STEPS)('%s: nothing of the answer leaves, in body, headers or log', async (_step, decisions, ports) => {
    const edge = await edgeOver(ports());
    const before = await count(hub, 'decision');
    // a concern, so that notices are due
    const asked = { ...plan(), purpose: 'WELFARE_CONCERN' as const, concern: 'WELFARE' as const };
    const answered = await edge.post({ query: ENQUIRE, variables: { input: asked } });
    await edge.app.close();

    expect(answered.status).toBe(503);
    expect(answered.body.data ?? { enquire: null }).toEqual({ enquire: null });
    expect(answered.body.errors).toHaveLength(1);
    const [error] = answered.body.errors ?? [];
    expect(error?.extensions['code']).toBe('COULD_NOT_CHECK');
    expect(error?.extensions['phoneNow']).not.toEqual([]);
    const told = answered.text + JSON.stringify(answered.headers) + edge.logged();
    expect(canaries().filter((canary) => told.includes(canary))).toEqual([]);
    expect((await count(hub, 'decision')) - before).toBe(decisions);
  });

  it('and none does, the same edge gives the answer: the search above can find it', async () => {
    const edge = await edgeOver(sound);
    const asked = { ...plan(), purpose: 'WELFARE_CONCERN' as const, concern: 'WELFARE' as const };
    const { text, status } = await edge.post({ query: ENQUIRE, variables: { input: asked } });
    await edge.app.close();
    expect(status).toBe(200);
    expect(text).toContain('Quillfeather');
    expect(text).toContain('IN_FORCE');
    expect(canaries().filter((canary) => edge.logged().includes(canary))).toEqual([]);
  });

  it('after an unknown commit, the repeat of the request is given what was recorded, and nothing is recorded twice', async () => {
    const [, , brokenPorts] = STEPS.find(([step]) => step.includes('after the commit')) ?? [];
    const asked = { query: ENQUIRE, variables: { input: plan() } };
    const broken = await edgeOver(brokenPorts?.() ?? sound);
    const before = await count(hub, 'decision');
    expect((await broken.post(asked)).status).toBe(503);
    await broken.app.close();
    const edge = await edgeOver(sound);
    const again = await edge.post(asked);
    await edge.app.close();
    expect(again.status).toBe(200);
    expect(again.text).toContain('IN_FORCE');
    expect((await count(hub, 'decision')) - before).toBe(1);
  });

  it('to record the repeat of a request, the stored answer is not given', async () => {
    const asked = { query: ENQUIRE, variables: { input: plan() } };
    const first = await edgeOver(sound);
    expect((await first.post(asked)).status).toBe(200);
    await first.app.close();
    const edge = await edgeOver({ ...sound, recorder: { ...sound.recorder, recordRepeat: failing } });
    const again = await edge.post(asked);
    await edge.app.close();
    expect(again.status).toBe(503);
    const told = again.text + edge.logged();
    expect(canaries().filter((canary) => told.includes(canary))).toEqual([]);
  });

  it('whichever it is, and in whatever order, every answer that was given has its decision', async () => {
    const answered: string[] = [];
    for (const [place, [, , ports]] of [...STEPS, ...STEPS].entries()) {
      // every third enquiry goes through unharmed, between the others and beside them
      const edges = await Promise.all([edgeOver(ports()), ...(place % 3 === 0 ? [edgeOver(sound)] : [])]);
      const texts = await Promise.all(
        edges.map((edge) =>
          edge.post({ query: ENQUIRE, variables: { input: { ...plan(), requestId: randomUUID() } } }),
        ),
      );
      for (const { text } of texts) answered.push(...(/"decisionId":"([0-9a-f-]{36})"/.exec(text)?.slice(1) ?? []));
      await Promise.all(edges.map(({ app }) => app.close()));
    }
    expect(answered.length).toBeGreaterThanOrEqual(12);
    const { rows } = await hub.database.superuser().query<{ id: string }>(
      `SELECT id::text FROM unnest($1::uuid[]) AS given (id)
       WHERE NOT EXISTS (SELECT FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
         JOIN hub.log_pending p ON p.leaf_id = d.id WHERE d.id = given.id)`,
      [answered],
    );
    expect(rows).toEqual([]);
  });
});
