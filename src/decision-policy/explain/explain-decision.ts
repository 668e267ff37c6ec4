import { ALTER, ALTERATION_TEXTS, ALTERATIONS, type Alteration, type AlterationText } from './altered-facts.js';
import { isProtected } from '../judge/decide-item.js';
import type { Decide, Decision } from '../decision.js';
import type { RuleExplanation } from './explain.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../facts/facts.js';
import type { EnquiryFacts, ItemFacts, ItemKind, SubjectFacts } from '../facts/facts.js';
import { colleagueMayNotSee } from '../rules/gate/colleague-may-not-see.js';
import type { EnquiryOutcome } from '../facts/vocabulary.js';

/** The ruleset that decided, not today's. */
export interface ExplainingPolicy {
  readonly decide: Decide;
  readonly ruleText: (id: string) => RuleExplanation;
}

/** Why a decision came out so, and what another party could change. It says nothing that the answer kept back. */
export interface Explanation {
  readonly outcome: EnquiryOutcome;
  /** The rules that ended the enquiry before any item, as they were shown. */
  readonly closed: readonly RuleExplanation[];
  readonly withheld: readonly ExplainedWithholding[];
  /** At most one for each alteration, and only those that would make a difference. */
  readonly altered: readonly AlteredFact[];
  readonly neverAltered: string;
  readonly neverExplained: string;
}

export interface ExplainedWithholding extends RuleExplanation {
  readonly kind: ItemKind;
  readonly fields: readonly string[];
}

/** What one alteration alone would change. */
export interface AlteredFact extends AlterationText {
  readonly fact: Alteration;
  /** Rules that would no longer end the enquiry; what would come after them is not said. */
  readonly passes: readonly string[];
  /** What would be told in addition, of that alone which the answer said to be withheld. */
  readonly tells: readonly { readonly kind: ItemKind; readonly fields: readonly string[] }[];
}

/** In every explanation, so that it advises nobody what to type (2.72, 5.23). */
export const NEVER_ALTERED =
  'purpose, concern, ground, override and how much is asked for are stated as they are: no explanation says what others would have given';

/** In every explanation, so that its presence tells nothing. */
export const NEVER_EXPLAINED =
  'confidential services and protected records are in no explanation; to ask, phone the hub team at any hour';

/**
 * Explains a decision by the facts and the ruleset that it was made of. Pure. What it says depends on nothing that is
 * protected and was not released: a closed enquiry is explained from the caller and the request alone, any other from
 * the items that nothing protects (5.23, 5.153). Throws `PolicyFault` when the facts do not parse.
 */
export function explainDecision(facts: EnquiryFacts, decision: Decision, policy: ExplainingPolicy): Explanation {
  const { decide, ruleText } = policy;
  const closed = decision.closed.length > 0;
  return {
    outcome: decision.outcome,
    closed: decision.closed.map(({ rule }) => ruleText(rule)),
    withheld: decision.withheld.map(({ kind, fields, rule }) => ({ kind, fields, ...ruleText(rule) })),
    altered: closed ? alterationsThatPass(facts, decision, decide) : alterationsThatTell(facts, decision, decide),
    neverAltered: NEVER_ALTERED,
    neverExplained: NEVER_EXPLAINED,
  };
}

/**
 * Alterations by which a rule that closed would no longer do so. They are decided about a subject of whom nothing is
 * held, so that what stands behind a gate cannot show.
 */
function alterationsThatPass(facts: EnquiryFacts, decision: Decision, decide: Decide): readonly AlteredFact[] {
  const nobody = aboutNobody(facts, decision);
  const before = closingRules(nobody, decide);
  // why a colleague may not see is the colleague's own affair, and what would mend it would tell
  const shown = decision.closed
    .map(({ rule }) => rule)
    .filter((rule) => rule !== colleagueMayNotSee.id && before.has(rule));
  return ALTERATIONS.flatMap((fact) => {
    const altered = ALTER[fact](nobody);
    if (altered === nobody) return [];
    const after = closingRules(altered, decide);
    const passes = shown.filter((rule) => !after.has(rule));
    return passes.length === 0 ? [] : [{ fact, ...ALTERATION_TEXTS[fact], passes, tells: [] }];
  });
}

