import type { ConfirmationRole } from '../directory/asked-to-confirm.js';
import type { Caller } from '../enquiry/caller.js';
import type { DecisionId } from '../shared/ids.js';
import type { Result } from '../shared/result.js';
import type { AskedOnBehalfView } from './asked-view.js';
import type { BrokerRequestView } from './broker-request-view.js';
import type { ConfirmationAnswer } from './confirm.js';
import type { BrokeredContactView } from './read-sharing.js';
import type { RecordSharingDecision } from './record-sharing-decision.js';
import type { RequestBrokeredContact } from './request-brokered-contact.js';
import type { SharingFailure } from './sharing-failure.js';
import type { SharingDecisionView } from './sharing-view.js';

/** What the edge needs of decisions made by holders. */
export interface SharingServices {
  readonly record: RecordSharingDecision;
  readonly requestContact: RequestBrokeredContact;
  readonly confirm: (
    caller: Caller,
    decision: DecisionId,
    role: ConfirmationRole,
  ) => Promise<Result<ConfirmationAnswer, SharingFailure>>;
  readonly decision: (caller: Caller, id: DecisionId) => Promise<Result<SharingDecisionView | null, SharingFailure>>;
  readonly asked: (caller: Caller, id: DecisionId) => Promise<Result<AskedOnBehalfView | null, SharingFailure>>;
  /** For the hub team, who brokers it. */
  readonly brokerRequest: (caller: Caller, id: DecisionId) => Promise<Result<BrokerRequestView | null, SharingFailure>>;
  readonly contact: (caller: Caller, id: DecisionId) => Promise<BrokeredContactView | null>;
}
