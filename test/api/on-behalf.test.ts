import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import {
  apartFromReceipt,
  count,
  enquire,
  forgetEnquiries,
  input,
  ROUTINE,
  WORRIED,
} from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(() => hub.close());

const known = () => castSubject('planInForce', 'NUMBER_AND_NAME', town);
const personaOf = (key: string) => {
  const persona = PERSONAS.find((each) => each.key === key);
  if (persona === undefined || persona.post === null || persona.practitioner === null)
    throw new Error(`no such practitioner: ${key}`);
  return { post: persona.post.id, id: persona.practitioner.id };
};

const asking = (persona: string, onBehalfOf: string, subject = known(), asked = WORRIED) =>
  enquire(hub, persona, input(asked, subject, { onBehalfOf }));

/** Confirms a decision as the colleague, so many hours before now. */
async function confirm({ receipt }: EnquiryAnswer, colleague: string, hoursAgo = 0): Promise<void> {
  await hub.database.superuser().query(
    `INSERT INTO hub.confirmation (decision_id, role, practitioner_id, confirmed_at)
     VALUES ($1, 'COLLEAGUE', $2, clock_timestamp() - make_interval(hours => $3))`,
    [receipt.decisionId, personaOf(colleague).id, hoursAgo],
  );
}

/** A first enquiry, confirmed by the colleague, and a further one. */
async function confirmed(persona: string, colleague: string, subject = known(), asked = WORRIED) {
  const { post } = personaOf(colleague);
  const { answer } = await asking(persona, post, subject, asked);
  await confirm(answer, colleague);
  return asking(persona, post, subject, asked);
}

/** Who is told of a decision, and of what. */
async function told({
  receipt,
}: EnquiryAnswer): Promise<readonly { kind: string; post: string | null; body: string }[]> {
  const { rows } = await hub.database.superuser().query<{ kind: string; post: string | null; body: string }>(
    `SELECT kind, recipient_post AS post, body FROM hub.notice WHERE decision_id = $1
     UNION ALL SELECT n ->> 'kind', n ->> 'post', n ->> 'body'
       FROM hub.outbox, jsonb_array_elements(payload::jsonb) n WHERE decision_id = $1`,
    [receipt.decisionId],
  );
  return rows;
}

const ASKED =
  'query ($id: ID!) { askedOnBehalf(id: $id) { id subject purpose setting concern reason ground override } }';
const CONFIRM = 'mutation ($id: ID!) { confirm(decisionId: $id, role: COLLEAGUE) { state } }';

