import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('PolicyRule', { simpleResolvers: true, description: 'One rule, in plain words.' })
export class PolicyRuleType {
  @Field(() => ID, { description: 'Id that never changes meaning.' })
  id: string;
  @Field(() => String, { description: 'The step of a decision to which it belongs.' })
  step: string;
  @Field(() => String, {
    description: 'require, close, permit, forbid, or liftable: a forbid that gives way to a stated ground.',
  })
  effect: string;
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => [String], { description: 'Paragraphs of the guidance, or statutes.' })
  citations: readonly string[];
  @Field(() => [String], { description: 'Codes of the legal bases that carry what it permits.' })
  legalBasis: readonly string[];
  @Field(() => String, { description: 'First day in force, `YYYY-MM-DD`.' })
  since: string;
  @Field(() => String, { nullable: true, description: 'First day no longer in force; null while it has no end.' })
  until: string | null;
}

@ObjectType('Policy', { simpleResolvers: true, description: 'A set of rules, as it decided or decides.' })
export class PolicyType {
  @Field(() => String, { description: 'SHA-256 of the rules as canonical JSON.' })
  version: string;
  @Field(() => String, { nullable: true, description: 'When it came into force; ISO 8601, UTC.' })
  activatedAt: string | null;
  @Field(() => [PolicyRuleType], { description: 'The rules, by id.' })
  rules: readonly PolicyRuleType[];
}
