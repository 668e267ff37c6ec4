import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnquiryInput } from '../../src/enquiry/enquiry-input.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar, type TownCalendar } from '../../src/synthetic-town/town-calendar.js';
import { DANGER, SECTION_47 } from '../support/everybody-asks.js';
import { startRunningHub, type RunningHub } from '../support/running-hub.js';
import {
  apartFromReceipt,
  enquire,
  example,
  forgetEnquiries,
  input,
  PRESENTING,
  ROUTINE,
  WORRIED,
  type Asked,
} from '../support/town-enquiries.js';

let hub: RunningHub;
let town: TownCalendar;
beforeAll(async () => {
  hub = await startRunningHub();
  town = townCalendar(hub.asOf);
}, 120_000);
beforeEach(() => forgetEnquiries(hub));
afterAll(() => hub.close());

type Subject = EnquiryInput['subject'];

/** The bytes of answers to one enquiry about each of several subjects, the receipt left out; nobody asked before. */
async function bodies(persona: string, asked: Asked, subjects: readonly Subject[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const subject of subjects) {
    await forgetEnquiries(hub);
    told.push(apartFromReceipt(await enquire(hub, persona, input(asked, subject))));
  }
  return told;
}

const distinct = (told: readonly string[]) => new Set(told).size;

/** A child of the cast by name and birth date, with any postcode or none. */
function named(key: Parameters<typeof castSubject>[0], postcode?: string): Subject {
  const { child } = castSubject(key, 'NAME_ONLY', town);
  return { child: postcode === undefined ? { ...child } : { ...child, postcode } };
}

const HIDDEN = ['Heronsgate', 'NM6 7QE', 'Old Foundry', 'Furnace Row', 'Ailsa', 'Quillfeather', 'PHYSICAL', 'Fairlamb'];

