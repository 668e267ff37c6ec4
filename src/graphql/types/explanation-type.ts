import { Field, ID, ObjectType } from 'type-graphql';
import type { RuleExplanation } from '../../decision-policy/explain/explain.js';
import type { AlteredFactInWords, ExplanationView, WithholdingInWords } from '../../oversight/explanation-view.js';

@ObjectType('RuleExplanation', { simpleResolvers: true, description: 'A rule in plain words.' })
export class RuleExplanationType implements RuleExplanation {
  @Field(() => String, { description: 'Id of the rule.' })
  rule: string;
  @Field(() => String, { description: 'The rule in plain words.' })
  text: string;
  @Field(() => String, { description: 'Where it is written.' })
  citation: string;
  @Field(() => String, { description: 'Who could change it.' })
  whoCouldChangeIt: string;
}

@ObjectType('ExplainedWithholding', { simpleResolvers: true, description: 'What is withheld, and by which rule.' })
export class ExplainedWithholdingType extends RuleExplanationType implements WithholdingInWords {
  @Field(() => String, { description: 'What is withheld.' })
  what: string;
}

@ObjectType('AlteredFact', {
  simpleResolvers: true,
  description: 'One fact that another party could supply, and what that alone would change.',
})
export class AlteredFactType implements AlteredFactInWords {
  @Field(() => String, { description: 'Code of the fact.' })
  fact: string;
  @Field(() => String, { description: 'What would be so.' })
  text: string;
  @Field(() => String, { description: 'Who could bring it about.' })
  by: string;
  @Field(() => [String], {
    description: 'Rules that would no longer end the enquiry; what comes after them is not said.',
  })
  passes: string[];
  @Field(() => [String], { description: 'What would be told in addition.' })
  tells: string[];
}

@ObjectType('Explanation', {
  simpleResolvers: true,
  description:
    'Why a decision came out so, by the facts and the rules of its day; it tells nothing that was kept back.',
})
export class ExplanationType implements ExplanationView {
  @Field(() => ID, { description: 'The decision.' })
  decisionId: string;
  @Field(() => String, { description: 'When it was decided; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'SHA-256 of the rules that decided.' })
  policyVersion: string;
  @Field(() => String, {
    nullable: true,
    description: 'What the enquirer was told; null once the facts were destroyed.',
  })
  outcome: string | null;
  @Field(() => [RuleExplanationType], { description: 'Rules that ended the enquiry.' })
  closed: RuleExplanationType[];
  @Field(() => [ExplainedWithholdingType], { description: 'What is withheld and may be spoken of.' })
  withheld: ExplainedWithholdingType[];
  @Field(() => [AlteredFactType], { description: 'What another party could supply; at most eight.' })
  altered: AlteredFactType[];
  @Field(() => String, { description: 'The same in every explanation: what is never altered nor advised.' })
  neverAltered: string;
  @Field(() => String, { description: 'The same in every explanation: what is never explained.' })
  neverExplained: string;
  @Field(() => String, {
    nullable: true,
    description: 'Says so where an earlier version of the hub decided: it is then explained by what was stored alone.',
  })
  earlierEvaluator: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Says so once the facts are gone, and whether an erasure in the log destroyed them.',
  })
  factsDestroyed: string | null;
}
