import type { CallerFacts } from './facts.js';
import type { PractitionerGroup } from './vocabulary.js';

const GROUPS: ReadonlySet<PractitionerGroup | 'NONE'> = new Set(['POLICE', 'POLICE_CHILD_ABUSE_UNIT']);

/** Police officers, who answer 999 and are told of no crime to report to themselves (5.20). */
export function isPolice({ group }: Pick<CallerFacts, 'group'>): boolean {
  return GROUPS.has(group);
}
