import { type AnswerMaterials, isAboutOneChild, isHidden } from './answer-materials.js';
import type { ReleasedChild } from './enquiry-answer.js';
import { releasedItems } from './released-item.js';

type IdentityFields = Pick<ReleasedChild, 'givenName' | 'familyName' | 'birthDate' | 'sex' | 'nhsNumber'>;

const NO_IDENTITY: IdentityFields = { givenName: null, familyName: null, birthDate: null, sex: null, nhsNumber: null };

/**
 * What is released about the child beside social care; `null` unless the identity is confirmed and the items decided.
 * What was typed is always said back. Names and birth date come from the index where they are released, and never of a
 * child whose whereabouts are hidden: the index may hold a new name.
 */
export function releasedChild(materials: AnswerMaterials): ReleasedChild | null {
  const { child, decision, facts } = materials;
  // of a household or an adult only whether a plan is in force is told, and that stands in the statement
  if (!isAboutOneChild(facts)) return null;
  if (child === null || decision.closed.length > 0 || decision.outcome === 'REFUSED') return null;
  return {
    ...typedIdentity(materials),
    ...(isHidden(materials) ? {} : indexedIdentity(materials)),
    involvements: releasedItems(materials, 'INVOLVEMENT').map(({ fields }) => fields),
    household: releasedItems(materials, 'HOUSEHOLD_CHILD').map(({ fields }) => fields),
    confidentialServices: releasedItems(materials, 'SENSITIVE_SERVICE').flatMap(({ fields }) => fields.pointer ?? []),
  };
}

function typedIdentity({ typed }: AnswerMaterials): IdentityFields {
  if (typed.kind !== 'CHILD') return NO_IDENTITY;
  const { givenName, familyName, birthDate, sex, nhsNumber } = typed;
  return { givenName, familyName, birthDate, sex, nhsNumber };
}

/** The newest statement that has the field speaks; statements stand in the record newest first. */
function indexedIdentity(materials: AnswerMaterials): Partial<IdentityFields> {
  const items = releasedItems(materials, 'IDENTITY');
  const fields = Object.keys(NO_IDENTITY) as (keyof IdentityFields)[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = items.find((item) => item.fields[field] !== null)?.fields[field] ?? null;
      return value === null ? [] : [[field, value]];
    }),
  );
}
