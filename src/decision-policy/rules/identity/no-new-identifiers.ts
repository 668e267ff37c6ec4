import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * An enquiry is no way to find out a number or a sex: neither is given by the index. What the enquirer typed
 * themselves is said back by the answer. Not spoken of as withheld, since it is the same for every child (2.15,
 * 5.23).
 */
export const noNewIdentifiers: ForbidRule = {
  id: 'identity/no-new-identifiers',
  step: 'identity',
  effect: 'forbid',
  text: 'an enquiry gives no identifier that was not typed',
  citations: ['2.15', '5.23'],
  fields: { IDENTITY: ['sex', 'nhsNumber'] },
  when: {},
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
