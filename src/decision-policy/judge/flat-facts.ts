import type { DerivedFacts, EnquiryFacts, GatewayFact, ItemFacts } from '../facts/facts.js';
import type { RuleSubject } from '../rulebook/rule.js';

/** Flat facts in which one item after another can be looked at, by whoever made them and nobody else. */
export type FactsInView = { -readonly [Fact in keyof RuleSubject]: RuleSubject[Fact] };

type ItemInView = ItemFacts | Readonly<Record<keyof ItemFacts, 'UNKNOWN'>>;

/** Before any item is looked at its facts are not known, so that a rule that asked for one would close. */
const NO_ITEM: ItemInView = {
  ref: 'UNKNOWN',
  kind: 'UNKNOWN',
  sourceClass: 'UNKNOWN',
  protection: 'UNKNOWN',
  consent: 'UNKNOWN',
  detriment: 'UNKNOWN',
  currency: 'UNKNOWN',
};

/**
 * Lays the facts of an enquiry flat, with those of at most one item: all that a rule sees of any item. The kinds of
 * subject and item become `subjectKind` and `itemKind`, so that no two facts share a name.
 * Written out fact by fact: objects that are spread together are kept as hash tables by V8 and read four times as slowly.
 */
export function flatFacts(
  facts: EnquiryFacts,
  derived: DerivedFacts,
  item: ItemInView = NO_ITEM,
  gateway: GatewayFact | 'UNKNOWN' = 'UNKNOWN',
): FactsInView {
  const { caller, request, subject } = facts;
  return {
    group: caller.group,
    organisation: caller.organisation,
    organisationKind: caller.organisationKind,
    issuer: caller.issuer,
    vetting: caller.vetting,
    training: caller.training,
    purposeRegistered: caller.purposeRegistered,
    settingRegistered: caller.settingRegistered,
    limits: caller.limits,
    stepUp: caller.stepUp,
    confidentialService: caller.confidentialService,
    purpose: request.purpose,
    setting: request.setting,
    concern: request.concern,
    adultHarm: request.adultHarm,
    possibleCrime: request.possibleCrime,
    caseReference: request.caseReference,
    atMost: request.atMost,
    publicInterest: request.publicInterest,
    adviserNotYet: request.adviserNotYet,
    consentNotYet: request.consentNotYet,
    familyNotYet: request.familyNotYet,
    override: request.override,
    overrideReason: request.overrideReason,
    conflictAsTyped: request.conflictAsTyped,
    onBehalfOf: request.onBehalfOf,
    colleague: facts.colleague?.confirmation ?? 'NOBODY',
    subjectKind: subject.kind,
    identity: subject.identity,
    ageBand: subject.ageBand,
    conflictInIndex: subject.conflictInIndex,
    relationship: subject.relationship,
    shield: subject.shield,
    feeds: subject.feeds,
    earlierEnquiryOfUnknown: subject.earlierEnquiryOfUnknown,
    column: derived.column,
    relationshipOrOverride: derived.relationshipOrOverride,
    shieldOverride: derived.shieldOverride,
    groundRecord: derived.groundRecord,
    itemKind: item.kind,
    sourceClass: item.sourceClass,
    protection: item.protection,
    consent: item.consent,
    detriment: item.detriment,
    currency: item.currency,
    gateway,
  };
}

/** Puts another item into the view, before it is known whether a gateway carries it. */
export function lookAt(view: FactsInView, item: ItemFacts): void {
  view.itemKind = item.kind;
  view.sourceClass = item.sourceClass;
  view.protection = item.protection;
  view.consent = item.consent;
  view.detriment = item.detriment;
  view.currency = item.currency;
  view.gateway = 'UNKNOWN';
}