describe('a protected child', { timeout: 60_000 }, () => {
  it('is not searched for by a hidden postcode: the true one gives the bytes of a wrong one, a former one those of none', async () => {
    const postcodes = ['NM6 7QE', 'NM1 2WB', 'NM9 9ZZ', undefined];
    const subjects = postcodes.map((postcode) => named('shieldedWithPlan', postcode));
    const wrongOfAnother = named('planInForce', 'NM9 9ZZ');
    for (const [persona, asked] of [
      ['ae-nurse', PRESENTING],
      ['gp', WORRIED],
      ['police-officer', DANGER],
    ] as const) {
      const [hidden, former, wrong, none] = await bodies(persona, asked, subjects);
      expect(hidden, persona).toBe(wrong);
      expect(former, persona).toBe(none);
      // and so does the wrong one of a child who is not protected
      expect(await bodies(persona, asked, [wrongOfAnother]), persona).toEqual([wrong]);
    }
    const open = postcodes.map((postcode) => named('planInForce', postcode));
    expect(distinct(await bodies('ae-nurse', PRESENTING, open))).toBe(2);
  });

  it('gives those who may hear of social care the plan, and nothing that leads to the child', async () => {
    const answered = await enquire(hub, 'ae-nurse', example(hub, 'ae-nurse', 'a protected child'));
    const { socialCare, child, message } = answered.answer;
    expect(socialCare).toHaveLength(1);
    expect(socialCare[0]).toMatchObject({ authority: 'not named', case: 'NOT_PERMITTED', plan: 'IN_FORCE' });
    expect(socialCare[0]).toMatchObject({ leadSocialWorker: null, asOf: null, caseOpened: null });
    expect(child).toMatchObject({ involvements: [], household: [], confidentialServices: [] });
    expect(message).toContain('A part of this record is being checked');
    expect(HIDDEN.filter((hidden) => answered.text.includes(hidden))).toEqual([]);
  });

  it('without a plan has the bytes of an identity that is not settled, and so no authority of its own', async () => {
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const unsettled = { child: { ...child, dateOfBirth: town.daysBefore(3_001) } };
    for (const key of ['shieldedNextDoor', 'shieldedByNorthmoor'] as const) {
      for (const [persona, asked] of [
        ['gp', WORRIED],
        ['ae-nurse', PRESENTING],
        ['police-officer', DANGER],
      ] as const) {
        const told = await bodies(persona, asked, [castSubject(key, 'NUMBER_AND_NAME', town), unsettled]);
        expect(told[0], persona).toContain('"IDENTITY_NOT_CONFIRMED"');
        expect(distinct(told), persona).toBe(1);
      }
    }
  });

  it('whose name is hidden is not found by name: the bytes are those of a child whom nobody knows', async () => {
    const unknown: Subject = { child: { givenName: 'Ptolemy', familyName: 'Nobodyson', dateOfBirth: '2016-03-03' } };
    for (const [persona, asked] of [
      ['gp', WORRIED],
      ['ae-nurse', PRESENTING],
      ['police-officer', DANGER],
    ] as const) {
      const subjects = [named('shieldedNextDoor'), named('shieldedNextDoor', 'CJ1 3UH'), unknown];
      expect(distinct(await bodies(persona, asked, subjects)), persona).toBe(1);
    }
  });

  it('is answered to a school in routine care as a child with whom no relationship is recorded', async () => {
    // a school where the child is said to be, so that its routine enquiry passes the relationship
    await hub.database.superuser().query(
      `INSERT INTO hub.involvement SELECT (jsonb_populate_record(i, jsonb_build_object('source_key', 'planted', 'child_id',
         (SELECT child_id FROM hub.identity_statement WHERE family_name = 'Greenhalgh-Stott' LIMIT 1)))).*
       FROM hub.involvement i WHERE i.source_id = 'EE990001' LIMIT 1`,
    );
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const unsettled = { child: { ...child, dateOfBirth: town.daysBefore(3_001) } };
    const subjects = [castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town), unsettled];
    const told = await bodies('school-lead', ROUTINE, subjects);
    expect(told[0]).toContain('"REFUSED"');
    expect(distinct(told)).toBe(1);
  });

  it('is opened by an override with a fresh sign-in for that request, and by nothing less', async () => {
    const name = 'a protected child, with an override of the shield';
    const opened = await enquire(hub, 'police-child-abuse-unit', example(hub, 'police-child-abuse-unit', name), true);
    expect(opened.text).toContain('Quillfeather');
    const closed = await enquire(hub, 'police-child-abuse-unit', example(hub, 'police-child-abuse-unit', name));
    expect(HIDDEN.filter((hidden) => closed.text.includes(hidden))).toEqual([]);
    const { override } = example(hub, 'police-child-abuse-unit', name);
    const subject = castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town);
    const nurse = await enquire(hub, 'ae-nurse', input(WORRIED, subject, { override: override ?? null }), true);
    expect(HIDDEN.filter((hidden) => nurse.text.includes(hidden))).toEqual([]);
  });

  it('whose override is not taken is told so in the same words as of every other child, held or not', async () => {
    const reason = { kind: 'ACCESS_OVERRIDE', reason: 'EMERGENCY_ACCESS', facts: 'seen with a suspect' } as const;
    const nobody = { child: { givenName: 'Quentin', familyName: 'Nobody', dateOfBirth: town.daysBefore(3_000) } };
    const keys = ['shieldedWithPlan', 'planInForce', 'noSocialCare'] as const;
    const subjects = [...keys.map((key) => castSubject(key, 'NUMBER_AND_NAME', town)), nobody];
    for (const [persona, asked, words] of [
      ['police-child-abuse-unit', SECTION_47, 'it needs a fresh sign-in for this one request'],
      ['gp', WORRIED, 'only the police child abuse unit, lead social workers and designated managers'],
    ] as const) {
      const lines: (string | undefined)[] = [];
      for (const subject of subjects) {
        await forgetEnquiries(hub);
        const { answer } = await enquire(hub, persona, input(asked, subject, { override: reason }));
        lines.push(answer.withheld.find(({ what }) => what === 'access override')?.why);
      }
      expect(lines[0], persona).toContain(words);
      expect(new Set(lines).size, persona).toBe(1);
    }
  });

  it('protects who lives, or has lived since the shield began, at the same home or refuge at the same time', async () => {
    const asked = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const unsettled = { child: { ...asked.child, dateOfBirth: town.daysBefore(3_001) } };
    const [open, closed] = await bodies('ae-nurse', PRESENTING, [asked, unsettled]);
    expect(open).not.toBe(closed);
    const lived = (dwelling: string, since: string | null, until: string | null) => ({ dwelling, since, until });
    for (const [place, covered] of [
      [lived('HOME', null, null), true],
      [lived('REFUGE', town.daysBefore(90), null), true],
      [lived('HOME', town.daysBefore(90), town.daysBefore(-7)), true],
      [lived('HOME', town.daysBefore(350), town.daysBefore(100)), true],
      [lived('HOME', town.daysBefore(350), town.daysBefore(250)), false],
      [lived('HOME', town.daysBefore(900), town.daysBefore(500)), false],
    ] as const) {
      await hub.database.superuser().query(
        `INSERT INTO hub.residence SELECT (jsonb_populate_record(r, jsonb_build_object('source_key', 'planted', 'child_id',
           (SELECT child_id FROM hub.identity_statement WHERE nhs_number = $1 LIMIT 1)) || $2)).*
         FROM hub.residence r WHERE r.line1 = '18 Heronsgate' LIMIT 1`,
        [asked.child?.nhsNumber, JSON.stringify(place)],
      );
      const [told] = await bodies('ae-nurse', PRESENTING, [asked]);
      await hub.database.superuser().query(`DELETE FROM hub.residence WHERE source_key = 'planted'`);
      expect(told, JSON.stringify(place)).toBe(covered ? closed : open);
    }
  });

  it('whether or not there is one, those who may override are told the same constant line', async () => {
    for (const key of ['shieldedWithPlan', 'planInForce', 'noSocialCare'] as const) {
      const subject = castSubject(key, 'NUMBER_AND_NAME', town);
      const { answer } = await enquire(hub, 'police-child-abuse-unit', input(SECTION_47, subject));
      expect(answer.withheld.map(({ rule }) => rule).slice(-2), key).toEqual([
        'constant/protected-records',
        'constant/confidential-services',
      ]);
    }
  });
});

