import { enquiryInput } from '../src/enquiry/enquiry-input.js';
import { questionOf } from '../src/enquiry/question-of.js';
import type { Caller } from '../src/enquiry/caller.js';
import type { SubjectDigests } from '../src/enquiry/ports.js';
import { lookUpValues } from '../src/persistence/look-up/enquiry-look-up.js';
import { quietClient } from '../src/persistence/quiet-client.js';
import type { PostId } from '../src/shared/ids.js';
import type { MixedEnquiry } from './enquiry-mix.js';
import { LOOK_UP, RECORD } from './floor-statements.js';

/** One value for each column of a statement. */
export type Values = readonly (string | Buffer | null)[];

/** What the floors ask and write, also in the tables `bench.question` and `bench.decision`, rows 1 to their count. */
export interface FloorSample {
  readonly questions: readonly Values[];
  readonly decisions: readonly Values[];
}

const ROWS = 1_000;

/**
 * Takes the floors' questions from the mix and what they write from decisions that the hub has recorded, so that they
 * ask the same and write as much. The app login may read the tables.
 */
export async function floorSample(
  superuserUrl: string,
  mix: Iterator<MixedEnquiry, never>,
  issuer: string,
  digests: SubjectDigests,
): Promise<FloorSample> {
  const questions = Array.from({ length: ROWS }, () => questionValues(mix.next().value, issuer, digests));
  const client = await quietClient(superuserUrl);
  try {
    await client.query('CREATE SCHEMA bench');
    const declared = LOOK_UP.columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    await client.query(`CREATE TABLE bench.question (n serial PRIMARY KEY, ${declared})`);
    const named = LOOK_UP.columns.map(({ name }) => name).join(', ');
    const arrays = LOOK_UP.columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
    await client.query(
      `INSERT INTO bench.question (${named}) SELECT * FROM unnest(${arrays})`,
      LOOK_UP.columns.map((_, index) => questions.map((values) => values[index])),
    );
    await client.query(DECISIONS);
    await client.query('ALTER TABLE bench.decision ADD PRIMARY KEY (n)');
    await client.query('GRANT USAGE ON SCHEMA bench TO hub_app');
    await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA bench TO hub_app');
    await client.query('ANALYZE bench.question, bench.decision');
    const { rows } = await client.query<Record<string, string | Buffer | null>>(
      `SELECT ${RECORD.columns.map(({ name, type }) => `${name}::${type}`).join(', ')} FROM bench.decision ORDER BY n`,
    );
    return { questions, decisions: rows.map((row) => RECORD.columns.map(({ name }) => row[name] ?? null)) };
  } finally {
    await client.end();
  }
}

/**
 * Columns that are new in each row that a floor writes. Person and child too: what is counted of them in a look-up would
 * otherwise grow with the floor's own rows.
 */
export const RENEWED = ['id', 'request_id', 'practitioner_id', 'child_id'] as const;

/**
 * Columns that are not copied: a second first enquiry would be refused, notices are gone from the outbox, and nobody near a
 * limit or asking for a colleague is in the mix. The floors so write a little less than the hub.
 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  notices: 'NULL::text',
  in_turn: 'NULL::text',
  links: 'NULL::text',
  asked: 'NULL::text',
  to_confirm: 'NULL::bytea',
  repeatable: 'true',
  first_by_number: 'NULL::bytea',
  first_by_name: 'NULL::bytea',
};

const DECISIONS = `CREATE TABLE bench.decision AS
  SELECT row_number() OVER ()::integer AS n, taken.* FROM (
    SELECT ${RECORD.columns.map(({ name }) => `${ELSEWHERE[name] ?? name} AS ${name}`).join(', ')}
    FROM hub.decision JOIN hub.decision_record USING (decided_at, organisation_id)
    WHERE decision_id = id ORDER BY id LIMIT ${ROWS}) taken`;

function questionValues({ worker, input }: MixedEnquiry, issuer: string, digests: SubjectDigests): Values {
  const request = enquiryInput(input);
  if (!request.ok) throw new Error('the mix holds an enquiry that is not one');
  const caller: Caller = {
    issuer,
    subject: worker.subject,
    post: worker.post as PostId,
    authenticationLevel: 2,
    authenticatedAt: null,
    stepUpFor: null,
  };
  const asked = lookUpValues([questionOf(caller, request.value, digests)]);
  return asked.map(([value]) => (value instanceof Uint8Array ? Buffer.from(value) : (value ?? null)));
}
