import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import type { FeedRowInput } from '../../src/feed/feed-row.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { townNhsNumber } from '../../src/synthetic-town/town-nhs-number.js';
import { stated, toldAbout } from '../support/everybody-asks.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import { enquire, example, forgetEnquiries } from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(() => hub.close());

type Subject = EnquiryInput['subject'];
const CLINIC = 'ZS1';
const GROUND = 'the same young person under a stated ground of public interest';

const byNumber = () => castSubject('sexualHealthOnSuspicion', 'NUMBER_AND_NAME', town);
const atTheDoor = () => castSubject('sexualHealthOnSuspicion', 'NAME_AND_POSTCODE', town);
const canaries = () => ['SEXUAL', 'Sexual', 'sexual', 'Lantern', CLINIC, 'Winterbourne', '960340', town.daysBefore(75)];

/** A later word of the clinic than everything that the town's own files say. */
const word = (child: string, place: number) => ({ child, id: `${child}/word/${place}`, asOf: `${hub.asOf}T01:00:00Z` });

const service = () =>
  ({
    kind: 'INVOLVEMENT',
    service: 'SEXUAL_HEALTH',
    practitioner: 'Rhiannon Winterbourne-Lisle',
    contact: '01632 960340',
    since: town.daysBefore(44),
    until: null,
    sensitive: true,
    recordedGround: 'SUSPICION',
  }) as const;

const girl = (givenName: string, familyName: string, daysOld: number) =>
  ({
    kind: 'IDENTITY',
    givenName,
    familyName,
    birthDate: town.daysBefore(daysOld),
    sex: 'FEMALE',
    nhsNumber: null,
    nhsNumberState: 'NONE',
  }) as const;

async function clinicStates(sequence: number, rows: readonly FeedRowInput[]): Promise<void> {
  const report = await stated(hub, CLINIC, sequence, rows);
  expect(report.rows.map(({ status }) => status)).toEqual(rows.map(() => 'ACCEPTED'));
}

/** Takes out of the index all that the clinic stated about anybody, as if it had never stated anything. */
async function clinicNeverStated(): Promise<void> {
  const tables = [
    'child_key',
    'consent',
    'involvement',
    'residence',
    'related_person',
    'identity_statement',
    'source_child',
  ];
  for (const table of tables) {
    await hub.database.superuser().query(`DELETE FROM hub.${table} WHERE source_id = $1`, [CLINIC]);
  }
}

type Told = readonly (readonly [who: string, body: string])[];

/** What everybody is told about each of several subjects. */
async function toldAboutAll(...subjects: readonly Subject[]): Promise<Told> {
  const told: (readonly [string, string])[] = [];
  for (const [place, subject] of subjects.entries()) {
    told.push(
      ...Object.entries(await toldAbout(hub, subject)).map(([who, body]) => [`${place} ${who}`, body] as const),
    );
  }
  return told;
}

/** Who is told something else than before. */
const differing = (before: Told, after: Told) =>
  before.flatMap(([who, body], place) => (after[place]?.[1] === body ? [] : [who]));

describe('a child known only to a confidential service', { timeout: 60_000 }, () => {
  it('is answered to everybody as a child whom nobody knows', async () => {
    const nhsNumber = townNhsNumber(900_001);
    const known = { givenName: 'Juniper', familyName: 'Ottershaw', dateOfBirth: town.daysBefore(5_300) };
    const subjects: readonly Subject[] = [{ child: { ...known, nhsNumber } }, { child: known }];
    const before = await toldAboutAll(...subjects);
    await clinicStates(2, [
      { ...word('juniper', 1), ...girl('Juniper', 'Ottershaw', 5_300), nhsNumber, nhsNumberState: 'TRACED' },
      { ...word('juniper', 2), ...service() },
    ]);
    expect(before.filter(([, body]) => body.includes('"NO_RECORD"')).length).toBeGreaterThan(20);
    expect(differing(before, await toldAboutAll(...subjects))).toEqual([]);
  });
});

