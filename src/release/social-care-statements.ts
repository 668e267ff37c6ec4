import type { AnswerMaterials, AnsweringAuthority } from './answer-materials.js';
import { isAboutOneChild, isHidden } from './answer-materials.js';
import type { AuthorityStatement, ReleasedLeadSocialWorker, ReleasedPlan } from './enquiry-answer.js';
import { planNote } from './plan-note.js';
import { type ReleasedItem, releasedItems, withheldAloud } from './released-item.js';

/** Stands where an authority would, for a child whose authority must not be found. */
export const AUTHORITY_NOT_NAMED = 'not named';

interface Spoken {
  readonly cases: readonly ReleasedItem<'SOCIAL_CARE_CASE'>[];
  readonly plans: readonly ReleasedItem<'PLAN'>[];
  readonly workers: readonly ReleasedItem<'LEAD_SOCIAL_WORKER'>[];
}

const NOTHING_SPOKEN: Spoken = { cases: [], plans: [], workers: [] };

/**
 * One statement for each covered authority, in the order given, and for any other whose name is released (5.150, 5.154).
 * Silence is never read from an empty list: it is `NOT_KNOWN` only when the enquirer may hear of social care, the
 * identity is settled and every covered authority's feed is in time. What is released without its authority, and a
 * child whose whereabouts are hidden, give one statement in which no authority is named.
 */
export function socialCareStatements(materials: AnswerMaterials): readonly AuthorityStatement[] {
  const { decision, facts, authorities } = materials;
  if (decision.outcome === 'REFUSED') return authorities.map((authority) => silent(authority, 'NOT_PERMITTED'));
  if (decision.outcome === 'MEDIATED' || decision.outcome === 'IDENTITY_NOT_CONFIRMED') {
    return authorities.map((authority) => silent(authority, 'NOT_CHECKED'));
  }
  if (!isAboutOneChild(facts)) return [householdStatement(materials)];
  // nobody is held: the policy has settled that this enquirer may be told so
  if (decision.closed.length > 0) return namedStatements(spokenOfSocialCare(materials), NOTHING_SPOKEN);
  return materials.decision.socialCareSpokenOf && isHidden(materials)
    ? [unnamedStatement(materials, spokenOf(materials).plans)]
    : namedStatements(materials, spokenOf(materials));
}

function spokenOfSocialCare(materials: AnswerMaterials): AnswerMaterials {
  return { ...materials, decision: { ...materials.decision, socialCareSpokenOf: true } };
}

function namedStatements(materials: AnswerMaterials, spoken: Spoken): readonly AuthorityStatement[] {
  const covered = new Set<string>(materials.authorities.map(({ id }) => id));
  const others = new Map<string, AnsweringAuthority>();
  for (const { content, fields } of [...spoken.cases, ...spoken.plans]) {
    if (fields.authority === null || covered.has(content.sourceId)) continue;
    others.set(content.sourceId, { id: content.sourceId, name: fields.authority, state: 'NEVER', asOf: null });
  }
  const named = [...materials.authorities, ...others.values()].map((authority) =>
    statement(materials, authority, {
      cases: spoken.cases.filter((item) => item.released.has('authority') && item.content.sourceId === authority.id),
      plans: spoken.plans.filter((item) => item.released.has('authority') && item.content.sourceId === authority.id),
      workers: spoken.workers.filter((item) => item.content.sourceId === authority.id),
    }),
  );
  const namelessPlans = spoken.plans.filter(isNameless);
  return namelessPlans.length > 0 || spoken.cases.some(isNameless)
    ? [...named, unnamedStatement(materials, namelessPlans)]
    : named;
}

/** What may be shown without telling whose it is. */
function isNameless({ released }: { readonly released: ReadonlySet<string> }): boolean {
  return !released.has('authority');
}

function statement(materials: AnswerMaterials, authority: AnsweringAuthority, spoken: Spoken): AuthorityStatement {
  const shown = spoken.cases.filter((item) => item.fields.state !== null);
  const main = shown.find((item) => item.fields.state === 'OPEN') ?? shown[0];
  const plan = planState(
    materials,
    spoken.plans,
    main === undefined ? allInTime(materials) : authority.state === 'IN_TIME',
  );
  return {
    authority: authority.name,
    case: main?.fields.state ?? silenceAboutCases(materials, plan),
    caseOpened: main?.fields.opened ?? null,
    caseClosed: main?.fields.closed ?? null,
    childInNeed: main?.fields.childInNeed ?? null,
    plan,
    plans: spoken.plans.map((item) => releasedPlan(materials, item)),
    leadSocialWorker: leadSocialWorker(main, spoken.workers),
    asOf: authority.asOf,
  };
}

