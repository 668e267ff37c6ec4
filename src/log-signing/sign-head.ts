import { checkpointText } from '../disclosure-log/format/checkpoint.js';
import { quorumMet, type LogPolicy } from '../disclosure-log/format/log-policy.js';
import { noteText, readNote, signNote, type SignedNote } from '../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../disclosure-log/format/utf8.js';
import type { NoteSigner } from '../disclosure-log/signing.js';
import { rootOf, type CompactRange } from '../disclosure-log/write/compact-range.js';
import type { Result } from '../shared/result.js';
import type { Alarms } from './alarms.js';
import { gatherCosignatures } from './gather-cosignatures.js';
import { heldCosignatures, isOwnHead, type Cosignatures, type HeadRules } from './held-cosignatures.js';
import type { GrowthRules } from './judge-growth.js';
import { judgeTree } from './judge-tree.js';
import type { DatedHead, LogToSign, PublishedHead, Remembered, SignerMemory, WitnessPost } from './ports.js';
import { refusalSentence, SigningRefused, type Refusal } from './refusal.js';
import {
  tellOfDisagreements,
  tellOfForeignHead,
  tellOfLateLeaves,
  tellOfMissingQuorum,
  tellOfWaitingLeaves,
} from './watch-promises.js';

/** An unchanged head is published anew after so long, so that readers can tell a quiet log from one that stands still. */
const PUBLISH_AGAIN_MILLISECONDS = 600_000;

export interface SignerSettings extends GrowthRules {
  /** The log's own key, under the name of the log. */
  readonly signer: NoteSigner;
  /** Who cosigns, and how many of them have to. */
  readonly policy: LogPolicy;
  readonly log: LogToSign;
  readonly memory: SignerMemory;
  readonly witnesses: WitnessPost;
  readonly alarms: Alarms;
  /** The signer's own clock, milliseconds since the epoch. */
  readonly now: () => number;
}

export interface Signer {
  /**
   * Judges what is new, signs, asks the witnesses and publishes, if there is anything to publish. Beats must not overlap.
   * @throws SigningRefused when anything differs from what was signed: there must be no further beat
   */
  beat(): Promise<'PUBLISHED' | 'NOTHING'>;
}

/** A signer; everything that it must not forget is in its memory, and the rest is found again after a restart. */
export function createSigner(settings: SignerSettings): Signer {
  const { log, memory, alarms, now } = settings;
  const knownSizes = new Map<string, number>();
  let sawTreeAt: number | null = null;
  let withoutQuorumSince: number | null = null;
  return {
    async beat() {
      // taken before the tree is read: what is not in it was not there at this moment
      const readAt = now();
      const tree = await log.tree();
      const newest = await log.newestHead(settings.origin);
      const remembered = await memory.read();
      const rules = { ...settings, key: settings.signer.key };
      const published = await ownPublished(newest, remembered?.range.size ?? 0, rules);
      const held = demand(heldCosignatures(published, remembered, rules), alarms);
      const absentAt = latest(sawTreeAt, remembered?.readAt ?? null);
      const { range, late } = demand(await judgeTree(tree, remembered, log, { now: readAt, absentAt }, rules), alarms);
      const grown = remembered === null || range.size > remembered.range.size;
      const head = grown ? sign(range, readAt, settings) : remembered;
      // before they are remembered, after which nobody looks at them again
      tellOfLateLeaves(late, alarms);
      // before anybody else sees the head: a signer that forgot it could sign another one later
      if (grown) await memory.remember(head);
      sawTreeAt = readAt;
      const again = published !== newest || readAt - (published?.publishedAt ?? 0) >= PUBLISH_AGAIN_MILLISECONDS;
      const quorum = await publish(head, { held: grown ? null : held, again, knownSizes }, settings);
      const met = quorum ?? quorumMet(settings.policy, new Set(held?.keys()));
      withoutQuorumSince = met ? null : (withoutQuorumSince ?? (await log.withoutQuorumSince(settings.origin)));
      tellOfMissingQuorum(withoutQuorumSince, readAt, settings);
      await tellOfWaitingLeaves(readAt, settings);
      alarms.settle('STOPPED');
      return quorum === null ? 'NOTHING' : 'PUBLISHED';
    },
  };
}

/**
 * The newest head that opens under the key of this log, of the remembered size at least. Whatever else lies there was put
 * there by somebody without the key: it is told of, and the own head is published over it.
 */
async function ownPublished(
  newest: DatedHead | null,
  size: number,
  { origin, key, check, log, alarms }: SignerSettings & Pick<HeadRules, 'key'>,
): Promise<DatedHead | null> {
  const isOwn = (head: PublishedHead): boolean => isOwnHead(head, { key, check });
  const foreign = newest !== null && !isOwn(newest);
  tellOfForeignHead(foreign, alarms);
  if (newest === null || (!foreign && newest.size >= size)) return newest;
  return log.newestOwnHead(origin, size, isOwn);
}

function demand<Value>(judged: Result<Value, Refusal>, alarms: Alarms): Value {
  if (judged.ok) return judged.value;
  alarms.raise('STOPPED', refusalSentence(judged.failure));
  throw new SigningRefused(judged.failure);
}

function sign(range: CompactRange, readAt: number, { origin, signer, hashing }: SignerSettings): Remembered {
  const root = rootOf(range, hashing);
  const text = checkpointText({ origin, size: range.size, root, extensions: [] });
  return { origin, range, root, checkpoint: noteText({ text, signatures: [signNote(text, signer)] }), readAt };
}

interface Publication {
  /** Cosignatures that the published head has already; `null` when this head is not published yet. */
  readonly held: Cosignatures | null;
  /** It is time to publish it once more. */
  readonly again: boolean;
  readonly knownSizes: Map<string, number>;
}

/**
 * Publishes the head when it is new, when its time has come, or when a witness cosigned that had not.
 * @returns whether it has a quorum; `null` when there was nothing to publish
 */
async function publish(
  head: Remembered,
  { held, again, knownSizes }: Publication,
  settings: SignerSettings,
): Promise<boolean | null> {
  const { policy, log, alarms } = settings;
  const due = held === null || again;
  const asked = policy.witnesses.filter(({ name }) => due || !held.has(name));
  const note = readNote(utf8Bytes(head.checkpoint));
  const signed = { size: head.range.size, text: note.text, signature: firstOf(note) };
  const ports = { ...settings, tile: (level: number, n: number) => log.tile(level, n) };
  const { cosignatures, disagreements } = await gatherCosignatures(signed, asked, knownSizes, ports);
  if (asked.length > 0) tellOfDisagreements(disagreements, alarms);
  if (!due && cosignatures.size === 0) return null;
  // a cosignature stays true: one that is not renewed is carried on
  const all = new Map([...(held ?? []), ...cosignatures]);
  const named = policy.witnesses.flatMap(({ name }) => all.get(name) ?? []);
  const cosignedBy = policy.witnesses.flatMap(({ name }) => (all.has(name) ? [name] : []));
  const quorum = quorumMet(policy, new Set(cosignedBy));
  await log.publish({
    origin: head.origin,
    size: head.range.size,
    root: head.root,
    note: noteText({ text: note.text, signatures: [...note.signatures, ...named] }),
    cosignedBy,
    quorum,
  });
  return quorum;
}

function firstOf({ signatures: [signature] }: SignedNote): SignedNote['signatures'][number] {
  if (signature === undefined) throw new TypeError('a remembered head without a signature');
  return signature;
}

function latest(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other);
}
