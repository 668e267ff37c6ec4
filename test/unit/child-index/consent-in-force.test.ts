import { describe, expect, it } from 'vitest';
import type { Consent, RelatedPerson } from '../../../src/child-index/child-record.js';
import { consentInForce } from '../../../src/child-index/consent-in-force.js';
import { childRecord, consent, involvement, moment, NOW, organisation } from '../../support/builders.js';

const parent: RelatedPerson = {
  ...involvement(),
  givenName: 'Ngozi',
  familyName: 'Okafor',
  birthDate: null,
  relation: 'MOTHER',
  parentalResponsibility: true,
  livesWithChild: true,
  suspectedOfHarm: false,
  mustNotFind: false,
};

function stateAt(
  age: number | null,
  consents: readonly Consent[],
  people: readonly RelatedPerson[] = [parent],
  scope: Consent['scope'] = 'TO_POINT',
  service = 'GP',
) {
  const record = childRecord({ consents, relatedPeople: people });
  return consentInForce(record, involvement({ service }), scope, 'WELFARE_CONCERN', NOW, age);
}

describe('consent in force (5.23, 2.71)', () => {
  it('is not sought when nothing is stated', () => {
    expect(stateAt(14, [])).toBe('NOT_SOUGHT');
  });

  it('counts the word of a competent child and never that of a parent in its place', () => {
    const refusal = consent({ state: 'REFUSED' });
    expect(stateAt(14, [refusal, consent({ giver: 'PARENT' })])).toBe('REFUSED');
    expect(stateAt(14, [consent(), consent({ giver: 'PARENT', state: 'REFUSED' })])).toBe('GIVEN');
  });

  it('does not count the yes of a child whose competence nobody assessed', () => {
    expect(stateAt(14, [consent({ competence: 'NOT_ASSESSED' })])).toBe('NOT_SOUGHT');
  });

  it('respects the no of a child whose competence nobody assessed', () => {
    expect(stateAt(14, [consent({ competence: 'NOT_ASSESSED', state: 'REFUSED' }), consent({ giver: 'PARENT' })])).toBe(
      'REFUSED',
    );
  });

  it('counts only the young person from 16 on', () => {
    expect(stateAt(16, [consent({ giver: 'PARENT' })])).toBe('NOT_SOUGHT');
    expect(stateAt(16, [consent({ competence: 'NOT_ASSESSED' })])).toBe('GIVEN');
  });

  it('lets no no that has run out revive a yes from before it', () => {
    const yes = consent();
    const no = consent({
      state: 'REFUSED',
      sourceKey: 'k2',
      effectiveFrom: moment('2026-03-01T00:00:00Z'),
      effectiveUntil: moment('2026-06-01T00:00:00Z'),
    });
    const later = { ...yes, sourceKey: 'k3', effectiveFrom: moment('2026-07-01T00:00:00Z') };
    expect(stateAt(14, [yes, no])).toBe('NOT_SOUGHT');
    expect(stateAt(17, [yes, no])).toBe('NOT_SOUGHT');
    expect(stateAt(14, [yes, no, later])).toBe('GIVEN');
    const parents = [yes, no].map((word) => ({ ...word, giver: 'PARENT' as const }));
    expect(stateAt(9, parents)).toBe('NOT_SOUGHT');
    expect(stateAt(9, [{ ...yes, giver: 'PARENT' }, no])).toBe('NOT_SOUGHT');
    // a parent's no takes nothing from what a competent child said
    expect(stateAt(14, [yes, { ...no, giver: 'PARENT' }])).toBe('GIVEN');
    expect(stateAt(14, [yes, { ...no, state: 'NOT_ABLE' }])).toBe('GIVEN');
  });

  it('hears the no of two words of one instant, in either order', () => {
    const words = [consent(), consent({ state: 'WITHDRAWN', sourceKey: 'k2' })];
    expect(stateAt(14, words)).toBe('WITHDRAWN');
    expect(stateAt(14, [...words].reverse())).toBe('WITHDRAWN');
  });

  it('asks the child itself from 13 on, unless it was assessed as not competent (SI 2007/2182 regulation 11(3))', () => {
    const yes = consent({ giver: 'PARENT', competence: 'NOT_ASSESSED' });
    const notAble = { ...yes, competence: 'ASSESSED_NOT_COMPETENT' as const };
    expect(stateAt(12, [yes])).toBe('GIVEN');
    expect([13, 15].map((age) => stateAt(age, [yes]))).toEqual(['NOT_SOUGHT', 'NOT_SOUGHT']);
    expect(stateAt(14, [{ ...yes, state: 'REFUSED' }])).toBe('REFUSED');
    expect(stateAt(14, [notAble])).toBe('GIVEN');
    expect(stateAt(14, [yes, consent({ competence: 'ASSESSED_NOT_COMPETENT' })])).toBe('GIVEN');
    expect(stateAt(14, [yes, consent({ competence: 'NOT_ASSESSED' })])).toBe('NOT_SOUGHT');
    expect(stateAt(14, [{ ...yes, scope: 'TO_RECORD' }], [parent], 'TO_RECORD')).toBe('NOT_SOUGHT');
    expect(stateAt(14, [{ ...yes, scope: 'TO_SHARE' }], [parent], 'TO_SHARE')).toBe('GIVEN');
    const assessment = { ...yes, scope: 'TO_RECORD' as const, service: 'COMMON_ASSESSMENT' };
    expect(stateAt(14, [assessment], [parent], 'TO_RECORD', 'COMMON_ASSESSMENT')).toBe('GIVEN');
  });

  it('is never given for a child of unknown age', () => {
    expect(stateAt(null, [consent()])).toBe('NOT_ABLE');
    expect(stateAt(null, [consent({ giver: 'PARENT' })])).toBe('NOT_ABLE');
    expect(stateAt(null, [consent({ state: 'REFUSED' })])).toBe('REFUSED');
    expect(stateAt(null, [])).toBe('NOT_SOUGHT');
  });

  it('counts a parent below 16 unless parents disagree', () => {
    const yes = consent({ giver: 'PARENT' });
    expect(stateAt(9, [yes])).toBe('GIVEN');
    expect(stateAt(9, [yes, consent({ giver: 'PARENT', state: 'REFUSED', sourceKey: 'k2' })])).toBe('REFUSED');
  });

  it('does not count a parent who is suspected of the harm or must not find the child', () => {
    const yes = consent({ giver: 'PARENT' });
    expect(stateAt(9, [yes], [{ ...parent, suspectedOfHarm: true }])).toBe('NOT_ABLE');
    expect(stateAt(9, [yes], [{ ...parent, mustNotFind: true }])).toBe('NOT_ABLE');
  });

  it('follows a withdrawal from its instant, not before', () => {
    const given = consent();
    const withdrawal = consent({ state: 'WITHDRAWN', effectiveFrom: NOW, sourceKey: 'k2' });
    expect(stateAt(14, [given, withdrawal])).toBe('WITHDRAWN');
    const later = { ...withdrawal, effectiveFrom: moment('2026-11-21T03:00:00.001Z') };
    expect(stateAt(14, [given, later])).toBe('GIVEN');
  });

  it('is specific to holder, service, scope, purpose and period', () => {
    const others: Partial<Consent>[] = [
      { sourceId: organisation('GP2') },
      { service: 'CAMHS' },
      { scope: 'TO_SHARE' },
      { purpose: 'ROUTINE_CARE' },
      { effectiveUntil: NOW },
    ];
    for (const other of others) expect(stateAt(14, [consent(other)])).toBe('NOT_SOUGHT');
  });
});
