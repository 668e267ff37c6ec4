import type { ItemKind } from '../../../src/decision-policy/facts/facts.js';
import type { Grant } from '../../../src/decision-policy/facts/vocabulary.js';

/** What each field is worth: the grant that opens it, `echo` for what was typed, `never` for what no grant opens. */
const CATALOGUE = `
  SOCIAL_CARE_CASE   | S: authority state opened closed childInNeed
  PLAN               | S: authority kind started ended               | C: categories
  LEAD_SOCIAL_WORKER | S: name team phone
  INVOLVEMENT        | P: service organisation practitioner contact since until
  EARLIER_ENQUIRY    | P: date setting sector                      | never: organisation
  SENSITIVE_SERVICE  | P: pointer
  COMMON_ASSESSMENT  | P: holder contact since
  POLICE_POINTER     | P: pointer
  HOUSEHOLD_CHILD    | H: givenName familyName ageInYears planInForce
  IDENTITY           | echo: givenName familyName birthDate          | never: sex nhsNumber
`;

export type Worth = Grant | 'echo' | 'never';
export interface CatalogueField {
  readonly field: string;
  readonly worth: Worth;
}

const FIELDS = new Map(
  CATALOGUE.trim()
    .split('\n')
    .map((line) => {
      const [kind = '', ...parts] = line.split('|').map((part) => part.trim());
      return [kind, parts.flatMap(fieldsIn)] as const;
    }),
);

/** Every field that an item of the kind has, with what opens it. */
export function fieldsOf(kind: ItemKind): readonly CatalogueField[] {
  return FIELDS.get(kind) ?? [];
}

function fieldsIn(part: string): readonly CatalogueField[] {
  const [worth = '', names = ''] = part.split(':');
  return names
    .trim()
    .split(' ')
    .map((field) => ({ field, worth: worth as Worth }));
}
