import type { Conditions } from './conditions.js';
import type { Closed, NextStepCode } from '../decision.js';
import type {
  CallerFacts,
  DerivedFacts,
  FIELDS_OF_KIND,
  GatewayFact,
  ItemFacts,
  ItemKind,
  RequestFacts,
  SubjectFacts,
} from '../facts/facts.js';
import type { LegalBasisCode } from '../legal-basis.js';
import type { EnquiryOutcome } from '../facts/vocabulary.js';

/** The folders of `rules/`, in the order in which a decision passes through them. */
export const STEPS = [
  'require',
  'gate',
  'conflict',
  'identity',
  'relationship',
  'gateway',
  'confidence',
  'consent',
  'public-interest',
  'proportionality',
  'detriment',
  'shield',
] as const;
export type Step = (typeof STEPS)[number];

/**
 * The facts of an enquiry laid flat: those of caller, request and subject under their own names, save that the kind of
 * subject is `subjectKind`, together with the derived facts. Closing rules read this.
 */
export interface EnquirySubject extends CallerFacts, RequestFacts, Omit<SubjectFacts, 'kind'>, DerivedFacts {
  readonly subjectKind: SubjectFacts['kind'];
  readonly colleague: ColleagueInView;
}

/**
 * What a rule sees of the colleague asked for: nobody was named; not confirmed; confirmed; or confirmed, and the rules
 * would have closed the enquiry had the colleague asked. Which of them is never in view.
 */
export type ColleagueInView = 'NOBODY' | 'NOT_CONFIRMED' | 'CONFIRMED' | 'MAY_NOT_SEE';

/**
 * The same with one item: what item rules read. The kind of the item, `itemKind`, is the CASL subject type. Before any
 * item is looked at, its facts are `UNKNOWN`.
 */
export interface RuleSubject extends EnquirySubject {
  readonly itemKind: ItemKind | 'UNKNOWN';
  readonly sourceClass: ItemFacts['sourceClass'] | 'UNKNOWN';
  readonly protection: ItemFacts['protection'] | 'UNKNOWN';
  readonly consent: ItemFacts['consent'];
  readonly detriment: ItemFacts['detriment'] | 'UNKNOWN';
  readonly currency: ItemFacts['currency'] | 'UNKNOWN';
  readonly gateway: GatewayFact | 'UNKNOWN';
}

/** What every rule says for people. All of it is plain JSON. */
interface Norm {
  /** Path of the file below `rules/`; from the first release on it never changes meaning, since stored decisions name it. */
  readonly id: string;
  readonly step: Step;
  /** Plain English for the enquirer; lower case, no full stop. */
  readonly text: string;
  /** Paragraphs of the guidance, or statutes. */
  readonly citations: readonly string[];
  /** First day in force and first day no longer in force (or `null`), `YYYY-MM-DD` in UTC. */
  readonly since: string;
  readonly until: string | null;
}

/** A ground in the facts that takes a liftable rule away, and how confidence is then met. */
export interface Lift {
  readonly ground: string;
  readonly citations: readonly string[];
  readonly when: Conditions<RuleSubject>;
  readonly legalBasis: readonly LegalBasisCode[];
}

/** An input without which a request is not understood; reads the request alone. */
export interface RequireRule extends Norm {
  readonly effect: 'require';
  readonly when: Conditions<RequestFacts>;
  /** Path of the missing input in the request. */
  readonly input: string;
  readonly accepted: readonly string[];
}

/** A gate or condition that ends the enquiry before any item is looked at. */
export interface CloseRule extends Norm {
  readonly effect: 'close';
  readonly by: Closed['by'];
  /** Stages are passed in rising order; within one stage all matching rules are recorded, by id. */
  readonly stage: 1 | 2 | 3 | 4 | 5 | 6;
  readonly when: Conditions<EnquirySubject>;
  readonly liftedBy: readonly Lift[];
  readonly outcome: EnquiryOutcome;
  /** Id of the rule under which it is recorded and told, where its own ground must never show; else `null`. */
  readonly shownAs: string | null;
  /** What mends it, for the enquirer. */
  readonly mend: string;
  readonly nextSteps: readonly NextStepCode[];
}

/** Fields of kinds of items, always named one by one: a field that is added later is covered by no old rule. */
export type RuleFields = {
  readonly [Kind in ItemKind]?: readonly (typeof FIELDS_OF_KIND)[Kind][number][];
};

/** Who, other than the enquirer, could change what a rule withholds. */
export type Mender = 'HOLDER' | 'SOCIAL_CARE' | 'HUB_TEAM' | 'LATER' | 'NOBODY';

/**
 * A power or duty under which what one body holds may go to another: one row of the matrix of Appendix 1. It permits no
 * field by itself; without one in force no field of an item is released, whatever permits it. A duty to cooperate is no
 * gateway and never stands here. Its conditions name the values that carry, so that `UNKNOWN` never does.
 */
export interface GatewayRule extends Norm {
  readonly effect: 'gateway';
  /** Reads `sourceClass` (whose information) and `organisationKind` (to whom): gateways have a direction. */
  readonly when: Conditions<RuleSubject>;
  readonly legalBasis: readonly LegalBasisCode[];
  /** State of commencement as far as known, for people. */
  readonly commencement: string;
}

/**
 * Lets fields out, where a gateway carries them. Its conditions name the values that permit, so that `UNKNOWN` never
 * does.
 */
export interface PermitRule extends Norm {
  readonly effect: 'permit';
  readonly fields: RuleFields;
  readonly when: Conditions<RuleSubject>;
}

/** Keeps fields in. Its conditions hold for `UNKNOWN` too, so that a missing fact never opens anything. */
export interface ForbidRule extends Norm {
  /** `liftable` gives way to any one of `liftedBy`; `forbid` gives way to nothing. */
  readonly effect: 'forbid' | 'liftable';
  readonly fields: RuleFields;
  readonly when: Conditions<RuleSubject>;
  readonly liftedBy: readonly Lift[];
  /** `NOTHING`: what it withholds is not spoken of, because the caller did not ask for it or it must not show. */
  readonly tells: 'WITHHELD' | 'NOTHING';
  readonly mendedBy: Mender;
}

export type ItemRule = PermitRule | ForbidRule;
export type Rule = RequireRule | CloseRule | GatewayRule | ItemRule;
export type Ruleset = readonly Rule[];

/** The rule that is recorded when no rule matches: what nothing permits is not released (5.153). */
export const NOTHING_PERMITS = 'nothing-permits';
