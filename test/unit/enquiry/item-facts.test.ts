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
  organisation,
  plan,
  residence,
  shield,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { changeOfIdentity, commonAssessment, detriment, policePointer } from '../../support/pointer-builders.js';

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

  it('call a plan in force that is said to have ended for no lawful reason (5.141)', () => {
    const left = plan({ ended: day('2024-01-01'), endReason: 'CEASED_TO_BE_LOOKED_AFTER' });
    expect(find(childRecord({ plans: [left] }), 'plan:0')?.currency).toBe('CURRENT');
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

  it('hold a common assessment with the consent to record it alone, and with the consent to share beside it (2.16)', () => {
    const assessment = commonAssessment();
    const word = (scope: 'TO_RECORD' | 'TO_SHARE', state: 'GIVEN' | 'REFUSED') =>
      consent({ sourceId: assessment.sourceId, service: 'COMMON_ASSESSMENT', giver: 'PARENT', scope, state });
    const held = (...consents: ReturnType<typeof word>[]) =>
      find(childRecord({ commonAssessments: [assessment], consents }), 'assessment:0');
    expect(held()).toBeUndefined();
    expect(held(word('TO_SHARE', 'GIVEN'))).toBeUndefined();
    expect(held(word('TO_RECORD', 'GIVEN'))).toMatchObject({ kind: 'COMMON_ASSESSMENT', consent: 'NOT_SOUGHT' });
    expect(held(word('TO_RECORD', 'GIVEN'), word('TO_SHARE', 'GIVEN'))).toMatchObject({
      kind: 'COMMON_ASSESSMENT',
      sourceClass: 'EDUCATION',
      protection: 'NONE',
      consent: 'GIVEN',
      currency: 'CURRENT',
    });
    const other = { ...word('TO_RECORD', 'GIVEN'), sourceId: organisation('GP1') };
    expect(held(other)).toBeUndefined();
  });

  it('hold a pointer to the police, current or ended', () => {
    const pointer = (until: string | null) =>
      find(childRecord({ policePointers: [policePointer({ until: until === null ? null : day(until) })] }), 'police:0');
    expect(pointer(null)).toMatchObject({ kind: 'POLICE_POINTER', sourceClass: 'POLICE', currency: 'CURRENT' });
    expect(pointer('2026-07-01')?.currency).toBe('ENDED_WITHIN_A_YEAR');
  });

  it('carry the judgement of their own holder and of nobody else', () => {
    const judged = (changes: Parameters<typeof detriment>[0]) =>
      of(childRecord({ detriments: [detriment(changes)] })).map(({ ref, detriment: told }) => `${ref} ${told}`);
    expect(judged({ sourceId: organisation('GP1') })).toEqual([
      'identity:0 NONE',
      'case:0 NONE',
      'lead:0 NONE',
      'plan:0 NONE',
      'involvement:0 MORE_DETRIMENTAL',
    ]);
    expect(judged({ existenceToo: true })).toContain('plan:0 EXISTENCE_TOO');
    expect(judged({ existenceToo: true })).toContain('involvement:0 NONE');
  });

  it('put what was stated before a change of identity behind it, before a shield and before anything sensitive', () => {
    const school = { sourceId: organisation('SCH1'), sourceClass: 'EDUCATION' };
    const record = childRecord({
      identities: [identity({ ...school, familyName: 'Before' }), identity()],
      changesOfIdentity: [changeOfIdentity()],
      cases: [
        socialCareCase({ opened: day('2019-01-01') }),
        socialCareCase({ sourceId: organisation('LA2'), opened: day('2019-01-01') }),
      ],
      involvements: [
        involvement(school),
        { ...sensitive, ...school },
        involvement({ sourceId: organisation('LA1'), until: day('2024-01-01') }),
      ],
      plans: [
        plan({ started: day('2019-01-01'), ended: day('2020-01-01') }),
        plan({ started: day('2019-01-01') }),
        plan({ sourceId: organisation('LA2'), started: day('2019-01-01') }),
      ],
      policePointers: [policePointer()],
      shields: [shield()],
      earlierEnquiries: ['2025-05-31', '2025-06-02'].map((date) => ({
        at: moment(`${date}T12:00:00Z`),
        setting: 'SCHEDULED',
        sector: 'HEALTH',
        organisationId: organisation('GP1'),
        organisationName: 'Mill Lane Surgery',
      })),
    });
    expect(Object.fromEntries(of(record).map(({ ref, protection }) => [ref, protection]))).toEqual({
      'identity:1': 'SHIELD',
      'case:0': 'SHIELD',
      'lead:0': 'SHIELD',
      'case:1': 'SHIELD',
      'lead:1': 'SHIELD',
      'plan:0': 'CHANGED_IDENTITY',
      'plan:1': 'SHIELD',
      'plan:2': 'SHIELD',
      'involvement:0': 'CHANGED_IDENTITY',
      'sensitive:1': 'CHANGED_IDENTITY',
      'involvement:2': 'CHANGED_IDENTITY',
      'police:0': 'CHANGED_IDENTITY',
      'earlier:0': 'CHANGED_IDENTITY',
      'earlier:1': 'SHIELD',
    });
  });

  it('leave a plan of another authority to be told, when one that never dealt with the child states a change', () => {
    const stranger = { sourceId: organisation('LA9') };
    const record = childRecord({
      identities: [identity(), identity({ ...stranger, givenName: 'Nobody' })],
      changesOfIdentity: [changeOfIdentity({ ...stranger, since: day('2026-11-01') })],
    });
    expect(of(record).map(({ ref, protection }) => `${ref} ${protection}`)).toEqual([
      'identity:0 NONE',
      'case:0 NONE',
      'lead:0 NONE',
      'plan:0 NONE',
      'involvement:0 NONE',
    ]);
  });

  it('keep every service of a confidential source, also when it was marked after the row came (5.25)', () => {
    for (const changes of [{ confidentialSource: true }, { sourceClass: 'MENTAL_HEALTH' }]) {
      const record = childRecord({ involvements: [involvement(changes)] });
      expect(find(record, 'involvement:0')).toBeUndefined();
      expect(find(record, 'sensitive:0')).toMatchObject({
        kind: 'SENSITIVE_SERVICE',
        protection: 'SENSITIVE_SERVICE',
        consent: 'NOT_SOUGHT',
      });
      const assessment = commonAssessment(changes);
      const toRecord = consent({
        sourceId: assessment.sourceId,
        service: 'COMMON_ASSESSMENT',
        giver: 'PARENT',
        scope: 'TO_RECORD',
      });
      const held = { commonAssessments: [assessment], consents: [toRecord] };
      expect(find(childRecord(held), 'assessment:0')?.protection).toBe('SENSITIVE_SERVICE');
      expect(find(childRecord({ ...held, shields: [shield()] }), 'assessment:0')?.protection).toBe('SENSITIVE_SERVICE');
    }
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
