import { describe, expect, it } from 'vitest';
import type { EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import { asFarAsAddressCounts, presentingAddressCounts } from '../../../src/enquiry/presenting-address.js';
import { householdChild, lookUp, request } from '../../support/builders.js';

const ADDRESS = { line1: '4 Mill Lane', town: null, postcode: 'NM1 2AB' };
const asked = (changes: Partial<EnquiryRequest> = {}) =>
  request({ setting: 'UNSCHEDULED', presentingAddress: ADDRESS, ...changes });
const found = (used = 0) =>
  lookUp({
    presentingHousehold: [householdChild()],
    usage: { ...lookUp().usage, presentingAddressesLastDay: used },
  });
const looked = (changes: Partial<EnquiryRequest> = {}, used = 0) =>
  asFarAsAddressCounts(asked(changes), found(used)).presentingHousehold.length > 0;

describe('a presenting address', () => {
  it('is looked at in unscheduled care, and with any concern', () => {
    expect(looked()).toBe(true);
    expect(looked({ setting: 'SCHEDULED', concern: 'WELFARE' })).toBe(true);
    expect(looked({ setting: 'SCHEDULED' })).toBe(false);
  });

  it('is looked at three times a day', () => {
    expect(looked({}, 2)).toBe(true);
    expect(looked({}, 3)).toBe(false);
    expect(presentingAddressCounts(asked(), found(3))).toBe(false);
  });

  it('counts only where one was typed', () => {
    expect(presentingAddressCounts(asked({ presentingAddress: null }), found())).toBe(false);
  });

  it('is nothing to a household, which is asked about by its own address', () => {
    const household = { subject: { kind: 'HOUSEHOLD', address: ADDRESS, namedChildren: [] } } as const;
    expect(looked(household, 3)).toBe(true);
    expect(presentingAddressCounts(asked(household), found())).toBe(false);
  });
});
