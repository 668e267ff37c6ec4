import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('GoldenCases', { simpleResolvers: true, description: 'Names of the cases that show what a rule does.' })
export class GoldenCasesType {
  @Field(() => [String], { description: 'Cases in which it decides.' })
  decides: readonly string[];
  @Field(() => [String], { description: 'Cases in which one changed fact would let it decide.' })
  nearlyDecides: readonly string[];
}

@ObjectType('RuleLift', { simpleResolvers: true, description: 'A ground that takes a rule away.' })
export class RuleLiftType {
  @Field(() => String, { description: 'The ground, in plain words.' })
  ground: string;
  @Field(() => [String], { description: 'Paragraphs of the guidance, or statutes.' })
  citations: readonly string[];
  @Field(() => [String], { description: 'When it is there: facts and their values, all of which hold.' })
  when: readonly string[];
  @Field(() => [String], { description: 'Codes of the legal bases on which what it lets out then goes.' })
  legalBasis: readonly string[];
}

@ObjectType('PolicyRule', { simpleResolvers: true, description: 'One rule, in plain words.' })
export class PolicyRuleType {
  @Field(() => ID, { description: 'Id; from the first release on it never changes meaning.' })
  id: string;
  @Field(() => String, {
    description: 'The step of a decision to which it belongs; `sharing` for decisions that holders make themselves.',
  })
  step: string;
  @Field(() => String, {
    description:
      'require: demands an input; close: ends the enquiry; gateway: carries in law; permit: lets out; forbid: keeps in; ' +
      'liftable: keeps in unless a ground is stated; refuse: such a result is none; task: something follows.',
  })
  effect: string;
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => [String], { description: 'Paragraphs of the guidance, or statutes.' })
  citations: readonly string[];
  @Field(() => [String], {
    description: 'When it applies, such as for which posts: facts and their values, all of which hold; empty: always.',
  })
  when: readonly string[];
  @Field(() => [String], { description: 'What it lets out or keeps in, in plain words; of no other rules.' })
  touches: readonly string[];
  @Field(() => [String], { description: 'Codes of the legal bases on which it carries; of gateways alone.' })
  legalBasis: readonly string[];
  @Field(() => [RuleLiftType], { description: 'Grounds, any one of which takes it away.' })
  liftedBy: readonly RuleLiftType[];
  @Field(() => String, {
    nullable: true,
    description: 'How far the statute is in force, as far as known; of gateways alone.',
  })
  commencement: string | null;
  @Field(() => String, { description: 'First day in force, `YYYY-MM-DD`.' })
  since: string;
  @Field(() => String, { nullable: true, description: 'First day no longer in force; null while it has no end.' })
  until: string | null;
  @Field(() => String, {
    description: 'The whole rule as canonical JSON: what is hashed into the version, conditions and fields with it.',
  })
  canonical: string;
  @Field(() => GoldenCasesType, {
    description:
      'Cases that show what it does; none unless the rule is, byte for byte, the one that this hub was built with.',
  })
  goldenCases: GoldenCasesType;
}

@ObjectType('Policy', { simpleResolvers: true, description: 'A set of rules, as it decided or decides.' })
export class PolicyType {
  @Field(() => String, { description: 'SHA-256 of the rules as canonical JSON.' })
  version: string;
  @Field(() => String, { nullable: true, description: 'When it came into force last; ISO 8601, UTC. Null: never.' })
  activatedAt: string | null;
  @Field(() => Boolean, {
    description: 'Whether this hub was built with it and decides by it; no hub decides by a policy of another build.',
  })
  ofThisBuild: boolean;
  @Field(() => [PolicyRuleType], { description: 'The rules, by id.' })
  rules: readonly PolicyRuleType[];
}
