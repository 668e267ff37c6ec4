import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * That somebody of mental or sexual health works with a child is never told in detail, however it came into the index:
 * it is pointed to in one line as a confidential service, or not at all. A second hand on what `sensitive-details-never`
 * holds, for an involvement that was not marked (2.72, 5.23, 5.25).
 */
export const mentalAndSexualHealthInvolvement: ForbidRule = {
  id: 'consent/mental-and-sexual-health-involvement',
  step: 'consent',
  effect: 'forbid',
  text: 'details of mental and sexual health services are never shown',
  citations: ['2.72', '5.23', '5.25'],
  fields: { INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'] },
  when: {
    sourceClass: {
      $nin: [
        'SOCIAL_CARE',
        'GP',
        'HOSPITAL',
        'COMMUNITY_HEALTH',
        'EDUCATION',
        'POLICE',
        'VOLUNTARY',
        'JUSTICE',
        'HOUSING',
      ],
    },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
