import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * The caller asked for social care alone: the smaller of the grant and what was asked is given, and what was not asked
 * for is not spoken of as withheld (5.23).
 */
export const practitionersNotAskedFor: ForbidRule = {
  id: 'proportionality/practitioners-not-asked-for',
  step: 'proportionality',
  effect: 'forbid',
  text: 'you did not ask for practitioners',
  citations: ['5.23'],
  fields: {
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
    SENSITIVE_SERVICE: ['pointer'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
    POLICE_POINTER: ['pointer'],
  },
  when: { atMost: { $nin: ['PRACTITIONERS', 'CATEGORIES', 'HOUSEHOLD'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
