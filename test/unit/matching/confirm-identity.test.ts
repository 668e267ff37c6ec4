import { describe, expect, it } from 'vitest';
import type { ChildRecord, IdentityStatement } from '../../../src/child-index/child-record.js';
import { confirmIdentity } from '../../../src/matching/confirm-identity.js';
import type { TypedChild, TypedUnborn } from '../../../src/matching/typed-subject.js';
import type { ChildId } from '../../../src/shared/ids.js';
import { childRecord, day, householdChild, identity, NOW, residence } from '../../support/builders.js';

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

const outcome = (what: TypedChild | TypedUnborn, ...candidates: ChildRecord[]) => {
  const found = confirmIdentity(what, candidates, NOW);
  return found.identity === 'CONFIRMED' ? found.child.id : found.identity;
};

describe('with an NHS number', () => {
  const byNumber = (changes: Partial<TypedChild> = {}) => typed({ nhsNumber: NUMBER, ...changes });

  it('confirms with equal birth date and agreeing names', () => {
    expect(outcome(byNumber(), child('a'))).toBe('a');
    expect(outcome(byNumber({ familyName: 'Okafor-Bell', givenName: 'Amina Grace' }), child('a'))).toBe('a');
  });

  it('does not confirm with another birth date, given name or family name', () => {
    expect(outcome(byNumber({ birthDate: day('2018-04-03') }), child('a'))).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ givenName: 'Adaeze' }), child('a'))).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ familyName: 'Bell' }), child('a'))).toBe('NOT_CONFIRMED');
  });

  it('never says which detail differs', () => {
    const answers = [{ birthDate: day('2018-04-03') }, { givenName: 'Adaeze' }, { familyName: 'Bell' }].map((wrong) =>
      confirmIdentity(byNumber(wrong), [child('a')], NOW),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('treats a number whose record agrees on nothing as not held, with a silent task', () => {
    const other = child('a', { givenName: 'Tom', familyName: 'Weir', birthDate: day('2011-09-09') });
    expect(confirmIdentity(byNumber(), [other], NOW)).toEqual({ identity: 'NOT_HELD', task: 'NUMBER_DISAGREES' });
    expect(confirmIdentity(byNumber(), [], NOW)).toEqual({ identity: 'NOT_HELD', task: null });
  });

  it('leaves open a child by name whose number is another, or whose number was typed for another child', () => {
    const named = child('b', { nhsNumber: '9990000026' });
    const owner = child('a', { givenName: 'Tom', familyName: 'Weir', birthDate: day('2011-09-09') });
    expect(outcome(byNumber(), named)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber(), owner, named)).toBe('NOT_CONFIRMED');
  });

  it('confirms the holder that agrees in full, whoever else was stated under the number', () => {
    const pupil = child('p', { givenName: 'Tom', familyName: 'Weir', birthDate: day('2011-09-09') });
    expect(outcome(byNumber(), child('a'), pupil)).toBe('a');
    expect(outcome(byNumber(), pupil, child('a'))).toBe('a');
  });

  it('leaves open a number whose holders agree twice, or none of them in full', () => {
    const samePart = child('p', { givenName: 'Tom', familyName: 'Weir' });
    const sameName = child('q', { birthDate: day('2011-09-09') });
    expect(outcome(byNumber(), child('a'), samePart)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber(), child('a'), sameName)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber(), child('a'), child('b'))).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber(), samePart, sameName)).toBe('NOT_CONFIRMED');
    const strangers = ['p', 'q'].map((id) =>
      child(id, { givenName: 'Tom', familyName: 'Weir', birthDate: day('2011-09-09') }),
    );
    expect(outcome(byNumber(), ...strangers)).toBe('NOT_HELD');
  });

  it('confirms by name a child for whom no number is held', () => {
    expect(outcome(byNumber(), child('b', { nhsNumber: null }))).toBe('b');
  });

  it('does not take a sibling with the same initial for the child', () => {
    const sibling = child('a', { givenName: 'Ada', birthDate: day('2016-02-11') });
    expect(outcome(byNumber({ givenName: 'A' }), child('a'))).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber(), sibling)).toBe('NOT_HELD');
  });

  it('asks for the whole given name where a twin lives with the child', () => {
    const twin = { household: [householdChild({ givenName: 'Amina Rose', birthDate: day('2018-04-02') })] };
    const amina = child('a', { givenName: 'Amina Grace' }, twin);
    expect(outcome(byNumber({ givenName: 'Amina' }), amina)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ givenName: 'Amina Grace' }), amina)).toBe('a');
  });

  it('confirms a newborn without a name by family name and sector of the postcode', () => {
    const newborn = child('n', { givenName: 'Baby' });
    expect(outcome(byNumber({ givenName: null, postcode: 'NM1 2ZZ' }), newborn)).toBe('n');
    expect(outcome(byNumber({ givenName: 'Baby', postcode: 'NM1 2ZZ' }), newborn)).toBe('n');
    expect(outcome(byNumber({ givenName: null, postcode: 'NM9 2ZZ' }), newborn)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ givenName: null }), newborn)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ givenName: null, familyName: 'Bell', postcode: 'NM1 2ZZ' }), newborn)).toBe(
      'NOT_CONFIRMED',
    );
  });

  it('does not confirm one of two unnamed twins', () => {
    const twin = { household: [householdChild({ givenName: 'Twin 2', birthDate: day('2018-04-02') })] };
    expect(outcome(byNumber({ givenName: null, postcode: 'NM1 2AB' }), child('n', { givenName: 'Twin 1' }, twin))).toBe(
      'NOT_CONFIRMED',
    );
  });

  it('asks for the whole given name where the birth date is 1 January', () => {
    const date = day('2018-01-01');
    const held = child('a', { givenName: 'Amina Grace', birthDate: date });
    expect(outcome(byNumber({ birthDate: date, givenName: 'Amina' }), held)).toBe('NOT_CONFIRMED');
    expect(outcome(byNumber({ birthDate: date, givenName: 'Amina Grace' }), held)).toBe('a');
  });
});

