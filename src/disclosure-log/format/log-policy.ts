import type { Hashing } from '../hashing.js';
import { base64 } from './base64.js';
import { readDecimal } from './decimal.js';
import { Malformed } from './malformed.js';
import { COSIGNATURE, ED25519, readVerifierKey, sameNameAndId, type VerifierKey } from './verifier-key.js';

/** Which signed heads somebody believes: of which logs, cosigned by whom (c2sp.org/tlog-policy). */
export interface LogPolicy {
  /** A head is signed by one of these; empty when the logs are known from elsewhere. */
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of the witness or group that has to have cosigned; `null` when nobody has to. */
  readonly quorum: string | null;
}

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyWitness {
  /** Within the policy alone; the key has a name of its own. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many members have to have cosigned: from 1 to all. */
  readonly atLeast: number;
  /** Witnesses and groups that were named before this one, so that no group holds itself. */
  readonly members: readonly string[];
}

/** The name that needs nobody's cosignature; nothing else may bear it. */
const NOBODY = 'none';

/** What the lines above the one that is read have said. */
interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  /** `undefined` until the line of the quorum. */
  quorum: string | null | undefined;
}

/**
 * Reads a policy file: a definition a line, words apart by spaces or tabs, comments on lines of their own behind `#`.
 * @throws Malformed with the number of the line: a word or key that is none, a name that is not defined above or defined
 * twice, a member of two groups, a log or a witness with the public key of another, no quorum or two
 */
export function readLogPolicy(text: string, hashing: Hashing): LogPolicy {
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: undefined };
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    try {
      readLine(line, draft, hashing);
    } catch (fault) {
      throw fault instanceof Malformed ? new Malformed(`line ${at + 1}: ${fault.message}`) : fault;
    }
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) throw new Malformed(`line ${lines.length}: a policy has one line \`quorum\``);
  return { logs, witnesses, groups, quorum };
}

/** Whether enough witnesses cosigned; the set holds names of witnesses of the policy, others count for nothing. */
export function quorumMet({ witnesses, groups, quorum }: LogPolicy, cosigned: ReadonlySet<string>): boolean {
  if (quorum === null) return true;
  const met = new Set(witnesses.filter(({ name }) => cosigned.has(name)).map(({ name }) => name));
  for (const { name, atLeast, members } of groups) {
    if (members.filter((member) => met.has(member)).length >= atLeast) met.add(name);
  }
  return met.has(quorum);
}

/** Names, within the policy, of the witnesses that are among the keys that signed a note. */
export function cosigners({ witnesses }: LogPolicy, verified: readonly { readonly key: VerifierKey }[]): Set<string> {
  const signed = witnesses.filter((witness) => verified.some(({ key }) => sameNameAndId(key, witness.key)));
  return new Set(signed.map(({ name }) => name));
}

function readLine(line: string, draft: Draft, hashing: Hashing): void {
  if (!isPrintable(line)) throw new Malformed('a control character');
  const [definition, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
  if (definition === undefined || definition.startsWith('#')) return;
  if (definition === 'log') readLog(words, draft, hashing);
  else if (definition === 'witness') readWitness(words, draft, hashing);
  else if (definition === 'group') readGroup(words, draft);
  else if (definition === 'quorum') readQuorum(words, draft);
  else throw new Malformed('a line begins with `log`, `witness`, `group`, `quorum` or `#`');
}

function readLog([text, url, ...more]: readonly string[], { logs }: Draft, hashing: Hashing): void {
  if (text === undefined || more.length > 0) throw new Malformed('a log has the form `log <vkey> [<url>]`');
  const key = readKey(text, ED25519, hashing);
  if (holds(logs, key)) throw new Malformed('another log has the same public key');
  logs.push({ key, url: url ?? null });
}

function readWitness([name, text, url, ...more]: readonly string[], draft: Draft, hashing: Hashing): void {
  if (name === undefined || text === undefined || more.length > 0) {
    throw new Malformed('a witness has the form `witness <name> <vkey> [<url>]`');
  }
  demandNewName(name, draft);
  const key = readKey(text, COSIGNATURE, hashing);
  if (holds(draft.witnesses, key)) throw new Malformed('another witness has the same public key');
  draft.witnesses.push({ name, key, url: url ?? null });
}

function readGroup([name, threshold, ...members]: readonly string[], draft: Draft): void {
  if (name === undefined || threshold === undefined || members.length === 0) {
    throw new Malformed('a group has the form `group <name> all|any|<k> <member>...`');
  }
  demandNewName(name, draft);
  const taken = new Set(draft.groups.flatMap((group) => group.members));
  for (const member of members) {
    if (!isDefined(member, draft)) throw new Malformed('a member that no line above defines');
    // each witness counts in one way only
    if (taken.has(member)) throw new Malformed('a member that is in a group already');
    taken.add(member);
  }
  draft.groups.push({ name, atLeast: atLeast(threshold, members.length), members });
}

function atLeast(threshold: string, members: number): number {
  if (threshold === 'any') return 1;
  if (threshold === 'all') return members;
  const number = readDecimal(threshold);
  if (number < 1 || number > members) throw new Malformed('a group needs one member at least and all at most');
  return number;
}

function readQuorum([name, ...more]: readonly string[], draft: Draft): void {
  if (name === undefined || more.length > 0) throw new Malformed('a quorum has the form `quorum <name>|none`');
  if (draft.quorum !== undefined) throw new Malformed('a policy has one line `quorum`');
  if (name !== NOBODY && !isDefined(name, draft)) throw new Malformed('a quorum that no line above defines');
  draft.quorum = name === NOBODY ? null : name;
}

function readKey(text: string, type: number, hashing: Hashing): VerifierKey {
  const key = readVerifierKey(text, hashing);
  if (key.type !== type) throw new Malformed(`a key of another type than 0x0${type}`);
  return key;
}

function demandNewName(name: string, draft: Draft): void {
  if (name === NOBODY) throw new Malformed('the name `none` is reserved');
  if (isDefined(name, draft)) throw new Malformed('a name that a line above defines');
}

function isDefined(sought: string, { witnesses, groups }: Draft): boolean {
  return [...witnesses, ...groups].some(({ name }) => name === sought);
}

function holds(named: readonly { readonly key: VerifierKey }[], { publicKey }: VerifierKey): boolean {
  return named.some(({ key }) => base64(key.publicKey) === base64(publicKey));
}

function isPrintable(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return false;
  }
  return true;
}
