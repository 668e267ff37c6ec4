import type { OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { ChildRecord } from './child-record.js';
import { detrimentInForce } from './detriment-in-force.js';

/** What sources have to do with a child, and what they judged of telling it. */
type Dealings = Pick<
  ChildRecord,
  'involvements' | 'cases' | 'plans' | 'commonAssessments' | 'policePointers' | 'detriments'
>;

/**
 * Whether all that a source has to do with the child is of a kind whose very existence may have to be kept back: a
 * confidential service, a pointer to the police, a common assessment, an involvement that it judged harmful even as a
 * bare fact. That such a source knows the child would then tell of it, if only by the law under which its word was given
 * on (2.16, 2.125, 5.23, 5.25). A source that states who the child is and nothing else keeps nothing back.
 */
export function knownByProtectedAlone(record: Dealings, source: OrganisationId, now: Instant): boolean {
  const { involvements, cases, plans, commonAssessments, policePointers, detriments } = record;
  const isIts = ({ sourceId }: { readonly sourceId: OrganisationId }): boolean => sourceId === source;
  if ([...cases, ...plans].some(isIts)) return false;
  const services = involvements.filter(isIts);
  const open = services.some((item) => !item.sensitive && detrimentInForce(detriments, item, now) !== 'EXISTENCE_TOO');
  return !open && [...services, ...commonAssessments, ...policePointers].some(isIts);
}
