import { EDUCATION_BODIES, HEALTH_BODIES } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';
import { SOURCE_CLASSES } from '../../facts/vocabulary.js';

/**
 * The national database of 2007 to 2010: regulations under section 12 said who had to supply it, who might, and who
 * could read it. It was closed on 6 August 2010 and the Regulations were revoked in 2012. Precedent only: it carries
 * nothing today, and nothing on any day on which this hub could release anything (2.15; Appendix 1 paragraph 5).
 */
export const nationalDatabase: GatewayRule = {
  id: 'gateway/national-database',
  step: 'gateway',
  effect: 'gateway',
  text: 'the national database of children told those who worked with a child of each other, until it was closed',
  citations: [
    'Children Act 2004 section 12',
    'SI 2007/2182 regulation 11 (revoked 2012, precedent only)',
    'SI 2007/2182 regulation 12 (revoked 2012, precedent only)',
    'Appendix 1 paragraph 5',
    '2.15',
  ],
  when: {
    sourceClass: { $in: SOURCE_CLASSES },
    organisationKind: {
      $in: [
        'LOCAL_AUTHORITY',
        ...HEALTH_BODIES,
        ...EDUCATION_BODIES,
        'POLICE_FORCE',
        'BRITISH_TRANSPORT_POLICE',
        'PROBATION_SERVICE',
        'YOUTH_OFFENDING_TEAM',
        'CAFCASS',
        'NSPCC',
      ],
    },
  },
  legalBasis: ['CA04_12'],
  commencement: 'ended: closed on 6 August 2010, Regulations revoked in 2012',
  since: '2007-07-31',
  until: '2010-08-06',
};
