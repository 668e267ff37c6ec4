import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { post, practitioner } from '../../src/identity/development/persona.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { ENQUIRE } from '../support/enquire-document.js';
import { askAt, startRunningHub, type Answered, type RunningHub } from '../support/running-hub.js';
import { secondProcess, type SecondProcess } from '../support/second-process.js';
import { count, enquire, input, PRESENTING, ROUTINE, tried, WORRIED } from '../support/town-enquiries.js';

const NURSES = Array.from({ length: 50 }, (_, place) => {
  const number = 40 + place;
  return practitioner(`nurse-${number}`, 'cis2', {
    number,
    name: ['Petronella', `Overton-${String.fromCharCode(65 + (place % 26))}${String.fromCharCode(97 + (place % 25))}`],
    role: 'nurse in accident and emergency',
    birthDate: '1985-05-05',
    home: [`${number} Far Away Road`, 'FM9 9ZZ'],
    post: post(
      `9200000000${number}`,
      'ZR1',
      'A_AND_E',
      ['CARE_OF_PRESENTING_CHILD', 'WELFARE_CONCERN'],
      ['UNSCHEDULED'],
    ),
  });
});

let hub: RunningHub;
let second: SecondProcess;
beforeAll(async () => {
  hub = await startRunningHub(undefined, NURSES);
  second = await secondProcess(hub);
}, 180_000);
afterAll(async () => {
  await second.kill();
  await hub.close();
});

type Child = NonNullable<EnquiryInput['subject']['child']>;
let unknown = 0;
/** A child whom nobody knows, another one at each call. */
function nobody(changes: Partial<Child> = {}): Child {
  unknown += 1;
  return {
    nhsNumber: townNhsNumber(800_000 + unknown),
    givenName: 'Quill',
    familyName: `Unheard${'abcdefghijklmnopqrstuvwxyz'.charAt(unknown)}`,
    dateOfBirth: '2016-04-04',
    ...changes,
  };
}

/** What an enquirer is told of enquiries before this one. */
const earlier = (answer: EnquiryAnswer) => answer.earlierEnquiries.earlierEnquiryOfUnknownChild;
const asking = async (persona: string, child: Child, asked = WORRIED) =>
  (await enquire(hub, persona, input(asked, { child }))).answer;

/** Asks under one request id until the hub could check: a loaded machine is not what is tested here. */
async function untilAnswered(url: string, token: string, child: Child): Promise<Answered<{ enquire: EnquiryAnswer }>> {
  const asked = { requestId: randomUUID(), ...WORRIED, subject: { child } };
  for (let tries = 1; ; tries += 1) {
    const answered = await askAt<{ enquire: EnquiryAnswer }>(url, token, ENQUIRE, { input: asked });
    if (answered.status !== 503 || tries === 10) return answered;
  }
}

/** Notices of a decision, made or still to be made. */
async function noticeKinds(decision: string): Promise<readonly string[]> {
  const { rows } = await hub.database.superuser().query<{ kind: string }>(
    `SELECT kind FROM hub.notice WHERE decision_id = $1
     UNION ALL SELECT n ->> 'kind' FROM hub.outbox, jsonb_array_elements(payload::jsonb) n WHERE decision_id = $1
     ORDER BY kind`,
    [decision],
  );
  return rows.map(({ kind }) => kind);
}

