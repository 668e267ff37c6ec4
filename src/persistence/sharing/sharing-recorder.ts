import { canonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import type { SharingEntry, SharingRecorder } from '../../sharing/ports.js';
import type { DecisionParts } from '../recording/decision-row.js';
import { createDecisionWriter, type DecisionWriterSettings } from '../recording/decision-writer.js';

/** Where an enquiry has its setting: these are made between people, and only recorded here. */
const OUTSIDE_THE_HUB = 'OUTSIDE_THE_HUB';

const PURPOSES = { SHARING_DECISION: 'SHARING', BROKER_REQUEST: 'BROKERED_CONTACT' } as const;

/** Not an enquiry: it tells nobody that somebody asked, and counts towards no limit. */
const COUNTS_AS_NO_ENQUIRY = {
  notifying: false,
  listed: false,
  notConfirmed: false,
  withoutRelationship: false,
  overridden: false,
} as const;

/**
 * Records decisions of holders, and requests for contact, by the statement that records enquiries: decision, record,
 * links, who is asked to confirm, notices and submission to the log, all or nothing. Every failure is a
 * `CouldNotRecord`.
 */
export function createSharingRecorder(settings: DecisionWriterSettings): SharingRecorder {
  const write = createDecisionWriter({ lanes: 1, ...settings });
  return { record: (entry) => write(() => partsOf(entry)) };
}

/** @throws TypeError when a part has no canonical form */
function partsOf(entry: SharingEntry): DecisionParts {
  const { holder, kind } = entry;
  const { post, practitioner } = holder;
  return {
    kind,
    caller: entry.caller,
    requestId: entry.requestId,
    requestDigest: entry.requestDigest,
    decidedAt: entry.decidedAt,
    practitionerId: practitioner.id,
    organisationId: post?.organisation.id ?? '',
    postId: post?.id ?? '',
    sector: post?.organisation.sector ?? '',
    group: post?.group ?? 'NONE',
    childId: entry.childId,
    purpose: PURPOSES[kind],
    setting: OUTSIDE_THE_HUB,
    concern: entry.concern,
    outcome: entry.outcome,
    policyVersion: entry.policyVersion,
    items: [],
    request: canonicalText(entry.request),
    facts: canonicalText(entry.facts),
    decision: canonicalText(entry.decision),
    answer: canonicalText(entry.answer),
    context: canonicalText(entry.context),
    notices: entry.notices.length === 0 ? null : canonicalText(entry.notices),
    repeatable: true,
    links: entry.links,
    asked: entry.asked,
    previous: entry.previous,
    first: { byNumber: null, byName: null },
    subjectByNumber: entry.subjectByNumber,
    subjectByName: entry.subjectByName,
    counts: { ...COUNTS_AS_NO_ENQUIRY, conflicted: entry.conflicted },
  };
}
