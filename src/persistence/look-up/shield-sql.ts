import { SHARING_DWELLINGS } from '../../child-index/shield-in-force.js';

const SHIELD_NOW = 'h.since <= moment.now AND (h.until IS NULL OR h.until > moment.now)';
const SHARING = SHARING_DWELLINGS.map((name) => `'${name}'`).join(', ');

/** SQL for whether `residence`, a row of residence, is of a place where those who live together share a shield. */
export const sharesShields = (residence: string) => `${residence}.dwelling IN (${SHARING})`;

/**
 * Shields in force of others who live, or have lived since the shield began, at the same home or refuge at the same
 * time as `child`; FROM and WHERE of a select over `h`. Whose own word puts them there makes no difference.
 */
const shieldsAround = (child: string) => `
    FROM hub.residence here
      JOIN hub.residence there ON there.address_key = here.address_key AND there.child_id <> here.child_id
      JOIN hub.shield h ON h.child_id = there.child_id AND ${SHIELD_NOW}
    WHERE here.child_id = ${child} AND ${sharesShields('here')} AND ${sharesShields('there')}
      AND coalesce(least(here.until, there.until) >= (h.since AT TIME ZONE 'UTC')::date, true)
      AND coalesce(greatest(here.since, there.since) < least(here.until, there.until), true)`;

/** SQL for whether a shield hides `child` at the moment of the look-up: its own or one around it. */
export const shieldedNow = (child: string) => `(
    EXISTS (SELECT FROM hub.shield h WHERE h.child_id = ${child} AND ${SHIELD_NOW})
    OR EXISTS (SELECT ${shieldsAround(child)}))`;

/** SQL for the shields around `child` as a JSON list of `SharedShield`. */
export const sharedShields = (child: string) => `(
    SELECT coalesce(json_agg(DISTINCT jsonb_build_object('sourceId', h.source_id, 'since', h.since)), '[]') ${shieldsAround(child)})`;
