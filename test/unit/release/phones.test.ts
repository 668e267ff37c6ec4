import { describe, expect, it } from 'vitest';
import { couldNotCheck } from '../../../src/release/could-not-check.js';
import type { AnswerMaterials } from '../../../src/release/answer-materials.js';
import { answered, DESKS, materials } from '../../support/answer-materials.js';
import { childRecord, organisation, socialCareCase } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const items = [itemFacts('SOCIAL_CARE_CASE', { ref: 'case:0' }), itemFacts('LEAD_SOCIAL_WORKER', { ref: 'lead:0' })];
const elsewhere = childRecord({
  cases: [socialCareCase({ sourceId: organisation('LA2'), sourceName: 'Calderwick Council' })],
});

function numbers(changes: Partial<AnswerMaterials> = {}, request = {}): readonly string[] {
  const asked = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED', ...request } as const;
  const facts = enquiryFacts({ caller: { group: 'A_AND_E' }, request: asked, items });
  return answered(materials(facts, elsewhere, changes)).phoneNow.map(({ number }) => number);
}

describe('whom to phone now', () => {
  it('is 999 in immediate danger, then where the child is, the open case, its worker, the hub', () => {
    expect(numbers({ childIsIn: organisation('LA3') }, { concern: 'IMMEDIATE_DANGER' })).toEqual([
      '999',
      '01632 960309',
      '01632 960209',
      '01632 960222',
      '01632 960901',
    ]);
  });

  it('is the duty desk of the own area only where nothing nearer is known', () => {
    expect(numbers()).toEqual(['01632 960209', '01632 960222', '01632 960901']);
    const nothing = enquiryFacts({ items: [itemFacts('IDENTITY', { ref: 'identity:0' })] });
    const phones = answered(materials(nothing, childRecord())).phoneNow.map(({ number }) => number);
    expect(phones).toEqual(['01632 960109', '01632 960901']);
  });

  it('is the office while it is open and the emergency duty team when it is not', () => {
    const open = DESKS.map((desk) => ({ ...desk, officeOpen: true }));
    expect(numbers({ desks: open })[0]).toBe('01632 960201');
    expect(numbers()[0]).toBe('01632 960209');
  });

  it('is never empty, not even without any duty desk', () => {
    const facts = enquiryFacts({ caller: { training: 'LAPSED' } });
    expect(answered(materials(facts, null, { desks: [] })).phoneNow.map(({ number }) => number)).toEqual(['999']);
  });

  it('names no number twice', () => {
    expect(numbers({ childIsIn: organisation('LA2') })).toEqual(['01632 960209', '01632 960222', '01632 960901']);
  });

  it('is known without a look-up: the own area when the enquirer is known, else every area, the hub last', () => {
    expect(couldNotCheck(DESKS, 'WELFARE', 'LA1').phoneNow.map(({ number }) => number)).toEqual([
      '01632 960109',
      '01632 960901',
    ]);
    const unknown = couldNotCheck(DESKS, 'IMMEDIATE_DANGER', null);
    expect(unknown.phoneNow.map(({ number }) => number)).toEqual([
      '999',
      '01632 960109',
      '01632 960209',
      '01632 960309',
      '01632 960901',
    ]);
    expect(unknown.message).toMatch(/^This is not a referral\. Phone 999 now/);
    expect(couldNotCheck([], 'NONE', null).phoneNow).toHaveLength(1);
  });
});
