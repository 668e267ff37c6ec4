import type { CallerFacts } from '../decision-policy/facts/facts.js';
import { isPolice } from '../decision-policy/facts/is-police.js';
import { isSocialCare } from '../decision-policy/facts/is-social-care.js';
import { passesConcernOn } from '../decision-policy/facts/passes-concern-on.js';
import type { AnswerMaterials } from './answer-materials.js';
import { isAboutOneChild, isHidden } from './answer-materials.js';
import type { AuthorityStatement, Phone } from './enquiry-answer.js';
import { mustBeReferred } from './next-steps.js';
import { releasedItems } from './released-item.js';

/** Ends every answer: silence is never an answer, and what might change it is the same sentence for everybody. */
export const SILENCE =
  'What is not shown here may still exist, and an empty answer is no reassurance. Purpose, concern and ground are taken as you stated them. If you are worried, phone.';

/** For a record that a person has to look at before more is said; the words do not tell for which reason. */
export const BEING_CHECKED = 'A part of this record is being checked: phone the hub team, at any hour, for the rest.';

const REFER_AFTER_ONE = 'For a child under 12 months or unborn a single incident is enough: refer.';
const ACT_AFTER_ONE = 'For a child under 12 months or unborn a single incident is enough to act as on a referral.';

const DOMESTIC_ABUSE =
  'Where there is a child under 12 months or a pregnancy in the family, a single incident of domestic abuse is enough to refer, even if the child was not present.';

/** The working day is for deciding on a referral (5.34), never for a suspicion of significant harm (5.36, 5.56). */
const YOURS_TO_DECIDE =
  ', unless the concern is yours to decide on: then do so now where significant harm is likely, else within 1 working day.';

const YOURS_TO_ACT = ', unless it is yours to act on: then act now to make the child safe (5.51).';

type Asker = Pick<CallerFacts, 'group' | 'organisationKind'>;

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
    ...notAReferral(materials.facts.request.concern !== 'NONE', phones, materials.facts.caller),
    ...afterOneIncident(materials),
    ...outcomeInWords(materials, statements),
    SILENCE,
  ];
  return sentences.join(' ');
}

/** Of domestic abuse it is said whoever lives there, so that it tells nothing of them (11.88). */
function afterOneIncident(materials: AnswerMaterials): readonly string[] {
  if (mustBeReferred(materials)) return [isSocialCare(materials.facts.caller) ? ACT_AFTER_ONE : REFER_AFTER_ONE];
  return materials.facts.request.purpose === 'DOMESTIC_ABUSE_INCIDENT' ? [DOMESTIC_ABUSE] : [];
}

/**
 * First words of every answer to an enquiry with a concern; `caller` is null when it is not known who asks. Nothing is
 * confirmed in writing to 999, the police are not sent to themselves, and social care acts or decides on what is its own
 * (5.34, 5.51).
 */
export function notAReferral(concern: boolean, phones: readonly Phone[], caller: Asker | null): readonly string[] {
  const desk = phones.find(({ number }) => number !== '999');
  const first = caller !== null && isPolice(caller) ? (desk ?? phones[0]) : phones[0];
  if (!concern || first === undefined) return [];
  if (first.number === '999') return [`This is not a referral. Phone 999 now. ${thenPhone(desk, caller)}`];
  const after = afterwards(caller, YOURS_TO_DECIDE, ' and confirm to social care in writing within 48 hours.');
  return [`This is not a referral. Phone ${first.number} now (${first.label})${after}`];
}

/** The desk may be the hub team's, so it is said that social care is who is written to. */
function thenPhone(desk: Phone | undefined, caller: Asker | null): string {
  if (desk === undefined) {
    const after = afterwards(caller, YOURS_TO_ACT, ', and confirm to them in writing within 48 hours.');
    return `Then tell children's social care${after}`;
  }
  const after = afterwards(caller, YOURS_TO_ACT, ' and confirm to social care in writing within 48 hours.');
  return `Then phone ${desk.number} (${desk.label})${after}`;
}

/** Professionals confirm in writing (5.33); who has no post may be a young person or a parent. */
function afterwards(caller: Asker | null, yours: string, inWriting: string): string {
  if (caller !== null && isSocialCare(caller)) return yours;
  return caller?.group === 'NONE' ? '.' : inWriting;
}

function outcomeInWords(materials: AnswerMaterials, statements: readonly AuthorityStatement[]): readonly string[] {
  const { decision } = materials;
  switch (decision.outcome) {
    case 'RELEASED':
      return [
        ...headline(materials, statements),
        'What may be shared with you is shown.',
        ...beingChecked(materials),
        ...lateness(materials),
      ];
    case 'PARTLY_RELEASED':
      return [
        ...headline(materials, statements),
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
function headline(materials: AnswerMaterials, statements: readonly AuthorityStatement[]): readonly string[] {
  const inForce = statements.some((statement) => statement.plan === 'IN_FORCE');
  const plan = inForce ? ['A plan is in force.'] : endedPlan(materials, statements);
  const open = statements.filter((statement) => statement.case === 'OPEN').map(({ authority }) => authority);
  return open.length === 0 ? plan : [...plan, `A case is open with ${open.join(' and ')}.`];
}

/** A plan that ended within a year is an alert where its state is shown, and never good news. */
function endedPlan(materials: AnswerMaterials, statements: readonly AuthorityStatement[]): readonly string[] {
  if (!statements.some((statement) => statement.plan === 'ENDED')) return [];
  const days = releasedItems(materials, 'PLAN')
    .filter(({ currency }) => currency === 'ENDED_WITHIN_A_YEAR')
    .flatMap(({ fields }) => fields.ended ?? []);
  const last = days.sort().at(-1);
  return last === undefined ? [] : [`A plan ended on ${last}: that is an alert and no reassurance.`];
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