describe('without an NHS number', () => {
  it('confirms one child by name and birth date, with or without an agreeing postcode', () => {
    expect(outcome(typed(), child('a'))).toBe('a');
    expect(outcome(typed({ postcode: 'NM1 2ZZ' }), child('a'))).toBe('a');
    expect(outcome(typed({ postcode: 'ZZ99 3VZ' }), child('a'))).toBe('a');
  });

  it('confirms by a former address and a former name', () => {
    const moved = { residences: [residence(), residence({ postcode: 'CW4 1AA', until: day('2019-01-01') })] };
    expect(outcome(typed({ postcode: 'CW4 1AA' }), child('a', {}, moved))).toBe('a');
    expect(outcome(typed({ familyName: 'Bell' }), child('a', { formerFamilyNames: ['Bell'] }))).toBe('a');
  });

  it('asks for the number when the postcode agrees with no address', () => {
    expect(confirmIdentity(typed({ postcode: 'CW4 1AA' }), [child('a')], NOW)).toEqual({
      identity: 'NOT_CONFIRMED',
      wouldDecide: ['nhsNumber'],
      task: null,
    });
  });

  it('asks for the number when the sex is another', () => {
    expect(outcome(typed({ sex: 'MALE' }), child('a'))).toBe('NOT_CONFIRMED');
    expect(outcome(typed({ sex: 'NOT_STATED' }), child('a'))).toBe('a');
  });

  it('is not satisfied by half a double-barrelled name', () => {
    expect(outcome(typed({ familyName: 'Okafor' }), child('a', { familyName: 'Okafor-Bell' }))).toBe('NOT_HELD');
  });

  it('lets the postcode choose between namesakes, and only between them', () => {
    const here = child('a');
    const there = child('b', { nhsNumber: null }, { residences: [residence({ postcode: 'CW4 1AA' })] });
    expect(outcome(typed({ postcode: 'CW4 1AB' }), here, there)).toBe('b');
    expect(outcome(typed(), here, there)).toBe('NOT_CONFIRMED');
    expect(outcome(typed({ postcode: 'SW9 9ZZ' }), here, there)).toBe('NOT_CONFIRMED');
    expect(outcome(typed({ postcode: 'CW4 1AA', givenName: 'Grace' }), here, there)).toBe('NOT_HELD');
  });

  it('does not let place choose between two at one address', () => {
    expect(outcome(typed({ postcode: 'NM1 2AB' }), child('a'), child('b', { nhsNumber: null }))).toBe('NOT_CONFIRMED');
  });

  it('answers too little alike, whoever may be meant', () => {
    for (const missing of ['givenName', 'familyName', 'birthDate'] as const) {
      const found = confirmIdentity(typed({ [missing]: null, sex: 'FEMALE', postcode: 'NM1 2AB' }), [child('a')], NOW);
      expect(found).toEqual({ identity: 'NOT_CONFIRMED', wouldDecide: [missing], task: null });
      expect(confirmIdentity(typed({ [missing]: null, sex: 'FEMALE', postcode: 'NM1 2AB' }), [], NOW)).toEqual(found);
    }
  });

  it('asks for the number when the birth date is 1 January, held or not', () => {
    const date = day('2018-01-01');
    expect(outcome(typed({ birthDate: date }))).toBe('NOT_CONFIRMED');
    expect(outcome(typed({ birthDate: date }), child('a', { birthDate: date }))).toBe('NOT_CONFIRMED');
  });
});

describe('an unborn child', () => {
  const mother = {
    nhsNumber: '9990000034',
    givenName: 'Ngozi',
    familyName: 'Okafor',
    birthDate: day('1995-07-21'),
  };
  const asked: TypedUnborn = {
    kind: 'UNBORN',
    motherNhsNumber: mother.nhsNumber,
    motherGivenName: 'Ngozi',
    motherFamilyName: 'Okafor',
    motherBirthDate: mother.birthDate,
    expectedDate: day('2027-02-10'),
  };
  const unborn = (id: string, expected = '2027-02-10') =>
    child(id, { givenName: 'Unborn', birthDate: null, nhsNumber: null, mother, expectedDate: day(expected) });

  it('is confirmed by the number, birth date and name of the mother', () => {
    expect(outcome(asked, unborn('u'))).toBe('u');
    expect(outcome(asked, unborn('u', '2027-02-24'))).toBe('u');
  });

  it('is left open when one of them differs, or another pregnancy is meant', () => {
    expect(outcome({ ...asked, motherBirthDate: day('1995-07-22') }, unborn('u'))).toBe('NOT_CONFIRMED');
    expect(outcome({ ...asked, motherGivenName: 'Grace' }, unborn('u'))).toBe('NOT_CONFIRMED');
    expect(outcome(asked, unborn('u', '2025-02-10'))).toBe('NOT_CONFIRMED');
  });

  it('is left open between two of one mother', () => {
    expect(outcome(asked, unborn('u'), unborn('v'))).toBe('NOT_CONFIRMED');
  });

  it('is not held when nothing of the mother agrees, with a silent task', () => {
    const other = { ...asked, motherGivenName: 'Grace', motherBirthDate: day('1990-01-31') };
    expect(confirmIdentity(other, [unborn('u')], NOW)).toEqual({ identity: 'NOT_HELD', task: 'NUMBER_DISAGREES' });
  });
});
