import { Field, InputType } from 'type-graphql';
import type { EnquiryOutcome, EnquiryPurpose } from '../../decision-policy/facts/vocabulary.js';
import type { DecisionKind } from '../../oversight/decision-view.js';
import { EnquiryOutcomeType } from '../types/answer-words.js';
import { DecisionKindType } from '../types/decision-kind-type.js';
import { EnquiryPurposeType } from '../types/enquiry-words.js';

@InputType('DecisionFilter', { description: 'Which decisions: those for which all that is given holds.' })
export class DecisionFilterType {
  @Field(() => DecisionKindType, { nullable: true, description: 'Of this sort; without it all but readings.' })
  kind?: DecisionKind | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Asked again within seven days with raised purpose, concern or ground, or a possible crime, or not.',
  })
  escalated?: boolean | null;
  @Field(() => EnquiryOutcomeType, { nullable: true, description: 'With this outcome.' })
  outcome?: EnquiryOutcome | null;
  @Field(() => EnquiryPurposeType, { nullable: true, description: 'With this purpose.' })
  purpose?: EnquiryPurpose | null;
  @Field(() => String, { nullable: true, description: 'On this day or later, `YYYY-MM-DD`.' })
  from?: string | null;
  @Field(() => String, { nullable: true, description: 'On this day or earlier, `YYYY-MM-DD`.' })
  to?: string | null;
}