describe('a child known only to a sensitive service of a source of another kind', { timeout: 60_000 }, () => {
  const HOSPITAL = 'ZR1';
  const known = () => ({ givenName: 'Saffron', familyName: 'Tollgarth', dateOfBirth: town.daysBefore(5_400) });
  const home = {
    kind: 'RESIDENCE',
    line1: '21 Mill Lane',
    town: 'Northmoor',
    postcode: 'NM4 2QH',
    dwelling: 'HOME',
    since: null,
    until: null,
  } as const;

  it('is answered to everybody as a child whom nobody knows, until another service of the source knows it', async () => {
    const nhsNumber = townNhsNumber(900_002);
    const sibling = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const subjects: readonly Subject[] = [{ child: { ...known(), nhsNumber } }, { child: known() }, sibling];
    const before = await toldAboutAll(...subjects);
    const rows: readonly FeedRowInput[] = [
      { ...word('saffron', 1), ...girl('Saffron', 'Tollgarth', 5_400), nhsNumber, nhsNumberState: 'TRACED' },
      { ...word('saffron', 2), ...service() },
      { ...word('saffron', 3), ...home },
    ];
    expect((await stated(hub, HOSPITAL, 2, rows)).counts).toMatchObject({ accepted: 3 });
    expect(differing(before, await toldAboutAll(...subjects))).toEqual([]);

    const ward = { ...service(), service: 'PAEDIATRICS', sensitive: false, recordedGround: 'NOT_SENSITIVE' } as const;
    await stated(hub, HOSPITAL, 3, [{ ...word('saffron', 4), ...ward }]);
    expect(differing(before, await toldAboutAll(...subjects)).length).toBeGreaterThan(20);
  });

  it('is answered so too where the directory marks the source as a confidential service', async () => {
    const marked = (confidential: boolean) =>
      hub.database
        .superuser()
        .query('UPDATE hub.organisation SET confidential_service = $2 WHERE id = $1', [HOSPITAL, confidential]);
    // to the hospital's own staff it makes a difference of another kind
    const staff = /ae-nurse|lapsed-training-nurse|named-professional/;
    const toldOthers = async (subject: Subject) => (await toldAboutAll(subject)).filter(([who]) => !staff.test(who));
    await marked(true);
    const hidden = await toldOthers({ child: known() });
    await marked(false);
    const nobody = { child: { ...known(), givenName: 'Nobody' } };
    expect(differing(await toldOthers(nobody), hidden)).toEqual([]);
    expect(differing(hidden, await toldOthers({ child: known() })).length).toBeGreaterThan(5);
  });

  it('raises no doubt about another child that anybody could see', async () => {
    const subject = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const before = await toldAboutAll(subject);
    const { child } = subject;
    const alike = { ...girl(child?.givenName ?? '', child?.familyName ?? '', 1), birthDate: child?.dateOfBirth ?? '' };
    await clinicStates(8, [
      { ...word('alike', 1), ...alike },
      { ...word('alike', 2), ...service() },
    ]);
    const doubts = await hub.database.superuser().query(`SELECT FROM hub.match_review WHERE local_id = 'alike'`);
    expect(doubts.rowCount).toBe(1);
    expect(differing(before, await toldAboutAll(subject))).toEqual([]);
    await hub.database.superuser().query(`UPDATE hub.match_review SET source_id = 'EE990001' WHERE local_id = 'alike'`);
    const seen = await toldAboutAll(subject);
    expect(seen.filter(([, body]) => body.includes('A part of this record is being checked')).length).toBeGreaterThan(
      5,
    );
  });
});

describe('a young person with a sexual-health service, held on suspicion', { timeout: 60_000 }, () => {
  it('under a stated ground of public interest has one line: never type, name, number or date', async () => {
    const { text, answer } = await enquire(hub, 'gp', example(hub, 'gp', GROUND));
    expect(answer.child?.confidentialServices).toEqual([
      'a confidential service is involved; contact is brokered by the hub team',
    ]);
    expect(answer.nextSteps.find(({ code }) => code === 'BROKERED_CONTACT')?.phone).toBe('0808 157 0100');
    expect(canaries().filter((canary) => text.includes(canary))).toEqual([]);
  });

  it('whose clinic was told another name and home is answered as if the clinic had stated nothing of it', async () => {
    const { rows } = await hub.database.superuser().query<{ id: string }>(
      `SELECT c.local_id AS id FROM hub.source_child c JOIN hub.identity_statement i USING (child_id)
       WHERE c.source_id = $1 AND i.nhs_number = $2`,
      [CLINIC, byNumber().child?.nhsNumber],
    );
    const own = rows[0]?.id ?? '';
    const family = castSubject('planInForce', 'NUMBER_AND_NAME', town);
    const brother = castSubject('siblingWithoutPlan', 'NAME_AND_POSTCODE', town);
    const before = await toldAboutAll(byNumber(), family, brother);
    const stays = {
      kind: 'RESIDENCE',
      line1: '21 Mill Lane',
      town: 'Northmoor',
      postcode: 'NM4 2QH',
      dwelling: 'HOME',
      since: town.daysBefore(30),
      until: null,
    } as const;
    await clinicStates(9, [
      { ...word(own, 1), ...girl('Tam', 'Larkbarrow', 5_000) },
      { ...word(own, 2), ...stays },
      // a girl whom nobody else knows, at the home of the same family
      { ...word('ottilie', 1), ...girl('Ottilie', 'Marlow', 5_400) },
      { ...word('ottilie', 2), ...service() },
      { ...word('ottilie', 3), ...stays },
    ]);
    expect(differing(before, await toldAboutAll(byNumber(), family, brother))).toEqual([]);
  });

  it('has, for everybody who states no ground, the bytes of the same child without it', async () => {
    const before = await toldAboutAll(byNumber(), atTheDoor());
    expect(before.filter(([, body]) => canaries().some((canary) => body.includes(canary)))).toEqual([]);
    expect(before.filter(([, body]) => body.includes('"confidentialServices":[]')).length).toBeGreaterThan(20);

    await clinicNeverStated();
    expect(differing(before, await toldAboutAll(byNumber(), atTheDoor()))).toEqual([]);
    // it did stand in the index: the ground that opened it opens nothing now
    const { answer } = await enquire(hub, 'gp', example(hub, 'gp', GROUND));
    expect(answer.child?.confidentialServices).toEqual([]);
  });
});
