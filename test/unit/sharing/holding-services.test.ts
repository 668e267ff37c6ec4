import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import type { ConcernLevel } from '../../../src/decision-policy/facts/vocabulary.js';
import type { Closed } from '../../../src/decision-policy/decision.js';
import type { FollowedEnquiry } from '../../../src/sharing/broker-request-view.js';
import { holdingServices } from '../../../src/sharing/holding-services.js';
import {
  childRecord,
  consent,
  day,
  enquirer,
  identity,
  involvement,
  NOW,
  organisation,
  residence,
  shield,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { changeOfIdentity, detriment } from '../../support/pointer-builders.js';

const CLINIC = {
  sourceId: organisation('CLINIC'),
  sourceName: 'Lantern Clinic',
  sourceClass: 'SEXUAL_HEALTH',
  service: 'SEXUAL_HEALTH',
  contact: '01632 960340',
  sensitive: true,
  recordedGround: 'SUSPICION',
} as const;

const asker = enquirer().practitioner;

function enquiry(
  changes: Partial<FollowedEnquiry> = {},
  { shieldOverride = 'NONE', by = null as Closed['by'] | null, items = [] as readonly string[], concern = 'NONE' } = {},
): FollowedEnquiry {
  const closed = by === null ? [] : [{ rule: 'gate/one', by }];
  return {
    request: JSON.stringify({ purpose: 'WELFARE_CONCERN', concern }),
    decision: JSON.stringify({ closed, items, derived: { shieldOverride } }),
    conflicted: false,
    childId: childRecord().id,
    ...changes,
  };
}

/** Phones of the services that are held of a child with a clinic and a surgery, and of whatever else it has. */
function phones(
  changes: Partial<ChildRecord> = {},
  about = enquiry(),
  concern: ConcernLevel = 'NONE',
): readonly (string | null)[] {
  const record = childRecord({ involvements: [involvement(), involvement(CLINIC)], ...changes });
  return holdingServices(about, asker, concern, record, NOW, TODAY).map(({ contact }) => contact);
}

const HELD = ['01632 960340'];

describe('the services to whom a request for contact is put', () => {
  it('are the confidential ones, also one that has ended, and each number once', () => {
    expect(phones()).toEqual(HELD);
    expect(phones({ involvements: [involvement()] })).toEqual([]);
    expect(phones({ involvements: [involvement({ ...CLINIC, until: day('2026-01-01') })] })).toEqual(HELD);
    expect(phones({ involvements: [involvement(CLINIC), involvement({ ...CLINIC, sourceKey: 'k2' })] })).toEqual(HELD);
    const wards = [involvement(CLINIC), involvement({ ...CLINIC, contact: '01632 960341' })];
    expect(phones({ involvements: wards })).toEqual([...HELD, '01632 960341']);
    // the service of another kind of source, and what a source that the directory marks states of any kind
    const sensitive = { sensitive: true, recordedGround: 'SUSPICION' } as const;
    expect(phones({ involvements: [involvement(sensitive)] })).toEqual(['01632 960111']);
    expect(phones({ involvements: [involvement({ confidentialSource: true })] })).toEqual(['01632 960111']);
  });

  it('are none that stands on a consent which is not given now', () => {
    const involvements = [involvement({ ...CLINIC, recordedGround: 'CONSENT' })];
    const word = { sourceId: CLINIC.sourceId, service: CLINIC.service, scope: 'TO_RECORD' } as const;
    const teenager = [identity({ birthDate: day('2010-04-02') })];
    expect(phones({ identities: teenager, involvements, consents: [consent(word)] })).toEqual(HELD);
    expect(
      phones({ identities: teenager, involvements, consents: [consent({ ...word, state: 'WITHDRAWN' })] }),
    ).toEqual([]);
  });

  it('are also one that judged that not even its existence is to be told: it decides itself (5.23)', () => {
    const judged = detriment({ sourceId: CLINIC.sourceId, existenceToo: true });
    expect(phones({ detriments: [judged] })).toEqual(HELD);
  });

  it('are none for whoever was too near to the child when asking, or is now (5.153)', () => {
    expect(phones({}, enquiry({ conflicted: true }))).toEqual([]);
    const { homePostcode, homeAddressKey } = asker;
    const sameHome = residence({ postcode: homePostcode ?? '', addressKey: homeAddressKey ?? '' });
    expect(phones({ residences: [sameHome] })).toEqual([]);
  });

  it('are none for a child behind a shield, unless the enquiry opened it (9.20, 11.89)', () => {
    const shields = [shield()];
    expect(phones({ shields })).toEqual([]);
    expect(phones({ shields }, enquiry({}, { shieldOverride: 'NOT_VALID' }))).toEqual([]);
    expect(phones({ shields }, enquiry({}, { shieldOverride: 'VALID' }))).toEqual(HELD);
    const stopped = enquiry({}, { shieldOverride: 'VALID', by: 'CALLER_GATE' });
    expect(phones({ shields }, stopped, 'IMMEDIATE_DANGER')).toEqual([]);
    // the clinic alone is held: all was kept back, and the shield was opened all the same
    const keptBack = enquiry({}, { shieldOverride: 'VALID', by: 'IDENTITY', items: ['involvement:0'] });
    expect(phones({ shields }, keptBack)).toEqual(HELD);
  });

  it('are none for whom a gate or a missing relationship stopped, unless a concern was stated then or is now (5.14)', () => {
    for (const by of ['CALLER_GATE', 'RELATIONSHIP'] as const) {
      expect(phones({}, enquiry({}, { by }))).toEqual([]);
      expect(phones({}, enquiry({}, { by }), 'WELFARE')).toEqual(HELD);
      expect(phones({}, enquiry({}, { by, concern: 'WELFARE' }))).toEqual(HELD);
    }
  });

  it('are told also where nothing else is held and all was kept back from the answer', () => {
    for (const by of ['IDENTITY', 'RELATIONSHIP'] as const) {
      expect(phones({}, enquiry({}, { by, items: ['involvement:0'] })), by).toEqual(HELD);
    }
  });

  it('are none from before a change of identity (2.22, 11.89)', () => {
    const changed = {
      cases: [socialCareCase()],
      changesOfIdentity: [changeOfIdentity({ since: day('2026-06-01') })],
    };
    expect(phones(changed)).toEqual([]);
  });
});
