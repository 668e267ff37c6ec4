import type { EnquiryRequest } from '../enquiry/enquiry-request.js';

/**
 * An enquiry that somebody made on a colleague's behalf, as the colleague reads it before confirming: what was asked, as
 * it was typed, and nothing of what the index holds or of what was answered. Who asked stands in the notice.
 */
export interface AskedOnBehalfView {
  readonly id: string;
  readonly decidedAt: string;
  /** JSON of the subject as typed. */
  readonly subject: string;
  readonly purpose: EnquiryRequest['purpose'];
  readonly setting: EnquiryRequest['setting'];
  readonly concern: EnquiryRequest['concern'];
  readonly reason: string;
  /** The ground that was stated, and its facts; `null` when none. */
  readonly ground: string | null;
  /** Kind and reason of the override that was stated, and its facts; `null` when none. */
  readonly override: string | null;
}

/** An enquiry as it lies in the tables. */
export interface RecordedAsking {
  readonly id: string;
  readonly decidedAt: string;
  /** Canonical JSON of the request. */
  readonly request: string;
}

/** What the colleague reads of a recorded enquiry. */
export function askedView({ id, decidedAt, request }: RecordedAsking): AskedOnBehalfView {
  const typed = JSON.parse(request) as EnquiryRequest;
  const { subject, purpose, setting, concern, reason, publicInterest, override } = typed;
  return {
    id,
    decidedAt,
    subject: JSON.stringify(subject),
    purpose,
    setting,
    concern,
    reason,
    ground: publicInterest === null ? null : `${publicInterest.ground}: ${publicInterest.facts}`,
    override: override === null ? null : `${override.kind}, ${override.reason}: ${override.facts}`,
  };
}