describe('the first enquiry about a child whom nobody knows', { timeout: 60_000 }, () => {
  it('is about nobody who is born in the future: nothing is recorded, and no later one is a second', async () => {
    const before = await count(hub, 'decision');
    for (const dateOfBirth of ['2036-04-04', '2199-12-31']) {
      const { errors, status } = await tried(hub, 'gp', input(WORRIED, { child: nobody({ dateOfBirth }) }));
      expect({ status, ...errors[0]?.extensions }).toMatchObject({
        status: 400,
        code: 'BAD_INPUT',
        path: 'input.subject.child.dateOfBirth',
        accepted: 'a date that is not in the future',
      });
    }
    expect(await count(hub, 'decision')).toBe(before);
  });

  it('is exactly one of fifty made at once by fifty people in two processes; the others are told of it', async () => {
    const tokens = await Promise.all(NURSES.map(({ key }) => hub.token(key)));
    const child = nobody();
    // connections and plans of both processes are warm, so that they meet in the database
    const warm = nobody();
    const ask = (about: Child) =>
      Promise.all(tokens.map((token, place) => untilAnswered(place % 2 === 0 ? hub.url : second.url, token, about)));
    await ask(warm);
    const answered = await ask(child);
    expect(answered.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const answers = answered.flatMap(({ data }) => (data === null ? [] : [data.enquire]));
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(50).fill('NO_RECORD'));
    const firsts = answers.filter((answer) => earlier(answer) === false);
    expect(firsts).toHaveLength(1);
    expect(answers.filter((answer) => earlier(answer) === true)).toHaveLength(49);
    const ids = answers.map(({ receipt }) => receipt.decisionId);
    expect(await count(hub, 'decision', 'id = ANY($1::uuid[])', ids)).toBe(50);
    expect(await count(hub, 'decision', 'id = ANY($1::uuid[]) AND first_by_number IS NOT NULL', ids)).toBe(1);
    expect(await count(hub, 'decision', 'id = $1 AND first_by_name IS NOT NULL', firsts[0]?.receipt.decisionId)).toBe(
      1,
    );
  });

  it('makes a contact record; the second by another person makes the task of the designated manager as well', async () => {
    const child = nobody();
    const first = await asking('nurse-40', child);
    const again = await asking('nurse-40', child);
    const other = await asking('nurse-41', child);
    expect([earlier(first), earlier(again), earlier(other)]).toEqual([false, false, true]);
    expect(await noticeKinds(first.receipt.decisionId)).toEqual(['CONTACT_RECORD_UNKNOWN_CHILD']);
    expect(await noticeKinds(again.receipt.decisionId)).toEqual(['CONTACT_RECORD_UNKNOWN_CHILD']);
    expect(await noticeKinds(other.receipt.decisionId)).toEqual([
      'CONTACT_RECORD_UNKNOWN_CHILD',
      'SECOND_ENQUIRY_UNKNOWN_CHILD',
    ]);
  });

  it('is found again by its number under another name, and by its name without the number', async () => {
    const child = nobody();
    await asking('nurse-42', child);
    const byNumber = { ...child, familyName: 'Somebody-Else', givenName: 'Rowan' };
    const byName = { ...child, nhsNumber: null };
    expect(earlier(await asking('nurse-43', byNumber))).toBe(true);
    expect(earlier(await asking('nurse-44', byName))).toBe(true);
    // neither number nor name is shared
    const neither = { ...child, nhsNumber: townNhsNumber(850_000), familyName: 'Unrelated' };
    expect(earlier(await asking('nurse-45', neither))).toBe(false);
  });

  it('by number alone and by name alone, made at once, is first for each that shares nothing with the other', async () => {
    const child = nobody();
    const [one, other] = await Promise.all([
      asking('nurse-46', { ...child, familyName: 'Quite-Another', givenName: 'Perry' }),
      asking('nurse-47', { ...child, nhsNumber: null }),
    ]);
    expect([earlier(one), earlier(other)]).toEqual([false, false]);
    // whoever shares with both is told
    expect(earlier(await asking('nurse-48', child))).toBe(true);
  });

  it('is not one that was silent, nor one by somebody with a conflict of interest', async () => {
    const child = nobody();
    await asking('gp', child, ROUTINE);
    expect(earlier(await asking('nurse-49', child, PRESENTING))).toBe(false);
    const own = nobody({ familyName: 'Thistlewood', postcode: 'NM4 7QD' });
    expect((await asking('gp', own)).outcome).toBe('MEDIATED');
    expect(earlier(await asking('nurse-50', own))).toBe(false);
  });

  it('is that of a refused enquirer too, whose concern was passed on', async () => {
    const child = nobody();
    const refused = await asking('lapsed-training-nurse', child);
    expect(refused.outcome).toBe('REFUSED');
    expect(earlier(refused)).toBeNull();
    expect(await noticeKinds(refused.receipt.decisionId)).toContain('CONTACT_RECORD_UNKNOWN_CHILD');
    expect(earlier(await asking('nurse-51', child))).toBe(true);
  });
});
