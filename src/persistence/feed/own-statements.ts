import type { ClientBase } from 'pg';
import type {
  OwnAssessment,
  OwnConsent,
  OwnDealing,
  OwnInvolvement,
  OwnJudgement,
  OwnQuestion,
  OwnStatement,
  OwnStatements,
} from '../../feed/ports.js';
import { TABLE_OF_KIND } from '../../feed/statement-record.js';

/** ISO 8601 in UTC, as `Instant` has it. */
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const STATEMENTS = Object.entries(TABLE_OF_KIND)
  .map(
    ([kind, table], place) => `
    SELECT '${kind}' AS kind, source_key AS id, encode(row_digest, 'hex') AS digest, ${instant('as_of')} AS "asOf"
    FROM hub.${table} WHERE source_id = $1 AND source_key = ANY ($${place + 3}::text[])`,
  )
  .join('\n    UNION ALL');

const list = (from: string): string => `(SELECT coalesce(json_agg(x), '[]') FROM (${from}) x)`;

/** Everything that one source stated before about some rows and children; no other source's row is read. */
const OWN_SQL = `
WITH mine AS MATERIALIZED (
  SELECT local_id, child_id FROM hub.source_child WHERE source_id = $1 AND local_id = ANY ($2::text[])
)
SELECT
  ${list(STATEMENTS)} AS statements,
  ${list('SELECT local_id AS "localId", child_id AS "childId" FROM mine')} AS children,
  ${list(`SELECT source_key AS id, child_id AS "childId", giver, service, state, competence,
      ${instant('effective_from')} AS "effectiveFrom", ${instant('effective_until')} AS "effectiveUntil"
    FROM hub.consent WHERE source_id = $1 AND scope = 'TO_RECORD' AND child_id IN (SELECT child_id FROM mine)`)} AS consents,
  ${list(`SELECT source_key AS id, child_id AS "childId", service, recorded_ground AS "recordedGround"
    FROM hub.involvement WHERE source_id = $1 AND sensitive AND child_id IN (SELECT child_id FROM mine)`)} AS sensitive,
  ${list(`SELECT 'INVOLVEMENT' AS kind, source_key AS id, child_id AS "childId"
    FROM hub.involvement WHERE source_id = $1 AND NOT sensitive AND child_id IN (SELECT child_id FROM mine)
    UNION ALL SELECT 'CASE', source_key, child_id
    FROM hub.social_care_case WHERE source_id = $1 AND child_id IN (SELECT child_id FROM mine)
    UNION ALL SELECT 'PLAN', source_key, child_id
    FROM hub.plan WHERE source_id = $1 AND child_id IN (SELECT child_id FROM mine)`)} AS open,
  ${list(`SELECT source_key AS id, child_id AS "childId"
    FROM hub.common_assessment WHERE source_id = $1 AND child_id IN (SELECT child_id FROM mine)`)} AS assessments,
  ${list(`SELECT source_key AS id, child_id AS "childId", covers
    FROM hub.detriment_judgement WHERE source_id = $1 AND child_id IN (SELECT child_id FROM mine)`)} AS judgements,
  ${list(`SELECT child_id AS "childId", max(birth_date) AS "birthDate"
    FROM hub.identity_statement WHERE source_id = $1 AND birth_date IS NOT NULL
      AND child_id IN (SELECT child_id FROM mine) GROUP BY child_id`)} AS births`;

/** Reads what `source` itself stated before, in one round trip. */
export async function readOwnStatements(
  client: ClientBase,
  source: string,
  question: OwnQuestion,
): Promise<OwnStatements> {
  const kinds = Object.keys(TABLE_OF_KIND);
  const ids = kinds.map((kind) => question.statements.filter((row) => row.kind === kind).map(({ id }) => id));
  const { rows } = await client.query<{
    statements: OwnStatement[];
    children: OwnStatements['children'];
    consents: OwnConsent[];
    sensitive: OwnInvolvement[];
    open: OwnDealing[];
    assessments: OwnAssessment[];
    judgements: OwnJudgement[];
    births: OwnStatements['births'];
  }>({ name: 'feed-own-statements', text: OWN_SQL, values: [source, question.children, ...ids] });
  const [row] = rows;
  if (row === undefined) throw new Error('no row about what the source stated before');
  return row;
}
