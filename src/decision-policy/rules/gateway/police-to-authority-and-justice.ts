import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * The police tell an authority, the NSPCC, probation, a youth offending team and another force, for a concern, that they
 * hold something: to ask them, and never what it is. They rest on what police are for at common law and on Part 3 of the
 * Data Protection Act; they are not among those whom section 47 names (5.20, 5.60, 12.18, 12.19).
 */
export const policeToAuthorityAndJustice: GatewayRule = {
  id: 'gateway/police-to-authority-and-justice',
  step: 'gateway',
  effect: 'gateway',
  text: 'the police tell authorities, the NSPCC, probation, youth offending teams and other forces what protecting a child calls for',
  citations: ['5.20', '5.60', '12.18', '12.19'],
  when: {
    sourceClass: 'POLICE',
    organisationKind: {
      $in: [
        'LOCAL_AUTHORITY',
        'POLICE_FORCE',
        'BRITISH_TRANSPORT_POLICE',
        'PROBATION_SERVICE',
        'YOUTH_OFFENDING_TEAM',
        'NSPCC',
      ],
    },
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'ART10_SCH1', 'CL_POLICING', 'LE_SCH8_4'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
