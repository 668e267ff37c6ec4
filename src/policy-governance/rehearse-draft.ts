import type { Sha256OfText } from '../decision-policy/rulebook/policy-version.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp, ReadingRecorder, RecordedFactsReader } from '../oversight/ports.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { ok, type Result } from '../shared/result.js';
import { createDecideAgain, type DecideAgain } from './decide-again.js';
import { governor, HUB_REVIEWERS, type GovernanceFailure } from './governor.js';
import type { Governor, PolicyProposals } from './ports.js';
import { oneAtATime } from './one-at-a-time.js';
import { readDraft } from './read-draft.js';
import { readPeriod } from './read-period.js';
import type { Rehearsal, RehearsedGroup } from './rehearsal.js';
import { ruleChanges, type RuleChange } from './rule-changes.js';
import { suppressSmallNumbers } from './suppress-small-numbers.js';

export interface RehearseDraftPorts {
  readonly directory: ReaderLookUp;
  readonly recorded: RecordedFactsReader;
  readonly recorder: ReadingRecorder;
  /** Keeps the text of a draft by its version, which the recorded reading names; knows the policy in force. */
  readonly drafts: Pick<PolicyProposals, 'keep' | 'inForce'>;
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

/** Decisions read at a time. */
const BATCH = 100;
/** Decisions decided at a time: a few milliseconds of work, so that no enquiry waits longer than that. */
const UNTIL_PAUSE = 10;

/**
 * Rehearsal of a draft: the decisions of a period decided once more under it, counted by organisation and outcome. For
 * the hub's reviewers, who cannot enquire; recorded as a reading, with the whole text of the draft, before anything is
 * read. One at a time in a process.
 *
 * Enquiries alone are decided again: what holders decided themselves has happened, and no draft undoes it. Which rules
 * about that differ is said instead.
 *
 * Rules come and go by days: those of the day `asOn` decide, whenever the decision was made.
 */
export function createRehearseDraft(ports: RehearseDraftPorts) {
  const alone = oneAtATime('another rehearsal is under way: try again when it has ended');

  async function rehearse(
    { caller, enquirer, instant }: Governor,
    asked: RehearsalAsked,
  ): Promise<Result<Rehearsal, GovernanceFailure>> {
    const draft = readDraft(asked.draft, ports.sha256);
    if (!draft.ok) return draft;
    const from = readPeriod(asked.since, instant);
    if (!from.ok) return from;
    const { version, text } = draft.value;
    const asOn = asked.asOn === null ? instant : (`${asked.asOn}T12:00:00.000000Z` as Instant);
    const what = { rehearsal: { version, from: from.value, to: instant, asOn: asOn.slice(0, 10) } };
    await ports.drafts.keep({ version, ruleset: text });
    await ports.recorder.recordReading({ caller, reader: enquirer, at: instant, what, shown: [], caseId: null });
    const groups = await count(createDecideAgain(draft.value, asOn), from.value, instant);
    return ok({
      version,
      from: from.value,
      to: instant,
      asOn: asOn.slice(0, 10) as CalendarDate,
      rows: suppressSmallNumbers(groups),
      notRehearsed: aboutHolders(ruleChanges(await ports.drafts.inForce(), text)),
    });
  }

  async function count(again: DecideAgain, from: Instant, to: Instant): Promise<readonly Counted[]> {
    const counts = new Map<string, Counted>();
    for await (const batch of ports.recorded.since(from, BATCH)) {
      // what is decided while this runs belongs to no period
      const within = batch.filter(({ decidedAt }) => decidedAt <= to);
      for (let first = 0; first < within.length; first += UNTIL_PAUSE) {
        for (const recorded of within.slice(first, first + UNTIL_PAUSE)) add(counts, again(recorded));
        await ports.pause();
      }
      if (within.length < batch.length) break;
    }
    return [...counts.values()];
  }

  return async function rehearseDraft(
    caller: Caller,
    asked: RehearsalAsked,
  ): Promise<Result<Rehearsal, GovernanceFailure>> {
    // whoever may not rehearse keeps nobody from it
    const reviewer = await governor(ports.directory, caller, HUB_REVIEWERS);
    return reviewer.ok ? alone(() => rehearse(reviewer.value, asked)) : reviewer;
  };
}

function aboutHolders(changes: readonly RuleChange[]): readonly string[] {
  return changes.map(({ id }) => id).filter((id) => id.startsWith('sharing/'));
}

type Counted = RehearsedGroup & { readonly count: number };

function add(counts: Map<string, Counted>, group: RehearsedGroup): void {
  const key = JSON.stringify([group.organisationId, group.from, group.to, group.fields]);
  counts.set(key, { ...group, count: (counts.get(key)?.count ?? 0) + 1 });
}
