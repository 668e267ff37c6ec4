import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { NamedPractitioner } from './ports.js';
import type { Holder } from './who-may-record.js';

/** Posts whose approval of not sharing is a senior manager's (5.27). */
export const APPROVING_GROUPS: readonly PractitionerGroup[] = ['DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'];

/**
 * Who of the directory can be asked to approve a refusal: another person than the holder, in a senior post of the
 * holder's own organisation, and told at such posts alone. `null` for everybody else, who stays a name that nobody
 * confirms: else anybody in any post could end a referral, and would read the decision in order to (5.27).
 */
export function approverFor(named: NamedPractitioner | null, holder: Holder): NamedPractitioner | null {
  if (named === null || named.practitioner === holder.practitioner.id) return null;
  const posts = named.posts.filter(
    ({ organisation, group }) => organisation === holder.post.organisation.id && APPROVING_GROUPS.includes(group),
  );
  return posts.length === 0 ? null : { ...named, posts };
}
