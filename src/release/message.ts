import { passesConcernOn } from '../decision-policy/facts/passes-concern-on.js';
import type { AnswerMaterials } from './answer-materials.js';
import { isAboutOneChild, isHidden } from './answer-materials.js';
import type { AuthorityStatement, Phone } from './enquiry-answer.js';
import { mustBeReferred } from './next-steps.js';

/** Ends every answer: silence is never an answer, and what might change it is the same sentence for everybody. */
export const SILENCE =
  'What is not shown here may still exist, and an empty answer is no reassurance. Purpose, concern and ground are taken as you stated them. If you are worried, phone.';

/** For a record that a person has to look at before more is said; the words do not tell for which reason. */
export const BEING_CHECKED = 'A part of this record is being checked: phone the hub team, at any hour, for the rest.';

/**
 * The answer in plain words. With any concern it begins by saying that this is not a referral: phone now, confirm in
 * writing within 48 hours (5.33). `phones` are those of the answer.
 */
export function message(
  materials: AnswerMaterials,
  statements: readonly AuthorityStatement[],
  phones: readonly Phone[],
): string {
  const sentences = [
    ...notAReferral(materials.facts.request.concern !== 'NONE', phones),
    ...(mustBeReferred(materials) ? ['For a child under 12 months or unborn a single incident is enough: refer.'] : []),
    ...outcomeInWords(materials, statements),
    SILENCE,
  ];
  return sentences.join(' ');
}

/** First words of every answer to an enquiry with a concern. Nothing is confirmed in writing to 999. */
export function notAReferral(concern: boolean, phones: readonly Phone[]): readonly string[] {
  const [first] = phones;
  if (!concern || first === undefined) return [];
  if (first.number === '999') return [`This is not a referral. Phone 999 now. ${thenPhone(phones)}`];
  return [`This is not a referral. Phone ${first.number} now (${first.label}) and confirm in writing within 48 hours.`];
}

function thenPhone(phones: readonly Phone[]): string {
  const desk = phones.find(({ number }) => number !== '999');
  if (desk === undefined) return "Then tell children's social care, and confirm to them in writing within 48 hours.";
  return `Then phone ${desk.number} (${desk.label}) and confirm to them in writing within 48 hours.`;
}

function outcomeInWords(materials: AnswerMaterials, statements: readonly AuthorityStatement[]): readonly string[] {
  const { decision } = materials;
  switch (decision.outcome) {
    case 'RELEASED':
      return [
        ...headline(statements),
        'What may be shared with you is shown.',
        ...beingChecked(materials),
        ...lateness(materials),
      ];
    case 'PARTLY_RELEASED':
      return [
        ...headline(statements),
        'A part of what is held may be shared with you and is shown; the rest is listed as withheld, with who could change that.',
        ...beingChecked(materials),
        ...lateness(materials),
      ];
    case 'ASK_HOLDER':
      return decision.closed.length > 0
        ? [`This could not be fully checked${lateAuthorities(materials)}. Whether the child is known is open.`]
        : ['What is held can be shared only by its holder: ask as shown under next steps.'];
    case 'NO_RECORD':
      if (!isAboutOneChild(materials.facts)) return [noPlanFound(materials)];
      return [
        `No record was found with the details you gave. ${coverage(materials)} A child may be known under other details or elsewhere.`,
      ];
    case 'IDENTITY_NOT_CONFIRMED':
      return [
        'The details you gave do not settle which child this is, so nothing was checked. Give a further detail, or phone.',
      ];
    case 'MEDIATED':
      return [...closedInWords(materials), 'Nothing that is held was used.', ...passedOn(materials)];
    case 'REFUSED':
      return decision.closed.length > 0
        ? ['This enquiry is not answered:', ...closedInWords(materials), ...passedOn(materials)]
        : ['Nothing may be shown to you for this enquiry; what is withheld is listed.', ...passedOn(materials)];
  }
}

/** The one thing to see first; said only of what the statements show. */
function headline(statements: readonly AuthorityStatement[]): readonly string[] {
  const plan = statements.some((statement) => statement.plan === 'IN_FORCE') ? ['A plan is in force.'] : [];
  const open = statements.filter((statement) => statement.case === 'OPEN').map(({ authority }) => authority);
  return open.length === 0 ? plan : [...plan, `A case is open with ${open.join(' and ')}.`];
}

/** Said of a child whom a shield hides and of one whose record may be another child's too, so that it tells neither. */
function beingChecked(materials: AnswerMaterials): readonly string[] {
  const checked = isHidden(materials) || materials.child?.underReview === true;
  return checked ? [BEING_CHECKED] : [];
}

function closedInWords({ decision, ruleText }: AnswerMaterials): readonly string[] {
  return decision.closed
    .map(({ rule }) => ruleText(rule))
    .map(({ text, whoCouldChangeIt }) => `${text}; ${whoCouldChangeIt}.`)
    .map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`);
}

/** Of a concern that was typed and not answered: whether anybody is told. */
function passedOn({ facts }: AnswerMaterials): readonly string[] {
  if (facts.request.concern === 'NONE') return [];
  return passesConcernOn(facts)
    ? ['Your concern is recorded and passed on all the same.']
    : ['Your concern is recorded, but nobody has been told: phone.'];
}

/** An answer that shows something must not pass for the whole while a feed is late. */
function lateness(materials: AnswerMaterials): readonly string[] {
  const late = lateAuthorities(materials);
  return late === '' ? [] : [`This could not be fully checked${late}.`];
}

function lateAuthorities({ authorities }: AnswerMaterials): string {
  const late = authorities.filter(({ state }) => state !== 'IN_TIME').map(({ name }) => name);
  return late.length === 0 ? '' : `: the records of ${late.join(' and ')} are late`;
}

/** Said of an address or an adult alike, whether nobody is held or somebody must not be found so. */
function noPlanFound(materials: AnswerMaterials): string {
  return `No plan in force was found with these details. ${coverage(materials)} Only plans are looked for in this way, and children whose whereabouts are protected are never found by an address or an adult: ask about each child by name.`;
}

/** Which areas the answer speaks of, and which of the known ones it does not (5.150). */
function coverage({ authorities, desks }: AnswerMaterials): string {
  const covered = new Set<string>(authorities.map(({ id }) => id));
  const uncovered = desks.filter(({ id }) => id !== 'HUB' && !covered.has(id)).map(({ name }) => name);
  const checked = `Checked: ${authorities.map(({ name }) => name).join(', ') || 'no area'}.`;
  return `${checked} Not covered: ${[...uncovered, 'any area not named here'].join(', ')}.`;
}
