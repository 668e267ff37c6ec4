import type { TypedSubject } from '../matching/typed-subject.js';
import type { OrganisationId } from '../shared/ids.js';
import { inOneLine } from './in-one-line.js';
import { hubTeam, type NoticeSituation } from './notice-situation.js';

/**
 * What was typed about a child whom no social care knows, and why it was asked: the contact record that social care
 * keeps and considers (5.154d). Holds only what was typed, never what the index holds. For the designated manager of
 * the authority alone: the hub team, and everybody where a confidential service asked or the child is protected, get
 * the reference instead, and the hub's information governance opens the decision under the policy.
 */
export function asTyped(situation: NoticeSituation, organisation: OrganisationId): string {
  const { facts, request } = situation;
  const { requestId } = request;
  const openly = !facts.caller.confidentialService && facts.subject.shield === 'NONE';
  if (organisation === hubTeam(situation)) return `What was typed stands in the decision, reference ${requestId}.`;
  if (!openly)
    return `What was typed stands in the decision, reference ${requestId}: phone the hub team, whose information governance opens it.`;
  return `As typed: ${subjectInWords(request.subject)}. Reason given: "${inOneLine(request.reason)}".`;
}

function subjectInWords(subject: TypedSubject): string {
  switch (subject.kind) {
    case 'CHILD': {
      const name = [subject.givenName, subject.familyName].filter((part) => part !== null).join(' ');
      const parts = [
        name === '' ? 'no name' : name,
        subject.birthDate === null ? 'no birth date' : `born ${subject.birthDate}`,
        ...(subject.nhsNumber === null ? [] : [`NHS number ${subject.nhsNumber}`]),
      ];
      return parts.join(', ');
    }
    case 'UNBORN':
      return `unborn child expected ${subject.expectedDate}, mother ${subject.motherGivenName} ${subject.motherFamilyName}, born ${subject.motherBirthDate}, NHS number ${subject.motherNhsNumber}`;
    case 'HOUSEHOLD':
    case 'ADULT':
      return 'no one child';
  }
}
