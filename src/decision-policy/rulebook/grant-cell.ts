import { PURPOSES_OF_CARE_AND_PROTECTION } from '../facts/bodies-of-gateways.js';
import type { Conditions } from './conditions.js';
import type { DerivedFacts, ItemKind } from '../facts/facts.js';
import type { PermitRule, RuleFields, RuleSubject } from './rule.js';
import type { Grant, PractitionerGroup } from '../facts/vocabulary.js';

/** What each grant lets out. `C` adds one field to the plans that `S` shows. */
export const FIELDS_OF_GRANT: Readonly<Record<Grant, RuleFields>> = {
  S: {
    SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
    PLAN: ['authority', 'kind', 'started', 'ended'],
    LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
  },
  P: {
    INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
    // The organisation of an earlier enquirer stays in: no fact ties it to an involvement that was released.
    EARLIER_ENQUIRY: ['date', 'setting', 'sector'],
    SENSITIVE_SERVICE: ['pointer'],
    COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
  },
  C: { PLAN: ['categories'] },
  H: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'] },
};

const GRANT_TEXT: Readonly<Record<Grant, string>> = {
  S: 'social care and plan state with the lead social worker',
  P: 'practitioners',
  C: 'categories of plans',
  H: 'other children of the household',
};

const COLUMN_TEXT: Readonly<Record<DerivedFacts['column'], string>> = {
  ROUTINE: 'in routine care',
  UNSCHEDULED_NO_CONCERN: 'for a presenting child without a concern',
  WELFARE: 'at a welfare concern',
  HARM: 'at likely significant harm, section 47 or danger',
};

interface GrantCell {
  readonly id: string;
  readonly groups: readonly PractitionerGroup[];
  readonly column: DerivedFacts['column'];
  readonly grants: readonly Grant[];
  readonly citations: readonly string[];
  /** Further conditions of the cell. */
  readonly only?: Conditions<RuleSubject>;
}

/** One cell of the table of grants as a rule: what these groups are given in this column. */
export function grantCell(cell: GrantCell): PermitRule {
  return {
    id: cell.id,
    step: 'proportionality',
    effect: 'permit',
    text: `${COLUMN_TEXT[cell.column]} your post is given ${cell.grants.map((grant) => GRANT_TEXT[grant]).join(', ')}`,
    citations: cell.citations,
    fields: fieldsOf(cell.grants),
    // a review is given who was involved by cells of its own, and nothing by these
    when: {
      group: { $in: cell.groups },
      column: cell.column,
      purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION },
      ...cell.only,
    },
    since: '2018-05-25',
    until: null,
  };
}

function fieldsOf(grants: readonly Grant[]): RuleFields {
  const fields: Partial<Record<ItemKind, readonly string[]>> = {};
  for (const grant of grants) {
    for (const [kind, names] of Object.entries(FIELDS_OF_GRANT[grant]) as [ItemKind, readonly string[]][]) {
      fields[kind] = [...(fields[kind] ?? []), ...names];
    }
  }
  return fields as RuleFields;
}
