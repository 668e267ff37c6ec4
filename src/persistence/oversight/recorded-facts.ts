import type { ClientBase, Pool, PoolClient } from 'pg';
import type { RecordedFacts, RecordedFactsReader, ReplayedKind } from '../../oversight/ports.js';
import type { Instant } from '../../shared/instant.js';

/**
 * In order of time: ids are put in order, and the long texts are read as they are fetched. $1 the first instant, $2 the
 * kinds of decisions.
 */
const CURSOR = `
DECLARE recorded_facts NO SCROLL CURSOR FOR
SELECT d.decision_id AS "id", d.kind, to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
  d.organisation_id AS "organisationId", coalesce(o.name, '') AS "organisationName", d.outcome,
  e.policy_version AS "policyVersion", d.facts, d.decision
FROM (SELECT decision_id, decided_at FROM hub.decision_record
    WHERE kind = ANY($2::text[]) AND decided_at >= $1::timestamptz ORDER BY decided_at, decision_id) i
  JOIN hub.decision_record d ON d.decision_id = i.decision_id
  JOIN hub.decision e ON e.id = i.decision_id
  LEFT JOIN hub.organisation o ON o.id = d.organisation_id
ORDER BY i.decided_at, i.decision_id`;

/**
 * Reads the facts of recorded enquiries as `hub_readonly`, all in one transaction that writes nothing and sees what was
 * recorded when it began: the records are looked through and put in order once, not once for every batch. A decision
 * whose facts were destroyed under retention has no row here and is passed over.
 */
export function recordedFacts(pool: Pick<Pool, 'connect'>): RecordedFactsReader {
  return {
    async *since(instant, batch) {
      const client = await pool.connect();
      let ended = false;
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        yield* recordedFactsIn(client, instant, batch, ['ENQUIRY']);
        await client.query('COMMIT');
        ended = true;
      } finally {
        // whoever reads may stop at any batch
        client.release(!ended && !(await rolledBack(client)));
      }
    },
  };
}

/** The same inside a transaction that is open already, of any of the kinds that are decided once more. */
export async function* recordedFactsIn(
  client: Pick<ClientBase, 'query'>,
  instant: Instant,
  batch: number,
  kinds: readonly ReplayedKind[],
): AsyncGenerator<readonly RecordedFacts[]> {
  await client.query(CURSOR, [instant, kinds]);
  for (;;) {
    const { rows } = await client.query<RecordedFacts>(`FETCH ${Math.trunc(batch)} FROM recorded_facts`);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
  }
}

/** A connection on which this fails is thrown away with its transaction. */
function rolledBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