function closingRules(facts: EnquiryFacts, decide: Decide): ReadonlySet<string> {
  return new Set(decide(facts).closed.map(({ rule }) => rule));
}

/**
 * The same enquiry about a subject of whom nothing is known but what kind was typed, and whether feeds are late. Where
 * it closed before the identity counted, the subject is somebody with a plain name, so that a gate alone can close it.
 */
function aboutNobody(facts: EnquiryFacts, { closed }: Decision): EnquiryFacts {
  const identity: SubjectFacts['identity'] = closed[0]?.by === 'IDENTITY' ? 'NOT_HELD' : 'CONFIRMED';
  const { kind, feeds } = facts.subject;
  const { colleague } = facts;
  return {
    ...facts,
    colleague: colleague === null ? null : { ...colleague, relationship: 'NONE' },
    subject: { ...NOTHING_KNOWN, kind, feeds, identity },
    items: identity === 'CONFIRMED' ? [PLAIN_NAME] : [],
  };
}

const NOTHING_KNOWN: Omit<SubjectFacts, 'kind' | 'feeds' | 'identity'> = {
  ageBand: 'UNKNOWN',
  conflictInIndex: false,
  relationship: 'NONE',
  shield: 'NONE',
  earlierEnquiryOfUnknown: false,
};

const PLAIN_NAME: ItemFacts = {
  ref: 'identity:0',
  kind: 'IDENTITY',
  sourceClass: 'SOCIAL_CARE',
  protection: 'NONE',
  consent: 'NOT_SOUGHT',
  detriment: 'NONE',
  currency: 'CURRENT',
};

/**
 * Alterations by which more would be told. Whatever is protected, released or not, is dropped before anything is
 * altered; of the rest an altered fact names only what the answer already named as withheld.
 */
function alterationsThatTell(facts: EnquiryFacts, decision: Decision, decide: Decide): readonly AlteredFact[] {
  const open = facts.items.filter((item) => !isProtected(facts.subject, item));
  if (decision.withheld.length === 0 || open.length === 0) return [];
  const plain: EnquiryFacts = {
    ...facts,
    subject: { ...facts.subject, shield: 'NONE', earlierEnquiryOfUnknown: false },
    items: open,
  };
  const withheld = toldAsWithheld(decision);
  return ALTERATIONS.flatMap((fact) => {
    const otherwise = ALTER[fact](plain);
    if (otherwise === plain) return [];
    const altered = decide(otherwise);
    const tells = ITEM_KINDS.flatMap((kind) => {
      const fields = FIELDS_OF_KIND[kind].filter((field) => releasesMore(altered, withheld, kind, field));
      return fields.length === 0 ? [] : [{ kind, fields }];
    });
    return tells.length === 0 ? [] : [{ fact, ...ALTERATION_TEXTS[fact], passes: [], tells }];
  });
}

/** `ref field` of everything that is withheld and that the answer said to be withheld, by the same rule. */
function toldAsWithheld({ items, withheld }: Decision): ReadonlySet<string> {
  const told = new Set(withheld.flatMap(({ kind, fields, rule }) => fields.map((field) => `${kind} ${field} ${rule}`)));
  return new Set(
    items.flatMap(({ ref, kind, fields }) =>
      fields
        .filter(({ field, released, rule }) => !released && told.has(`${kind} ${field} ${rule}`))
        .map(({ field }) => `${ref} ${field}`),
    ),
  );
}

function releasesMore({ items }: Decision, withheld: ReadonlySet<string>, kind: ItemKind, name: string): boolean {
  return items.some(
    (item) =>
      item.kind === kind &&
      item.fields.some(({ field, released }) => field === name && released && withheld.has(`${item.ref} ${name}`)),
  );
}
