import type { ChildRecord } from '../child-index/child-record.js';
import { unknownToSocialCare } from '../child-index/unknown-to-social-care.js';
import type { OrganisationId } from '../shared/ids.js';
import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, type NoticeSituation } from './notice-situation.js';
import { tellWorker } from './told.js';

/**
 * By what each authority's social care knows (5.154). An open case: its lead social worker is told. Known and closed:
 * the designated manager. Not known: a contact record with the advice given, and from the second enquiry on a task to
 * consider whether the child may be in need. Other agencies' involvements do not make a child known. Of an identity
 * that is not settled nobody is told by this.
 */
export function socialCareNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  const { child, facts } = situation;
  if (facts.subject.identity === 'NOT_CONFIRMED') return [];
  if (child !== null && !unknownToSocialCare(child)) return knownChild(situation, child);
  // about a household or an adult no single child was asked for, so none is recorded as unknown
  if (facts.subject.kind === 'HOUSEHOLD' || facts.subject.kind === 'ADULT') return [];
  const area = areaAuthority(situation);
  const record = tellWorker(situation, 'CONTACT_RECORD_UNKNOWN_CHILD', area, null);
  return facts.subject.earlierEnquiryOfUnknown
    ? [record, tellWorker(situation, 'SECOND_ENQUIRY_UNKNOWN_CHILD', area, null)]
    : [record];
}

function knownChild(situation: NoticeSituation, child: ChildRecord): readonly NoticeIntent[] {
  const open = child.cases.filter(({ state }) => state === 'OPEN');
  const openWith = new Set<OrganisationId>(open.map(({ sourceId }) => sourceId));
  // a plan without its case is still an authority that knows the child
  const knows = [...child.cases, ...child.plans].map(({ sourceId }) => sourceId);
  const closedOnly = new Set(knows.filter((id) => !openWith.has(id)));
  return [
    ...open.map((item) => tellWorker(situation, 'ENQUIRY_ABOUT_OPEN_CASE', item.sourceId, item.leadSocialWorkerPost)),
    ...[...closedOnly].map((authority) => tellWorker(situation, 'ENQUIRY_ABOUT_KNOWN_CHILD', authority, null)),
  ];
}
