import type { CallerFacts } from './facts.js';
import type { PractitionerGroup } from './vocabulary.js';

const GROUPS: ReadonlySet<PractitionerGroup | 'NONE'> = new Set([
  'SOCIAL_WORKER',
  'LEAD_SOCIAL_WORKER',
  'DESIGNATED_MANAGER',
]);

/** Children's social care of an authority, not the authority in another capacity (5.19, 5.20). */
export function isSocialCare({ group, organisationKind }: Pick<CallerFacts, 'group' | 'organisationKind'>): boolean {
  return organisationKind === 'LOCAL_AUTHORITY' && GROUPS.has(group);
}
