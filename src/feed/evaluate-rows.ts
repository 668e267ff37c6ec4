import { COMMON_ASSESSMENT_SERVICE } from '../child-index/common-assessment-service.js';
import { isConfidentialSource } from '../child-index/confidential-source.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { FeedRow, RowAcknowledgement } from './feed-row.js';
import type { FeedSource, OwnStatements } from './ports.js';
import type { RowFault } from './read-row.js';
import type { Recognised } from './recognise-newcomers.js';
import { recordingGround } from './recording-ground.js';

/** A line of the batch after everything that can be judged by the line and the class of the source. */
export type CheckedLine =
  | { readonly line: number; readonly row: FeedRow; readonly digest: string }
  | { readonly line: number; readonly acknowledgement: RowAcknowledgement };

/** What happens to one statement: it is written, or taken out. */
export type Change =
  | { readonly kind: 'WRITE'; readonly row: FeedRow; readonly digest: string; readonly childId: ChildId }
  | { readonly kind: 'REMOVE'; readonly row: Pick<FeedRow, 'kind' | 'id'> };

/** A batch as evaluated: an acknowledgement for each line, and what the good ones change. */
export interface Evaluated {
  readonly acknowledgements: readonly RowAcknowledgement[];
  readonly changes: readonly Change[];
  /** Children that this batch introduced for the source, by its own number. */
  readonly introduced: ReadonlyMap<string, Recognised>;
  readonly forgotten: readonly ChildId[];
}

const UNKNOWN_CHILD: RowFault = { path: 'child', accepted: 'a child that an earlier IDENTITY row introduced' };
const NO_CONSENT: RowFault = {
  path: 'recordedGround',
  accepted: 'CONSENT after a CONSENT row TO_RECORD that is GIVEN for this service, or SUSPICION',
};
const NO_CONSENT_TO_ASSESSMENT: RowFault = {
  path: 'kind',
  accepted: 'COMMON_ASSESSMENT after a CONSENT row TO_RECORD that is GIVEN for the service COMMON_ASSESSMENT',
};
/** That a plan exists is told whatever its holder judges: who has to hide a child sets a shield (5.150, 5.153). */
const NEVER_WHOLLY_SILENT: RowFault = {
  path: 'existenceToo',
  accepted: 'false for a case or a plan; use a SHIELD',
};
const NO_GROUND: RowFault = {
  path: 'child',
  accepted: 'a child who consents to be recorded, or of whom a suspicion is recorded',
};
/** What a confidential service may state of a child only while some ground stands. */
const ABOUT_THE_PERSON: readonly FeedRow['kind'][] = ['IDENTITY', 'RESIDENCE', 'RELATED_PERSON', 'DETRIMENT'];

/**
 * Goes through the lines in their order, as if each were applied before the next. Nothing here looks at what other
 * sources state: acknowledgements never tell whether a child was known.
 */
