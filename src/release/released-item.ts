import type { ChildRecord } from '../child-index/child-record.js';
import type { ItemDecision } from '../decision-policy/decision.js';
import type { ItemFacts, ItemKind } from '../decision-policy/facts/facts.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { AnswerMaterials } from './answer-materials.js';
import { type ContentOf, FIELD_CATALOGUE, type FieldOf, type ReleasedFields } from './field-catalogue.js';

/** One item of which something is released. */
export interface ReleasedItem<Kind extends ItemKind> {
  readonly kind: Kind;
  /** For grouping alone (which case has which worker); what may be shown is in `fields`. */
  readonly content: ContentOf<Kind>;
  readonly fields: ReleasedFields<Kind>;
  /** Whether the field is released, also when it has no content. */
  readonly released: ReadonlySet<FieldOf<Kind>>;
  readonly currency: ItemFacts['currency'];
}

type Part =
  | 'cases'
  | 'plans'
  | 'involvements'
  | 'identities'
  | 'household'
  | 'earlierEnquiries'
  | 'commonAssessments'
  | 'policePointers';

const PART_OF_KIND: Readonly<Record<ItemKind, Part>> = {
  SOCIAL_CARE_CASE: 'cases',
  PLAN: 'plans',
  LEAD_SOCIAL_WORKER: 'cases',
  INVOLVEMENT: 'involvements',
  IDENTITY: 'identities',
  HOUSEHOLD_CHILD: 'household',
  EARLIER_ENQUIRY: 'earlierEnquiries',
  SENSITIVE_SERVICE: 'involvements',
  COMMON_ASSESSMENT: 'commonAssessments',
  POLICE_POINTER: 'policePointers',
};

type Getter<Kind extends ItemKind> = (content: ContentOf<Kind>, today: CalendarDate) => unknown;

/** The getters of each kind as pairs, listed once: every answer goes through them many times. */
const GETTERS = new Map<string, readonly (readonly [string, unknown])[]>(
  Object.entries(FIELD_CATALOGUE).map(([kind, getters]) => [kind, Object.entries(getters)]),
);

/**
 * The items of one kind of which at least one field is released, with the content of those fields alone; an item that
 * was removed first is not there. Throws when a released item has no content: an answer with a hole is no answer.
 */
export function releasedItems<Kind extends ItemKind>(
  { decision, facts, child, today }: Pick<AnswerMaterials, 'decision' | 'facts' | 'child' | 'today'>,
  kind: Kind,
): readonly ReleasedItem<Kind>[] {
  // INVARIANT: what a gate or condition closed stays closed, whatever its items say
  if (decision.closed.length > 0 || decision.outcome === 'REFUSED') return [];
  return decision.items
    .filter((item) => item.kind === kind && !item.removedFirst && item.fields.some((field) => field.released))
    .map((item) => {
      const content = contentOf(child, kind, item);
      const released = new Set(
        item.fields.filter((field) => field.released).map((field) => field.field as FieldOf<Kind>),
      );
      const currency = facts.items.find(({ ref }) => ref === item.ref)?.currency ?? 'HISTORY';
      return { kind, content, released, currency, fields: readFields(kind, content, released, today) };
    });
}

/**
 * Whether a field of some item of this kind is withheld and may be spoken of, and whether such an item is current. What
 * the policy withholds without a word (an old plan in routine care) is answered as if it were not there.
 */
export function withheldAloud(
  { decision, facts }: Pick<AnswerMaterials, 'decision' | 'facts'>,
  kind: ItemKind,
  field: string,
): { readonly any: boolean; readonly current: boolean } {
  const told = decision.withheld.filter((reason) => reason.kind === kind && reason.fields.includes(field));
  const rules = new Set(told.map((reason) => reason.rule));
  const refs = decision.items
    .filter((item) => item.kind === kind && !item.removedFirst)
    .filter((item) => item.fields.some((each) => each.field === field && !each.released && rules.has(each.rule)))
    .map((item) => item.ref);
  const current = facts.items.some((item) => item.currency === 'CURRENT' && refs.includes(item.ref));
  return { any: told.length > 0, current };
}

function contentOf<Kind extends ItemKind>(child: ChildRecord | null, kind: Kind, item: ItemDecision): ContentOf<Kind> {
  const place = Number(/^[a-z]+:(\d+)$/.exec(item.ref)?.[1]);
  const content = child?.[PART_OF_KIND[kind]][place];
  if (content === undefined) throw new Error('a released item has no content');
  return content as ContentOf<Kind>;
}

function readFields<Kind extends ItemKind>(
  kind: Kind,
  content: ContentOf<Kind>,
  released: ReadonlySet<FieldOf<Kind>>,
  today: CalendarDate,
): ReleasedFields<Kind> {
  const read: Partial<Record<FieldOf<Kind>, unknown>> = {};
  for (const [field, getter] of GETTERS.get(kind) as readonly [FieldOf<Kind>, Getter<Kind>][]) {
    read[field] = released.has(field) ? (getter(content, today) ?? null) : null;
  }
  return read as ReleasedFields<Kind>;
}
