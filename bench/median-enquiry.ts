import type { ItemFacts } from '../src/decision-policy/facts/facts.js';
import { itemFacts } from '../test/support/enquiry-facts.js';

/** What is held of the child of a median enquiry: eight items, three of them practitioners. */
export const ITEMS_OF_MEDIAN_ENQUIRY: readonly ItemFacts[] = [
  itemFacts('IDENTITY'),
  itemFacts('SOCIAL_CARE_CASE'),
  itemFacts('PLAN'),
  itemFacts('LEAD_SOCIAL_WORKER'),
  ...['gp', 'school', 'clinic'].map((ref) => itemFacts('INVOLVEMENT', { ref })),
  itemFacts('SENSITIVE_SERVICE'),
];
