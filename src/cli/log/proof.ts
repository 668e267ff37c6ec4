import type { Command } from 'commander';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import { HASH_LENGTH } from '../../disclosure-log/format/node-hash.js';
import { readBase64 } from '../../disclosure-log/format/read-base64.js';
import {
  verifyProof,
  type ProofFinding,
  type ProvedLeaf,
  type SoundProof,
} from '../../disclosure-log/verify/verify-proof.js';
import { verifyReceipt } from '../../disclosure-log/verify/verify-receipt.js';
import { nodeSignatureCheck } from '../../persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../persistence/log/node-hashing.js';
import { bytesIn, receiptOf } from './receipt-flags.js';
import { EXIT_CODES_TEXT, PROCESS, type LogSurroundings } from './surroundings.js';
import { CannotCheck, tellFinding } from './told-finding.js';
import { addTrustFlags, readKey, trustOf, type TrustFlags } from './trust-flags.js';

interface ProofFlags extends TrustFlags {
  readonly leaf?: string;
  readonly leafHash?: string;
  readonly receiptVkey?: string;
  readonly json?: true;
}

/** A proof that was found sound, and what the receipt that held it shows besides. */
interface CheckedProof extends SoundProof {
  readonly receipt: CheckedReceipt | null;
}

interface CheckedReceipt {
  readonly decisionId: string;
  readonly decidedAt: string;
  /** Whether its own signature was looked at. */
  readonly signed: boolean;
  /** What the leaf was shown to hold: canonical JSON by slot. */
  readonly shown: Readonly<Record<string, string>>;
}

/** `hub log proof`: whether a leaf is in a log, offline; a receipt of the hub is a proof with its leaf. */
export function registerProof(log: Command, surroundings: LogSurroundings = PROCESS): void {
  const command = log
    .command('proof <file>')
    .description('check offline that a leaf is in a log: a .tlog-proof with its leaf, or a receipt of the hub');
  addTrustFlags(command)
    .option('--leaf <file>', 'the bytes of the leaf, for a .tlog-proof')
    .option('--leaf-hash <base64>', 'the hash of the leaf, in place of its bytes')
    .option('--receipt-vkey <key>', 'verifier key of the receipts of the log, or a file that holds it')
    .option('--json', 'print as JSON')
    .addHelpText('after', EXIT_CODES_TEXT)
    .action((file: string, flags: ProofFlags) =>
      tellFinding<CheckedProof>(
        () => check(file, flags),
        { json: flags.json === true, text: soundText, members: ({ kind: _, ...members }) => members },
        surroundings,
      ),
    );
}

type Checked = CheckedProof | Exclude<ProofFinding, SoundProof>;

async function check(file: string, flags: ProofFlags): Promise<Checked> {
  const trust = await trustOf(flags);
  const bytes = await bytesIn(file);
  if (isJson(bytes)) {
    if (flags.leaf !== undefined || flags.leafHash !== undefined) throw new CannotCheck('a receipt holds its own leaf');
    const receipt = receiptOf(bytes, trust);
    const key = flags.receiptVkey === undefined ? null : await readKey('--receipt-vkey', flags.receiptVkey);
    const finding = verifyReceipt(receipt, trust, key, nodeSignatureCheck, nodeHashing);
    if (finding.kind !== 'SOUND') return finding;
    const { decisionId, decidedAt, openings } = receipt;
    const shown = Object.fromEntries(openings.map(({ slot, value }) => [slot, value]));
    return { ...finding, receipt: { decisionId, decidedAt, signed: key !== null, shown } };
  }
  if (flags.receiptVkey !== undefined) throw new CannotCheck('--receipt-vkey is for receipts alone');
  const finding = verifyProof(bytes, await leafOf(flags), trust, nodeSignatureCheck, nodeHashing);
  return finding.kind === 'SOUND' ? { ...finding, receipt: null } : finding;
}

/** A `.tlog-proof` begins with the name of its format. */
function isJson(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart().startsWith('{');
}

async function leafOf({ leaf, leafHash }: ProofFlags): Promise<ProvedLeaf> {
  if ((leaf === undefined) === (leafHash === undefined))
    throw new CannotCheck('give --leaf or --leaf-hash, one of them');
  if (leaf !== undefined) return { bytes: await bytesIn(leaf) };
  try {
    const hash = readBase64(leafHash ?? '');
    if (hash.length === HASH_LENGTH) return { hash };
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
  }
  throw new CannotCheck('--leaf-hash is not 32 bytes in base64');
}

function soundText({ origin, index, size, signedBy, receipt }: CheckedProof): string {
  const lines = [`leaf ${index} of the ${size} of ${origin}, signed by ${signedBy.join(', ')}`];
  if (receipt !== null) {
    lines.push(`decision ${receipt.decisionId}, ${receipt.decidedAt}`);
    for (const [slot, value] of Object.entries(receipt.shown)) lines.push(`  ${slot}: ${value}`);
    if (!receipt.signed)
      lines.push('the signature of the receipt itself, and with it the second, was not looked at: give --receipt-vkey');
  }
  return lines.join('\n');
}
