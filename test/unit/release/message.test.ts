import { describe, expect, it } from 'vitest';
import { CONCERNS, OUTCOMES } from '../../../src/decision-policy/facts/vocabulary.js';
import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import { couldNotCheck } from '../../../src/release/could-not-check.js';
import { BEING_CHECKED, notAReferral, SILENCE } from '../../../src/release/message.js';
import { CONFIDENTIAL_SERVICES } from '../../../src/release/withheld.js';
import { answered, AUTHORITIES, decide, DESKS, materials, TYPED } from '../../support/answer-materials.js';
import { childRecord, day } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const aAndE = { group: 'A_AND_E' } as const;
const presenting = { purpose: 'WELFARE_CONCERN', setting: 'UNSCHEDULED', concern: 'WELFARE' } as const;
const released = enquiryFacts({
  caller: aAndE,
  request: presenting,
  items: [itemFacts('SOCIAL_CARE_CASE', { ref: 'case:0' })],
});
const notHeld = enquiryFacts({ caller: aAndE, request: presenting, subject: { identity: 'NOT_HELD' }, items: [] });

/** Reassuring words that no answer may hold, whatever stands around them. */
const REASSURING = /no concern|nothing (is )?known|no risk|is safe|not at risk|no cause for|all clear|no issues/i;

describe('the message of an answer', () => {
  it('is never reassuring, for any outcome at any concern', () => {
    for (const outcome of OUTCOMES) {
      for (const concern of CONCERNS) {
        const facts = enquiryFacts({ caller: aAndE, request: { ...presenting, concern } });
        const decision = { ...decide(facts), outcome, items: [], nextSteps: ['REFER' as const] };
        const { message } = answered(materials(facts, childRecord(), { decision }));
        expect(message).not.toMatch(REASSURING);
        expect(message.endsWith(SILENCE)).toBe(true);
      }
    }
    expect(couldNotCheck(DESKS, 'NONE', null).message).not.toMatch(REASSURING);
  });

  it('says something else for each outcome', () => {
    const said = OUTCOMES.map((outcome) => {
      const facts = enquiryFacts({ caller: aAndE, request: presenting, items: [] });
      return answered(materials(facts, null, { decision: { ...decide(facts), outcome, closed: [] } })).message;
    });
    expect(new Set([...said, couldNotCheck(DESKS, 'WELFARE', null).message]).size).toBe(OUTCOMES.length + 1);
  });

  it('begins with any concern by saying that this is not a referral, whom to phone, and 48 hours (5.33)', () => {
    const { message, phoneNow } = answered(materials(released, childRecord()));
    expect(message).toMatch(/^This is not a referral\. Phone /);
    expect(message).toContain(`Phone ${phoneNow[0]?.number} now`);
    expect(message).toContain('confirm to social care in writing within 48 hours');
  });

  it('says the same sentence of a record that may be another child’s too as of one that a shield hides', () => {
    const said = (child: Parameters<typeof childRecord>[0], shield: 'IN_FORCE' | 'NONE') => {
      const facts = { ...released, subject: { ...released.subject, shield } };
      return answered(materials(facts, childRecord(child), { decision: decide(released) })).message;
    };
    expect(said({}, 'NONE')).not.toContain(BEING_CHECKED);
    expect(said({ underReview: true }, 'NONE')).toContain(BEING_CHECKED);
    expect(said({}, 'IN_FORCE')).toContain(BEING_CHECKED);
    expect(said({ underReview: true }, 'IN_FORCE')).toBe(said({}, 'IN_FORCE'));
  });

  it('does not speak of referral where no concern was stated', () => {
    const facts = enquiryFacts({ items: [itemFacts('IDENTITY', { ref: 'identity:0' })] });
    expect(answered(materials(facts, childRecord())).message).not.toContain('not a referral');
  });

  it('names what was checked and what is not covered when no record was found', () => {
    const { message, socialCare } = answered(materials(notHeld, null));
    expect(message).toContain('Checked: Northmoor Council, Calderwick Council.');
    expect(message).toContain('Not covered: Fellmarsh Council, any area not named here.');
    expect(socialCare.map((statement) => statement.case)).toEqual(['NOT_KNOWN', 'NOT_KNOWN']);
  });

  it('does not say "no record" while a feed is late, but names whose', () => {
    const late = AUTHORITIES.map((each) => (each.id === 'LA2' ? { ...each, state: 'LATE' as const } : each));
    const facts = { ...notHeld, subject: { ...notHeld.subject, feeds: 'LATE' as const } };
    const answer = answered(materials(facts, null, { authorities: late }));
    expect(answer.message).toContain('could not be fully checked: the records of Calderwick Council are late');
    expect(answer.message).not.toContain('No record');
    expect(answer.socialCare.map((statement) => statement.case)).toEqual(['NOT_CHECKED', 'NOT_CHECKED']);
  });

  it('tells the nurse with lapsed training why, what mends it, and that her concern was passed on', () => {
    const facts = enquiryFacts({ caller: { ...aAndE, training: 'LAPSED' }, request: presenting });
    const answer = answered(materials(facts, childRecord()));
    expect(answer.outcome).toBe('REFUSED');
    expect(answer.message).toContain('Your safeguarding training is not current');
    expect(answer.message).toContain('ask a colleague to enquire for you');
    expect(answer.message).toContain('Your concern is recorded and passed on all the same.');
    expect(answer.phoneNow[0]).toMatchObject({ number: '01632 960109' });
  });

  it('does not claim that a concern was passed on which the hub does not take', () => {
    const facts = enquiryFacts({ caller: { organisation: 'INACTIVE' }, request: presenting });
    const { message } = answered(materials(facts, null));
    expect(message).not.toContain('passed on');
    expect(message).toContain('Your concern is recorded, but nobody has been told: phone.');
  });

  it('tells a confidential service with lapsed training that nobody has been told below likely harm', () => {
    const caller = { group: 'SEXUAL_HEALTH', confidentialService: true, training: 'LAPSED' } as const;
    const said = (concern: 'WELFARE' | 'LIKELY_SIGNIFICANT_HARM') =>
      answered(materials(enquiryFacts({ caller, request: { ...presenting, concern } }), null)).message;
    expect(said('WELFARE')).toContain('Your concern is recorded, but nobody has been told: phone.');
    expect(said('WELFARE')).not.toContain('passed on');
    expect(said('LIKELY_SIGNIFICANT_HARM')).toContain('passed on all the same');
  });

  it('in danger sends to 999 first, then to the first desk, and has it confirmed to social care in writing', () => {
    const facts = { ...released, request: { ...released.request, concern: 'IMMEDIATE_DANGER' as const } };
    const { message, phoneNow } = answered(materials(facts, childRecord()));
    expect(phoneNow[0]?.number).toBe('999');
    expect(message).toMatch(/^This is not a referral\. Phone 999 now\. Then phone /);
    expect(message).toContain(
      `Then phone ${phoneNow[1]?.number} (${phoneNow[1]?.label}) and confirm to social care in writing within 48 hours.`,
    );
    expect(notAReferral(true, phoneNow.slice(0, 1), null)[0]).toContain('confirm to them in writing within 48 hours');
  });

  it('names the authorities whose records are late beside what is shown, whole or in part', () => {
    const late = AUTHORITIES.map((each) => (each.id === 'LA2' ? { ...each, state: 'LATE' as const } : each));
    const facts = { ...released, subject: { ...released.subject, feeds: 'LATE' as const } };
    for (const outcome of ['RELEASED', 'PARTLY_RELEASED'] as const) {
      const decision = { ...decide(facts), outcome };
      const { message } = answered(materials(facts, childRecord(), { decision, authorities: late }));
      expect(message).toContain('This could not be fully checked: the records of Calderwick Council are late.');
      expect(answered(materials(facts, childRecord(), { decision })).message).not.toContain('late');
    }
  });
});

