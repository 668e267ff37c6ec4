import { describe, expect, it } from 'vitest';
import type { Candidate, StatedIdentity } from '../../../src/matching/ports.js';
import { recogniseChild } from '../../../src/matching/recognise-child.js';
import type { ChildId } from '../../../src/shared/ids.js';
import { day } from '../../support/builders.js';

function stated(changes: Partial<StatedIdentity> = {}): StatedIdentity {
  return {
    sourceId: 'GP1',
    givenName: 'Amina',
    familyName: 'Okafor',
    formerFamilyNames: [],
    birthDate: day('2018-04-02'),
    expectedDate: null,
    nhsNumber: '9990000018',
    mother: null,
    ...changes,
  };
}
const candidate = (id: string, ...identities: StatedIdentity[]): Candidate => ({
  childId: id as ChildId,
  identities,
  former: [],
});
const summary = (identity: StatedIdentity, ...candidates: Candidate[]) => {
  const found = recogniseChild(identity, candidates);
  return [found.kind === 'LINK' ? found.childId : 'NEW', ...found.reviews.map(({ reason }) => reason)];
};

describe('recognising the child of a feed row', () => {
  it('links on the number with equal birth date and agreeing names', () => {
    expect(summary(stated({ sourceId: 'SCH' }), candidate('a', stated()))).toEqual(['a']);
    expect(summary(stated({ givenName: 'Amina Grace', familyName: 'Okafor-Bell' }), candidate('a', stated()))).toEqual([
      'a',
    ]);
    expect(summary(stated({ familyName: 'Bell', formerFamilyNames: ['Okafor'] }), candidate('a', stated()))).toEqual([
      'a',
    ]);
  });

  it('never links on the number alone', () => {
    for (const other of [{ birthDate: day('2018-04-03') }, { givenName: 'Adaeze' }, { familyName: 'Bell' }]) {
      expect(summary(stated(other), candidate('a', stated()))).toEqual(['NEW', 'NUMBER_AGREES_DETAILS_DIFFER']);
    }
  });

  it('never links without a number, however much agrees', () => {
    expect(summary(stated({ nhsNumber: null }), candidate('a', stated()))).toEqual([
      'NEW',
      'DETAILS_AGREE_NUMBER_DOES_NOT',
    ]);
    expect(summary(stated({ nhsNumber: '9990000026' }), candidate('a', stated()))).toEqual([
      'NEW',
      'DETAILS_AGREE_NUMBER_DOES_NOT',
    ]);
  });

  it('keeps twins apart, named or not', () => {
    const one = stated({ givenName: 'Ada' });
    expect(summary(stated({ givenName: 'Ava', nhsNumber: '9990000026' }), candidate('a', one))).toEqual(['NEW']);
    const unnamed = stated({ givenName: 'Twin 1' });
    expect(summary(stated({ givenName: 'Twin 2', nhsNumber: '9990000026' }), candidate('a', unnamed))).toEqual(['NEW']);
    expect(summary(stated({ givenName: 'Twin 1' }), candidate('a', unnamed))).toEqual([
      'NEW',
      'NUMBER_AGREES_DETAILS_DIFFER',
    ]);
  });

  it('takes 1 January for a year, so that the whole given name must agree', () => {
    const date = { birthDate: day('2018-01-01') };
    const held = candidate('a', stated({ ...date, givenName: 'Amina Grace' }));
    expect(summary(stated(date), held)).toEqual(['NEW', 'NUMBER_AGREES_DETAILS_DIFFER']);
    expect(summary(stated({ ...date, givenName: 'Amina Grace' }), held)).toEqual(['a']);
    expect(summary(stated({ ...date, nhsNumber: null }), held)).toEqual(['NEW']);
  });

  it('leaves to a person which of two is meant', () => {
    expect(summary(stated(), candidate('a', stated()), candidate('b', stated()))).toEqual([
      'NEW',
      'SEVERAL_AGREE',
      'SEVERAL_AGREE',
    ]);
  });

  describe('before birth', () => {
    const mother = { nhsNumber: '9990000034', givenName: 'Ngozi', familyName: 'Okafor', birthDate: day('1995-07-21') };
    const unborn = stated({
      givenName: 'Unborn',
      birthDate: null,
      nhsNumber: null,
      mother,
      expectedDate: day('2027-02-10'),
    });

    it('links one of another source by the mother and the expected date', () => {
      expect(summary({ ...unborn, sourceId: 'HOSP' }, candidate('u', unborn))).toEqual(['u']);
    });

    it('leaves twins of one source, a revised date and the birth to a person', () => {
      expect(summary(unborn, candidate('u', unborn))).toEqual(['NEW', 'SAME_MOTHER_AND_TIME']);
      const revised = { ...unborn, sourceId: 'HOSP', expectedDate: day('2027-03-01') };
      expect(summary(revised, candidate('u', unborn))).toEqual(['NEW', 'SAME_MOTHER_AND_TIME']);
      const born = stated({ mother, birthDate: day('2027-02-01') });
      expect(summary(born, candidate('u', unborn))).toEqual(['NEW', 'SAME_MOTHER_AND_TIME']);
    });

    it('does not take another pregnancy for this one', () => {
      const later = { ...unborn, sourceId: 'HOSP', expectedDate: day('2028-02-10') };
      expect(summary(later, candidate('u', unborn))).toEqual(['NEW']);
    });
  });
});

describe('recognising a child whose identity was changed', () => {
  const present = stated({ givenName: 'Leila', familyName: 'Marsh', nhsNumber: '9990000026' });
  const adopted: Candidate = { childId: 'a' as ChildId, identities: [present], former: [stated()] };

  it('takes a row on the former number to the child, where it is hidden, and asks nobody', () => {
    expect(recogniseChild(stated({ sourceId: 'SCH' }), [adopted])).toEqual({
      kind: 'LINK',
      childId: 'a',
      former: true,
      reviews: [],
    });
  });

  it('links the present identity as any other', () => {
    expect(recogniseChild({ ...present, sourceId: 'SCH' }, [adopted])).toMatchObject({ kind: 'LINK', former: false });
  });

  it('raises no review for what agrees with the former identity in part', () => {
    for (const part of [{ nhsNumber: null }, { nhsNumber: '9990000034' }, { birthDate: day('2018-04-03') }]) {
      expect(summary(stated(part), adopted)).toEqual(['NEW']);
    }
  });

  it('prefers a child who is so now to one who was', () => {
    expect(summary(stated({ sourceId: 'SCH' }), adopted, candidate('b', stated()))).toEqual(['b']);
  });
});
