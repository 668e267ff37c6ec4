import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import type { EnquirerPerson } from '../../../src/directory/enquirer.js';
import { itemFacts } from '../../../src/enquiry/item-facts.js';
import {
  childRecord,
  consent,
  day,
  enquirer as anybody,
  householdChild,
  identity,
  involvement,
  moment,
  NOW,
  plan,
  residence,
  shield,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';

const of = (record: ChildRecord) => itemFacts(record, 'WELFARE_CONCERN', NOW, TODAY, null);
const find = (record: ChildRecord, ref: string) => of(record).find((item) => item.ref === ref);
const sensitive = involvement({ sensitive: true, recordedGround: 'SUSPICION' });

describe('facts of items', () => {
  it('call an ended plan an alert for 365 days and history after', () => {
    const ended = (on: string) => find(childRecord({ plans: [plan({ ended: day(on) })] }), 'plan:0')?.currency;
    expect(ended('2026-11-22')).toBe('CURRENT');
    expect(ended('2026-11-21')).toBe('ENDED_WITHIN_A_YEAR');
    expect(ended('2025-11-21')).toBe('ENDED_WITHIN_A_YEAR');
    expect(ended('2025-11-20')).toBe('HISTORY');
  });

  it('hold a lead social worker only for an open case', () => {
    const closed = socialCareCase({ state: 'CLOSED', closed: day('2026-11-01') });
    expect(find(childRecord(), 'lead:0')).toBeDefined();
    expect(find(childRecord({ cases: [closed] }), 'lead:0')).toBeUndefined();
  });

  it('hold no sensitive service without the consent by which it stands here, whatever the feed still says', () => {
    const byConsent = involvement({ sensitive: true, recordedGround: 'CONSENT' });
    const toRecord = consent({ scope: 'TO_RECORD', sourceId: byConsent.sourceId, service: byConsent.service });
    const older = identity({ birthDate: day('2012-01-01') });
    const record = { identities: [older], involvements: [byConsent], consents: [toRecord] };
    expect(find(childRecord(record), 'sensitive:0')).toMatchObject({ protection: 'SENSITIVE_SERVICE' });
    const withdrawn = { ...toRecord, state: 'WITHDRAWN' as const, effectiveFrom: moment('2026-11-01T00:00:00Z') };
    expect(find(childRecord({ ...record, consents: [withdrawn] }), 'sensitive:0')).toBeUndefined();
    expect(find(childRecord({ involvements: [sensitive] }), 'sensitive:0')).toBeDefined();
  });

  it('put everything of a shielded child behind the shield, and a shielded sibling too', () => {
    const record = childRecord({ shields: [shield()], household: [householdChild()] });
    expect(new Set(of(record).map((item) => item.protection))).toEqual(new Set(['SHIELD']));
  });

  it('make no household of a hospital', () => {
    const ward = householdChild({ dwelling: 'HOSPITAL' });
    expect(find(childRecord({ household: [ward] }), 'household:0')).toBeUndefined();
    expect(find(childRecord({ household: [householdChild()] }), 'household:0')).toBeDefined();
  });

  it('hold nothing of another child to whom the enquirer is too near', () => {
    const enquirer: EnquirerPerson = { ...anybody().practitioner, homeAddressKey: '4 MILL LANE NM12AB' };
    const near = { identities: [], residences: [residence({ until: day('2021-01-01') })], relatedPeople: [] };
    const record = childRecord({
      household: [householdChild({ surroundings: near }), householdChild({ planInForce: true })],
    });
    const refs = (who: EnquirerPerson | null) =>
      itemFacts(record, 'WELFARE_CONCERN', NOW, TODAY, who).flatMap(({ kind, ref }) =>
        kind === 'HOUSEHOLD_CHILD' ? [ref] : [],
      );
    expect(refs(null)).toEqual(['household:0', 'household:1']);
    expect(refs(anybody().practitioner)).toEqual(['household:0', 'household:1']);
    expect(refs(enquirer)).toEqual(['household:1']);
  });

  it('never speak with the words of a confidential service', () => {
    const clinic = identity({ sourceClass: 'SEXUAL_HEALTH' });
    expect(find(childRecord({ identities: [clinic, identity()] }), 'identity:1')).toBeDefined();
    expect(find(childRecord({ identities: [clinic] }), 'identity:0')).toBeUndefined();
  });

  it('hold no name, number, address or text of anyone', () => {
    const text = JSON.stringify(
      of(childRecord({ household: [householdChild()], involvements: [involvement(), sensitive] })),
    );
    for (const secret of ['Amina', 'Okafor', '9990000018', 'Mill Lane', 'Ellis', 'Rosa', '01632']) {
      expect(text).not.toContain(secret);
    }
  });
});
