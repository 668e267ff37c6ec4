import type { NextStepCode } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import { isSocialCare } from '../decision-policy/facts/is-social-care.js';
import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { OrganisationId } from '../shared/ids.js';
import { asTyped } from './as-typed.js';
import type { NoticeKind } from './notice-intent.js';
import { hubTeam, type NoticeSituation } from './notice-situation.js';

const CONCERN_WORDS: Readonly<Record<ConcernLevel, string>> = {
  NONE: 'no concern stated',
  WELFARE: 'a concern for welfare',
  LIKELY_SIGNIFICANT_HARM: 'likely significant harm',
  IMMEDIATE_DANGER: 'immediate danger',
};

const ADVICE_WORDS: Readonly<Record<NextStepCode, string>> = {
  REFER: 'refer, confirm in writing within 48 hours',
  CONSIDER_POLICE: 'consider telling social care or the police of a possible crime',
  MEDIATED: 'phone the hub team, who take it over',
  PHONE_DUTY_DESK: 'phone the duty desk',
  ASK_HOLDER: 'ask the holder',
  BROKERED_CONTACT: 'contact brokered by the hub team',
  NON_IDENTIFYING_DISCUSSION: 'discuss without naming the child',
  COMPLETE_GROUND: 'state within 24 hours what was left open of the ground',
  ASK_COLLEAGUE: 'ask a colleague to enquire',
  MEND_STANDING: 'mend the own standing',
  GIVE_FURTHER_DETAIL: 'give a further detail',
  STATE_CONCERN: 'state the concern',
};

/** What social care is advised where all others refer, and consider whom to tell (5.19, 5.34). */
const ADVICE_TO_SOCIAL_CARE: Readonly<Record<NextStepCode, string>> = {
  ...ADVICE_WORDS,
  REFER: 'act on it as a concern that social care has received',
  CONSIDER_POLICE: 'discuss the possible crime with the police at the earliest opportunity',
};

/**
 * The text of a notice in the inbox of `organisation`. INVARIANT: no child is named in any, nor an address, but in the
 * contact record of a child whom no social care knows, which is for the designated manager alone and holds what was
 * typed. A child who is known is meant by `keys`, the recipient's own, which say nothing to others. Who asked is named
 * only to those who are to follow the enquiry up, never to the hub team of a protected child. Whatever carries notices
 * out of the hub may carry the decision's reference and none of this text.
 */
