import { describe, expect, it } from 'vitest';
import {
  afterChangeOfIdentity,
  beforeChangeOfIdentity,
  presentIdentities,
} from '../../../src/child-index/before-change-of-identity.js';
import { changesThatCount } from '../../../src/child-index/change-on-own-case.js';
import type { ChangeOfIdentity, ChildRecord, IdentityStatement } from '../../../src/child-index/child-record.js';
import {
  childRecord,
  consent,
  day,
  identity,
  involvement,
  moment,
  organisation,
  plan,
  residence,
  socialCareCase,
  TODAY,
} from '../../support/builders.js';
import { changeOfIdentity, commonAssessment, policePointer } from '../../support/pointer-builders.js';

// born as Amina Okafor; adopted on 1 June 2025 as Leila Marsh, with a number of its own
const SINCE = day('2025-06-01');
const GP = organisation('GP1');
const OWN_CASE = socialCareCase({ sourceKey: 'own', opened: day('2019-01-01') });
const NOW_CALLED = { givenName: 'Leila', familyName: 'Marsh', nhsNumber: '9990000026' } as const;
const authoritys = identity({ ...NOW_CALLED, formerFamilyNames: ['Okafor'], sourceKey: 'new' });
const ofGp = (changes: Partial<IdentityStatement> = {}) =>
  identity({ ...NOW_CALLED, sourceId: GP, sourceClass: 'GP', sourceKey: 'gp', ...changes });
const present = (
  identities: readonly IdentityStatement[],
  changes: readonly Partial<ChangeOfIdentity>[] = [{ since: SINCE }],
) => presentIdentities(identities, changes.map(changeOfIdentity), TODAY).map(({ sourceKey }) => sourceKey);

describe('the identity of a child whose identity was changed', () => {
  it('is all that is stated while nothing has changed', () => {
    expect(present([authoritys, identity()], [])).toEqual(['new', 'k1']);
    expect(present([authoritys, identity()], [{ since: day('2026-11-22') }])).toEqual(['new', 'k1']);
  });

  it('is the word of the authority that states the change, as of its day or later', () => {
    const old = identity({ sourceKey: 'old', asOf: moment('2025-05-31T23:00:00Z') });
    expect(present([authoritys, old])).toEqual(['new']);
    expect(present([old])).toEqual([]);
    expect(present([{ ...authoritys, asOf: moment('2025-06-01T00:00:00Z') }])).toEqual(['new']);
  });

  it('is also who writes the child as the authority does, with its number or none', () => {
    for (const same of [{}, { nhsNumber: null }, { givenName: 'Leila Rose' }, { familyName: 'MARSH' }]) {
      expect(present([authoritys, ofGp(same)])).toEqual(['new', 'gp']);
    }
  });

  it('is nobody who still writes it otherwise, however fresh', () => {
    const others: Partial<IdentityStatement>[] = [
      { nhsNumber: '9990000018' },
      { familyName: 'Okafor' },
      { givenName: 'Amina' },
      { birthDate: day('2018-04-03') },
      { birthDate: null },
      { givenName: 'Baby' },
      { asOf: moment('2025-05-31T00:00:00Z') },
    ];
    for (const other of others) expect(present([authoritys, ofGp(other)])).toEqual(['new']);
  });

  it('is open about no number that the authority does not know', () => {
    expect(present([{ ...authoritys, nhsNumber: null }, ofGp()])).toEqual(['new']);
  });

  it('is nobody’s while the authority has not restated it', () => {
    expect(present([ofGp(), identity({ sourceId: organisation('LA2') })])).toEqual([]);
  });

  it('follows the newest change that has happened', () => {
    const second = identity({ familyName: 'Quill', sourceId: organisation('LA2'), sourceKey: 'newest' });
    const changes = [{ since: SINCE }, { since: day('2026-02-01'), sourceId: organisation('LA2') }];
    expect(present([authoritys, ofGp(), second], changes)).toEqual(['newest']);
    expect(present([authoritys, ofGp(), second], [...changes, { since: day('2027-01-01') }])).toEqual(['newest']);
  });
});

