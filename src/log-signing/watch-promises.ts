import type { LogPolicy } from '../disclosure-log/format/log-policy.js';
import { PLACED_WITHIN_SECONDS, QUORUM_PATIENCE_SECONDS } from '../disclosure-log/format/promises.js';
import type { Alarms } from './alarms.js';
import type { Disagreement, Gathered } from './gather-cosignatures.js';
import type { LateLeaf } from './judge-growth.js';
import type { LogToSign } from './ports.js';

interface Watch {
  readonly policy: LogPolicy;
  readonly log: Pick<LogToSign, 'waitingSince'>;
  readonly alarms: Alarms;
}

/** A hub that was down goes on, and what it promised in vain is told of: by place, for the leaf says no more. */
export function tellOfLateLeaves(late: readonly LateLeaf[], alarms: Alarms): void {
  const [first] = late;
  const last = late.at(-1);
  if (first !== undefined && last !== undefined) alarms.raise('LATE_LEAVES', lateSentence(first, last, late));
}

function lateSentence(first: LateLeaf, last: LateLeaf, late: readonly LateLeaf[]): string {
  if (late.length === 1) {
    return `leaf ${first.index} came into the log later than promised, ${first.afterSeconds} s after its decision`;
  }
  const most = Math.max(...late.map(({ afterSeconds }) => afterSeconds));
  return `${late.length} leaves from ${first.index} to ${last.index} came into the log later than promised, up to ${most} s after their decision`;
}

/** Leaves that the sequencer leaves lying; `now` by the signer's clock, in milliseconds since the epoch. */
export async function tellOfWaitingLeaves(now: number, { log, alarms }: Watch): Promise<void> {
  const waiting = await log.waitingSince(now - PLACED_WITHIN_SECONDS * 1_000);
  if (waiting > 0) alarms.raise('LEAVES_WAITING', 'leaves have waited for their place in the log for over a minute');
  else alarms.settle('LEAVES_WAITING');
}

/** `since` when no head with a quorum was published, and now; milliseconds since the epoch, `null` when one is. */
export function tellOfMissingQuorum(since: number | null, now: number, { policy, alarms }: Watch): void {
  if (since === null || policy.quorum === null) alarms.settle('NO_QUORUM');
  else if (now - since >= QUORUM_PATIENCE_SECONDS * 1_000) {
    alarms.raise('NO_QUORUM', 'no head of the log has had a quorum of witnesses for 15 minutes');
  }
}

/** A head that this signer did not sign, where everybody looks for its heads; its own is published over it. */
export function tellOfForeignHead(foreign: boolean, alarms: Alarms): void {
  if (!foreign) alarms.settle('FOREIGN_HEAD');
  else alarms.raise('FOREIGN_HEAD', 'a head of this log was published that nobody signed with its key; it is ignored');
}

const DISAGREES: Readonly<Record<Disagreement, string>> = {
  KNOWS_MORE: 'remembers a later head of this log than the one that was signed now',
  PROOF_FAILS: 'has no proof from the stored tiles that the head continues the one it remembers',
  REFUSES: 'does not take heads of this log',
  SIGNED_ELSE: 'sent something else than its cosignature of the head',
};

/** Witnesses that answered and did not cosign; one that does not answer is no alarm of its own. */
export function tellOfDisagreements(disagreements: Gathered['disagreements'], alarms: Alarms): void {
  if (disagreements.size === 0) {
    alarms.settle('WITNESS_DISAGREES');
    return;
  }
  const told = [...disagreements].sort(([one], [other]) => (one < other ? -1 : 1));
  alarms.raise('WITNESS_DISAGREES', told.map(([name, how]) => `the witness ${name} ${DISAGREES[how]}`).join('; '));
}
