import { HELPERS_OF_AN_AUTHORITY } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * An authority may ask councils, housing authorities and health bodies for help with its functions towards children in
 * need, and says what help; they comply unless it is at odds with their own duties. The enquiry is what is specified:
 * who works with the child. It runs to the authority and never outward, and serves neither a section 47 enquiry nor the
 * one that police protection begins, which have their own rows (Appendix 1 paragraphs 12 and 14).
 */
export const helpAnAuthoritySpecifies: GatewayRule = {
  id: 'gateway/help-an-authority-specifies',
  step: 'gateway',
  effect: 'gateway',
  text: 'councils, housing authorities and health bodies help an authority with a child in need as it specifies',
  citations: ['Children Act 1989 section 27', 'Appendix 1 paragraph 12'],
  when: {
    sourceClass: { $in: HELPERS_OF_AN_AUTHORITY },
    organisationKind: 'LOCAL_AUTHORITY',
    purpose: {
      $in: ['ROUTINE_CARE', 'WELFARE_CONCERN', 'SECTION_17_ASSESSMENT', 'DOMESTIC_ABUSE_INCIDENT', 'CASE_COORDINATION'],
    },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_17', 'CA89_27'],
  commencement: 'in force; health bodies now stand in section 27(3) under later names',
  since: '2018-05-25',
  until: null,
};
