import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Change } from './evaluated-batch.js';
import type { FeedRow } from './feed-row.js';
import type { FeedSource, OwnStatement, OwnStatements } from './ports.js';
import { recordingGround, type RecordingGround } from './recording-ground.js';

/** A statement by its name: names of two kinds are apart. */
type Named = Pick<FeedRow, 'kind' | 'id'>;

/**
 * What one source states, row after row: what it stated before, with what the rows of a batch have changed so far. Knows
 * nothing of what other sources state.
 */
export interface StatedSoFar {
  readonly ground: RecordingGround;
  /** What the batch changes, by name; a later change of one statement stands for an earlier one. */
  readonly changes: ReadonlyMap<string, Change>;
  /** Children for whom the ground of what is stated may have gone. */
  readonly doubtful: ReadonlySet<ChildId>;
  /** What stands under a name; undefined when nothing does. */
  held(row: Named): Pick<OwnStatement, 'digest' | 'asOf'> | undefined;
  /** Whether `id` names a case or a plan that this source itself states of the child, as far as it has come. */
  isCareOrPlan(id: string, childId: ChildId): boolean;
  /** Children with whom the source has something to do that is told of: a service, a case or a plan. */
  dealtWith(): ReadonlySet<ChildId>;
  write(row: FeedRow, digest: string, childId: ChildId): void;
  remove(row: Named, childId: ChildId): void;
  /** Takes out what stands under the name of a row that has no ground, and what was judged about it. */
  takeBack(row: Named, childId: ChildId): void;
  doubt(childId: ChildId): void;
}

/** The name under which a statement stands among those of its source. */
export function nameOf({ kind, id }: Named): string {
  return `${kind} ${id}`;
}

/** Starts from what the source stated before. */
export function statedSoFar(source: FeedSource, own: OwnStatements): StatedSoFar {
  const held = new Map(own.statements.map(({ kind, id, digest, asOf }) => [nameOf({ kind, id }), { digest, asOf }]));
  const ground = recordingGround(source, own);
  const changes = new Map<string, Change>();
  const doubtful = new Set<ChildId>();
  const judgements = new Map(own.judgements.map((judgement) => [judgement.id, judgement]));
  const dealings = new Map<string, ChildId>([
    ...own.open.map((dealing) => [nameOf(dealing), dealing.childId] as const),
    ...own.sensitive.map(({ id, childId }) => [nameOf({ kind: 'INVOLVEMENT', id }), childId] as const),
  ]);

  return {
    ground,
    changes,
    doubtful,
    held: (row) => held.get(nameOf(row)),
    isCareOrPlan: (id, childId) =>
      (['CASE', 'PLAN'] as const).some((kind) => dealings.get(nameOf({ kind, id })) === childId),
    dealtWith: () => new Set(dealings.values()),
    write,
    remove,
    takeBack(row, childId) {
      if (held.has(nameOf(row))) remove(row, childId);
      unjudge(row.id, childId);
    },
    doubt: (childId) => void doubtful.add(childId),
  };

  function write(row: FeedRow, digest: string, childId: ChildId): void {
    changes.set(nameOf(row), { kind: 'WRITE', row, digest, childId });
    held.set(nameOf(row), { digest, asOf: row.asOf });
    if (row.kind === 'CASE' || row.kind === 'PLAN' || row.kind === 'INVOLVEMENT') dealings.set(nameOf(row), childId);
    if (row.kind === 'IDENTITY') ground.setBirth(childId, row.birthDate as CalendarDate | null);
    if (row.kind === 'INVOLVEMENT') {
      if (row.sensitive) ground.setInvolvement({ ...row, childId });
      else ground.dropInvolvement(row.id);
    }
    if (row.kind === 'COMMON_ASSESSMENT') ground.setAssessment({ id: row.id, childId });
    if (row.kind === 'DETRIMENT') judgements.set(row.id, { id: row.id, childId, covers: row.covers });
    if (row.kind === 'CONSENT') {
      if (row.scope !== 'TO_RECORD') ground.dropConsent(row.id);
      else {
        // INVARIANT: the schema of the row has checked these instants
        const effectiveFrom = row.from as Instant;
        ground.setConsent({ ...row, childId, effectiveFrom, effectiveUntil: row.until as Instant | null });
      }
      withdraw(childId);
    }
  }

  function remove(row: Named, childId: ChildId): void {
    changes.set(nameOf(row), { kind: 'REMOVE', row });
    held.delete(nameOf(row));
    dealings.delete(nameOf(row));
    if (row.kind === 'INVOLVEMENT') ground.dropInvolvement(row.id);
    if (row.kind === 'COMMON_ASSESSMENT') ground.dropAssessment(row.id);
    if (row.kind === 'DETRIMENT') judgements.delete(row.id);
    if (row.kind === 'CONSENT') {
      ground.dropConsent(row.id);
      withdraw(childId);
    }
  }

  /** Takes out every service and assessment that stood on a consent which is no longer given. */
  function withdraw(childId: ChildId): void {
    for (const lapsed of ground.lapsed(childId)) {
      remove(lapsed, childId);
      unjudge(lapsed.id, childId);
    }
    doubtful.add(childId);
  }

  /** Takes out what was judged about a statement that has no ground: the reason would tell of what must not stay. */
  function unjudge(statement: string, childId: ChildId): void {
    for (const { id, childId: about, covers } of judgements.values()) {
      if (about === childId && covers === statement) remove({ kind: 'DETRIMENT', id }, childId);
    }
  }
}