describe('a gate that closes', { timeout: 60_000 }, () => {
  it.each([
    ['training that has lapsed', 'lapsed-training-nurse', WORRIED],
    ['training that has lapsed, without a concern', 'lapsed-training-nurse', PRESENTING],
    ['vetting that is missing', 'unvetted-volunteer', { ...WORRIED, setting: 'SCHEDULED' }],
    ['a purpose that the post does not have', 'ae-nurse', ROUTINE],
    ['a relationship that is not recorded', 'sexual-health-worker', ROUTINE],
  ] as const)('for %s answers the same bytes about every child, known or not', async (_why, persona, asked) => {
    const told = await bodies(persona, asked, [
      castSubject('planInForce', 'NUMBER_AND_NAME', town),
      castSubject('shieldedWithPlan', 'NUMBER_AND_NAME', town),
      castSubject('lookedAfterNextDoor', 'NAME_AND_POSTCODE', town),
      castSubject('infantWithPlan', 'NAME_AND_POSTCODE', town),
      { child: { givenName: 'Nobody', familyName: 'Whatsoever', dateOfBirth: '2015-06-06' } },
    ]);
    expect(distinct(told)).toBe(1);
    expect(told[0]).toContain('"REFUSED"');
  });
});

describe('a conflict of interest that only the index shows', { timeout: 60_000 }, () => {
  it('is answered with the bytes of an identity that is not confirmed', async () => {
    const { child } = castSubject('noSocialCare', 'NUMBER_AND_NAME', town);
    const own = castSubject('childOfNurse', 'NUMBER_AND_NAME', town);
    const unsettled = { child: { ...child, dateOfBirth: town.daysBefore(3_001) } };
    for (const asked of [PRESENTING, WORRIED, DANGER]) {
      const told = await bodies('ae-nurse', asked, [own, unsettled]);
      expect(told[0]).toContain('"IDENTITY_NOT_CONFIRMED"');
      expect(distinct(told)).toBe(1);
    }
  });

  it('is not lifted by an override', async () => {
    const facts = 'on the way in, no time to ask';
    const subject = castSubject('childOfNurse', 'NUMBER_AND_NAME', town);
    const override = { kind: 'SELF_CLAIMED_RELATIONSHIP', reason: 'SELF_CLAIMED_EMERGENCY', facts } as const;
    const asked = { ...input(WORRIED, subject, { override }), requestId: randomUUID() };
    const { answer } = await enquire(hub, 'ae-nurse', asked);
    expect(answer).toMatchObject({ outcome: 'IDENTITY_NOT_CONFIRMED', child: null });
  });
});
