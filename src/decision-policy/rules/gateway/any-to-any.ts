import type { GatewayRule } from '../../rule.js';
import { ORGANISATION_KINDS, SOURCE_CLASSES } from '../../vocabulary.js';

/** Provisional: replaced by the rows of the matrix (Appendix 1). */
export const anyToAny: GatewayRule = {
  id: 'gateway/any-to-any',
  step: 'gateway',
  effect: 'gateway',
  text: 'provisional',
  citations: ['Appendix 1'],
  when: { sourceClass: { $in: SOURCE_CLASSES }, organisationKind: { $in: ORGANISATION_KINDS } },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
