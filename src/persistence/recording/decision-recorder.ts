import { canonicalText, type CanonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import type { DecisionEntry, DecisionRecorder } from '../../enquiry/ports.js';
import type { DecisionParts } from './decision-row.js';
import { createDecisionWriter, type DecisionWriterSettings } from './decision-writer.js';

/** Records enquiries in PostgreSQL. Every failure is a `CouldNotRecord`. */
export function createDecisionRecorder(settings: DecisionWriterSettings): DecisionRecorder {
  const write = createDecisionWriter(settings);
  return { record: (entry) => write(() => partsOf(entry)) };
}

/** @throws TypeError when a part has no canonical form */
function partsOf(entry: DecisionEntry): DecisionParts {
  const { request, decision } = entry;
  return {
    kind: 'ENQUIRY',
    caller: entry.caller,
    requestId: request.requestId,
    requestDigest: entry.requestDigest,
    decidedAt: entry.decidedAt,
    practitionerId: entry.practitionerId,
    organisationId: entry.organisationId,
    // a post that the token names and the directory does not confirm counts as none, here as in the look-up
    postId: entry.organisationId === '' ? '' : (entry.caller.post ?? ''),
    sector: entry.sector,
    group: entry.facts.caller.group,
    childId: entry.childId,
    purpose: request.purpose,
    setting: request.setting,
    concern: request.concern,
    outcome: decision.outcome,
    policyVersion: decision.policyVersion,
    items: decision.items,
    request: canonicalText(request),
    facts: canonicalText(entry.facts),
    decision: canonicalText(decision),
    answer: entry.answer.canonicalForRecord() as CanonicalText,
    context: canonicalText(entry.context),
    notices: entry.notices.length === 0 ? null : canonicalText(entry.notices),
    // what opened a shield is never given again, so it is not kept to be
    repeatable: request.override?.kind !== 'ACCESS_OVERRIDE',
    first: entry.first,
    subjectByNumber: entry.subjectByNumber,
    subjectByName: entry.subjectByName,
    counts: entry.counts,
    typed: entry.typed,
    onBehalfOf: entry.onBehalfOf,
    toConfirm: entry.toConfirm,
    links: entry.answeredUnder === null ? [] : [{ kind: 'ANSWERED_UNDER', earlier: entry.answeredUnder }],
    asked: entry.asked,
    presentingAddress: entry.presentingAddress,
    inTurn: entry.inTurn,
  };
}
