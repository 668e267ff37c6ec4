import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * An authority may have others act for it towards children in need, and the NSPCC may hold the case of a child for it.
 * What the NSPCC does for the authority, it is told for that (Appendix 1 paragraphs 15 and 16; 5.105).
 */
export const authorityArrangesWithNspcc: GatewayRule = {
  id: 'gateway/authority-arranges-with-nspcc',
  step: 'gateway',
  effect: 'gateway',
  text: 'an authority tells the NSPCC what it needs to act for the authority or to bring proceedings',
  citations: ['Children Act 1989 section 17', 'Children Act 1989 section 31', 'Appendix 1 paragraph 15', '5.105'],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: 'NSPCC',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['ROUTINE', 'WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17', 'CA89_31'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
