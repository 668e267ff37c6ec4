import type { ClientBase } from 'pg';
import type { ChangeStated } from '../../child-index/before-change-of-identity.js';
import { candidateOf, type DatedIdentity } from '../../matching/candidate-of.js';
import type { KeyedCandidate } from '../../matching/ports.js';
import type { SearchKey } from '../../matching/search-keys.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { ChildId } from '../../shared/ids.js';
import { changeCounts } from '../look-up/change-of-identity-sql.js';

/** One number for all feeds: whoever recognises children holds it until commit. */
const RECOGNITION_LOCK = 0x6875_6201;
const MOST_A_KEY = 50;

const CANDIDATES_SQL = `
WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS a(kind, key)),
found AS MATERIALIZED (
  SELECT a.kind, a.key, k.child_id FROM asked a CROSS JOIN LATERAL (
    SELECT DISTINCT c.child_id FROM hub.child_key c WHERE c.kind = a.kind AND c.key = a.key LIMIT ${MOST_A_KEY}) k
)
SELECT f.kind, f.key, f.child_id AS "childId", i.identities,
  (SELECT coalesce(json_agg(json_build_object('sourceId', c.source_id, 'since', c.since)), '[]')
    FROM hub.change_of_identity c WHERE c.child_id = f.child_id AND ${changeCounts('c')}) AS changes
FROM found f CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object('sourceId', s.source_id, 'givenName', s.given_name, 'familyName', s.family_name,
    'formerFamilyNames', s.former_family_names, 'birthDate', s.birth_date, 'expectedDate', s.expected_date,
    'nhsNumber', s.nhs_number, 'mother', s.mother,
    'asOf', to_char(s.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) AS identities
  FROM hub.identity_statement s WHERE s.child_id = f.child_id) i
WHERE i.identities IS NOT NULL`;

/** Finds candidates under exact keys, after waiting until no other batch is recognising children. */
export async function findCandidates(
  client: ClientBase,
  keys: readonly SearchKey[],
  today: CalendarDate,
): Promise<readonly KeyedCandidate[]> {
  // two sources may introduce one child at once: the second has to see what the first committed
  await client.query('SELECT pg_advisory_xact_lock($1)', [RECOGNITION_LOCK]);
  const asked = [...new Map(keys.map((key) => [`${key.kind} ${key.key}`, key])).values()];
  const { rows } = await client.query<{
    kind: SearchKey['kind'];
    key: string;
    childId: ChildId;
    identities: DatedIdentity[];
    changes: ChangeStated[];
  }>({
    name: 'feed-candidates',
    text: CANDIDATES_SQL,
    values: [asked.map(({ kind }) => kind), asked.map(({ key }) => key)],
  });
  return rows.map(({ kind, key, childId, identities, changes }) => ({
    kind,
    key,
    candidate: candidateOf(childId, identities, changes, today),
  }));
}