describe('an enquiry on behalf of a colleague', { timeout: 60_000 }, () => {
  it('is answered by whom to phone, and the colleague is told and asked to confirm', async () => {
    const { answer, text } = await asking('ae-nurse', personaOf('gp').post);
    expect(answer.outcome).toBe('REFUSED');
    expect(answer.message).toContain('has not confirmed');
    expect(answer.phoneNow.length).toBeGreaterThan(0);
    expect(text).not.toContain('IN_FORCE');
    const [asked] = (await told(answer)).filter(({ kind }) => kind === 'COLLEAGUE_ASKED_FOR');
    expect(asked?.post).toBe(personaOf('gp').post);
    expect(asked?.body).toContain('Callum Brightwater');
    expect(
      await count(
        hub,
        'confirmation_asked',
        `decision_id = $1 AND role = 'COLLEAGUE' AND practitioner_id = $2`,
        answer.receipt.decisionId,
        personaOf('gp').id,
      ),
    ).toBe(1);
  });

  it('tells nothing of who is in the directory: anybody named gives the same bytes', async () => {
    const named = [
      personaOf('gp').post,
      personaOf('gp').id,
      personaOf('lapsed-training-nurse').post,
      personaOf('ae-nurse').post,
      personaOf('ae-nurse').id,
      'POST-OF-NOBODY',
      '00000000-0000-4000-8000-00000000dead',
    ];
    const bodies = new Set<string>();
    for (const onBehalfOf of named) {
      await forgetEnquiries(hub);
      bodies.add(apartFromReceipt(await asking('ae-nurse', onBehalfOf)));
    }
    expect(bodies.size).toBe(1);
    // and nothing of the child
    bodies.add(
      apartFromReceipt(
        await asking('ae-nurse', 'POST-OF-NOBODY', castSubject('noSocialCare', 'NUMBER_AND_NAME', town)),
      ),
    );
    expect(bodies.size).toBe(1);
  });

  it('tells nobody where the directory knows nobody, and nobody confirms an own enquiry', async () => {
    for (const onBehalfOf of ['POST-OF-NOBODY', personaOf('ae-nurse').post]) {
      const { answer } = await asking('ae-nurse', onBehalfOf);
      expect((await told(answer)).map(({ kind }) => kind)).not.toContain('COLLEAGUE_ASKED_FOR');
      expect(await count(hub, 'confirmation_asked', 'decision_id = $1', answer.receipt.decisionId)).toBe(0);
    }
  });

  it('once confirmed shows what both may see, and no more than either alone is shown', async () => {
    const doctor = await enquire(hub, 'gp', input(WORRIED, known()));
    expect(categories(doctor.answer)).not.toEqual([]);
    const both = await confirmed('gp', 'ae-nurse');
    expect(both.answer.outcome).toBe('PARTLY_RELEASED');
    expect(both.answer.socialCare.some(({ plan }) => plan === 'IN_FORCE')).toBe(true);
    expect(categories(both.answer)).toEqual([]);
    const other = await confirmed('ae-nurse', 'gp');
    expect(categories(other.answer)).toEqual([]);
    expect(other.answer.child?.involvements.length).toBeGreaterThan(0);
  });

  it('is confirmed by the own sign-in of the colleague and of nobody else', async () => {
    const { answer } = await asking('ae-nurse', personaOf('gp').post);
    const state = async (persona: string) => {
      const { data } = await hub.ask<{ confirm: { state: string } }>(persona, CONFIRM, {
        id: answer.receipt.decisionId,
      });
      return data?.confirm.state;
    };
    expect(await state('health-visitor')).toBe('NOTHING_TO_CONFIRM');
    expect(await state('ae-nurse')).toBe('NOTHING_TO_CONFIRM');
    expect((await asking('ae-nurse', personaOf('gp').post)).answer.outcome).toBe('REFUSED');
    expect(await state('gp')).toBe('CONFIRMED');
    expect((await asking('ae-nurse', personaOf('gp').post)).answer.outcome).toBe('PARTLY_RELEASED');
  });

  it('may name the colleague by the person, and is confirmed for the post that this names', async () => {
    const first = await asking('ae-nurse', personaOf('gp').id.toUpperCase());
    await confirm(first.answer, 'gp');
    expect((await asking('ae-nurse', personaOf('gp').post)).answer.outcome).not.toBe('REFUSED');
  });

  it.each<[string, () => Promise<{ readonly answer: EnquiryAnswer }>]>([
    ['by another enquirer', () => asking('out-of-hours-doctor', personaOf('gp').post)],
    ['for another colleague', () => asking('ae-nurse', personaOf('health-visitor').post)],
    ['about another child', () => asking('ae-nurse', personaOf('gp').post, other())],
    ['for another purpose', () => asking('ae-nurse', personaOf('gp').post, known(), PRESENTING_CARE)],
  ])('is not confirmed by what was confirmed %s', async (_, further) => {
    const { answer } = await asking('ae-nurse', personaOf('gp').post);
    await confirm(answer, 'gp');
    expect((await further()).answer.message).toContain('has not confirmed');
  });

  it.each<[string, Partial<EnquiryInput>]>([
    ['with more concern', { concern: 'LIKELY_SIGNIFICANT_HARM' }],
    [
      'with an override',
      { override: { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'OTHER', facts: 'covers for the practice' } },
    ],
    [
      'on a ground of public interest',
      {
        publicInterest: {
          ground: 'LESSER_CONCERN',
          facts: 'seen twice this month',
          adviser: 'the named doctor of the practice',
          consentSought: 'NO',
          familyTold: 'YES',
        },
      },
    ],
    ['for another extent', { atMost: 'PRACTITIONERS' }],
  ])('is not confirmed %s by what was confirmed without', async (_, more) => {
    const { post } = personaOf('gp');
    await confirm((await asking('ae-nurse', post)).answer, 'gp');
    const further = await enquire(hub, 'ae-nurse', input(WORRIED, known(), { onBehalfOf: post, ...more }));
    expect(further.answer.message).toContain('has not confirmed');
    expect((await asking('ae-nurse', post)).answer.outcome).not.toBe('REFUSED');
  });

  it('is answered once for one confirmation, and a repeat of the same request is the same answer', async () => {
    const { post } = personaOf('gp');
    await confirm((await asking('ae-nurse', post)).answer, 'gp');
    const asked = input(WORRIED, known(), { onBehalfOf: post });
    const first = await enquire(hub, 'ae-nurse', asked);
    expect(first.answer.outcome).toBe('PARTLY_RELEASED');
    expect((await enquire(hub, 'ae-nurse', asked)).text).toBe(first.text);
    const further = await asking('ae-nurse', post);
    expect(further.answer.message).toContain('has not confirmed');
    await confirm(further.answer, 'gp');
    expect((await asking('ae-nurse', post)).answer.outcome).toBe('PARTLY_RELEASED');
  });

  it('is answered once also when it is asked several times at once', async () => {
    const { post } = personaOf('gp');
    await confirm((await asking('ae-nurse', post)).answer, 'gp');
    const all = await Promise.all(Array.from({ length: 4 }, () => asking('ae-nurse', post)));
    expect(all.filter(({ answer }) => answer.outcome === 'PARTLY_RELEASED')).toHaveLength(1);
  });

  it('is read as it was typed by the colleague who is asked, and by nobody else', async () => {
    const { answer } = await asking('ae-nurse', personaOf('gp').post);
    const reads = async (persona: string) => {
      const { data, text } = await hub.ask<{ askedOnBehalf: Record<string, unknown> | null }>(persona, ASKED, {
        id: answer.receipt.decisionId,
      });
      if (data === null) throw new Error(text);
      return data.askedOnBehalf;
    };
    const { purpose, concern, setting, reason } = WORRIED;
    expect(await reads('gp')).toMatchObject({ purpose, concern, setting, reason, ground: null, override: null });
    expect(String((await reads('gp'))?.['subject'])).toContain(String(known().child?.familyName));
    for (const persona of ['health-visitor', 'ae-nurse']) expect(await reads(persona)).toBeNull();
    expect(await count(hub, 'decision_record', `kind = 'OVERSIGHT_READING' AND request LIKE '%askedOnBehalf%'`)).toBe(
      4,
    );
  });

  it('is not read by a colleague who is too near to the child', async () => {
    const near = {
      child: { givenName: 'Pell', familyName: 'Thistlewood', dateOfBirth: '2017-05-05', postcode: 'NM4 7QD' },
    } satisfies EnquiryInput['subject'];
    const { answer } = await asking('ae-nurse', personaOf('gp').post, near);
    const { data } = await hub.ask<{ askedOnBehalf: unknown }>('gp', ASKED, { id: answer.receipt.decisionId });
    expect(data).toEqual({ askedOnBehalf: null });
  });

  it('is neither read nor confirmed by a colleague whose training has lapsed, in the same words for any id', async () => {
    const { answer } = await asking('ae-nurse', personaOf('lapsed-training-nurse').post);
    for (const query of [ASKED, CONFIRM]) {
      const words = new Set<string>();
      for (const id of [answer.receipt.decisionId, personaOf('gp').id]) {
        const { errors } = await hub.ask('lapsed-training-nurse', query, { id });
        words.add(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
      }
      expect([...words]).toEqual([expect.stringMatching(/^FORBIDDEN: standing has lapsed/)]);
    }
  });

  it('is confirmed for 24 hours', async () => {
    const { answer } = await asking('ae-nurse', personaOf('gp').post);
    await confirm(answer, 'gp', 24);
    expect((await asking('ae-nurse', personaOf('gp').post)).answer.outcome).toBe('REFUSED');
    const again = await asking('ae-nurse', personaOf('gp').post);
    await confirm(again.answer, 'gp', 23);
    expect((await asking('ae-nurse', personaOf('gp').post)).answer.outcome).not.toBe('REFUSED');
  });

  it('is refused where the colleague may not see it, without a word of why', async () => {
    const lapsed = await confirmed('gp', 'lapsed-training-nurse');
    expect(lapsed.answer.outcome).toBe('REFUSED');
    expect(lapsed.answer.message).toContain('may not be shown this');
    expect(lapsed.text).not.toContain('training');
    // the same words where it is the relationship that the colleague lacks
    await forgetEnquiries(hub);
    const unrelated = await confirmed(
      'gp',
      'health-visitor',
      castSubject('noSocialCare', 'NUMBER_AND_NAME', town),
      ROUTINE,
    );
    expect(unrelated.answer.message).toContain('may not be shown this');
  });

  it('is mediated where the colleague is too near to the child as typed', async () => {
    const near = {
      child: { givenName: 'Pell', familyName: 'Thistlewood', dateOfBirth: '2017-05-05', postcode: 'NM4 7QD' },
    } satisfies EnquiryInput['subject'];
    expect((await enquire(hub, 'ae-nurse', input(WORRIED, near))).answer.outcome).not.toBe('MEDIATED');
    expect((await confirmed('ae-nurse', 'gp', near)).answer.outcome).toBe('MEDIATED');
  });

  it('that is refused still passes its concern on', async () => {
    const { answer } = await asking('ae-nurse', personaOf('gp').post);
    expect((await told(answer)).map(({ kind }) => kind)).toContain('CONCERN_RECEIVED_WITH_REFUSAL');
  });
});

const PRESENTING_CARE = { ...WORRIED, purpose: 'CARE_OF_PRESENTING_CHILD' as const };
const other = () => castSubject('noSocialCare', 'NUMBER_AND_NAME', town);

function categories({ socialCare }: EnquiryAnswer): readonly string[] {
  return socialCare.flatMap(({ plans }) => plans.flatMap((plan) => plan.categories));
}
