import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { MOST_COUNTED } from '../../src/enquiry/ports.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { post, practitioner } from '../../src/identity/development/persona.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { DANGER } from '../support/everybody-asks.js';
import { askAt, startRunningHub, type RunningHub } from '../support/running-hub.js';
import { secondProcess, type SecondProcess } from '../support/second-process.js';
import { count, enquire, forgetEnquiries, input, PRESENTING, WORRIED, type Asked } from '../support/town-enquiries.js';

const NURSE = practitioner('busy-nurse', 'cis2', {
  number: 60,
  name: ['Philippa', 'Underbarrow'],
  role: 'nurse in accident and emergency',
  birthDate: '1988-08-08',
  home: ['60 Far Away Road', 'FM9 9ZZ'],
  post: post('920000000060', 'ZR1', 'A_AND_E', ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'], ['UNSCHEDULED']),
});

let hub: RunningHub;
let second: SecondProcess;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub(undefined, [NURSE]);
  second = await secondProcess(hub);
  town = townCalendar(hub.asOf);
}, 180_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(async () => {
  await second.kill();
  await hub.close();
});

type Child = NonNullable<EnquiryInput['subject']['child']>;
const asking = async (child: Child, asked: Asked = WORRIED, more: Partial<EnquiryInput> = {}) =>
  (await enquire(hub, 'busy-nurse', input(asked, { child }, more))).answer;

const AMBIGUOUS = () => castSubject('firstOfSameName', 'NAME_ONLY', town).child as Child;
const KNOWN = () => castSubject('planInForce', 'NUMBER_AND_NAME', town).child as Child;
const above = ({ outcome, message }: EnquiryAnswer) => outcome === 'REFUSED' && message.includes('limit');

describe('identities that are not confirmed', { timeout: 90_000 }, () => {
  it('end after eight in an hour, whoever is asked about next', async () => {
    for (let asked = 0; asked < 8; asked += 1) {
      expect((await asking(AMBIGUOUS())).outcome).toBe('IDENTITY_NOT_CONFIRMED');
    }
    expect(above(await asking(AMBIGUOUS()))).toBe(true);
    expect(above(await asking(KNOWN()))).toBe(true);
  });

  it('are never more than eight of fifty that one person makes at once through two processes (S19)', async () => {
    const token = await hub.token('busy-nurse');
    const ask = (place: number) =>
      askAt<{ enquire: EnquiryAnswer }>(place % 2 === 0 ? hub.url : second.url, token, ENQUIRE, {
        input: { requestId: randomUUID(), ...WORRIED, subject: { child: AMBIGUOUS() } },
      });
    // connections and plans of both processes are warm, so that they meet in the database
    await Promise.all([ask(0), ask(1)]);
    await forgetEnquiries(hub);
    const answered = await Promise.all(Array.from({ length: 50 }, (_, place) => ask(place)));
    const outcomes = answered.map(({ status, data }) => data?.enquire.outcome ?? status);
    const told = outcomes.filter((outcome) => outcome === 'IDENTITY_NOT_CONFIRMED').length;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(8);
    expect(outcomes.every((outcome) => ['IDENTITY_NOT_CONFIRMED', 'REFUSED', 503].includes(outcome))).toBe(true);
    expect(await count(hub, 'decision_record', 'not_confirmed')).toBeLessThanOrEqual(8);
  });

  it('leave danger in unscheduled care the state of the plan and a number to phone', async () => {
    for (let asked = 0; asked < 8; asked += 1) await asking(AMBIGUOUS());
    const answer = await asking(KNOWN(), DANGER);
    expect(answer.socialCare.some(({ plan }) => plan === 'IN_FORCE')).toBe(true);
    expect(answer.socialCare.flatMap(({ leadSocialWorker }) => leadSocialWorker ?? [])).toEqual([]);
    expect(answer.child?.involvements ?? []).toEqual([]);
    expect(answer.phoneNow[0]?.number).toBe('999');
  });
});

describe('what is counted', { timeout: 90_000 }, () => {
  it('is not washed out by newer enquiries that count towards something else', async () => {
    for (let asked = 0; asked < 8; asked += 1) await asking(AMBIGUOUS());
    await hub.database.superuser().query(`
      DO $$ DECLARE columns text; BEGIN
        SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
          WHERE table_schema = 'hub' AND table_name = 'decision_record' AND is_generated = 'NEVER'
            AND column_name NOT IN ('decision_id', 'not_confirmed', 'on_behalf_of');
        EXECUTE format('INSERT INTO hub.decision_record (decision_id, not_confirmed, on_behalf_of, %1$s)
          SELECT gen_random_uuid(), false, ''920000000001'', %1$s
          FROM (SELECT * FROM hub.decision_record ORDER BY decided_at DESC LIMIT 1) newest,
            generate_series(1, ${MOST_COUNTED})', columns);
      END $$`);
    expect(above(await asking(KNOWN()))).toBe(true);
  });

  it('is nothing of what a limit turned away, on behalf of a colleague too, and nobody is asked', async () => {
    for (let asked = 0; asked < 8; asked += 1) await asking(AMBIGUOUS());
    const before = await count(hub, 'decision_record', 'counted');
    const doctor = PERSONAS.find(({ key }) => key === 'gp')?.post?.id ?? '';
    const turnedAway = await asking(KNOWN(), WORRIED, { onBehalfOf: doctor });
    expect(turnedAway.outcome).toBe('REFUSED');
    expect(await count(hub, 'decision_record', 'counted')).toBe(before);
    expect(await count(hub, 'confirmation_asked', 'decision_id = $1', turnedAway.receipt.decisionId)).toBe(0);
  });
});

