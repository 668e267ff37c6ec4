import { isHarm } from '../decision-policy/facts/is-harm.js';
import type { OrganisationId, PostId } from '../shared/ids.js';
import type { NoticeIntent, NoticeKind } from './notice-intent.js';
import type { NoticeSituation } from './notice-situation.js';
import { tellWorker } from './told.js';

/** Who is to be told of one child: a post, or the designated manager where `post` is `null`. */
export interface Addressee {
  readonly organisation: OrganisationId;
  readonly post: PostId | null;
  /** The child, or the case, in that organisation's own system; `null` where it has none. */
  readonly key: string | null;
}

/**
 * One notice for each recipient, with the keys of all the children that it is about. At likely significant harm the
 * designated manager is told beside the worker: nobody may wait for a worker who is away.
 */
export function tellEach(
  situation: NoticeSituation,
  kind: NoticeKind,
  addressees: readonly Addressee[],
): readonly NoticeIntent[] {
  const harm = isHarm(situation.facts.request.concern);
  const all = addressees.flatMap((one) => (harm && one.post !== null ? [one, { ...one, post: null }] : [one]));
  const keysOf = new Map<string, { readonly to: Addressee; readonly keys: Set<string> }>();
  for (const to of all) {
    const recipient = JSON.stringify([to.organisation, to.post]);
    const entry = keysOf.get(recipient) ?? { to, keys: new Set<string>() };
    keysOf.set(recipient, entry);
    if (to.key !== null) entry.keys.add(to.key);
  }
  return [...keysOf.values()].map(({ to, keys }) => tellWorker(situation, kind, to.organisation, to.post, [...keys]));
}
