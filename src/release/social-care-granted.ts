import type { Decide, Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts, ItemFacts } from '../decision-policy/facts.js';

/** An open case that nothing hides: what the policy says of it, it says of social care as such. */
const PLAIN_CASE: ItemFacts = {
  ref: 'case:0',
  kind: 'SOCIAL_CARE_CASE',
  sourceClass: 'SOCIAL_CARE',
  protection: 'NONE',
  consent: 'NOT_SOUGHT',
  currency: 'CURRENT',
};

/**
 * Whether this enquirer may hear of social care at all (grant S), so that an authority's silence may be put in words:
 * "not known" is itself something told. Asked of the policy, since a child may have nothing there to be decided.
 */
export function socialCareGranted(facts: EnquiryFacts, decision: Decision, decide: Decide): boolean {
  if (decision.closed.length > 0) return false;
  const shown = decision.items.some(
    (item) =>
      item.kind === 'SOCIAL_CARE_CASE' && item.fields.some(({ field, released }) => field === 'state' && released),
  );
  if (shown) return true;
  const probed = decide({ ...facts, subject: { ...facts.subject, shield: 'NONE' }, items: [PLAIN_CASE] });
  return probed.items.some((item) => item.fields.some(({ field, released }) => field === 'state' && released));
}
