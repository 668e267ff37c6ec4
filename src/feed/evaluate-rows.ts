import { COMMON_ASSESSMENT_SERVICE } from '../child-index/common-assessment-service.js';
import type { ChildId } from '../shared/ids.js';
import type { CheckedLine, Evaluated } from './evaluated-batch.js';
import type { FeedRow, RowAcknowledgement } from './feed-row.js';
import { childrenToForget, forgetChildren } from './forget-children.js';
import type { FeedSource, OwnStatements } from './ports.js';
import type { RowFault } from './read-row.js';
import type { Recognised } from './recognise-newcomers.js';
import { statedSoFar, type StatedSoFar } from './stated-so-far.js';

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
  const soFar = statedSoFar(source, own);
  const children = new Map(own.children.map(({ localId, childId }) => [localId, childId]));
  const introduced = new Map<string, Recognised>();
  const acknowledgements = lines.map((line) => ('row' in line ? evaluate(line) : line.acknowledgement));
  const evaluated = { acknowledgements, changes: [...soFar.changes.values()], introduced };
  return forgetChildren(evaluated, lines, childrenToForget(source, own, soFar), own, children);

  function evaluate({ line, row, digest }: Extract<CheckedLine, { row: FeedRow }>): RowAcknowledgement {
    const before = soFar.held(row);
    const newcomer = row.kind === 'IDENTITY' && !row.removed ? recognised.get(row.child) : undefined;
    const childId = children.get(row.child) ?? newcomer?.childId;
    const told = (status: 'ACCEPTED' | 'UNCHANGED' | 'STALE'): RowAcknowledgement => ({ line, id: row.id, status });
    const malformed = (fault: RowFault): RowAcknowledgement => ({ line, id: row.id, status: 'MALFORMED', ...fault });

    if (childId === undefined) return malformed(UNKNOWN_CHILD);
    if (before?.digest === digest || (row.removed && before === undefined)) return told('UNCHANGED');
    if (before !== undefined && Date.parse(before.asOf) > Date.parse(row.asOf)) return told('STALE');
    if (row.removed) {
      soFar.remove(row, childId);
      return told('ACCEPTED');
    }
    const fault = withoutConsent(soFar, row, childId) ?? whollySilent(soFar, row, childId);
    if (fault !== null) return malformed(fault);
    if (newcomer !== undefined && !children.has(row.child)) introduced.set(row.child, newcomer);
    children.set(row.child, childId);
    soFar.write(row, digest, childId);
    return told('ACCEPTED');
  }
}

/** Refuses what may stand only on a consent to be recorded that is not given; what stood under its name on it goes too. */
function withoutConsent(soFar: StatedSoFar, row: FeedRow, childId: ChildId): RowFault | null {
  const service = serviceToConsentTo(row);
  if (service === null || soFar.ground.consented(childId, service)) return null;
  // an earlier row under this id may have said as much without being sensitive: that goes too, but not a suspicion
  const suspected = row.kind === 'INVOLVEMENT' && soFar.ground.involvement(row.id)?.recordedGround === 'SUSPICION';
  if (!suspected) soFar.takeBack(row, childId);
  soFar.doubt(childId);
  return row.kind === 'INVOLVEMENT' ? NO_CONSENT : NO_CONSENT_TO_ASSESSMENT;
}

/** The service that a row needs consent for; null for a row that needs none. */
function serviceToConsentTo(row: FeedRow): string | null {
  if (row.kind === 'COMMON_ASSESSMENT') return COMMON_ASSESSMENT_SERVICE;
  return row.kind === 'INVOLVEMENT' && row.recordedGround === 'CONSENT' ? row.service : null;
}

/** Refuses to judge that not even a case or a plan may be told of. */
function whollySilent(soFar: StatedSoFar, row: FeedRow, childId: ChildId): RowFault | null {
  if (row.kind !== 'DETRIMENT' || !row.existenceToo || row.covers === null) return null;
  return soFar.isCareOrPlan(row.covers, childId) ? NEVER_WHOLLY_SILENT : null;
}
