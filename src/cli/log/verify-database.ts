import { access } from 'node:fs/promises';
import { readConfig, type Config } from '../../config.js';
import type { VerifierKey } from '../../disclosure-log/format/verifier-key.js';
import { unsigned, type LogFinding } from '../../disclosure-log/verify/log-finding.js';
import { isSigned, type ReceiptFile } from '../../disclosure-log/verify/read-receipt.js';
import { nodeSignatureCheck } from '../../persistence/log/keys/ed25519.js';
import type { Checked, SoundDatabase } from '../../compose/verify-database.js';
import { receiptIn } from './receipt-flags.js';
import type { LogSurroundings } from './surroundings.js';
import { CannotCheck } from './told-finding.js';
import { readKey, trustOf, type TrustFlags } from './trust-flags.js';

/** Flags of `hub log verify --db`. */
export interface DatabaseFlags extends TrustFlags {
  readonly receipt?: string;
  readonly receiptVkey?: string;
}

type Fault = Exclude<LogFinding, { readonly kind: 'SOUND' }>;

/**
 * Verifies the database of this hub, as the environment names it: the whole log in it, and everything that has to fit
 * it. Without a key of the log the signatures of its heads are not looked at, and the answer says so.
 */
export async function verifyDatabaseByFlags(
  flags: DatabaseFlags,
  { environment, err }: LogSurroundings,
): Promise<SoundDatabase | Fault> {
  const config = readConfig(environment);
  const trust = flags.vkey === undefined && flags.policy === undefined ? null : await trustOf(flags);
  const key = await receiptKeyOf(flags, config);
  const receipt = flags.receipt === undefined ? null : await receiptIn(flags.receipt, trust ?? ofThisHub(config));
  if (receipt !== null && !isSignedBy(key, receipt)) {
    return unsigned('the receipt', 'not signed by the key of receipts');
  }
  const { verifyDatabase } = await import('../../compose/verify-database.js');
  return verifyDatabase(config, { trust, receiptKey: key?.publicKey ?? null, receipt }, (line) => {
    err(`${line}\n`);
  });
}

/** Given, or where the hub of this environment keeps it. */
async function receiptKeyOf({ receiptVkey }: DatabaseFlags, { log }: Config): Promise<VerifierKey | null> {
  if (receiptVkey !== undefined) return readKey('--receipt-vkey', receiptVkey);
  const there = await access(log.receiptVerifierKeyFile).then(
    () => true,
    () => false,
  );
  return there ? readKey('HUB_RECEIPT_VKEY_FILE', log.receiptVerifierKeyFile) : null;
}

function ofThisHub({ log }: Config) {
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
  batches: 'batches of feeds with their rows',
  items: 'items of the index, each made by a row of its batch',
  replayed: 'enquiries decided once more',
  otherEvaluators: 'enquiries of another evaluator, not decided once more',
};

/** What was looked at, as people read it. */
export function soundDatabaseText({ origin, checked, signatures, receipt }: SoundDatabase): string {
  const lines = [
    `the database of ${origin}`,
    ...Object.entries(COUNTED).map(([name, what]) => `  ${checked[name as Checked]} ${what}`),
  ];
  if (!signatures.heads) lines.push('the signatures of the heads were not looked at: give --vkey');
  if (!signatures.receipts) lines.push('the signatures of receipts were not looked at: give --receipt-vkey');
  if (receipt !== null) {
    lines.push(
      receipt.index === null
        ? 'the decision of the receipt waits for its place'
        : `the leaf of the receipt is leaf ${receipt.index}`,
    );
  }
  return lines.join('\n');
}

export function soundDatabaseMembers({ kind: _, ...members }: SoundDatabase): Readonly<Record<string, unknown>> {
  return members;
}
