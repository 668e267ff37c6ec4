import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionEntry } from '../../support/decision-entry.js';
import { recordingDatabase, type RecordingDatabase } from '../../support/recording-database.js';

const RECORDS = 50_000;
const CHILDREN = 5_000;
/** Enquiries about each child, or with each pair of digests. */
const OF_ONE = RECORDS / CHILDREN;

/**
 * Half of the records are about a child of the index, half about one that nobody knows, found again by digests alone. The
 * record is made in the list of tables: among the columns, `(...).*` would make it anew for each of them.
 */
const planted = (columns: string): string => `
INSERT INTO hub.decision_record (${columns})
SELECT ${columns} FROM (SELECT d FROM hub.decision_record d LIMIT 1) one (r), generate_series(1, ${2 * RECORDS}) n,
jsonb_populate_record(r, jsonb_build_object(
  'decision_id', gen_random_uuid(),
  'decided_at', (r).decided_at + n * interval '1 second',
  'child_id', CASE WHEN n % 2 = 0 THEN md5('child ' || n % ${2 * CHILDREN})::uuid END,
  'subject_by_number', CASE WHEN n % 2 = 1 THEN '\\x' || encode(sha256(convert_to('number ' || n % ${2 * CHILDREN}, 'UTF8')), 'hex') END,
  'subject_by_name', CASE WHEN n % 2 = 1 THEN '\\x' || encode(sha256(convert_to('name ' || n % ${2 * CHILDREN}, 'UTF8')), 'hex') END
)) planted WHERE n % 4 < 2`;

/** All but those that the database computes. */
const COLUMNS = `
SELECT string_agg(column_name, ', ') AS columns FROM information_schema.columns
WHERE table_schema = 'hub' AND table_name = 'decision_record' AND is_generated = 'NEVER'`;

const WHO_LOOKED = 'SELECT decision_id, decided_at, practitioner_id, organisation_id FROM hub.decision_record';
const BY_NUMBER = "sha256(convert_to('number 1', 'UTF8'))";
const BY_NAME = "sha256(convert_to('name 1', 'UTF8'))";

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

let hub: RecordingDatabase;
beforeAll(async () => {
  hub = await recordingDatabase();
  await hub.recorder.record(decisionEntry());
  const client = await hub.database.superuser().connect();
  try {
    await client.query('SET session_replication_role = replica');
    const { rows } = await client.query<{ columns: string }>(COLUMNS);
    expect((await client.query(planted(rows[0]?.columns ?? ''))).rowCount).toBe(RECORDS);
    await client.query('ANALYZE hub.decision_record');
  } finally {
    client.release(true);
  }
}, 120_000);
afterAll(() => hub.drop());

/** How the database finds it, as information governance asks. */
async function planOf(where: string): Promise<readonly Plan[]> {
  const { rows } = await hub.database
    .pool('readonly')
    .query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${WHO_LOOKED} WHERE ${where} ORDER BY decided_at`,
    );
  const all = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)];
  const [row] = rows;
  return row === undefined ? [] : all(row['QUERY PLAN'][0].Plan);
}

describe('who looked at this child, among 50,000 recorded enquiries', () => {
  it.each([
    ['a child of the index', "child_id = md5('child 4')::uuid", ['decision_record_child']],
    ['the digest of a number', `subject_by_number = ${BY_NUMBER}`, ['decision_record_by_number']],
    ['the digest of a name', `subject_by_name = ${BY_NAME}`, ['decision_record_by_name']],
    [
      'both digests of a child whom nobody knows',
      `subject_by_number = ${BY_NUMBER} OR subject_by_name = ${BY_NAME}`,
      ['decision_record_by_name', 'decision_record_by_number'],
    ],
  ])('is answered by an index for %s, reading no row but those that it gives', async (_, where, indexes) => {
    const plans = await planOf(where);
    expect(plans[0]?.['Actual Rows']).toBe(OF_ONE);
    expect(plans.flatMap((plan) => plan['Index Name'] ?? []).sort()).toEqual(indexes);
    expect(plans.map((plan) => plan['Node Type'])).not.toContain('Seq Scan');
    for (const plan of plans) {
      expect(plan['Actual Rows']).toBeLessThanOrEqual(OF_ONE);
      expect(plan['Rows Removed by Filter'] ?? 0).toBe(0);
    }
  });
});
