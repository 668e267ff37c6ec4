import { isConfidentialSource } from '../child-index/confidential-source.js';
import type { ChildId } from '../shared/ids.js';
import type { CheckedLine, Evaluated } from './evaluated-batch.js';
import type { FeedRow, RowAcknowledgement } from './feed-row.js';
import type { FeedSource, OwnStatements } from './ports.js';
import type { RowFault } from './read-row.js';
import { nameOf, type StatedSoFar } from './stated-so-far.js';

const NO_GROUND: RowFault = {
  path: 'child',
  accepted: 'a child who consents to be recorded, or of whom a suspicion is recorded',
};
/** What a confidential service may state of a child only while some ground stands. */
const ABOUT_THE_PERSON: readonly FeedRow['kind'][] = ['IDENTITY', 'RESIDENCE', 'RELATED_PERSON', 'DETRIMENT'];

/**
 * The children of whom nothing may stay after a batch. That a confidential service states who a child is says that the
 * child uses it: one for whom no ground stands goes. So does one whom any other source knew from such a service alone,
 * when that goes: else what stays would begin to tell of it.
 */
export function childrenToForget(source: FeedSource, own: OwnStatements, soFar: StatedSoFar): readonly ChildId[] {
  if (isConfidentialSource(source)) return [...soFar.doubtful].filter((childId) => !soFar.ground.stands(childId));
  const dealtWithAfter = soFar.dealtWith();
  const knownBySensitive = new Set(own.sensitive.map(({ childId }) => childId));
  return [...knownBySensitive].filter((childId) => !dealtWithAfter.has(childId));
}

/**
 * The batch as evaluated without the children `gone`: one whom it introduced altogether, one known before but for the
 * consents. The lines about them that were taken are refused after all.
 */
export function forgetChildren(
  evaluated: Omit<Evaluated, 'forgotten'>,
  lines: readonly CheckedLine[],
  gone: readonly ChildId[],
  own: OwnStatements,
  childOf: ReadonlyMap<string, ChildId>,
): Evaluated {
  const knownBefore = new Set(own.children.map(({ childId }) => childId));
  const refused = new Set<string>();
  const acknowledgements = evaluated.acknowledgements.map((acknowledgement, place): RowAcknowledgement => {
    const line = lines[place];
    if (line === undefined || !('row' in line) || !isForgotten(line.row)) return acknowledgement;
    if (acknowledgement.status !== 'ACCEPTED' || line.row.removed) return acknowledgement;
    refused.add(nameOf(line.row));
    return { line: line.line, id: line.row.id, status: 'MALFORMED', ...NO_GROUND };
  });
  return {
    acknowledgements,
    changes: evaluated.changes.filter(({ row }) => !refused.has(nameOf(row))),
    introduced: new Map(
      [...evaluated.introduced].filter(([, { childId }]) => !gone.includes(childId) || knownBefore.has(childId)),
    ),
    forgotten: gone.filter((childId) => knownBefore.has(childId)),
  };

  function isForgotten(row: FeedRow): boolean {
    const childId = childOf.get(row.child);
    if (childId === undefined || !gone.includes(childId)) return false;
    return !knownBefore.has(childId) || ABOUT_THE_PERSON.includes(row.kind);
  }
}
