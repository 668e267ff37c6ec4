import { MOST_COUNTED } from '../../enquiry/ports.js';

/** A repeat is judged again, and must not run into a limit by its own earlier count. */
const NOT_ITSELF = 'd.decision_id IS DISTINCT FROM same_request.id';

/** Named one by one: the login may not read the plain text. */
const READ = `d.decided_at, d.not_confirmed, d.without_relationship, d.overridden, d.presenting_address, d.on_behalf_of,
      d.typed_number, d.typed_name, d.typed_birth_date, d.typed_details`;

const LAST_HOUR = `d.decided_at > moment.now - interval '1 hour'`;

/** The number alone, or a name that sounds the same with the birth date: who varies both under one number tries one child. */
const SAME_TARGET = `(d.typed_number = q.typed_number OR (d.typed_name = q.typed_name AND d.typed_birth_date = q.typed_birth_date))`;

/**
 * What the enquirer has used of the limits, as the JSON of `EnquirerUsage` without the count of the organisation, and with
 * every other way in which the target was typed, as often as it was; a scalar sub-select after `enquirer` and
 * `same_request`. (To count distinct ones here would cost a sort for every enquiry, and there are hardly ever any.) One range of one index serves every count: only enquiries that
 * count towards a limit stand in it, so that it stays short however much somebody asks within them.
 */
export const USAGE = `(SELECT json_build_object(
    'notConfirmedLastHour', count(*) FILTER (WHERE d.not_confirmed AND ${LAST_HOUR}),
    'notConfirmedLastDay', count(*) FILTER (WHERE d.not_confirmed),
    'withoutRelationshipLastHour', count(*) FILTER (WHERE d.without_relationship AND ${LAST_HOUR}),
    'withoutRelationshipLastDay', count(*) FILTER (WHERE d.without_relationship),
    'overridesLastDay', count(*) FILTER (WHERE d.overridden),
    'waysOfTyping', json_agg(encode(d.typed_details, 'hex')) FILTER (WHERE d.typed_details <> q.typed_details AND ${SAME_TARGET}),
    'presentingAddressesLastDay', count(*) FILTER (WHERE d.presenting_address),
    'onBehalfLastDay', count(*) FILTER (WHERE d.on_behalf_of IS NOT NULL),
    'countedLastDay', count(*))
  FROM (SELECT ${READ} FROM hub.decision_record d
    WHERE d.practitioner_id = enquirer.practitioner_id AND d.counted AND ${NOT_ITSELF}
      AND d.decided_at > moment.now - interval '1 day'
    ORDER BY d.decided_at DESC LIMIT ${MOST_COUNTED}) d)`;

/** Identities not confirmed to anybody of the organisation; a scalar sub-select after `chosen`. */
export const NOT_CONFIRMED_BY_ORGANISATION = `(SELECT count(*)::integer FROM hub.decision_record d
    WHERE d.organisation_id = chosen.organisation_id AND ${NOT_ITSELF} AND d.not_confirmed AND ${LAST_HOUR})`;
