import type { OrganisationId } from '../shared/ids.js';
import { contradiction } from './check-row.js';
import { evaluateRows } from './evaluate-rows.js';
import type { CheckedLine } from './evaluated-batch.js';
import { placeOf, sequenceOf, type FeedBatch } from './feed-batch.js';
import { feedChanges } from './feed-changes.js';
import { countRows, type FeedReport } from './feed-report.js';
import type { FeedRow, RowAcknowledgement } from './feed-row.js';
import type { FeedPorts, FeedTransaction, OwnQuestion, OwnStatements } from './ports.js';
import { readRow } from './read-row.js';
import {
  recogniseNewcomers,
  recognitionKeys,
  statedIdentity,
  type Described,
  type Recognised,
} from './recognise-newcomers.js';
import { notYours } from './source-matrix.js';
import { canonicalRow } from './statement-record.js';

/** Takes one part of a feed file in the name of `source`, the organisation of the token. Throws `FeedRefused`. */
export type SubmitFeed = (source: OrganisationId, batch: FeedBatch) => Promise<FeedReport>;

/**
 * The use case behind `submitFeed`: every good row is applied and every bad one told of, in one transaction. The same
 * part again changes nothing; a part older than the last one taken changes nothing and is stale.
 */
export function createSubmitFeed(ports: FeedPorts): SubmitFeed {
  return async function submitFeed(source, batch) {
    const rows = batch.rows.map((line) => readRow(line));
    const bytesDigest = ports.sha256(batch.rows.join('\n'));
    const place = placeOf(batch.sequence, batch.part);

    return ports.store.inTransaction(source, async (transaction) => {
      const lines = rows.map((read, index): CheckedLine => {
        const line = index + 1;
        if (!read.ok)
          return { line, acknowledgement: { line, id: read.failure.id, status: 'MALFORMED', ...read.failure.fault } };
        return checkedLine(ports, transaction, line, read.value);
      });
      const outcome = await standing(transaction, place, bytesDigest);
      if (outcome === 'STALE') return report('STALE', null, lines.map(staleLine));

      const own = await transaction.ownStatements(questionOf(lines));
      const recognised = await recogniseAll(ports, transaction, lines, own);
      const evaluated = evaluateRows(transaction.source, lines, own, recognised);
      // what the first submission did not take is not taken by a repeat: it has to come under a higher sequence
      if (outcome === 'REPEATED') return report('REPEATED', null, evaluated.acknowledgements.map(notTakenNow));

      const id = ports.newId();
      const taken = { id, place, asOf: batch.asOf, rowCount: rows.length, bytesDigest };
      await transaction.apply(feedChanges(transaction.source, taken, evaluated, recognised));
      return report('TAKEN', id, evaluated.acknowledgements);
    });
  };
}

function checkedLine(ports: FeedPorts, { source }: FeedTransaction, line: number, row: FeedRow): CheckedLine {
  const { id } = row;
  const foreign = notYours(row, source.sourceClass);
  if (foreign !== null) return { line, acknowledgement: { line, id, status: 'NOT_YOURS', ...foreign } };
  const fault = contradiction(row, source, ports.testNumbers);
  if (fault !== null) return { line, acknowledgement: { line, id, status: 'MALFORMED', ...fault } };
  return { line, row, digest: ports.sha256(canonicalRow(row)) };
}

async function standing(
  transaction: FeedTransaction,
  place: number,
  bytesDigest: string,
): Promise<FeedReport['outcome']> {
  const { lastPlace } = transaction.source;
  if (place > lastPlace) return 'TAKEN';
  if (sequenceOf(place) !== sequenceOf(lastPlace)) return 'STALE';
  return (await transaction.wasTaken(place, bytesDigest)) ? 'REPEATED' : 'STALE';
}

function questionOf(lines: readonly CheckedLine[]): OwnQuestion {
  const rows = lines.flatMap((line) => ('row' in line ? [line.row] : []));
  return {
    statements: rows.map(({ kind, id }) => ({ kind, id })),
    children: [...new Set(rows.map((row) => row.child))],
  };
}

/** Recognises children whom the source introduces, and looks again at those whose identity changed. */
async function recogniseAll(
  ports: FeedPorts,
  transaction: FeedTransaction,
  lines: readonly CheckedLine[],
  own: OwnStatements,
): Promise<ReadonlyMap<string, Recognised>> {
  const known = new Map(own.children.map(({ localId, childId }) => [localId, childId]));
  const digests = new Map(own.statements.map(({ kind, id, digest }) => [`${kind} ${id}`, digest]));
  const described = new Map<string, Described>();
  for (const line of lines) {
    if (!('row' in line) || line.row.kind !== 'IDENTITY' || line.row.removed) continue;
    const { row, digest } = line;
    if (digests.get(`IDENTITY ${row.id}`) === digest || described.has(row.child)) continue;
    const identity = statedIdentity(row, transaction.source.id);
    described.set(row.child, { localId: row.child, childId: known.get(row.child) ?? null, identity });
  }
  if (described.size === 0) return new Map();
  const keys = [...described.values()].flatMap(({ identity }) => recognitionKeys(identity));
  return recogniseNewcomers([...described.values()], await transaction.candidatesFor(keys), ports.newId);
}

function staleLine(line: CheckedLine): RowAcknowledgement {
  return 'row' in line ? { line: line.line, id: line.row.id, status: 'STALE' } : line.acknowledgement;
}

function notTakenNow(row: RowAcknowledgement): RowAcknowledgement {
  return row.status === 'ACCEPTED' ? { line: row.line, id: row.id, status: 'STALE' } : row;
}

function report(
  outcome: FeedReport['outcome'],
  batchId: string | null,
  rows: readonly RowAcknowledgement[],
): FeedReport {
  return { outcome, batchId, counts: countRows(rows), rows };
}
