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

function stateAt(age: number | null, consents: readonly Consent[], people: readonly RelatedPerson[] = [parent]) {
  const record = childRecord({ consents, relatedPeople: people });
  return consentInForce(record, involvement(), 'TO_POINT', 'WELFARE_CONCERN', NOW, age);
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
