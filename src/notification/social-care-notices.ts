import type { ChildRecord, Statement } from '../child-index/child-record.js';
import { planEnd } from '../child-index/plan-end.js';
import { unknownToSocialCare } from '../child-index/unknown-to-social-care.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, enquirerManagesArea, hasConflict, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellEach, type Addressee } from './tell-each.js';
import { tellGroup, tellWorker } from './told.js';

/**
 * By what each authority's social care knows (5.154). An open case: its lead social worker is told. A plan in force
 * without its case: the designated manager, as of an open case. Known and closed: the designated manager. Not known: a
 * contact record with the advice given, and from the second enquiry on a task to consider whether the child may be in
 * need. Other agencies' involvements do not make a child known. Of an identity that is not settled nobody is told by
 * this. An authority whose case is open, or whose plan is in force, is told also when it knows the child by a former
 * identity: it still answers for the child, and what has ended with it no longer stands in the record that is given here.
 */
export function socialCareNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { child, facts } = situation;
  if (facts.subject.identity === 'NOT_CONFIRMED') return [];
  if (child !== null && !unknownToSocialCare(child)) return knownChild(situation, child);
  if (facts.subject.kind === 'HOUSEHOLD' || facts.subject.kind === 'ADULT') return withoutOneChild(situation);
  const area = areaAuthority(situation);
  const record = tellWorker(situation, 'CONTACT_RECORD_UNKNOWN_CHILD', area, null);
  return facts.subject.earlierEnquiryOfUnknown
    ? [record, tellWorker(situation, 'SECOND_ENQUIRY_UNKNOWN_CHILD', area, null)]
    : [record];
}

/** No single child was asked for, so none is recorded as unknown; a concern is taken up all the same (2.70, 11.86). */
function withoutOneChild(situation: NoticeSituation): readonly NoticeIntent[] {
  if (situation.facts.request.concern === 'NONE') return [];
  if (hasConflict(situation) && enquirerManagesArea(situation)) {
    return [tellGroup(situation, 'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT', hubTeam(situation), 'HUB_IG_LEAD')];
  }
  return [tellWorker(situation, 'CONCERN_ABOUT_HOUSEHOLD_OR_ADULT', areaAuthority(situation), null)];
}

function knownChild(situation: NoticeSituation, child: ChildRecord): readonly NoticeIntent[] {
  const today = situation.facts.now.slice(0, 10);
  const open = child.cases.filter(({ state }) => state === 'OPEN');
  const openWith = new Set<OrganisationId>(open.map(({ sourceId }) => sourceId));
  const inForce = child.plans.filter((plan) => {
    const ended = planEnd(plan);
    return !openWith.has(plan.sourceId) && (ended === null || ended > today);
  });
  const activeWith = new Set<OrganisationId>([...openWith, ...inForce.map(({ sourceId }) => sourceId)]);
  // a plan without its case is still an authority that knows the child
  const closed = [...child.cases, ...child.plans].filter(({ sourceId }) => !activeWith.has(sourceId));
  return [
    ...tellEach(situation, 'ENQUIRY_ABOUT_OPEN_CASE', [
      ...open.map((item) => addressee(item, item.leadSocialWorkerPost)),
      ...inForce.map((item) => addressee(item, null)),
    ]),
    ...tellEach(
      situation,
      'ENQUIRY_ABOUT_KNOWN_CHILD',
      closed.map((item) => addressee(item, null)),
    ),
  ];
}

function addressee({ sourceId, sourceKey }: Statement, post: PostId | null): Addressee {
  return { organisation: sourceId, post, key: sourceKey };
}
