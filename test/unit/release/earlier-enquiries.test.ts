import { describe, expect, it } from 'vitest';
import { earlierEnquiries } from '../../../src/release/earlier-enquiries.js';
import type { AuthorityStatement } from '../../../src/release/enquiry-answer.js';
import { answered, decide, materials } from '../../support/answer-materials.js';
import { childRecord, moment, organisation } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const asked = {
  caller: { group: 'A_AND_E' },
  request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED' },
} as const;
const earlier = {
  at: moment('2026-01-03T10:00:00.000000Z'),
  setting: 'UNSCHEDULED',
  sector: 'HEALTH',
  organisationId: organisation('ZR1'),
  organisationName: 'Northmoor Royal',
};
const NOTHING = { earlierEnquiryOfUnknownChild: null, entries: [] };
const CLOSED = { by: 'IDENTITY', rule: 'identity/feeds-late' } as const;
const statementOf = (state: AuthorityStatement['case']): AuthorityStatement => ({
  authority: 'Northmoor Council',
  case: state,
  caseOpened: null,
  caseClosed: null,
  childInNeed: null,
  plan: 'NOT_CHECKED',
  plans: [],
  leadSocialWorker: null,
  asOf: null,
});
const known = childRecord({ earlierEnquiries: [earlier] });
const items = [itemFacts('SOCIAL_CARE_CASE', { ref: 'case:0' }), itemFacts('EARLIER_ENQUIRY', { ref: 'earlier:0' })];

describe('earlier enquiries', () => {
  it.each([true, false])('of an unknown child are one fact: %s (5.154)', (earlierEnquiryOfUnknown) => {
    for (const feeds of ['IN_TIME', 'LATE'] as const) {
      const subject = { identity: 'NOT_HELD', earlierEnquiryOfUnknown, feeds } as const;
      const facts = enquiryFacts({ ...asked, subject, items: [] });
      expect(answered(materials(facts, null)).earlierEnquiries).toEqual({
        earlierEnquiryOfUnknownChild: earlierEnquiryOfUnknown,
        entries: [],
      });
    }
  });

  it('of a known child are dates, setting and sector, without the organisation', () => {
    expect(answered(materials(enquiryFacts({ ...asked, items }), known)).earlierEnquiries).toEqual({
      earlierEnquiryOfUnknownChild: null,
      entries: [{ date: '2026-01-03', setting: 'UNSCHEDULED', sector: 'HEALTH', organisation: null }],
    });
  });

  it('count a child whom other agencies know but no social care as unknown', () => {
    const subject = { earlierEnquiryOfUnknown: true };
    const facts = enquiryFacts({ ...asked, subject, items: [itemFacts('IDENTITY', { ref: 'identity:0' })] });
    expect(answered(materials(facts, childRecord({ cases: [] }))).earlierEnquiries.earlierEnquiryOfUnknownChild).toBe(
      true,
    );
  });

  it('are a constant in routine care', () => {
    const facts = enquiryFacts({ subject: { earlierEnquiryOfUnknown: true }, items });
    expect(answered(materials(facts, known)).earlierEnquiries).toEqual({
      earlierEnquiryOfUnknownChild: null,
      entries: [],
    });
  });

  it('are not spoken of when nothing was looked up or the child is not settled', () => {
    for (const outcome of ['REFUSED', 'MEDIATED', 'IDENTITY_NOT_CONFIRMED'] as const) {
      const facts = enquiryFacts({ ...asked, subject: { earlierEnquiryOfUnknown: true }, items });
      const decision = { ...decide(facts), outcome };
      expect(earlierEnquiries(materials(facts, known, { decision }), [])).toEqual(NOTHING);
    }
  });

  it('are a constant in routine care also of a child whom no authority knows', () => {
    const facts = enquiryFacts({ subject: { earlierEnquiryOfUnknown: true }, items: [] });
    const decision = { ...decide(facts), outcome: 'NO_RECORD' as const, closed: [] };
    const unknown = [statementOf('NOT_KNOWN')];
    expect(earlierEnquiries(materials(facts, known, { decision }), unknown)).toEqual(NOTHING);
  });

  it('are not spoken of where a household or an adult was asked about', () => {
    for (const kind of ['HOUSEHOLD', 'ADULT'] as const) {
      const facts = enquiryFacts({ ...asked, subject: { kind, earlierEnquiryOfUnknown: true }, items: [] });
      const decision = { ...decide(facts), outcome: 'NO_RECORD' as const, closed: [CLOSED] };
      expect(earlierEnquiries(materials(facts, null, { decision }), [])).toEqual(NOTHING);
    }
  });

  it('make a child unknown only when every authority says that it does not know the child', () => {
    const facts = enquiryFacts({ ...asked, subject: { earlierEnquiryOfUnknown: true }, items: [] });
    const decision = { ...decide(facts), outcome: 'NO_RECORD' as const, closed: [] };
    const fact = (cases: readonly AuthorityStatement['case'][]) =>
      earlierEnquiries(materials(facts, known, { decision }), cases.map(statementOf)).earlierEnquiryOfUnknownChild;
    expect(fact(['NOT_KNOWN', 'NOT_KNOWN'])).toBe(true);
    expect(fact(['NOT_KNOWN', 'OPEN'])).toBeNull();
    expect(fact(['CLOSED', 'NOT_CHECKED'])).toBeNull();
    expect(fact([])).toBeNull();
  });

  it('are not spoken of in a refusal', () => {
    const subject = { identity: 'NOT_HELD', earlierEnquiryOfUnknown: true } as const;
    const facts = enquiryFacts({ ...asked, caller: { training: 'LAPSED' }, subject, items: [] });
    expect(answered(materials(facts, null)).earlierEnquiries.earlierEnquiryOfUnknownChild).toBeNull();
  });
});
