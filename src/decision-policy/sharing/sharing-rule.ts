import type { Conditions } from '../rulebook/conditions.js';
import type { SharingSubject } from './sharing-facts.js';

/** What every rule about holders' decisions says for people. All of it is plain JSON. */
interface SharingNorm {
  /**
   * `sharing/` and the name of its file below `rules/`; from the first release on it never changes meaning, since recorded
   * decisions name it.
   */
  readonly id: string;
  readonly step: 'sharing';
  /** Plain English for the holder; lower case, no full stop. */
  readonly text: string;
  readonly citations: readonly string[];
  /** When the rule applies. It holds for `UNKNOWN` too, so that a fact that is missing never takes a rule away. */
  readonly when: Conditions<SharingSubject>;
  /** First day in force and first day no longer in force (or `null`), `YYYY-MM-DD` in UTC. */
  readonly since: string;
  readonly until: string | null;
}

/**
 * What becomes of a decision in which something that must be recorded is left out. `AT_ONCE`: it is not recorded.
 * `WITHIN_24_HOURS`: where harm is likely or somebody in danger, what has happened is recorded and completed within 24
 * hours; else it is not recorded. `ONCE_SHARED`: the same, and what was shared without it is recorded as against the
 * table, for nobody can bring about afterwards what was left undone. `ONCE_REFERRED`: so recorded once the child is
 * referred.
 */
export type Unmet = 'AT_ONCE' | 'WITHIN_24_HOURS' | 'ONCE_SHARED' | 'ONCE_REFERRED';

/** Something that must be recorded wherever the rule applies; `lacking` says what it looks like when it is not. */
export interface RecordRule extends SharingNorm {
  readonly effect: 'require';
  readonly unmet: Unmet;
  readonly lacking: Conditions<SharingSubject>;
  /** Path of the input. */
  readonly input: string;
  readonly accepted: readonly string[];
}

/**
 * A result that is against the table wherever the rule applies. A share has happened and is recorded as what it is; so is
 * a refusal beside a referral. Any other refusal is not recorded: its holder can still act (2.72, 5.24).
 */
export interface ResultRule extends SharingNorm {
  readonly effect: 'refuse';
  readonly against: Conditions<SharingSubject>;
  readonly input: string;
  readonly accepted: readonly string[];
}

export const SHARING_TASKS = [
  'EXPECT_REFERRAL',
  'CONFIRM_REFERRAL_IN_WRITING',
  'REPORT_AND_STRATEGY_DISCUSSION',
  'COMPLETE_ADVISER',
  'COMPLETE_CONSENT',
  'COMPLETE_FAMILY',
  'COMPLETE_RECORD',
  'DISCUSS_WITH_POLICE',
  'TELL_DESIGNATED_OFFICER',
  'REVIEW_REFUSAL',
  'MAKE_REFERRAL',
  'REFER_UNLESS_APPROVED',
] as const;
export type SharingTaskCode = (typeof SHARING_TASKS)[number];

/** What follows wherever the rule applies: who is to do it, and within what time. */
export interface TaskRule extends SharingNorm {
  readonly effect: 'task';
  readonly task: SharingTaskCode;
  /** The authority to which it was referred, else that of the holder's area; the own post; the own governance lead. */
  readonly to: 'AUTHORITY' | 'OWN_POST' | 'OWN_GOVERNANCE';
  /** `AS_URGENT`: 15 minutes in danger, 1 hour at likely harm, else a working day. `HOURS_48`: from the referral. */
  readonly within: 'AS_URGENT' | 'HOURS_24' | 'HOURS_48' | 'ONE_WORKING_DAY';
}

export type SharingRule = RecordRule | ResultRule | TaskRule;
export type SharingRuleset = readonly SharingRule[];
