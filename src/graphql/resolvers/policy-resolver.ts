import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { toldConditions } from '../../decision-policy/explain/told-conditions.js';
import { canonicalRule } from '../../decision-policy/rulebook/policy-version.js';
import type { PolicyRule } from '../../decision-policy/rulebook/rulebook.js';
import { fieldsInWords } from '../../release/fields-in-words.js';
import { badInput } from '../hub-error.js';
import { callerOf, type HubContext } from '../hub-context.js';
import type { GoldenCases } from '../hub-services.js';
import { PolicyType } from '../types/policy-type.js';

const VERSION = /^[0-9a-f]{64}$/;

/** The rules, for everyone who may enquire. */
@Resolver()
export class PolicyResolver {
  @Query(() => PolicyType, { description: 'The rules in force, or those of an earlier version.' })
  async policy(
    @Arg('version', () => String, { nullable: true, description: 'SHA-256 of the rules, from a receipt.' })
    version: string | null,
    @Ctx() context: HubContext,
  ) {
    callerOf(context);
    const accepted = 'the policyVersion of a receipt';
    if (typeof version === 'string' && !VERSION.test(version)) throw badInput('version', accepted);
    const { goldenCases } = context.services;
    const policy = await context.services.policy(version ?? null);
    if (policy === null) throw badInput('version', accepted);
    const rules = [...policy.rules]
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map((rule) => asPolicyRule(rule, goldenCases(rule)));
    const ofThisBuild = policy.version === context.services.policyGovernance.builtWith;
    return { version: policy.version, activatedAt: policy.activatedAt, ofThisBuild, rules };
  }
}

function asPolicyRule(rule: PolicyRule, goldenCases: GoldenCases) {
  return {
    id: rule.id,
    step: rule.step,
    effect: rule.effect,
    text: rule.text,
    citations: rule.citations,
    when: toldConditions(rule.when),
    touches: 'fields' in rule ? fieldsInWords(rule.fields) : [],
    legalBasis: rule.effect === 'gateway' ? rule.legalBasis : [],
    liftedBy: 'liftedBy' in rule ? rule.liftedBy.map((lift) => ({ ...lift, when: toldConditions(lift.when) })) : [],
    commencement: rule.effect === 'gateway' ? rule.commencement : null,
    since: rule.since,
    until: rule.until,
    canonical: canonicalRule(rule),
    goldenCases,
  };
}
