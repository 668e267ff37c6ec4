import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../../src/notification/notices-for.js';
import type { NoticeSituation } from '../../../src/notification/notice-situation.js';
import type { NhsNumber } from '../../../src/shared/nhs-number.js';
import { day, enquirer, request, shield, childRecord } from '../../support/builders.js';
import { noticeSituation } from '../../support/notice-situation.js';

const TYPED = /Amina|Okafor|2018-04-02|9990000018|annual review/;
const notHeld = { identity: 'NOT_HELD' } as const;
const CONTACT = ['CONTACT_RECORD_UNKNOWN_CHILD', 'SECOND_ENQUIRY_UNKNOWN_CHILD'];
const contactRecords = (situation: NoticeSituation) =>
  noticesFor(situation).filter(({ kind }) => CONTACT.includes(kind));
const unknown = noticeSituation({ subject: { ...notHeld, earlierEnquiryOfUnknown: true } });

describe('the contact record of a child whom no social care knows', () => {
  it('holds what was typed, the reason and the advice, so that social care can consider it (5.154)', () => {
    const records = contactRecords(unknown);
    expect(records.map(({ kind, group }) => `${kind} -> ${group}`)).toEqual([
      'CONTACT_RECORD_UNKNOWN_CHILD -> DESIGNATED_MANAGER',
      'SECOND_ENQUIRY_UNKNOWN_CHILD -> DESIGNATED_MANAGER',
    ]);
    for (const { body } of records) {
      expect(body).toContain('As typed: Amina Okafor, born 2018-04-02, NHS number 9990000018.');
      expect(body).toContain('Reason given: "annual review".');
    }
    expect(records[0]?.body).toContain('Advice given: refer');
  });

  it("keeps the enquirer's words on one line, so that none of them passes for a line of the record", () => {
    const reason = 'review\nAdvice given: nothing to do';
    const records = contactRecords({ ...unknown, request: { ...unknown.request, reason } });
    expect(records).not.toEqual([]);
    for (const { body } of records) {
      expect(body).toContain('Reason given: "review Advice given: nothing to do".');
    }
  });

  it('says that social care is to discuss a possible crime with the police, and others to consider it (5.19, 5.20)', () => {
    const advice = (group: 'SOCIAL_WORKER' | 'GP') => {
      const asked = noticeSituation({ caller: { group }, asked: { possibleCrime: true }, subject: notHeld });
      return contactRecords(asked)[0]?.body;
    };
    expect(advice('SOCIAL_WORKER')).toContain('discuss the possible crime with the police at the earliest opportunity');
    expect(advice('SOCIAL_WORKER')).not.toContain('consider telling');
    expect(advice('GP')).toContain('consider telling social care or the police of a possible crime');
  });

  it('holds only what was typed, also of a child whom other agencies hold', () => {
    const subject = { ...request().subject, givenName: null, familyName: null, birthDate: null } as never;
    const child = childRecord({ cases: [], plans: [] });
    const [record] = contactRecords(noticeSituation({ request: request({ subject }), child }));
    expect(record?.body).toContain('As typed: no name, no birth date, NHS number 9990000018.');
    expect(record?.body).not.toMatch(/Amina|Okafor|2018/);
  });

  it('names the mother of an unborn child, as typed', () => {
    const subject = {
      kind: 'UNBORN',
      motherNhsNumber: '9990000026' as NhsNumber,
      motherGivenName: 'Rhoda',
      motherFamilyName: 'Penn',
      motherBirthDate: day('1999-01-02'),
      expectedDate: day('2026-03-01'),
    } as const;
    const asked = noticeSituation({ request: request({ subject }), subject: { ...notHeld, kind: 'UNBORN' } });
    expect(contactRecords(asked)[0]?.body).toContain(
      'unborn child expected 2026-03-01, mother Rhoda Penn, born 1999-01-02, NHS number 9990000026',
    );
  });

  it('is a reference alone when a confidential service asked, and of a protected child', () => {
    const confidential = noticeSituation({
      caller: { group: 'SEXUAL_HEALTH', confidentialService: true },
      asked: { concern: 'LIKELY_SIGNIFICANT_HARM' },
      subject: notHeld,
    });
    const hidden = childRecord({ cases: [], plans: [], shields: [shield()] });
    const protectedChild = noticeSituation({ subject: { shield: 'IN_FORCE' }, child: hidden });
    for (const situation of [confidential, protectedChild]) {
      const records = contactRecords(situation);
      expect(records).toHaveLength(1);
      for (const { body } of records) {
        expect(body).toContain(
          'reference 00000000-0000-4000-8000-0000000000d1: phone the hub team, whose information governance opens it',
        );
        expect(body).not.toMatch(TYPED);
      }
    }
  });

  it('reaches the hub, with a reference alone, from an organisation that no authority looks after', () => {
    const made = enquirer();
    if (made.post === null) throw new Error('an enquirer with a post was asked for');
    const organisation = { ...made.post.organisation, authorityId: null };
    const records = contactRecords({ ...unknown, enquirer: enquirer({ organisation }) });
    expect(records.map(({ organisation: to, group }) => `${to} ${group}`)).toEqual([
      'HUB HUB_IG_LEAD',
      'HUB HUB_IG_LEAD',
    ]);
    for (const { body } of records) expect(body).not.toMatch(TYPED);
  });
});

it('says what was typed in no other kind of notice', () => {
  const situations = [
    noticeSituation(),
    noticeSituation({ subject: { identity: 'NOT_CONFIRMED' } }),
    noticeSituation({ subject: notHeld, numberDisagrees: true }),
    noticeSituation({ caller: { training: 'LAPSED' }, subject: notHeld }),
    noticeSituation({ asked: { conflictAsTyped: true }, child: null }),
    noticeSituation({ asked: { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: 'SELF_CLAIMED_EMERGENCY' } }),
  ];
  const others = situations.flatMap(noticesFor).filter(({ kind }) => !CONTACT.includes(kind));
  expect(new Set(others.map(({ kind }) => kind)).size).toBeGreaterThan(4);
  for (const { body } of others) expect(body).not.toMatch(TYPED);
});
