import { type AnswerMaterials, isAboutOneChild } from './answer-materials.js';
import type { ReleasedChild } from './enquiry-answer.js';
import { releasedItems } from './released-item.js';

type IdentityFields = Pick<ReleasedChild, 'givenName' | 'familyName' | 'birthDate' | 'sex' | 'nhsNumber'>;

const NO_IDENTITY: IdentityFields = { givenName: null, familyName: null, birthDate: null, sex: null, nhsNumber: null };

/**
 * What is released about the child beside social care; `null` unless the identity is confirmed and the items decided.
 * Who the child is, is said back as it was typed and never filled in from the index: somebody who knows a former name
 * must not learn the new one.
 */
export function releasedChild(materials: AnswerMaterials): ReleasedChild | null {
  const { child, decision, facts } = materials;
  // of a household or an adult only whether a plan is in force is told, and that stands in the statement
  if (!isAboutOneChild(facts)) return null;
  if (child === null || decision.closed.length > 0 || decision.outcome === 'REFUSED') return null;
  return {
    ...typedIdentity(materials),
    involvements: releasedItems(materials, 'INVOLVEMENT').map(({ fields }) => fields),
    household: releasedItems(materials, 'HOUSEHOLD_CHILD').map(({ fields }) => fields),
    confidentialServices: releasedItems(materials, 'SENSITIVE_SERVICE').flatMap(({ fields }) => fields.pointer ?? []),
    commonAssessments: releasedItems(materials, 'COMMON_ASSESSMENT').map(({ fields }) => fields),
    // one line however many there are: their number would tell of what is held
    askThePolice: [
      ...new Set(releasedItems(materials, 'POLICE_POINTER').flatMap(({ fields }) => fields.pointer ?? [])),
    ],
  };
}

function typedIdentity({ typed }: AnswerMaterials): IdentityFields {
  if (typed.kind !== 'CHILD') return NO_IDENTITY;
  const { givenName, familyName, birthDate, sex, nhsNumber } = typed;
  return { givenName, familyName, birthDate, sex, nhsNumber };
}
