import type { ChildRecord, HouseholdChild } from '../child-index/child-record.js';
import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import type { Colleague } from '../directory/colleague.js';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { WorkingTime } from '../directory/ports.js';
import type { TypedSubject } from '../matching/typed-subject.js';
import type { OrganisationId, RequestId } from '../shared/ids.js';

/** All that decides who learns of an enquiry. Nothing else is read: the same situation gives the same notices. */
export interface NoticeSituation {
  /**
   * The request: its id is the reference by which a confidential service is spoken of; what was typed goes into the
   * contact record of a child who is not known, and into no other notice.
   */
  readonly request: { readonly requestId: RequestId; readonly subject: TypedSubject; readonly reason: string };
  readonly facts: EnquiryFacts;
  readonly decision: Decision;
  readonly enquirer: Enquirer | null;
  /** The colleague who is asked to confirm that the enquiry is on his or her behalf; `null` when nobody is. */
  readonly colleague: Colleague | null;
  /** The child whose identity is confirmed, also when the answer was refused. */
  readonly child: ChildRecord | null;
  /** Children with a plan in force at the presenting address. */
  readonly presentingHousehold: readonly HouseholdChild[];
  /** Children with a plan in force whom a source links with the adult asked about. */
  readonly childrenOfAdult: readonly HouseholdChild[];
  /** The enquirer is too near to one of the children found by an address or an adult, and is told of none. */
  readonly conflictAround: boolean;
  /** The number that was typed is held under other details: somebody has to settle whose it is. */
  readonly numberDisagrees: boolean;
  readonly desks: readonly DutyDeskNow[];
  readonly dueBy: WorkingTime;
}

/** The hub's own organisation, when no duty desk names it. */
const HUB = 'HUB' as OrganisationId;

/** The hub team: the last of the duty desks. */
export function hubTeam({ desks }: NoticeSituation): OrganisationId {
  return desks.at(-1)?.id ?? HUB;
}

/** The authority whose designated manager looks after the enquirer's area; the hub where none does. */
export function areaAuthority(situation: NoticeSituation): OrganisationId {
  return situation.enquirer?.post?.organisation.authorityId ?? hubTeam(situation);
}

/** Typed or in the index: the enquirer is too near to the child, or to one of the children found. */
export function hasConflict({ facts, conflictAround }: NoticeSituation): boolean {
  return facts.request.conflictAsTyped || facts.subject.conflictInIndex || conflictAround;
}

/** The enquirer is designated manager of the area: what is told to that group would be told to the enquirer. */
export function enquirerManagesArea(situation: NoticeSituation): boolean {
  const post = situation.enquirer?.post ?? null;
  return post?.group === 'DESIGNATED_MANAGER' && post.organisation.id === areaAuthority(situation);
}
