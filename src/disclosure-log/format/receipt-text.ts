import type { DecisionId } from '../../shared/ids.js';
import type { Instant } from '../../shared/instant.js';
import { asciiBytes } from './ascii-bytes.js';
import { base64 } from './base64.js';
import { instantText } from './instant-text.js';

/** First line of what a receipt signs; another text would be another version. */
const RECEIPT_VERSION = 'safeguarding-hub/receipt/v1';

export interface ReceiptContent {
  /** Name of the log that promises to include the leaf. */
  readonly origin: string;
  readonly decisionId: DecisionId;
  /** 32 bytes. */
  readonly leafHash: Uint8Array;
  readonly decidedAt: Instant;
}

/**
 * The exact bytes that the signature of a receipt covers: five lines, each ended by one line feed, the last too:
 * version, origin, decision id, leaf hash in base64, instant of the decision in UTC with microseconds.
 * @throws TypeError when a part is not ASCII or holds a line break
 */
export function receiptText(content: ReceiptContent): Uint8Array {
  const lines = [
    RECEIPT_VERSION,
    content.origin,
    content.decisionId,
    base64(content.leafHash),
    instantText(content.decidedAt),
  ];
  if (lines.some((line) => !/^[\x20-\x7e]+$/.test(line))) throw new TypeError('a line of a receipt is empty or broken');
  return asciiBytes(`${lines.join('\n')}\n`);
}
