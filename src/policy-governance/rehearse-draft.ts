import type { Sha256OfText } from '../decision-policy/policy-version.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp, ReadingRecorder, RecordedFactsReader } from '../oversight/ports.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import { createDecideAgain, type DecideAgain } from './decide-again.js';
import { governor, HUB_REVIEWERS, type GovernanceFailure } from './governor.js';
import { readDraft } from './read-draft.js';
import { readPeriod } from './read-period.js';
import type { Rehearsal, RehearsedGroup } from './rehearsal.js';
import { suppressSmallNumbers } from './suppress-small-numbers.js';

export interface RehearseDraftPorts {
  readonly directory: ReaderLookUp;
  readonly recorded: RecordedFactsReader;
  readonly recorder: ReadingRecorder;
  readonly sha256: Sha256OfText;
  /** Lets whatever else waits go first. */
  readonly pause: () => Promise<void>;
}

export interface RehearsalAsked {
  /** JSON of nobody's making. */
  readonly draft: string;
  /** `90d`, or a day; at most 366 days ago. */
  readonly since: string;
  /** The day whose rules decide; `null` for today. */
  readonly asOn: CalendarDate | null;
}

/** Decisions at a time: a few milliseconds of work, so that no enquiry waits longer than that. */
const BATCH = 100;

/**
 * Rehearsal of a draft: the decisions of a period decided once more under it, counted by organisation and outcome. For
 * the hub's reviewers, who cannot enquire; recorded as a reading before anything is read. One at a time in a process.
 *
 * Rules come and go by days: those of the day `asOn` decide, whenever the decision was made.
 */
export function createRehearseDraft(ports: RehearseDraftPorts) {
  let underWay = false;

  async function rehearse(caller: Caller, asked: RehearsalAsked): Promise<Result<Rehearsal, GovernanceFailure>> {
    const reviewer = await governor(ports.directory, caller, HUB_REVIEWERS);
    if (!reviewer.ok) return reviewer;
    const { enquirer, instant } = reviewer.value;
    const draft = readDraft(asked.draft, ports.sha256);
    if (!draft.ok) return draft;
    const from = readPeriod(asked.since, instant);
    if (!from.ok) return from;
    const { version } = draft.value;
    const asOn = asked.asOn === null ? instant : (`${asked.asOn}T12:00:00.000000Z` as Instant);
    const what = { rehearsal: { version, from: from.value, to: instant, asOn: asOn.slice(0, 10) } };
    await ports.recorder.recordReading({ caller, reader: enquirer, at: instant, what, shown: [], caseId: null });
    const groups = await count(createDecideAgain(draft.value, asOn), from.value, instant);
    return ok({
      version,
      from: from.value,
      to: instant,
      asOn: asOn.slice(0, 10) as CalendarDate,
      rows: suppressSmallNumbers(groups),
    });
  }

  async function count(again: DecideAgain, from: Instant, to: Instant): Promise<readonly Counted[]> {
    const counts = new Map<string, Counted>();
    for await (const batch of ports.recorded.since(from, BATCH)) {
      for (const recorded of batch) if (recorded.decidedAt <= to) add(counts, again(recorded));
      // what is decided while this runs belongs to no period
      if (batch.some(({ decidedAt }) => decidedAt > to)) break;
      await ports.pause();
    }
    return [...counts.values()];
  }

  return async function rehearseDraft(
    caller: Caller,
    asked: RehearsalAsked,
  ): Promise<Result<Rehearsal, GovernanceFailure>> {
    if (underWay) return fail({ code: 'TOO_MANY', why: 'another rehearsal is under way: try again when it has ended' });
    underWay = true;
    try {
      return await rehearse(caller, asked);
    } finally {
      underWay = false;
    }
  };
}

type Counted = RehearsedGroup & { readonly count: number };

function add(counts: Map<string, Counted>, group: RehearsedGroup): void {
  const key = JSON.stringify([group.organisationId, group.from, group.to, group.fields]);
  counts.set(key, { ...group, count: (counts.get(key)?.count ?? 0) + 1 });
}
