import { z } from 'zod';
import { fail, ok } from '../shared/result.js';
import { authentication } from './authentication-claims.js';
import type { ClaimsAdapter } from './claims-adapter.js';
import { PostCode } from './post-code.js';

const Claims = z.object({
  sub: z.string(),
  nhsid_useruid: z.string().optional(),
  nhsid_nrbac_roles: z.array(z.object({ person_roleid: PostCode })).default([]),
  selected_roleid: z.string().optional(),
});

/**
 * NHS CIS2: the person holds roles (`nhsid_nrbac_roles`), one of which was selected at sign-in.
 * - No roles, or none selected, is lawful: a person without smartcard roles may sign in; the post is then `null`.
 * - A selected role that is empty, or that is not exactly one of the roles held, is a broken or forged sign-in.
 * - `nhsid_useruid`, where present, must be the subject.
 */
export const cis2Claims: ClaimsAdapter = (claims, now) => {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return fail('claim malformed');
  const { sub, nhsid_useruid: user, nhsid_nrbac_roles: roles, selected_roleid: selected } = parsed.data;
  if (user !== undefined && user !== sub) return fail('claim malformed');

  const matching = roles.filter((role) => role.person_roleid === selected);
  if (selected !== undefined && matching.length !== 1) return fail('selected role not held');
  const how = authentication(claims, now);
  return how.ok ? ok({ post: matching[0]?.person_roleid ?? null, ...how.value }) : how;
};