export function noticeBody(
  kind: NoticeKind,
  situation: NoticeSituation,
  organisation: OrganisationId,
  keys: readonly string[],
): string {
  const concern = CONCERN_WORDS[situation.facts.request.concern];
  const yours = keys.length === 0 ? '' : ` (your reference ${keys.join(', ')})`;
  switch (kind) {
    case 'ENQUIRY_ABOUT_OPEN_CASE':
      return `${enquirerInWords(situation)} enquired about a child with an open case or a plan in force with you${yours}: ${concern}. Follow it up (5.154).`;
    case 'ENQUIRY_ABOUT_KNOWN_CHILD':
      return `${enquirerInWords(situation)} enquired about a child whose case with you is closed${yours}: ${concern}. Consider what is to be done (5.152).`;
    case 'ENQUIRY_AT_SAME_ADDRESS':
      return organisation === hubTeam(situation)
        ? `An enquiry was made about another child who shares an address with a child on a plan: ${concern}. Open the decision for more (5.154).`
        : `${enquirerInWords(situation)} enquired about another child who shares an address with a child on a plan with you${yours}: ${concern}. Follow it up (5.154).`;
    case 'ENQUIRY_ABOUT_ADULT_OF_CHILD':
      return organisation === hubTeam(situation)
        ? `An enquiry was made about an adult who is linked with a child on a plan: ${concern}. Open the decision for more (2.70, 5.154).`
        : `${enquirerInWords(situation)} enquired about an adult who is linked with a child on a plan with you${yours}: ${concern}. Follow it up (2.70, 5.154).`;
    case 'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT':
      return `${enquirerInWords(situation)} enquired about a household or an adult, not about one child: ${concern}. Consider whether a child there may be in need, and take it up with them (2.70, 11.86).`;
    case 'CONTACT_RECORD_UNKNOWN_CHILD':
      return `Contact record: ${enquirerInWords(situation)} enquired about a child who is not known: ${concern}. Advice given: ${advice(situation)} (5.154). ${asTyped(situation, organisation)}`;
    case 'SECOND_ENQUIRY_UNKNOWN_CHILD':
      return `A further enquiry about a child who is not known, by ${enquirerInWords(situation)}: ${concern}. Consider whether the child is or may be in need, and record the outcome (5.154). ${asTyped(situation, organisation)}`;
    case 'IDENTITY_TO_SETTLE':
      return `The details given by ${enquirerInWords(situation)} did not settle which child is meant: ${concern}. Settle the identity (5.152).`;
    case 'CONCERN_RECEIVED_WITH_REFUSAL':
      return `${enquirerInWords(situation)} stated a concern and was given no answer: ${concern}. The concern counts all the same; take it up with them (5.14, 5.18).`;
    case 'OVERRIDE_TO_REVIEW':
      return 'An enquiry was made under an override. Open the decision; it is reviewed within 1 working day, by someone of another organisation than the enquirer (5.23).';
    case 'SHIELD_OVERRIDDEN':
      return organisation === hubTeam(situation)
        ? 'A protected record was opened under an override, and who protects it is not known here. Open the decision, and have it considered whether the child is still safe (5.23).'
        : `A protected record of yours, or of a child of your area,${yours} was opened under an override. Consider whether the child is still safe, and act on it; information governance opens the decision, and the hub team says by phone who asked (5.23).`;
    case 'CONFLICT_OF_INTEREST':
      return organisation === hubTeam(situation)
        ? `An enquiry was kept from an enquirer who may be too near to the child: ${concern}. Open the decision and have it taken over (5.153).`
        : `An enquiry was kept from an enquirer who may be too near to the child: ${concern}. Phone the hub team, whose information governance opens the decision, and take it over (5.153).`;
    case 'MEDIATED_ENQUIRY':
      return `${enquirerInWords(situation)} typed somebody too near to them, was not answered and is told to phone you: ${concern}. Arrange that somebody without a conflict enquires; do not enquire yourselves (2.15, 5.153).`;
    case 'GROUND_TO_COMPLETE':
      return `You stated a ground to set a confidence aside before you had advice, asked for consent or told the family: ${concern}. Within 24 hours ask again, as you asked before but without an override, under a new request id, say first in your reason that this completes the earlier enquiry, and state who competent in child protection advised you, whether consent was sought, and that the family was told or why not. This notice is answered by that enquiry (1.14, 2.72, 5.24).`;
    case 'COLLEAGUE_ASKED_FOR':
      return `${colleagueInWords(situation, organisation)} enquired on your behalf: ${concern}. If you asked for it, confirm it within 24 hours by your own sign-in; your colleague then enquires again and is shown what both of you may see. If you did not, phone the hub team (5.153).`;
  }
}

/** A confidential service is never named: that it asked would tell what it is for. */
function enquirerInWords({ enquirer, facts, request }: NoticeSituation): string {
  if (facts.caller.confidentialService) return `confidential health service, reference ${request.requestId},`;
  if (enquirer === null) return 'somebody whose entry is not in the directory';
  const { givenName, familyName, workPhone } = enquirer.practitioner;
  const organisation = enquirer.post === null ? '' : `, ${enquirer.post.organisation.name}`;
  return `${givenName} ${familyName}${organisation}, ${workPhone},`;
}

/** Who asked on somebody's behalf is named to that person of the same service, else nobody could confirm anything. */
function colleagueInWords(situation: NoticeSituation, organisation: OrganisationId): string {
  const { enquirer, facts } = situation;
  const same = enquirer?.post?.organisation.id === organisation;
  return enquirerInWords(same ? { ...situation, facts: openly(facts) } : situation);
}

function openly(facts: EnquiryFacts): EnquiryFacts {
  return { ...facts, caller: { ...facts.caller, confidentialService: false } };
}

function advice({ decision, facts }: NoticeSituation): string {
  const words = isSocialCare(facts.caller) ? ADVICE_TO_SOCIAL_CARE : ADVICE_WORDS;
  return decision.nextSteps.map((step) => words[step]).join('; ') || 'phone the duty desk';
}
