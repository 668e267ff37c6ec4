import { passesConcernOn } from '../decision-policy/facts/passes-concern-on.js';
import { adultNotices } from './adult-notices.js';
import { replyDueBy } from './broker-notices.js';
import { colleagueNotices } from './colleague-notices.js';
import { aDayLater } from './due-times.js';
import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, enquirerManagesArea, hasConflict, hubTeam, type NoticeSituation } from './notice-situation.js';
import { overrideNotices } from './override-notices.js';
import { sameAddressNotices } from './same-address-notices.js';
import { socialCareNotices } from './social-care-notices.js';
import { tellsOthers } from './tells-others.js';
import { tellGroup, tellWorker } from './told.js';

/**
 * Who is to learn of one enquiry, and what (5.150 to 5.155). Written with the decision, whatever the answer was: a gate
 * stops information going out, never a concern coming in. The enquirer learns nothing of these but of a task of their
 * own. Nobody is told twice of the same thing.
 */
export function noticesFor(situation: NoticeSituation): readonly NoticeIntent[] {
  return once([
    ...colleagueNotices(situation),
    ...conflictNotices(situation),
    ...overrideNotices(situation),
    ...identityNotices(situation),
    ...(isTold(situation)
      ? [...socialCareNotices(situation), ...sameAddressNotices(situation), ...adultNotices(situation)]
      : []),
    ...refusedConcern(situation),
    ...groundToComplete(situation),
  ]);
}

/** A refusal without a concern tells nobody: there was no lawful enquiry to follow up. */
function isTold(situation: NoticeSituation): boolean {
  const { facts, decision } = situation;
  if (!tellsOthers(facts) || decision.outcome === 'MEDIATED') return false;
  const unanswered = decision.outcome === 'REFUSED' || hasConflict(situation);
  return !unanswered || facts.request.concern !== 'NONE';
}

function conflictNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  if (!hasConflict(situation) || situation.facts.caller.organisation !== 'ACTIVE') return [];
  const hub = tellGroup(situation, 'CONFLICT_OF_INTEREST', hubTeam(situation), 'HUB_IG_LEAD');
  const mediated = mediatedNotices(situation);
  if (enquirerManagesArea(situation)) return [hub, ...mediated];
  return [hub, ...mediated, tellWorker(situation, 'CONFLICT_OF_INTEREST', areaAuthority(situation), null)];
}

/**
 * Whoever was sent to the hub team finds it told: it never enquires itself, it arranges that somebody without a conflict
 * does, on the clocks of brokered contact (2.15, 5.153).
 */
function mediatedNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { decision, dueBy, facts } = situation;
  if (decision.outcome !== 'MEDIATED') return [];
  const notice = tellGroup(situation, 'MEDIATED_ENQUIRY', hubTeam(situation), 'HUB_TEAM');
  return [{ ...notice, dueAt: replyDueBy(facts.request.concern, facts.now, dueBy) }];
}

/** Neither known nor unknown: the designated manager settles it (5.152). A conflict is no question of identity. */
function identityNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, decision, numberDisagrees } = situation;
  const unsettled = facts.subject.identity === 'NOT_CONFIRMED' && decision.outcome === 'IDENTITY_NOT_CONFIRMED';
  const answered = decision.outcome !== 'REFUSED' && decision.outcome !== 'MEDIATED' && !hasConflict(situation);
  if (!answered || !(unsettled || numberDisagrees) || hidesItself(situation)) return [];
  return [tellWorker(situation, 'IDENTITY_TO_SETTLE', areaAuthority(situation), null)];
}

/** Below likely significant harm a confidential service's enquiry shows to nobody. */
function hidesItself({ facts }: NoticeSituation): boolean {
  return facts.caller.confidentialService && !tellsOthers(facts);
}

/** The concern of somebody who was given no answer still reaches social care (5.14, 5.15, 5.18). */
function refusedConcern(situation: NoticeSituation): readonly NoticeIntent[] {
  const { facts, decision } = situation;
  const unanswered = decision.outcome === 'REFUSED' || decision.outcome === 'MEDIATED';
  if (!unanswered || !passesConcernOn(facts)) return [];
  // nobody follows up the own concern about the own family
  if (hasConflict(situation) && enquirerManagesArea(situation)) {
    return [tellGroup(situation, 'CONCERN_RECEIVED_WITH_REFUSAL', hubTeam(situation), 'HUB_IG_LEAD')];
  }
  return [tellWorker(situation, 'CONCERN_RECEIVED_WITH_REFUSAL', areaAuthority(situation), null)];
}

/** What was left open of a stated ground is a task of the enquirer's own, for every child alike (2.72, 5.24). */
function groundToComplete(situation: NoticeSituation): readonly NoticeIntent[] {
  const { decision, enquirer, facts } = situation;
  const post = enquirer?.post ?? null;
  if (post === null || !decision.nextSteps.includes('COMPLETE_GROUND')) return [];
  const notice = tellWorker(situation, 'GROUND_TO_COMPLETE', post.organisation.id, post.id);
  return [{ ...notice, dueAt: aDayLater(facts.now) }];
}

function once(notices: readonly NoticeIntent[]): readonly NoticeIntent[] {
  const seen = new Set<string>();
  return notices.filter(({ kind, organisation, post, group }) => {
    const key = JSON.stringify([kind, organisation, post, group]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