/** Plan state without the authority, its case, its worker or the date on which it last spoke. */
function unnamedStatement(materials: AnswerMaterials, plans: readonly ReleasedItem<'PLAN'>[]): AuthorityStatement {
  return {
    ...silent({ name: AUTHORITY_NOT_NAMED, asOf: null }, 'NOT_PERMITTED'),
    plan: planState(materials, plans, allInTime(materials)),
    plans: plans.map((item) => releasedPlan(materials, item)),
  };
}

/**
 * Whether a plan is in force for any child now at an address, or linked with an adult (2.70, 11.86). Never that there
 * is none: children whose whereabouts are protected are not found so.
 */
function householdStatement(materials: AnswerMaterials): AuthorityStatement {
  const children = releasedItems(materials, 'HOUSEHOLD_CHILD').map(({ fields }) => fields.planInForce);
  const withheld = withheldAloud(materials, 'HOUSEHOLD_CHILD', 'planInForce').any;
  const plan = children.includes(true) ? 'IN_FORCE' : withheld ? 'NOT_PERMITTED' : 'NOT_CHECKED';
  return { ...silent({ name: AUTHORITY_NOT_NAMED, asOf: null }, 'NOT_PERMITTED'), plan };
}

function allInTime(materials: AnswerMaterials): boolean {
  return materials.facts.subject.feeds === 'IN_TIME' && isSettled(materials);
}

/**
 * Another record may be of the same child, and a person has not yet settled it: a case or plan may stand there, so that
 * the silence of this one means nothing (5.150). So it is with a newborn whose plan was made before the birth.
 */
function isSettled({ child }: AnswerMaterials): boolean {
  return child?.underReview !== true;
}

// where a case is withheld, every authority without a released one says so: its place must not show by elimination
function silenceAboutCases(materials: AnswerMaterials, plan: AuthorityStatement['plan']): AuthorityStatement['case'] {
  if (!materials.decision.socialCareSpokenOf || withheldAloud(materials, 'SOCIAL_CARE_CASE', 'state').any)
    return 'NOT_PERMITTED';
  // a plan without its case: the authority knows the child, whatever its list of cases says
  const planned = plan === 'IN_FORCE' || plan === 'ENDED';
  return allInTime(materials) && !planned ? 'NOT_KNOWN' : 'NOT_CHECKED';
}

function planState(
  materials: AnswerMaterials,
  plans: readonly ReleasedItem<'PLAN'>[],
  inTime: boolean,
): AuthorityStatement['plan'] {
  const dated = plans.filter((item) => item.released.has('ended'));
  const withheld = withheldAloud(materials, 'PLAN', 'ended');
  if (dated.some((item) => item.currency === 'CURRENT')) return 'IN_FORCE';
  if (withheld.current) return 'NOT_PERMITTED';
  if (dated.length > 0) return 'ENDED';
  if (withheld.any || !materials.decision.socialCareSpokenOf) return 'NOT_PERMITTED';
  return inTime ? 'NONE_RECORDED' : 'NOT_CHECKED';
}

function releasedPlan(materials: AnswerMaterials, item: ReleasedItem<'PLAN'>): ReleasedPlan {
  const { kind, categories, started, ended } = item.fields;
  return { kind, categories: categories ?? [], start: started, end: ended, note: planNote(materials, item) };
}

function leadSocialWorker(
  main: ReleasedItem<'SOCIAL_CARE_CASE'> | undefined,
  workers: Spoken['workers'],
): ReleasedLeadSocialWorker | null {
  const worker =
    workers.find((item) => item.content === main?.content) ?? (main === undefined ? workers[0] : undefined);
  return worker === undefined ? null : worker.fields;
}

function silent(
  { name, asOf }: Pick<AnsweringAuthority, 'name' | 'asOf'>,
  why: 'NOT_PERMITTED' | 'NOT_CHECKED',
): AuthorityStatement {
  return {
    authority: name,
    case: why,
    caseOpened: null,
    caseClosed: null,
    childInNeed: null,
    plan: why,
    plans: [],
    leadSocialWorker: null,
    asOf,
  };
}

function spokenOf(materials: AnswerMaterials): Spoken {
  return {
    cases: releasedItems(materials, 'SOCIAL_CARE_CASE'),
    plans: releasedItems(materials, 'PLAN'),
    workers: releasedItems(materials, 'LEAD_SOCIAL_WORKER'),
  };
}