export function evaluateRows(
  source: FeedSource,
  lines: readonly CheckedLine[],
  own: OwnStatements,
  recognised: ReadonlyMap<string, Recognised>,
): Evaluated {
  const held = new Map(own.statements.map(({ kind, id, digest, asOf }) => [`${kind} ${id}`, { digest, asOf }]));
  const children = new Map(own.children.map(({ localId, childId }) => [localId, childId]));
  const ground = recordingGround(source, own);
  const introduced = new Map<string, Recognised>();
  const changes = new Map<string, Change>();
  const doubtful = new Set<ChildId>();
  const judgements = new Map(own.judgements.map((judgement) => [judgement.id, judgement]));
  const dealings = new Map<string, ChildId>([
    ...own.open.map(({ kind, id, childId }) => [`${kind} ${id}`, childId] as const),
    ...own.sensitive.map(({ id, childId }) => [`INVOLVEMENT ${id}`, childId] as const),
  ]);

  const acknowledgements = lines.map((line) => ('row' in line ? evaluate(line) : line.acknowledgement));
  const forgotten = forget();
  return { acknowledgements, changes: [...changes.values()], introduced, forgotten };

  function evaluate({ line, row, digest }: Extract<CheckedLine, { row: FeedRow }>): RowAcknowledgement {
    const before = held.get(`${row.kind} ${row.id}`);
    const newcomer = row.kind === 'IDENTITY' && !row.removed ? recognised.get(row.child) : undefined;
    const childId = children.get(row.child) ?? newcomer?.childId;
    const told = (status: 'ACCEPTED' | 'UNCHANGED' | 'STALE'): RowAcknowledgement => ({ line, id: row.id, status });

    if (childId === undefined) return malformed(line, row, UNKNOWN_CHILD);
    if (before?.digest === digest || (row.removed && before === undefined)) return told('UNCHANGED');
    if (before !== undefined && Date.parse(before.asOf) > Date.parse(row.asOf)) return told('STALE');
    if (row.removed) {
      remove(row, childId);
      return told('ACCEPTED');
    }
    if (row.kind === 'INVOLVEMENT' && row.recordedGround === 'CONSENT' && !ground.consented(childId, row.service)) {
      // an earlier row under this id may have said as much without being sensitive: that goes too
      if (ground.involvement(row.id)?.recordedGround !== 'SUSPICION') {
        if (before !== undefined) remove(row, childId);
        unjudge(row.id, childId);
      }
      doubtful.add(childId);
      return malformed(line, row, NO_CONSENT);
    }
    if (row.kind === 'COMMON_ASSESSMENT' && !ground.consented(childId, COMMON_ASSESSMENT_SERVICE)) {
      if (before !== undefined) remove(row, childId);
      unjudge(row.id, childId);
      doubtful.add(childId);
      return malformed(line, row, NO_CONSENT_TO_ASSESSMENT);
    }
    if (row.kind === 'DETRIMENT' && row.existenceToo && coversCareOrPlan(row.covers, childId)) {
      return malformed(line, row, NEVER_WHOLLY_SILENT);
    }
    if (newcomer !== undefined && !children.has(row.child)) introduced.set(row.child, newcomer);
    children.set(row.child, childId);
    write(row, digest, childId);
    return told('ACCEPTED');
  }

  /** Whether a judgement names a case or a plan that this source itself states of the child, as far as it has come. */
  function coversCareOrPlan(covers: string | null, childId: ChildId): boolean {
    return covers !== null && ['CASE', 'PLAN'].some((kind) => dealings.get(`${kind} ${covers}`) === childId);
  }

  function write(row: FeedRow, digest: string, childId: ChildId): void {
    changes.set(`${row.kind} ${row.id}`, { kind: 'WRITE', row, digest, childId });
    held.set(`${row.kind} ${row.id}`, { digest, asOf: row.asOf });
    if (row.kind === 'CASE' || row.kind === 'PLAN' || row.kind === 'INVOLVEMENT') {
      dealings.set(`${row.kind} ${row.id}`, childId);
    }
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

  function remove(row: Pick<FeedRow, 'kind' | 'id'>, childId: ChildId): void {
    changes.set(`${row.kind} ${row.id}`, { kind: 'REMOVE', row });
    held.delete(`${row.kind} ${row.id}`);
    dealings.delete(`${row.kind} ${row.id}`);
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

  /**
   * That a confidential service states who a child is says that the child uses it. A child for whom no ground stands
   * is forgotten: one whom this batch introduced altogether, one known before but for the consents. So is one whom any
   * other source knew from such a service alone, when that goes: else what stays would begin to tell of it.
   */
  function forget(): readonly ChildId[] {
    const knownBefore = new Set(own.children.map(({ childId }) => childId));
    const gone = isConfidentialSource(source)
      ? [...doubtful].filter((childId) => !ground.stands(childId))
      : knownBySensitiveAlone();
    lines.forEach((line, place) => {
      const childId = 'row' in line ? children.get(line.row.child) : undefined;
      if (!('row' in line) || childId === undefined || !gone.includes(childId)) return;
      if (knownBefore.has(childId) && !ABOUT_THE_PERSON.includes(line.row.kind)) return;
      if (acknowledgements[place]?.status !== 'ACCEPTED' || line.row.removed) return;
      acknowledgements[place] = malformed(line.line, line.row, NO_GROUND);
      changes.delete(`${line.row.kind} ${line.row.id}`);
    });
    for (const [localId, { childId }] of introduced) {
      if (gone.includes(childId) && !knownBefore.has(childId)) introduced.delete(localId);
    }
    return gone.filter((childId) => knownBefore.has(childId));
  }

  /** Children with whom the source had a sensitive service before this batch, and has nothing to do after it. */
  function knownBySensitiveAlone(): readonly ChildId[] {
    const before = new Set(own.sensitive.map(({ childId }) => childId));
    const after = new Set(dealings.values());
    return [...before].filter((childId) => !after.has(childId));
  }
}

function malformed(line: number, row: FeedRow, fault: RowFault): RowAcknowledgement {
  return { line, id: row.id, status: 'MALFORMED', ...fault };
}