describe('the details of one target', { timeout: 90_000 }, () => {
  const unknown = (changes: Partial<Child> = {}): Child => ({
    nhsNumber: townNhsNumber(700_001),
    givenName: 'Quill',
    familyName: 'Overbury',
    dateOfBirth: '2016-04-04',
    ...changes,
  });

  it.each<[string, readonly Partial<Child>[]]>([
    ['the birth date', ['01', '02', '03', '05'].map((day) => ({ dateOfBirth: `2016-04-${day}` }))],
    ['the number', [2, 3, 4, 5].map((place) => ({ nhsNumber: townNhsNumber(700_000 + place) }))],
    ['the name', ['Nethercott', 'Thwaite', 'Larkham', 'Dunmore'].map((familyName) => ({ familyName }))],
    [
      'everything but the number',
      ['Nethercott', 'Thwaite', 'Larkham', 'Dunmore'].map((familyName, day) => ({
        familyName,
        dateOfBirth: `2016-04-1${day}`,
      })),
    ],
    [
      'the spelling',
      ['Overbery', 'Ovarbury', 'Ouverberry', 'Overburie'].map((familyName) => ({ familyName, nhsNumber: null })),
    ],
  ])('may be typed in three ways a day and no more, when %s is varied', async (_, ways) => {
    const outcomes: boolean[] = [];
    for (const way of ways) outcomes.push(above(await asking(unknown(way))));
    expect(outcomes).toEqual([false, false, false, true]);
    // another child, and what was typed before, may be asked about
    expect(
      above(await asking(unknown({ familyName: 'Quite-Another', dateOfBirth: '2012-12-12', nhsNumber: null }))),
    ).toBe(false);
    expect(above(await asking(unknown(ways[0])))).toBe(false);
  });

  it('are not varied by asking again, nor by writing them another way', async () => {
    for (const familyName of ['Overbury', 'OVERBURY', ' overbury', "Over'bury", 'Over-Bury']) {
      expect(above(await asking(unknown({ familyName })))).toBe(false);
    }
  });

  it('count alike whether or not the child is held', async () => {
    const held = KNOWN();
    const days = ['01', '02', '03', '04'];
    const ended = async (child: Child) => {
      await forgetEnquiries(hub);
      const told: boolean[] = [];
      for (const day of days) told.push(above(await asking({ ...child, dateOfBirth: `2016-04-${day}` })));
      return told;
    };
    expect(await ended(held)).toEqual(await ended(unknown()));
  });
});

describe('presenting addresses', { timeout: 90_000 }, () => {
  it('are looked at three times a day, and the answer says nothing of it', async () => {
    const presentingAddress = { line1: '1 Nowhere Street', postcode: 'NM1 1AA' };
    const answers: EnquiryAnswer[] = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await asking(KNOWN(), PRESENTING, { presentingAddress }));
    const told = answers.map(({ receipt: _, ...answer }) => JSON.stringify(answer));
    expect(new Set(told).size).toBe(1);
    expect(await count(hub, 'decision_record', 'presenting_address')).toBe(3);
    const { rows } = await hub.database
      .superuser()
      .query<{ looked: string }>(
        `SELECT context::jsonb ->> 'presentingAddress' AS looked FROM hub.decision_record ORDER BY decided_at`,
      );
    expect(rows.map(({ looked }) => looked)).toEqual(['LOOKED_AT', 'LOOKED_AT', 'LOOKED_AT', 'NOT_LOOKED_AT']);
  });
});

describe('overrides', { timeout: 90_000 }, () => {
  it('are three a day; a fourth is answered by the state of the plan alone', async () => {
    const override = { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'OTHER', facts: 'new at the practice' } as const;
    const answers: EnquiryAnswer[] = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await asking(KNOWN(), WORRIED, { override }));
    const shown = answers.map(({ socialCare, child }) => [
      socialCare.some(({ plan }) => plan === 'IN_FORCE'),
      (child?.involvements.length ?? 0) > 0,
    ]);
    expect(shown).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [true, false],
    ]);
  });
});
