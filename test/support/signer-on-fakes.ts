import type { LogPolicy } from '../../src/disclosure-log/format/log-policy.js';
import { COSIGNATURE } from '../../src/disclosure-log/format/verifier-key.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { EMPTY_EDGE, tilesAfter } from '../../src/disclosure-log/write/tiles-after.js';
import { createAlarms, type AlarmLine } from '../../src/log-signing/alarms.js';
import type { LogEntry, PublishedHead, Remembered, WitnessPost, WitnessReply } from '../../src/log-signing/ports.js';
import { createSigner, type Signer, type SignerSettings } from '../../src/log-signing/sign-head.js';
import { nodeSignatureCheck } from '../../src/persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { judgeCheckpoint } from '../../src/witness/judge-checkpoint.js';
import type { WitnessedHead } from '../../src/witness/ports.js';
import { newSigner } from './note-keys.js';
import { ORIGIN, RECEIPT_KEY } from './promised-leaves.js';

export const LOG_KEY = newSigner(ORIGIN);

/** A witness in memory that judges as the real one does. */
export interface FakeWitness {
  readonly url: string;
  readonly signer: NoteSigner;
  /** In place of an answer: as if the witness were away, or not itself. */
  instead: WitnessReply | null;
  /** What it was sent. */
  readonly asked: string[];
  sizeNow(): number | undefined;
}

/** A world around a signer; everything in it can be changed between two beats. */
export interface SignerWorld {
  entries: LogEntry[];
  /** What the database says in place of what follows from the entries. */
  tree: { readonly size: number; readonly root: Uint8Array } | null;
  readonly published: (PublishedHead & { publishedAt: number })[];
  remembered: Remembered | null;
  waiting: number;
  /** Milliseconds since the epoch. */
  now: number;
  /** The first to fail in the next beat, as a database or a disk fails. */
  failing: 'tree' | 'remember' | 'publish' | null;
  /** What was done that cannot be undone, in order. */
  readonly done: string[];
  readonly alarms: AlarmLine[];
  readonly said: string[];
  signer(): Signer;
}

export function fakeWitness(name: string, now: () => number): FakeWitness & WitnessPost {
  const heads = new Map<string, WitnessedHead>();
  const witness = {
    logs: [LOG_KEY.key],
    signer: newSigner(name, COSIGNATURE),
    memory: {
      latest: async (origin: string) => heads.get(origin) ?? null,
      replace: async (origin: string, _known: WitnessedHead | null, next: WitnessedHead) => {
        heads.set(origin, next);
        return true;
      },
      keepContradiction: async () => undefined,
    },
    now: () => Math.floor(now() / 1_000),
    check: nodeSignatureCheck,
    hashing: nodeHashing,
  };
  return {
    url: `http://${name}`,
    signer: witness.signer,
    instead: null,
    asked: [],
    sizeNow: () => heads.get(ORIGIN)?.size,
    async addCheckpoint(_url, body) {
      this.asked.push(body);
      if (this.instead !== null) return this.instead;
      const judgement = await judgeCheckpoint(Buffer.from(body), witness);
      if (judgement.status === 200) return { kind: 'COSIGNED', lines: judgement.signatures };
      if (judgement.status === 409) return { kind: 'CONFLICT', size: judgement.size };
      return { kind: 'REFUSED', status: judgement.status };
    },
  };
}

export function signerWorld(witnesses: readonly (FakeWitness & WitnessPost)[] = [], atLeast = 1): SignerWorld {
  const policy: LogPolicy = {
    logs: [],
    witnesses: witnesses.map(({ signer, url }) => ({ name: signer.key.name, key: signer.key, url })),
    groups: [{ name: 'enough', atLeast, members: witnesses.map(({ signer }) => signer.key.name) }],
    quorum: witnesses.length === 0 ? null : 'enough',
  };
  const world: SignerWorld = {
    entries: [],
    tree: null,
    published: [],
    remembered: null,
    waiting: 0,
    now: Date.parse('2027-03-28T02:00:00Z'),
    failing: null,
    done: [],
    alarms: [],
    said: [],
    signer: () => createSigner(settings),
  };
  const grown = () =>
    tilesAfter(
      EMPTY_EDGE,
      world.entries.map(({ leafHash }) => leafHash),
      nodeHashing,
    );
  const failHere = (place: SignerWorld['failing']): void => {
    if (world.failing !== place) return;
    world.failing = null;
    throw new Error(`the ${place} failed`);
  };
  const settings: SignerSettings = {
    origin: ORIGIN,
    formerOrigins: [],
    receiptKey: RECEIPT_KEY.key,
    signer: LOG_KEY,
    policy,
    check: nodeSignatureCheck,
    hashing: nodeHashing,
    now: () => world.now,
    memory: {
      read: async () => world.remembered,
      remember: async (head) => {
        failHere('remember');
        world.remembered = head;
        world.done.push(`remembered ${head.range.size}`);
      },
    },
    witnesses: {
      addCheckpoint: async (url, body) => {
        const asked = witnesses.find((witness) => witness.url === url);
        if (asked === undefined) throw new Error('no such witness');
        world.done.push(`asked ${asked.signer.key.name}`);
        return asked.addCheckpoint(url, body);
      },
    },
    alarms: createAlarms({
      file: {
        last: () => new Map(world.alarms.map((line) => [line.kind, line])),
        append: (line) => void world.alarms.push(line),
      },
      now: () => world.now,
      say: (line) => void world.said.push(line),
    }),
    log: {
      tree: async () => {
        failHere('tree');
        return world.tree ?? { size: world.entries.length, root: grown().root };
      },
      entries: async (from, most) => world.entries.slice(from, from + most),
      idsBefore: async (index, ids) => {
        const before = new Set(world.entries.slice(0, index).map(({ id }) => id));
        return new Set(ids.filter((id) => before.has(id)));
      },
      tile: async (level, n) => {
        const { full, edge } = grown();
        const partial = edge.partial.get(level);
        return (
          full.find((tile) => tile.level === level && tile.n === n)?.hashes ??
          (partial?.n === n ? partial.hashes : new Uint8Array())
        );
      },
      waitingSince: async () => world.waiting,
      newestHead: async () => world.published.at(-1) ?? null,
      newestOwnHead: async (_origin, size, isOwn) =>
        world.published.findLast((head) => head.size >= size && isOwn(head)) ?? null,
      withoutQuorumSince: async () => {
        const good = world.published.findLastIndex(({ quorum }) => quorum);
        return world.published[good + 1]?.publishedAt ?? null;
      },
      publish: async (head) => {
        failHere('publish');
        world.published.push({ ...head, publishedAt: world.now });
        world.done.push(`published ${head.size}`);
      },
    },
  };
  return world;
}
