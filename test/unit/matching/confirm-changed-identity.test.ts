import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../../../src/child-index/child-record.js';
import { confirmIdentity } from '../../../src/matching/confirm-identity.js';
import type { TypedChild, TypedUnborn } from '../../../src/matching/typed-subject.js';
import {
  childRecord,
  day,
  identity,
  moment,
  NOW,
  organisation,
  residence,
  socialCareCase,
} from '../../support/builders.js';
import { changeOfIdentity } from '../../support/pointer-builders.js';

const GP = organisation('GP1');
const FORMER = { givenName: 'Amina', familyName: 'Okafor', nhsNumber: '9990000018' } as const;
const PRESENT = { givenName: 'Leila', familyName: 'Marsh', nhsNumber: '9990000026' } as const;
const adopted = (changes: Partial<ChildRecord> = {}): ChildRecord =>
  childRecord({
    identities: [
      identity({ ...PRESENT, formerFamilyNames: ['Okafor'] }),
      identity({ ...FORMER, sourceId: GP, sourceClass: 'GP' }),
      identity({ ...FORMER, sourceKey: 'old', asOf: moment('2025-01-01T00:00:00Z') }),
    ],
    residences: [residence({ postcode: 'NM1 2AB', sourceId: GP })],
    changesOfIdentity: [changeOfIdentity()],
    cases: [socialCareCase({ opened: day('2019-01-01') })],
    ...changes,
  });
const typed = (changes: Partial<TypedChild>): TypedChild => ({
  kind: 'CHILD',
  nhsNumber: null,
  givenName: null,
  familyName: null,
  birthDate: day('2018-04-02'),
  postcode: null,
  sex: null,
  ...changes,
});
const asked = (changes: Partial<TypedChild>, child = adopted()) => confirmIdentity(typed(changes), [child], NOW);

describe('a child whose identity was changed', () => {
  it('is found by what it is called now, with its number and without', () => {
    const { nhsNumber, ...named } = PRESENT;
    expect(asked(PRESENT).identity).toBe('CONFIRMED');
    expect(asked(named).identity).toBe('CONFIRMED');
    expect(asked({ ...named, nhsNumber, familyName: 'Marsh-Bell' }).identity).toBe('CONFIRMED');
  });

  it('is not held under any former name or number, without a task for anybody', () => {
    const notHeld = { identity: 'NOT_HELD', task: null };
    expect(asked(FORMER)).toEqual(notHeld);
    expect(asked({ ...FORMER, nhsNumber: null })).toEqual(notHeld);
    expect(asked({ ...PRESENT, nhsNumber: null, familyName: 'Okafor' })).toEqual(notHeld);
    expect(asked({ ...FORMER, birthDate: day('2018-04-03') })).toEqual(notHeld);
  });

  it('is answered alike whether the former details are held or not', () => {
    const mixed = [
      { ...PRESENT, nhsNumber: FORMER.nhsNumber },
      { ...PRESENT, familyName: 'Okafor' },
      { ...FORMER, nhsNumber: PRESENT.nhsNumber },
      { ...PRESENT, postcode: 'NM1 2AB' },
    ];
    const neverHeld = adopted({ identities: [identity(PRESENT)], residences: [] });
    for (const details of mixed) {
      const { identity: one, ...held } = asked(details);
      const { identity: other, ...without } = asked(details, neverHeld);
      expect(one).toBe(other);
      if (one !== 'CONFIRMED') expect(held).toEqual(without);
    }
  });

  it('is found as before until the day has come', () => {
    const toCome = adopted({ changesOfIdentity: [changeOfIdentity({ since: day('2026-11-22') })] });
    expect(asked(FORMER, toCome).identity).toBe('CONFIRMED');
  });

  it('is not found by the mother to whom it was born', () => {
    const mother = { nhsNumber: '9990000034', givenName: 'Ngozi', familyName: 'Okafor', birthDate: day('1990-01-31') };
    const expected = day('2018-04-05');
    const unborn: TypedUnborn = {
      kind: 'UNBORN',
      motherNhsNumber: mother.nhsNumber,
      motherGivenName: mother.givenName,
      motherFamilyName: mother.familyName,
      motherBirthDate: mother.birthDate,
      expectedDate: expected,
    };
    const statement = identity({ birthDate: null, expectedDate: expected, mother, sourceId: organisation('MAT') });
    const child = (changes: Partial<ChildRecord>) =>
      adopted({ identities: [identity(PRESENT), statement], ...changes });
    expect(confirmIdentity(unborn, [child({ changesOfIdentity: [] })], NOW).identity).toBe('CONFIRMED');
    expect(confirmIdentity(unborn, [child({})], NOW)).toEqual({ identity: 'NOT_HELD', task: null });
  });
});
