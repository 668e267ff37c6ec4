import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import { knownByProtectedAlone } from '../../../src/child-index/known-by-protected-alone.js';
import { itemFacts } from '../../../src/enquiry/item-facts.js';
import {
  childRecord,
  householdChild,
  identity,
  involvement,
  moment,
  NOW,
  organisation,
  plan,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { commonAssessment, detriment, policePointer } from '../../support/pointer-builders.js';

const POLICE = organisation('POL1');
const NOTHING = { cases: [], plans: [], involvements: [] };
const known = (record: Partial<ChildRecord>, source = POLICE) =>
  knownByProtectedAlone(childRecord({ ...NOTHING, ...record }), source, NOW);
const judged = detriment({ sourceId: POLICE, existenceToo: true });

describe('a source that has to do with a child', () => {
  it.each<readonly [string, Partial<ChildRecord>]>([
    ['by a pointer to the police', { policePointers: [policePointer()] }],
    ['by an assessment', { commonAssessments: [commonAssessment({ sourceId: POLICE })] }],
    [
      'by a confidential service',
      { involvements: [involvement({ sourceId: POLICE, sensitive: true, recordedGround: 'SUSPICION' })] },
    ],
    ['by a judged involvement', { involvements: [involvement({ sourceId: POLICE })], detriments: [judged] }],
  ])('alone is not spoken of: %s', (_by, record) => {
    expect(known(record)).toBe(true);
    const openly: readonly Partial<ChildRecord>[] = [
      { cases: [socialCareCase({ sourceId: POLICE })] },
      { plans: [plan({ sourceId: POLICE })] },
      { involvements: [...(record.involvements ?? []), involvement({ sourceId: POLICE })], detriments: [] },
    ];
    for (const more of openly) expect(known({ ...record, ...more })).toBe(false);
  });

  it('is spoken of when the judgement has ended, or is of another source, or spares the bare fact', () => {
    const involvements = [involvement({ sourceId: POLICE })];
    for (const judgement of [
      detriment({ ...judged, until: moment('2026-11-01T00:00:00Z') }),
      detriment({ ...judged, sourceId: organisation('LA9') }),
      detriment({ ...judged, existenceToo: false }),
    ]) {
      expect(known({ involvements, detriments: [judgement] })).toBe(false);
    }
  });

  it('is spoken of when it states who the child is and nothing else, or when it is another source that keeps back', () => {
    expect(known({})).toBe(false);
    expect(known({ policePointers: [policePointer()] }, organisation('GP1'))).toBe(false);
  });
});

describe('facts of items', () => {
  const of = (record: ChildRecord) => itemFacts(record, 'WELFARE_CONCERN', NOW, TODAY, null);
  const police = identity({ sourceId: POLICE, sourceClass: 'POLICE', asOf: moment('2026-11-20T00:00:00Z') });

  it('say who the child is by the word of a source that may be spoken of, be it an older one', () => {
    const older = identity({ sourceClass: 'GP' });
    const pointed = childRecord({ identities: [police, older], policePointers: [policePointer()] });
    expect(of(pointed)[0]).toMatchObject({ ref: 'identity:1', sourceClass: 'GP' });
    expect(of({ ...pointed, policePointers: [] })[0]).toMatchObject({ ref: 'identity:0', sourceClass: 'POLICE' });
  });

  it('are of what is kept back alone where nothing else is held', () => {
    const alone = childRecord({
      ...NOTHING,
      identities: [police],
      policePointers: [policePointer()],
      household: [householdChild()],
    });
    expect(of(alone).map(({ kind }) => kind)).toEqual(['POLICE_POINTER']);
  });
});
