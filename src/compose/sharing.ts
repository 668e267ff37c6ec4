import type { Pool } from 'pg';
import { createExplainSharingRule } from '../decision-policy/sharing/explain-sharing-rule.js';
import { createJudgeSharing } from '../decision-policy/sharing/judge-sharing.js';
import { SHARING_RULESET } from '../decision-policy/sharing/ruleset.js';
import type { RepeatRecorder } from '../enquiry/ports.js';
import type { ReaderLookUp, ReadingRecorder } from '../oversight/ports.js';
import type { DecisionWriterSettings } from '../persistence/recording/decision-writer.js';
import { createChildRecords } from '../persistence/look-up/child-records.js';
import { createBrokerRequestReader } from '../persistence/sharing/broker-request-reader.js';
import { createConfirmationStore } from '../persistence/sharing/confirmation-store.js';
import { createSharingReader } from '../persistence/sharing/sharing-reader.js';
import { createSharingRecorder } from '../persistence/sharing/sharing-recorder.js';
import { createSharingReferences } from '../persistence/sharing/sharing-references.js';
import { createConfirm } from '../sharing/confirm.js';
import type { SharingPolicy, SharingPorts } from '../sharing/ports.js';
import { createReadBrokerRequest } from '../sharing/read-broker-request.js';
import { createReadSharing } from '../sharing/read-sharing.js';
import { createRecordSharingDecision } from '../sharing/record-sharing-decision.js';
import { createRequestBrokeredContact } from '../sharing/request-brokered-contact.js';
import type { SharingServices } from '../sharing/sharing-services.js';
import { SHIPPED_POLICY } from './shipped-policy.js';

export interface SharingParts extends Omit<SharingPorts, 'references' | 'policy' | 'recorder'> {
  readonly directory: ReaderLookUp;
  readonly readings: ReadingRecorder;
  readonly repeats: RepeatRecorder;
  readonly recording: DecisionWriterSettings;
  /** Connections as `hub_app`. */
  readonly serve: Pool;
  /** Connections as `hub_readonly`. */
  readonly oversight: Pool;
}

/** The use cases of decisions that holders made themselves, over PostgreSQL. */
export function sharing(parts: SharingParts): SharingServices {
  const { directory, readings, repeats, recording, serve, oversight, ...ports } = parts;
  const recorder = createSharingRecorder(recording);
  const sharingPorts: SharingPorts = {
    ...ports,
    references: createSharingReferences(serve),
    policy: shippedSharingPolicy(),
    recorder: {
      record: (entry) => recorder.record(entry),
      recordRepeat: (id, given) => repeats.recordRepeat(id, given),
    },
  };
  const reader = createSharingReader(oversight);
  const reading = createReadSharing({ directory, reader, recorder: readings });
  return {
    record: createRecordSharingDecision(sharingPorts),
    requestContact: createRequestBrokeredContact(sharingPorts),
    confirm: createConfirm({ directory, reader, store: createConfirmationStore(serve) }),
    decision: reading.decision,
    contact: reading.contact,
    brokerRequest: createReadBrokerRequest({
      directory,
      requests: createBrokerRequestReader(oversight),
      index: createChildRecords(serve),
      recorder: readings,
    }),
    asked: reading.asked,
  };
}

/** The shipped rules about holders' decisions, ready to judge. */
function shippedSharingPolicy(): SharingPolicy {
  return {
    version: SHIPPED_POLICY.version,
    judge: createJudgeSharing(SHARING_RULESET),
    ruleText: createExplainSharingRule(SHARING_RULESET),
  };
}
