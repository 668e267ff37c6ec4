import type { ForbidRule } from '../../rulebook/rule.js';
import { accessOverride } from './access-override.js';

/**
 * A child whose whereabouts could let somebody do harm is shielded. Everything that could lead there is hidden: the
 * authority, the case, the lead social worker, practitioners, household, names. A caller entitled to plan state gets
 * its kind and dates with no authority named (5.150, 9.20, 11.89, SI 2007/2182 regulation 6).
 */
export const childShielded: ForbidRule = {
  id: 'shield/child-shielded',
  step: 'shield',
  effect: 'liftable',
  text: 'details that could lead to a protected child are hidden',
  citations: ['5.150', '9.20', '11.89', 'SI 2007/2182 regulation 6 (revoked 2012, precedent only)'],
  fields: {
    SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
    PLAN: ['authority', 'categories'],
    LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
    HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'],
    EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
    SENSITIVE_SERVICE: ['pointer'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
    POLICE_POINTER: ['pointer'],
  },
  when: { shield: { $ne: 'NONE' } },
  liftedBy: [accessOverride],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
