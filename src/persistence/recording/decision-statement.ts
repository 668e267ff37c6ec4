import { canonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import { byteaArray, textArray } from './binary-array.js';
import type { DecisionRow } from './decision-row.js';

type Column = readonly [name: string, as: string, value: (row: DecisionRow) => string | Uint8Array | null];

const flag = (value: boolean): string => (value ? 't' : 'f');
const listOrNull = (list: readonly unknown[] = []): string | null => (list.length === 0 ? null : canonicalText(list));

const TEXT_COLUMNS: readonly Column[] = [
  ['id', 'uuid', ({ id }) => id],
  ['decided_at', 'timestamptz', ({ parts: { decidedAt } }) => decidedAt],
  ['issuer', 'text', ({ parts: { caller } }) => caller.issuer],
  ['subject', 'text', ({ parts: { caller } }) => caller.subject],
  ['organisation_id', 'text', ({ parts: { organisationId } }) => organisationId],
  ['post_id', 'text', ({ parts: { postId } }) => postId],
  ['request_id', 'uuid', ({ parts: { requestId } }) => requestId],
  ['policy_version', 'text', ({ parts: { policyVersion } }) => policyVersion],
  ['kind', 'text', ({ parts: { kind } }) => kind],
  ['child_id', 'uuid', ({ parts: { childId } }) => childId],
  ['practitioner_id', 'uuid', ({ parts: { practitionerId } }) => practitionerId],
  ['practitioner_group', 'text', ({ parts: { group } }) => group],
  ['sector', 'text', ({ parts: { sector } }) => sector],
  ['purpose', 'text', ({ parts: { purpose } }) => purpose],
  ['setting', 'text', ({ parts: { setting } }) => setting],
  ['concern', 'text', ({ parts: { concern } }) => concern],
  ['outcome', 'text', ({ parts: { outcome } }) => outcome],
  ['notifying', 'boolean', ({ parts: { counts } }) => flag(counts.notifying)],
  ['listed', 'boolean', ({ parts: { counts } }) => flag(counts.listed)],
  ['not_confirmed', 'boolean', ({ parts: { counts } }) => flag(counts.notConfirmed)],
  ['without_relationship', 'boolean', ({ parts: { counts } }) => flag(counts.withoutRelationship)],
  ['overridden', 'boolean', ({ parts: { counts } }) => flag(counts.overridden)],
  ['conflicted', 'boolean', ({ parts: { counts } }) => flag(counts.conflicted)],
  ['request', 'text', ({ parts: { request } }) => request],
  ['facts', 'text', ({ parts: { facts } }) => facts],
  ['decision', 'text', ({ parts: { decision } }) => decision],
  ['answer', 'text', ({ parts: { answer } }) => answer],
  ['context', 'text', ({ parts: { context } }) => context],
  ['notices', 'text', ({ parts: { notices } }) => notices],
  ['repeatable', 'boolean', ({ parts: { repeatable } }) => flag(repeatable)],
  ['on_behalf_of', 'text', ({ parts: { onBehalfOf } }) => onBehalfOf ?? null],
  ['presenting_address', 'boolean', ({ parts: { presentingAddress } }) => flag(presentingAddress ?? false)],
  ['in_turn', 'integer', ({ parts: { inTurn } }) => inTurn?.toString() ?? null],
  ['links', 'jsonb', ({ parts: { links } }) => listOrNull(links)],
  ['asked', 'jsonb', ({ parts: { asked } }) => listOrNull(asked)],
];

const BYTEA_COLUMNS: readonly Column[] = [
  ['request_digest', 'bytea', ({ parts: { requestDigest } }) => requestDigest],
  ['first_by_number', 'bytea', ({ parts: { first } }) => first.byNumber],
  ['first_by_name', 'bytea', ({ parts: { first } }) => first.byName],
  ['leaf', 'bytea', ({ leaf }) => leaf],
  ['leaf_hash', 'bytea', ({ leafHash }) => leafHash],
  ['receipt_signature', 'bytea', ({ receiptSignature }) => receiptSignature],
  ['subject_by_number', 'bytea', ({ parts: { subjectByNumber } }) => subjectByNumber],
  ['subject_by_name', 'bytea', ({ parts: { subjectByName } }) => subjectByName],
  ['typed_number', 'bytea', ({ parts: { typed } }) => typed?.number ?? null],
  ['typed_name', 'bytea', ({ parts: { typed } }) => typed?.name ?? null],
  ['typed_birth_date', 'bytea', ({ parts: { typed } }) => typed?.birthDate ?? null],
  ['typed_details', 'bytea', ({ parts: { typed } }) => typed?.whole ?? null],
  ['to_confirm', 'bytea', ({ parts: { toConfirm } }) => toConfirm ?? null],
  ['salts', 'bytea', ({ salts }) => salts],
];

const DECISION = `id, decided_at, issuer, subject, organisation_id, post_id, request_id, request_digest,
  first_by_number, first_by_name, policy_version, leaf, leaf_hash, receipt_signature`;
const RECORD = `decided_at, kind, child_id, practitioner_id, organisation_id, practitioner_group, sector, purpose,
  setting, concern, outcome, notifying, listed, not_confirmed, without_relationship, overridden, conflicted,
  subject_by_number, subject_by_name, typed_number, typed_name, typed_birth_date, typed_details, on_behalf_of,
  presenting_address, request, facts, decision, answer, context, salts`;

const COLUMNS = [...TEXT_COLUMNS, ...BYTEA_COLUMNS];
const ARRAYS = COLUMNS.map((_, index) => `$${index + 1}::${index < TEXT_COLUMNS.length ? 'text' : 'bytea'}[]`);
const NAMES = COLUMNS.map(([name]) => name);
const CAST = COLUMNS.map(([name, as]) => `${name}::${as}`);

/**
 * One statement for a batch, committed by itself. Everything about a decision hangs on the row that `decision` took:
 * one that met a used request id, or a child about whom somebody was first already, leaves no trace. The submission to
 * the log is made by a trigger on `decision`. One near a limit is written only if no enquiry of the same person came in
 * between, which the database looks at under a lock of that person's.
 */
const STATEMENT = `
WITH given AS MATERIALIZED (
  SELECT place, ${CAST.join(', ')}
  FROM unnest(${ARRAYS.join(', ')}) WITH ORDINALITY AS sent (${NAMES.join(', ')}, place)
), written AS (
  INSERT INTO hub.decision (${DECISION})
  SELECT ${DECISION} FROM given
  WHERE CASE WHEN in_turn IS NULL THEN true
    WHEN EXISTS (SELECT FROM given other WHERE other.practitioner_id = given.practitioner_id
      AND other.in_turn IS NOT NULL AND other.place < given.place) THEN false
    ELSE hub.counted_in_turn(practitioner_id, decided_at) = in_turn END
  ORDER BY place
  ON CONFLICT DO NOTHING
  RETURNING id
), recorded AS (
  INSERT INTO hub.decision_record (decision_id, ${RECORD})
  SELECT id, ${RECORD} FROM given JOIN written USING (id)
), kept AS (
  INSERT INTO hub.stored_answer (decision_id, answer, expires_at)
  SELECT id, answer, decided_at + interval '10 minutes' FROM given JOIN written USING (id) WHERE repeatable
), told AS (
  INSERT INTO hub.outbox (decision_id, payload)
  SELECT id, notices FROM given JOIN written USING (id) WHERE notices IS NOT NULL
), linked AS (
  INSERT INTO hub.decision_link (decision_id, kind, earlier_id)
  SELECT id, link.kind, link.earlier
  FROM given JOIN written USING (id) CROSS JOIN LATERAL jsonb_to_recordset(links) AS link(kind text, earlier uuid)
), named AS (
  INSERT INTO hub.confirmation_asked (decision_id, role, practitioner_id, asked_at, asked_for)
  SELECT id, person.role, person.practitioner, decided_at, to_confirm
  FROM given JOIN written USING (id)
    CROSS JOIN LATERAL jsonb_to_recordset(asked) AS person(role text, practitioner uuid)
)
SELECT id::text FROM written`;

export interface BatchQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly Buffer[];
}

/** The query that commits these rows in this order and returns the ids of those that were written. */
export function batchQuery(rows: readonly DecisionRow[]): BatchQuery {
  const texts = TEXT_COLUMNS.map(([, , value]) => textArray(rows.map((row) => value(row) as string | null)));
  const bytes = BYTEA_COLUMNS.map(([, , value]) => byteaArray(rows.map((row) => value(row) as Uint8Array | null)));
  return { name: 'record_decisions', text: STATEMENT, values: [...texts, ...bytes] };
}

/**
 * The rows in the order in which every process writes a batch, person by person. Two batches that meet on people near a
 * limit, or on request ids, then wait for each other in one direction only; rows with a second unique key travel alone,
 * so that no circle can close at all.
 */
export function inKeyOrder(rows: readonly DecisionRow[]): readonly DecisionRow[] {
  const keyed = rows.map((row) => ({ row, key: requestKey(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

function requestKey({ parts: { caller, practitionerId, organisationId, postId, requestId } }: DecisionRow): string {
  // a UUID has one value in two spellings
  return JSON.stringify([
    practitionerId,
    caller.issuer,
    caller.subject,
    organisationId,
    postId,
    requestId.toLowerCase(),
  ]);
}
