import { words } from './words.js';
import type { DecisionKind } from '../../oversight/decision-view.js';

export const DecisionKindType = words<DecisionKind>('DecisionKind', 'Sorts of recorded decisions.', {
  ENQUIRY: 'An enquiry and its answer.',
  SHARING_DECISION: 'A share or refusal made outside the hub.',
  BROKER_REQUEST: 'A request for contact, or the reply to one.',
  POLICY_ACTIVATION: 'A ruleset that was put in force.',
  OVERSIGHT_READING: 'A reading of recorded decisions, or of an explanation.',
});
