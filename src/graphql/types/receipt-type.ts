import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Receipt } from '../../release/enquiry-answer.js';
import type { OpenedSlot, SlotOpening } from '../../release/receipt-in-log.js';
import { words } from './words.js';

export const OpenedSlotType = words<OpenedSlot>('OpenedSlot', 'Parts of a leaf that a receipt may open.', {
  kind: 'What sort of decision.',
  organisation: 'Organisation of the chosen post.',
  role: 'Group and code of the chosen post.',
  person: 'Who asked.',
  purpose: 'Purpose that was stated.',
  setting: 'Setting that was stated.',
  outcome: 'What the enquirer was told.',
});

@ObjectType('ReceiptOpening', {
  simpleResolvers: true,
  description:
    'Shows, to whoever has the leaf, what it says in one slot: HMAC-SHA-256 of the value under the salt. May be removed ' +
    'before a receipt is handed on; the rest of it is proved all the same.',
})
export class ReceiptOpeningType implements SlotOpening {
  @Field(() => OpenedSlotType, { description: 'The slot.' })
  slot: OpenedSlot;
  @Field(() => String, { description: 'Base64, 32 bytes.' })
  salt: string;
  @Field(() => String, { description: 'Canonical JSON.' })
  value: string;
}

@ObjectType('Receipt', {
  simpleResolvers: true,
  description:
    'A signed promise that the decision is in the disclosure log; evidence of good faith for the enquirer. It proves the ' +
    "enquirer's own side alone: it does not show which child it was about, nor what was released.",
})
export class ReceiptType implements Receipt {
  @Field(() => ID, { description: 'The recorded decision.' })
  decisionId: string;
  @Field(() => String, { description: 'When it was decided, by the clock of the database; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'SHA-256 of the rules that decided.' })
  policyVersion: string;
  @Field(() => String, { description: "Base64 of the leaf's hash in the log (RFC 6962)." })
  leafHash: string;
  @Field(() => String, { description: 'Base64 Ed25519 signature over origin, decision, leaf hash and time.' })
  signature: string;
  @Field(() => Int, { nullable: true, description: 'Place in the log, once a signed head covers it.' })
  index: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Proof of that place, the text of a `.tlog-proof` file, once a signed head covers it.',
  })
  proof: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The leaf, once a signed head covers it. It tells nobody anything; `openings` open a part of it.',
  })
  leaf: string | null;
}
