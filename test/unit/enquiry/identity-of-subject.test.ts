import { describe, expect, it } from 'vitest';
import type { HouseholdChild } from '../../../src/child-index/child-record.js';
import { identityOfSubject } from '../../../src/enquiry/identity-of-subject.js';
import { householdChild, lookUp, request } from '../../support/builders.js';

const address = { line1: '4 Mill Lane', town: null, postcode: 'NM1 2AB' };
const about = request({ subject: { kind: 'HOUSEHOLD', address, namedChildren: [] } });
const foundThere = (...presentingHousehold: readonly HouseholdChild[]) =>
  identityOfSubject(about, lookUp({ presentingHousehold }));

const open = householdChild({ dwelling: 'HOME', shielded: false, planInForce: true });
const NOBODY = { identity: 'NOT_HELD', task: null };

describe('a household (11.86)', () => {
  it('is whoever with a plan lives at that home', () => {
    expect(foundThere(open)).toMatchObject({ identity: 'CONFIRMED', child: { household: [open] } });
  });

  it('is nobody as soon as one who lives there is shielded', () => {
    expect(foundThere(open, { ...open, shielded: true })).toEqual(NOBODY);
  });

  it.each(['HOSPITAL', 'HOSTEL', 'REFUGE', 'CHILDRENS_HOME', 'PLACEHOLDER'] as const)(
    'is nobody at a place of the kind %s',
    (dwelling) => {
      expect(foundThere({ ...open, dwelling })).toEqual(NOBODY);
    },
  );
});
