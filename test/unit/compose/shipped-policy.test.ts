import { expect, it } from 'vitest';
import { shippedPolicy } from '../../../src/compose/shipped-policy.js';
import { moment } from '../../support/builders.js';
import { enquiryFacts } from '../../support/enquiry-facts.js';

it('asks of a request what the rules of the day ask, as the decision does', () => {
  let now = moment('2018-05-24T23:59:59.000000Z');
  const policy = shippedPolicy(() => now);
  const { request } = enquiryFacts({ request: { purpose: 'WELFARE_CONCERN' } });
  expect(policy.missingInputs(request)).toEqual([]);
  now = moment('2018-05-25T00:00:00.000000Z');
  expect(policy.missingInputs(request).map(({ input }) => input)).toEqual(['concern']);
});
