import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Receipt } from '../../release/enquiry-answer.js';

@ObjectType('Receipt', {
  simpleResolvers: true,
  description: 'A signed promise that the decision is in the disclosure log; evidence of good faith for the enquirer.',
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
  @Field(() => String, { nullable: true, description: 'Proof of that place, once a signed head covers it.' })
  proof: string | null;
}
