import { describe, expect, it } from 'vitest';
import type { SocialCareCase } from '../../../src/child-index/child-record.js';
import type { AnswerMaterials } from '../../../src/release/answer-materials.js';
import { couldNotCheck } from '../../../src/release/could-not-check.js';
import { brokerPhone } from '../../../src/release/phones.js';
import { answered, decide, DESKS, materials } from '../../support/answer-materials.js';
import { childRecord, organisation, socialCareCase } from '../../support/builders.js';
import { decidedItem } from '../../support/decided-item.js';
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

  it('is the hub team, then a desk of every area, and 999 whatever was stated, for who works in no area', () => {
    const nowhere = { ownAuthority: null, decision: decide(enquiryFacts({ caller: { group: 'NONE' } })) };
    const everywhere = ['01632 960901', '01632 960109', '01632 960209', '01632 960309'];
    expect(numbers(nowhere)).toEqual([...everywhere, '999']);
    expect(numbers({ ...nowhere, ownAuthority: organisation('LA9') })).toEqual([...everywhere, '999']);
    expect(numbers(nowhere, { concern: 'IMMEDIATE_DANGER' })).toEqual(['999', ...everywhere]);
    expect(numbers({ ...nowhere, desks: [] })).toEqual(['999']);
    expect(numbers({ ...nowhere, childIsIn: organisation('LA3') })).toEqual(['01632 960309', '01632 960901', '999']);
    expect(numbers({ ownAuthority: null })).toEqual(['01632 960209', '01632 960222', '01632 960901', '999']);
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

  it('is known without a look-up: the own area when the enquirer is known, else the hub, then every area', () => {
    expect(couldNotCheck(DESKS, 'WELFARE', 'LA1').phoneNow.map(({ number }) => number)).toEqual([
      '01632 960109',
      '01632 960901',
    ]);
    const unknown = couldNotCheck(DESKS, 'IMMEDIATE_DANGER', null);
    expect(unknown.phoneNow.map(({ number }) => number)).toEqual([
      '999',
      '01632 960901',
      '01632 960109',
      '01632 960209',
      '01632 960309',
    ]);
    const oneArea = DESKS.filter(({ id }) => id === 'LA1' || id === 'HUB');
    expect(couldNotCheck(oneArea, 'WELFARE', null).phoneNow.map(({ number }) => number)).toEqual([
      '01632 960109',
      '01632 960901',
    ]);
    expect(unknown.message).toMatch(/^This is not a referral\. Phone 999 now/);
    expect(couldNotCheck([], 'NONE', null).phoneNow).toHaveLength(1);
  });
});

describe('each number', () => {
  const asked = { purpose: 'WELFARE_CONCERN', concern: 'IMMEDIATE_DANGER', setting: 'UNSCHEDULED' } as const;
  const phones = (changes: Partial<SocialCareCase> = {}, desks = DESKS, held = items) => {
    const facts = enquiryFacts({ caller: { group: 'A_AND_E' }, request: asked, items: held });
    const child = childRecord({ cases: [socialCareCase({ sourceId: organisation('LA2'), ...changes })] });
    return answered(materials(facts, child, { desks, childIsIn: organisation('LA1') })).phoneNow;
  };

  it('says whose it is, and when it is answered', () => {
    const open = DESKS.map((desk) => (desk.id === 'LA1' ? { ...desk, officeOpen: true } : desk));
    expect(phones({}, open)).toEqual([
      { label: 'emergency services, if a child is in danger now', number: '999', hours: 'at any hour' },
      { label: 'Northmoor Council', number: '01632 960101', hours: 'the office is open now' },
      {
        label: 'Calderwick Council, emergency duty team',
        number: '01632 960209',
        hours: 'answered now, the office is closed',
      },
      {
        label: 'lead social worker: Rosa Lind, Calderwick Council',
        number: '01632 960222',
        hours: 'office hours; otherwise the duty desk',
      },
      { label: 'Moorland Safeguarding Hub, hub team', number: '01632 960901', hours: 'at any hour' },
    ]);
  });

  it('of a lead social worker without a name is that of the team, and without a team still theirs', () => {
    const label = (changes: Partial<SocialCareCase>) =>
      phones(changes).find(({ number }) => number === '01632 960222')?.label;
    expect(label({ leadSocialWorkerName: null })).toBe('lead social worker: North team, Calderwick Council');
    expect(label({ leadSocialWorkerName: null, leadSocialWorkerTeam: null })).toBe(
      'lead social worker: lead social worker, Calderwick Council',
    );
    expect(phones({ leadSocialWorkerPhone: null }).map(({ number }) => number)).toEqual([
      '999',
      '01632 960109',
      '01632 960209',
      '01632 960901',
    ]);
  });

  it('of the authority of a case is there while the case is open, and only when the authority is shown', () => {
    const numbersOf = (changes: Partial<SocialCareCase>) => phones(changes).map(({ number }) => number);
    expect(numbersOf({})).toContain('01632 960209');
    expect(numbersOf({ state: 'CLOSED' })).not.toContain('01632 960209');
    const facts = enquiryFacts({ items });
    const stateAlone = [decidedItem('SOCIAL_CARE_CASE', 'case:0', ['state'])];
    const decision = { ...decide(facts), outcome: 'RELEASED' as const, closed: [], items: stateAlone };
    const told = answered(materials(facts, elsewhere, { decision })).phoneNow;
    expect(told.map(({ number }) => number)).toEqual(['01632 960109', '01632 960901']);
    const worker = [itemFacts('LEAD_SOCIAL_WORKER', { ref: 'lead:0' })];
    expect(phones({}, DESKS, worker).map(({ number }) => number)).not.toContain('01632 960209');
  });

  it('of the hub brokers contact with a confidential service; where the hub has no desk, 999 is left', () => {
    expect(brokerPhone(DESKS)).toBe('01632 960901');
    expect(brokerPhone(DESKS.filter(({ id }) => id !== 'HUB'))).toBe('999');
    expect(brokerPhone([])).toBe('999');
  });

  it('is shown without a look-up as in an answer, and 999 in no concern but danger', () => {
    expect(couldNotCheck(DESKS, null, 'LA1').phoneNow).toEqual([
      {
        label: 'Northmoor Council, emergency duty team',
        number: '01632 960109',
        hours: 'answered now, the office is closed',
      },
      { label: 'Moorland Safeguarding Hub, hub team', number: '01632 960901', hours: 'at any hour' },
    ]);
    expect(couldNotCheck([], null, null).phoneNow).toEqual([
      { label: 'emergency services, if a child is in danger now', number: '999', hours: 'at any hour' },
    ]);
    expect(couldNotCheck(DESKS, null, null).phoneNow[0]?.label).toBe('Moorland Safeguarding Hub, hub team');
    expect(couldNotCheck(DESKS, 'LIKELY_SIGNIFICANT_HARM', 'LA9').phoneNow.map(({ number }) => number)).toEqual([
      '01632 960901',
      '01632 960109',
      '01632 960209',
      '01632 960309',
    ]);
  });
});
