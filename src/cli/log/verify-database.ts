import { access } from 'node:fs/promises';
import { readCommandConfig, type CommandConfig } from '../../config.js';
import type { VerifierKey } from '../../disclosure-log/format/verifier-key.js';
import { unsigned, type LogFinding, type Unsigned } from '../../disclosure-log/verify/log-finding.js';
import type { HeadTrust } from '../../disclosure-log/verify/open-head.js';
import { isSigned, type ReceiptFile } from '../../disclosure-log/verify/read-receipt.js';
import { nodeSignatureCheck } from '../../persistence/log/keys/ed25519.js';
import { verifierKeyBeside } from '../../persistence/log/keys/verifier-key-file.js';
import type { Checked, SoundDatabase } from '../../compose/verify-database.js';
import { witnessPolicy } from '../../compose/witness-policy.js';
import { receiptIn } from './receipt-flags.js';
import { NOTHING_REMEMBERED, readRemembered, remember } from './remembered-head.js';
import type { LogSurroundings } from './surroundings.js';
import { CannotCheck } from './told-finding.js';
import { readKey, trustOf, type TrustFlags } from './trust-flags.js';

/** Flags of `hub log verify --db`. */
export interface DatabaseFlags extends TrustFlags {
  readonly receipt?: string;
  readonly receiptVkey?: string;
  readonly since?: string;
  readonly unsigned?: true;
}

/** A database that was found sound; `rememberedBefore` when a file of the remembered head was named. */
export interface VerifiedDatabase extends SoundDatabase {
  readonly rememberedBefore?: boolean;
}

type Fault = Exclude<LogFinding, { readonly kind: 'SOUND' }>;

/**
 * Verifies the database of this hub, as the environment names it: the whole log in it, and everything that has to fit
 * it. The key of the log is the one that was given or the one that lies beside the log's own, that of receipts the one
 * that was given or the one where the hub keeps it; without any the heads, or the receipts, are as good as unsigned,
 * unless that is what was asked for.
 */
export async function verifyDatabaseByFlags(
  flags: DatabaseFlags,
  { environment, err }: LogSurroundings,
): Promise<VerifiedDatabase | Fault> {
  const config = readCommandConfig('auditor', ['NAME_OF_LOG'], environment);
  const { since } = flags;
  const trust = await trustInDatabase(flags, config);
  if (trust === null && since !== undefined) throw new CannotCheck('--since needs --vkey, the key of the log');
  const remembered = since === undefined ? null : await readRemembered(since);
  const key = await receiptKeyOf(flags, config);
  if (flags.unsigned === true && trust !== null && key !== null) {
    throw new CannotCheck('give --unsigned or the keys of the log and of its receipts: with both nothing is left out');
  }
  const receipt = flags.receipt === undefined ? null : await receiptIn(flags.receipt, trust ?? ofThisHub(config), key);
  if (receipt !== null && !isSignedBy(key, receipt)) {
    return unsigned('the receipt', 'not signed by the key of receipts');
  }
  const { verifyDatabase } = await import('../../compose/verify-database.js');
  const wanted = { trust, remembered, receiptKey: key?.publicKey ?? null, receipt };
  const found = await verifyDatabase(config, wanted, (line) => {
    err(`${line}\n`);
  });
  if (found.kind !== 'SOUND') return found;
  const left = flags.unsigned === true ? null : unread(trust, key);
  if (left !== null) return left;
  if (since === undefined) return found;
  if (found.newestHead !== null) await remember(since, found.newestHead);
  return { ...found, rememberedBefore: remembered !== null };
}

/** The signatures that nobody looked at; `null` when there are none. */
function unread(trust: HeadTrust | null, receiptKey: VerifierKey | null): Unsigned | null {
  if (trust === null) {
    return unsigned('log_head', 'no key of the log is known: give --vkey, or --unsigned to leave the heads out');
  }
  if (receiptKey !== null) return null;
  const what = 'no key of receipts is known: give --receipt-vkey, or --unsigned to leave their signatures out';
  return unsigned('receipt_signature', what);
}

/** Whose heads are believed; `null` when they are not to be looked at or no key is known. */
async function trustInDatabase(flags: DatabaseFlags, { log }: CommandConfig): Promise<HeadTrust | null> {
  const { vkey, policy } = flags;
  const beside = verifierKeyBeside(log.signingKeyFile);
  const given = vkey !== undefined || policy !== undefined;
  if (!given && (flags.unsigned === true || !(await isThere(beside)))) return null;
  const trust = await trustOf(given ? flags : { ...flags, vkey: beside });
  if (policy !== undefined) return trust;
  // by the witnesses of this hub; whether they are good enough for production is not asked of what they signed
  return { ...trust, policy: witnessPolicy({ environment: 'development', log }) };
}

/** Given, or where the hub of this environment keeps it. */
async function receiptKeyOf({ receiptVkey }: DatabaseFlags, { log }: CommandConfig): Promise<VerifierKey | null> {
  if (receiptVkey !== undefined) return readKey('--receipt-vkey', receiptVkey);
  return (await isThere(log.receiptVerifierKeyFile))
    ? readKey('HUB_RECEIPT_VKEY_FILE', log.receiptVerifierKeyFile)
    : null;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function ofThisHub({ log }: CommandConfig) {
  return { logKeys: [], policy: null, origin: log.origin };
}

function isSignedBy(key: VerifierKey | null, receipt: ReceiptFile): boolean {
  if (key === null) throw new CannotCheck('a receipt needs --receipt-vkey, the key by which it is checked');
  return isSigned(receipt, key, nodeSignatureCheck);
}

const COUNTED: Readonly<Record<Checked, string>> = {
  leaves: 'leaves in the tree',
  heads: 'signed heads',
  decisions: 'decisions with their leaves and records',
  events: 'events with their leaves',
  erased: 'of the decisions erased, each named by an erasure',
  waiting: 'leaves that wait for their place',
  activations: 'activations of a policy',
  batches: 'batches of feeds with what they changed',
  items: 'items of the index, each as its last batch left it',
  replayed: 'enquiries and decisions of holders decided once more',
  otherEvaluators: 'of another evaluator, not decided once more',
};

/** What was looked at, as people read it. */
export function soundDatabaseText({
  origin,
  checked,
  signatures,
  lastSigned,
  receipt,
  rememberedBefore,
}: VerifiedDatabase): string {
  const lines = [
    `the database of ${origin}`,
    ...Object.entries(COUNTED).map(([name, what]) => `  ${checked[name as Checked]} ${what}`),
  ];
  lines.push(
    lastSigned === null
      ? 'no head is signed yet'
      : `the newest head covers ${lastSigned.size} leaves and was signed at ${lastSigned.signedAt}`,
  );
  if (!signatures.heads) lines.push('the signatures of the heads were not looked at, as --unsigned asks');
  if (!signatures.receipts) lines.push('the signatures of receipts were not looked at, as --unsigned asks');
  if (rememberedBefore === false) lines.push(NOTHING_REMEMBERED);
  if (receipt !== null) {
    lines.push(
      receipt.index === null
        ? 'the decision of the receipt waits for its place'
        : `the leaf of the receipt is leaf ${receipt.index}`,
    );
  }
  return lines.join('\n');
}

export function soundDatabaseMembers({
  kind: _,
  newestHead: _note,
  ...members
}: VerifiedDatabase): Readonly<Record<string, unknown>> {
  return members;
}
