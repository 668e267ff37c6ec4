import { describe, expect, it } from 'vitest';
import type { ChildRecord, IdentityStatement } from '../../../src/child-index/child-record.js';
import { confirmIdentity } from '../../../src/matching/confirm-identity.js';
import type { TypedChild } from '../../../src/matching/typed-subject.js';
import type { ChildId } from '../../../src/shared/ids.js';
import {
  childRecord,
  day,
  identity,
  involvement,
  moment,
  NOW,
  organisation,
  plan,
  residence,
  shield,
  socialCareCase,
} from '../../support/builders.js';

const NUMBER = '9990000018';

function typed(changes: Partial<TypedChild> = {}): TypedChild {
  return {
    kind: 'CHILD',
    nhsNumber: null,
    givenName: 'Amina',
    familyName: 'Okafor',
    birthDate: day('2018-04-02'),
    postcode: null,
    sex: null,
    ...changes,
  };
}

function child(id: string, who: Partial<IdentityStatement> = {}, rest: Partial<ChildRecord> = {}): ChildRecord {
  return childRecord({ id: id as ChildId, identities: [identity(who)], ...rest });
}

const outcome = (what: TypedChild, ...candidates: ChildRecord[]) => {
  const found = confirmIdentity(what, candidates, NOW);
  return found.identity === 'CONFIRMED' ? found.child.id : found.identity;
};

describe('a shielded child', () => {
  const hidden = { shields: [shield()] };

  it('is answered alike to its hidden postcode and to a wrong one: the identity stays open', () => {
    const unsettled = confirmIdentity(typed({ postcode: 'CW4 1AA' }), [child('a')], NOW);
    for (const postcode of ['NM1 2AB', 'NM1 2ZZ', 'CW4 1AA']) {
      expect(confirmIdentity(typed({ postcode }), [child('a', {}, hidden)], NOW)).toEqual(unsettled);
    }
    expect(outcome(typed(), child('a', {}, hidden))).toBe('a');
    expect(outcome(typed({ postcode: 'ZZ99 3VZ' }), child('a', {}, hidden))).toBe('a');
  });

  it('is confirmed by a postcode that it had left before the shield began, like any other child', () => {
    const left = residence({ postcode: 'CW4 1AA', until: day('2025-12-31') });
    const sinceLeft = residence({ postcode: 'SW9 9ZZ', until: day('2026-01-01') });
    const moved = { residences: [residence(), left, sinceLeft] };
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, { ...hidden, ...moved }))).toBe('a');
    expect(outcome(typed({ postcode: 'SW9 9ZZ' }), child('a', {}, { ...hidden, ...moved }))).toBe('NOT_CONFIRMED');
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, moved))).toBe('a');
    expect(outcome(typed({ postcode: 'SW9 9ZZ' }), child('a', {}, moved))).toBe('a');
    const shared = { sharedShields: [{ sourceId: organisation('LA2'), since: moment('2026-01-01T00:00:00Z') }] };
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, { ...shared, ...moved }))).toBe('a');
    expect(outcome(typed({ postcode: 'NM1 2AB' }), child('a', {}, { ...shared, ...moved }))).toBe('NOT_CONFIRMED');
  });

  it('is not found by a former name', () => {
    expect(outcome(typed({ familyName: 'Bell' }), child('a', { formerFamilyNames: ['Bell'] }, hidden))).toBe(
      'NOT_HELD',
    );
  });

  it('is never chosen, and lets no other be chosen, by place', () => {
    const there = child('b', { nhsNumber: null }, { residences: [residence({ postcode: 'CW4 1AA' })] });
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, hidden), there)).toBe('NOT_CONFIRMED');
  });

  it('whose name is hidden too is found by no name, and by number as if every name were wrong', () => {
    const nameless = { shields: [shield({ hidesName: true })] };
    expect(outcome(typed(), child('a', {}, nameless))).toBe('NOT_HELD');
    for (const birthDate of [day('2018-04-02'), day('2011-09-09')]) {
      const wrong = typed({ nhsNumber: NUMBER, birthDate, givenName: 'Tom', familyName: 'Weir' });
      const ordinary = confirmIdentity(wrong, [child('a')], NOW);
      const right = typed({ nhsNumber: NUMBER, birthDate });
      expect(confirmIdentity(wrong, [child('a', {}, nameless)], NOW)).toEqual(ordinary);
      expect(confirmIdentity(right, [child('a', {}, nameless)], NOW)).toEqual(ordinary);
    }
  });

  it('is like any other once the shield has ended or before it begins', () => {
    const over = { shields: [shield({ until: moment('2026-11-21T02:59:59Z') })] };
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, over))).toBe('NOT_CONFIRMED');
  });
});

describe('a child whom only a confidential service knows', () => {
  it('is found as little as one whom nobody knows', () => {
    const clinic = { sourceClass: 'SEXUAL_HEALTH' };
    expect(outcome(typed(), child('a', clinic))).toBe('NOT_HELD');
    expect(confirmIdentity(typed({ nhsNumber: NUMBER }), [child('a', clinic)], NOW)).toEqual({
      identity: 'NOT_HELD',
      task: null,
    });
  });

  it('is so too where the directory alone marks the service', () => {
    expect(outcome(typed(), child('a', { sourceClass: 'VOLUNTARY', confidentialSource: true }))).toBe('NOT_HELD');
  });

  it('is so too where a source of any class has nothing but sensitive services to do with the child', () => {
    const hospital = { sourceId: organisation('RX1'), sourceClass: 'HOSPITAL' };
    const clinic = involvement({ ...hospital, sensitive: true, recordedGround: 'SUSPICION' });
    const ward = involvement({ ...hospital, service: 'PAEDIATRICS' });
    const known = (rest: Partial<ChildRecord>) =>
      outcome(typed(), child('a', hospital, { cases: [], plans: [], involvements: [], ...rest }));
    expect(known({ involvements: [clinic] })).toBe('NOT_HELD');
    expect(known({ involvements: [clinic, ward] })).toBe('a');
    expect(known({ involvements: [] })).toBe('a');
    expect(known({ involvements: [clinic], plans: [plan(hospital)] })).toBe('a');
    expect(known({ involvements: [clinic], cases: [socialCareCase()] })).toBe('NOT_HELD');
  });

  it('is not found by a name that only the service was told', () => {
    const both = childRecord({
      identities: [identity(), identity({ sourceClass: 'MENTAL_HEALTH', familyName: 'Bell' })],
    });
    expect(outcome(typed({ familyName: 'Bell' }), both)).toBe('NOT_HELD');
  });
});
