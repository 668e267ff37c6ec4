import type { NoticeIntent } from './notice-intent.js';
import { areaAuthority, hubTeam, type NoticeSituation } from './notice-situation.js';
import { tellEach } from './tell-each.js';
import { tellGroup } from './told.js';

const KIND = 'ENQUIRY_ABOUT_ADULT_OF_CHILD';

/**
 * For every child with a plan in force whom a source links with the adult asked about, that child's lead social worker
 * is told, as is done for a shared address (2.70, 5.154). If the child is protected the hub team is told instead.
 */
export function adultNotices(situation: NoticeSituation): readonly NoticeIntent[] {
  if (situation.facts.subject.kind !== 'ADULT') return [];
  const found = situation.childrenOfAdult.filter(({ planInForce }) => planInForce);
  const open = found.filter(({ shielded }) => !shielded);
  return [
    ...tellEach(
      situation,
      KIND,
      open.map(({ planAuthority, planKey, leadSocialWorkerPost }) =>
        planAuthority === null
          ? { organisation: areaAuthority(situation), post: null, key: null }
          : { organisation: planAuthority, post: leadSocialWorkerPost, key: planKey },
      ),
    ),
    ...(open.length === found.length ? [] : [tellGroup(situation, KIND, hubTeam(situation), 'HUB_IG_LEAD')]),
  ];
}
