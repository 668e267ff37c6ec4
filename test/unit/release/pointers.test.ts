import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import type { Decision } from '../../../src/decision-policy/decision.js';
import { FIELDS_OF_KIND, type EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import { itemFacts } from '../../../src/enquiry/item-facts.js';
import { ASK_THE_POLICE_LINE } from '../../../src/release/field-catalogue.js';
import { BIRTH_NOT_RECORDED, END_NOT_LAWFUL } from '../../../src/release/plan-note.js';
import { answered, decide, materials } from '../../support/answer-materials.js';
import { childRecord, consent, day, identity, NOW, plan, TODAY } from '../../support/builders.js';
import { BASELINE } from '../../support/enquiry-facts.js';
import { commonAssessment, policePointer } from '../../support/pointer-builders.js';

/** The answer when every field of every item is released but those named: what release makes of it, whatever the rules. */
function releasing(child: ChildRecord, without: readonly string[] = []) {
  const items = itemFacts(child, 'WELFARE_CONCERN', NOW, TODAY, null);
  const facts: EnquiryFacts = { ...BASELINE, now: NOW, items };
  const decision: Decision = {
    ...decide(facts),
    outcome: 'RELEASED',
    closed: [],
    withheld: [],
    items: items.map(({ ref, kind }) => ({
      ref,
      kind,
      removedFirst: false,
      gateways: [],
      fields: FIELDS_OF_KIND[kind].map((field) => ({ field, released: !without.includes(field), rule: 'a rule' })),
    })),
  };
  return answered(materials(facts, child, { decision }));
}

const word = (scope: 'TO_RECORD' | 'TO_SHARE') =>
  consent({ sourceId: commonAssessment().sourceId, service: 'COMMON_ASSESSMENT', giver: 'PARENT', scope });

describe('what is pointed to', () => {
  it('is who holds a common assessment, how to reach them, and since when (2.16)', () => {
    const child = childRecord({ commonAssessments: [commonAssessment()], consents: [word('TO_RECORD')] });
    expect(releasing(child).child?.commonAssessments).toEqual([
      { holder: 'Joan Hartley', contact: '01632 960444', since: '2026-05-01' },
    ]);
    expect(releasing(childRecord({ ...child, consents: [] })).child?.commonAssessments).toEqual([]);
  });

  it('is that the police are to be asked, once, however many pointers there are', () => {
    const child = childRecord({ policePointers: [policePointer(), policePointer({ sourceKey: 'k2' })] });
    expect(releasing(child).child?.askThePolice).toEqual([ASK_THE_POLICE_LINE]);
    expect(JSON.stringify(releasing(child))).not.toMatch(/Moorland Police|2026-06-01/);
    expect(releasing(childRecord()).child?.askThePolice).toEqual([]);
  });
});

describe('a plan that is irregular', () => {
  const planOf = (child: ChildRecord, without: readonly string[] = []) => releasing(child, without).socialCare[0];

  it('is in force with a note when it is said to have ended for no lawful reason (5.141)', () => {
    const left = plan({ ended: day('2025-01-01'), endReason: 'CEASED_TO_BE_LOOKED_AFTER' });
    const told = planOf(childRecord({ plans: [left] }));
    expect(told).toMatchObject({ plan: 'IN_FORCE', plans: [{ end: null, note: END_NOT_LAWFUL }] });
    expect(planOf(childRecord({ plans: [left] }), ['ended'])?.plans).toMatchObject([{ end: null, note: null }]);
    const lawful = plan({ ended: day('2026-10-01') });
    expect(planOf(childRecord({ plans: [lawful] }))).toMatchObject({
      plan: 'ENDED',
      plans: [{ end: '2026-10-01', note: null }],
    });
  });

  it('of an unborn child stays with a note when the due date has passed and no birth is recorded', () => {
    const expecting = (due: string, changes: Parameters<typeof identity>[0] = {}) =>
      childRecord({
        identities: [identity({ birthDate: null, expectedDate: day(due), ...changes })],
        plans: [plan({ kind: 'UNBORN_PROTECTION_PLAN' })],
      });
    const note = (child: ChildRecord, without: readonly string[] = []) => planOf(child, without)?.plans[0]?.note;
    expect(note(expecting('2026-11-20'))).toBe(BIRTH_NOT_RECORDED);
    expect(note(expecting('2020-01-20'))).toBe(BIRTH_NOT_RECORDED);
    expect(note(expecting('2026-11-21'))).toBeNull();
    expect(note(expecting('2026-11-01', { birthDate: day('2026-11-02') }))).toBeNull();
    expect(note(expecting('2026-11-20'), ['kind'])).toBeNull();
    expect(note(childRecord({ ...expecting('2026-11-20'), plans: [plan()] }))).toBeNull();
  });
});
