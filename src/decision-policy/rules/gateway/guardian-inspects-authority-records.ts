import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { GatewayRule } from '../../rulebook/rule.js';

/**
 * An officer of Cafcass who is appointed for the child may by statute see what an authority, and a body authorised to
 * bring proceedings such as the NSPCC, hold about the child. This row carries the authority's records: no class of source
 * tells an authorised body from other voluntary ones, so that its records are asked for from it itself until there is
 * one. No other body's are reached. That an appointment stands is verified apart from this row (2.174, 2.7).
 */
export const guardianInspectsAuthorityRecords: GatewayRule = {
  id: 'gateway/guardian-inspects-authority-records',
  step: 'gateway',
  effect: 'gateway',
  text: 'an officer of Cafcass who is appointed for the child may see what the authority holds',
  citations: [
    'Children Act 1989 section 42',
    'Criminal Justice and Court Services Act 2000 section 12',
    '2.7',
    '2.174',
  ],
  when: {
    sourceClass: 'SOCIAL_CARE',
    organisationKind: 'CAFCASS',
    purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
    column: { $in: ['WELFARE', 'HARM'] },
  },
  legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'CA89_42', 'CJCSA00_12'],
  commencement: 'in force',
  since: '2018-05-25',
  until: null,
};