describe('a child under 12 months or unborn', () => {
  const young = (birthDate: string | null, changes: Partial<EnquiryFacts['request']> = {}) =>
    answered(
      materials({ ...released, request: { ...released.request, ...changes } }, childRecord(), {
        typed: { ...TYPED, birthDate: birthDate === null ? null : day(birthDate) } as typeof TYPED,
      }),
    );

  it('is referred after a single incident (11.88)', () => {
    expect(young('2025-01-06').message).toContain('a single incident is enough: refer');
    expect(young('2025-01-06').nextSteps[0]).toMatchObject({
      code: 'REFER',
      text: expect.stringContaining('11.88') as string,
    });
    expect(young('2025-01-05').message).not.toContain('single incident');
  });

  it('is not referred where no concern was stated', () => {
    expect(young('2025-06-01', { concern: 'NONE', purpose: 'CARE_OF_PRESENTING_CHILD' }).message).not.toContain(
      'single incident',
    );
  });

  it('is known by the index alone only where the birth date is released', () => {
    const subject = { ...released.subject, ageBand: 'UNDER_1' as const };
    const items = [...released.items, itemFacts('IDENTITY', { ref: 'identity:0' })];
    const typed = { ...TYPED, birthDate: null } as typeof TYPED;
    const shown = answered(materials({ ...released, subject, items }, childRecord(), { typed }));
    const notShown = answered(materials({ ...released, subject }, childRecord(), { typed }));
    expect(shown.message).toContain('single incident');
    expect(notShown.message).not.toContain('single incident');
  });
});

describe('what every answer ends with', () => {
  it('has the constant line on confidential services last, and before it the line on protected records for those who may open them', () => {
    const facts = { ...released, caller: { ...released.caller, group: 'DESIGNATED_MANAGER' as const } };
    const lines = answered(materials(facts, childRecord())).withheld;
    expect(lines.at(-1)).toEqual(CONFIDENTIAL_SERVICES);
    expect(lines.at(-2)?.what).toBe('protected records');
    expect(answered(materials(released, childRecord())).withheld.map(({ what }) => what)).not.toContain(
      'protected records',
    );
  });

  it('excludes onward use for immigration enforcement, debt and fraud', () => {
    for (const facts of [released, notHeld]) {
      const bases = answered(materials(facts, childRecord())).legalBasis;
      expect(bases.at(-1)?.text).toMatch(/immigration enforcement, debt or fraud/);
    }
  });
});
