import { HEALTH_SOURCES, PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * Where the NSPCC holds the case of a child for an authority, the help that health bodies owe the authority reaches the
 * NSPCC in its place. Our reading: the Act names the authority alone. A case that is claimed and not recorded is no such
 * case (Appendix 1 paragraphs 12, 15 and 16; 5.105).
 */
export const helpToNspccForAuthority: GatewayRule = {
  id: 'gateway/help-to-nspcc-for-authority',
  step: 'gateway',
  effect: 'gateway',
  text: 'health bodies help the NSPCC as they would the authority for which it holds the case',
  citations: [
    'Children Act 1989 section 17',
    'Children Act 1989 section 27',
    'Appendix 1 paragraph 12',
    'Appendix 1 paragraph 15',
    '5.105',
  ],
  when: {
    sourceClass: { $in: HEALTH_SOURCES },
    organisationKind: 'NSPCC',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['ROUTINE', 'WELFARE', 'HARM'] },
    relationshipOrOverride: 'RECORDED',
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17', 'CA89_27'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