describe('what was stated before a change of identity', () => {
  const record = (changes: Partial<ChildRecord> = {}) =>
    childRecord({
      identities: [authoritys, ofGp()],
      changesOfIdentity: [changeOfIdentity({ since: SINCE })],
      cases: [OWN_CASE],
      ...changes,
    });
  const before = beforeChangeOfIdentity(record(), TODAY);
  const ask = (
    source: string,
    began: string | null,
    ended: string | null,
    of: 'statement' | 'careOrPlan' = 'statement',
  ) =>
    before?.[of](
      { sourceId: organisation(source) },
      began === null ? null : day(began),
      ended === null ? null : day(ended),
    );

  it('is nothing where nothing changed', () => {
    expect(beforeChangeOfIdentity(childRecord(), TODAY)).toBeNull();
    const plain = childRecord();
    expect(afterChangeOfIdentity(plain, TODAY)).toBe(plain);
    const toCome = childRecord({ changesOfIdentity: [changeOfIdentity({ since: day('2026-11-22') })] });
    expect(afterChangeOfIdentity(toCome, TODAY)).toBe(toCome);
  });

  it('is whatever a source says that does not know the child as it is now', () => {
    expect(ask('SCH1', '2026-01-01', null)).toBe(true);
    expect(ask('SCH1', '2019-01-01', null)).toBe(true);
  });

  it('is what began before the day and has ended, whoever says it', () => {
    expect(ask('LA1', '2025-05-31', '2025-06-01')).toBe(true);
    expect(ask('LA1', '2025-05-31', '2026-11-21')).toBe(true);
    expect(ask('LA1', null, '2026-01-01')).toBe(true);
  });

  it('is neither what lasts where the child is known as it is now, nor what began since', () => {
    expect(ask('LA1', '2019-01-01', null)).toBe(false);
    expect(ask('GP1', '2019-01-01', '2026-11-22')).toBe(false);
    expect(ask('GP1', '2025-06-01', '2025-07-01')).toBe(false);
  });

  it('is never a case that is open or a plan in force, whoever states it (5.150)', () => {
    expect(ask('LA2', '2019-01-01', null, 'careOrPlan')).toBe(false);
    expect(ask('LA2', '2019-01-01', '2026-11-22', 'careOrPlan')).toBe(false);
    expect(ask('LA2', '2019-01-01', '2026-11-21', 'careOrPlan')).toBe(true);
    expect(ask('LA1', '2019-01-01', '2026-11-21', 'careOrPlan')).toBe(true);
    expect(ask('LA1', '2025-06-01', '2026-11-21', 'careOrPlan')).toBe(false);
  });

  it('is nothing where the authority that states the change never dealt with the child', () => {
    const grounds: readonly [Partial<ChildRecord>, boolean][] = [
      [{ cases: [], plans: [] }, false],
      [{ cases: [socialCareCase({ opened: SINCE })], plans: [] }, true],
      [{ cases: [socialCareCase({ opened: day('2025-06-02') })], plans: [] }, false],
      [{ cases: [socialCareCase({ opened: SINCE, sourceId: organisation('LA2') })], plans: [] }, false],
      [{ cases: [socialCareCase({ opened: SINCE, state: 'CLOSED', closed: SINCE })], plans: [] }, true],
      [{ cases: [], plans: [plan({ kind: 'LOOKED_AFTER', started: SINCE })] }, true],
      [{ cases: [], plans: [plan({ kind: 'LOOKED_AFTER', started: day('2025-06-02') })] }, false],
      [{ cases: [], plans: [plan({ started: day('2019-01-01') })] }, false],
    ];
    for (const [ground, counts] of grounds) {
      const stated = record(ground);
      expect(changesThatCount(stated)).toHaveLength(counts ? 1 : 0);
      expect(beforeChangeOfIdentity(stated, TODAY) !== null).toBe(counts);
      expect(afterChangeOfIdentity(stated, TODAY) !== stated).toBe(counts);
    }
  });

  it('is left out of the record by which a search, a relationship, a consent or a notice may go', () => {
    const school = { sourceId: organisation('SCH1') };
    const whole = record({
      residences: [residence(), residence({ until: day('2025-06-01') }), residence(school)],
      relatedPeople: [],
      involvements: [involvement(), involvement({ until: day('2025-05-01') }), involvement(school)],
      cases: [
        OWN_CASE,
        socialCareCase({ sourceId: organisation('LA2') }),
        socialCareCase({ sourceId: organisation('LA2'), state: 'CLOSED', closed: day('2026-01-01') }),
      ],
      plans: [
        plan({ started: day('2019-01-01') }),
        plan({ started: day('2019-01-01'), sourceId: organisation('LA2') }),
        plan({ started: day('2019-01-01'), ended: day('2025-06-01') }),
      ],
      commonAssessments: [commonAssessment()],
      policePointers: [policePointer({ sourceId: GP })],
      consents: [
        consent({ giver: 'PARENT', effectiveFrom: moment('2025-05-31T00:00:00Z') }),
        consent({ giver: 'PARENT', effectiveFrom: moment('2025-06-01T00:00:00Z') }),
        consent({ giver: 'PARENT', state: 'REFUSED', effectiveFrom: moment('2024-01-01T00:00:00Z') }),
        consent({ giver: 'YOUNG_PERSON', effectiveFrom: moment('2024-01-01T00:00:00Z') }),
        consent(school),
      ],
      earlierEnquiries: ['2025-05-31', '2025-06-01'].map((date) => ({
        at: moment(`${date}T12:00:00Z`),
        setting: 'SCHEDULED',
        sector: 'HEALTH',
        organisationId: GP,
        organisationName: 'Mill Lane Surgery',
      })),
    });
    const after = afterChangeOfIdentity(whole, TODAY);
    expect(after.identities.map(({ familyName, formerFamilyNames }) => [familyName, formerFamilyNames])).toEqual([
      ['Marsh', []],
      ['Marsh', []],
    ]);
    expect(after.residences).toEqual([whole.residences[0]]);
    expect(after.involvements).toEqual([whole.involvements[0]]);
    expect(after.cases).toEqual(whole.cases.slice(0, 2));
    expect(after.plans).toEqual(whole.plans.slice(0, 2));
    expect(after.commonAssessments).toEqual([]);
    expect(after.policePointers).toEqual(whole.policePointers);
    expect(after.consents).toEqual(whole.consents.slice(1, 4));
    expect(after.earlierEnquiries).toEqual(whole.earlierEnquiries.slice(1));
  });

  it('keeps people who are stated since, and shields and judgements whenever they are from', () => {
    const person = {
      ...involvement(),
      givenName: 'Ngozi',
      familyName: 'Okafor',
      birthDate: null,
      relation: 'MOTHER',
      parentalResponsibility: true,
      livesWithChild: false,
      suspectedOfHarm: true,
      mustNotFind: true,
    };
    const birthMother = { ...person, asOf: moment('2025-01-01T00:00:00Z') };
    const after = afterChangeOfIdentity(record({ relatedPeople: [birthMother, person] }), TODAY);
    expect(after.relatedPeople).toEqual([person]);
  });
});
