import type { Command } from 'commander';
import { hourOf } from '../../disclosure-log/format/instant-text.js';
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
import { readableValue } from './readable-value.js';
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
  /** `null` when the signature of the receipt was not looked at: the leaf tells the hour alone. */
  readonly decidedAt: string | null;
  /** Instant at which the hour began, as the leaf or the signature tells. */
  readonly hour: string;
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
    .addHelpText(
      'after',
      '\nA receipt proves the side of the enquirer alone: that the decision is in the log, who asked, what was stated and' +
        '\nthe outcome, as far as `openings` show it. It does not show which child it was about nor what was released.' +
        '\nEntries of `openings` may be removed before it is handed on: what is left is proved all the same.' +
        EXIT_CODES_TEXT,
    )
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
    const key = flags.receiptVkey === undefined ? null : await readKey('--receipt-vkey', flags.receiptVkey);
    const receipt = receiptOf(bytes, trust, key);
    const finding = verifyReceipt(receipt, trust, key, nodeSignatureCheck, nodeHashing);
    if (finding.kind !== 'SOUND') return finding;
    const { decisionId, decidedAt, openings } = receipt;
    const signed = key !== null;
    const shown = Object.fromEntries(openings.map(({ slot, value }) => [slot, value]));
    return {
      ...finding,
      receipt: { decisionId, decidedAt: signed ? decidedAt : null, hour: hourOf(decidedAt), signed, shown },
    };
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

const OWN_SIDE_ONLY =
  'it shows that the decision is in the log and what the enquirer stated and was told in outline: not which child it was about, nor what was released';

function shownText(slot: string, value: string): readonly string[] {
  const [first = '', ...rest] = readableValue(value);
  return rest.length === 0 ? [`  ${slot}: ${first}`] : [`  ${slot}:`, ...[first, ...rest].map((line) => `    ${line}`)];
}

function soundText({ origin, index, size, signedBy, receipt }: CheckedProof): string {
  const lines = [`leaf ${index} of the ${size} of ${origin}, signed by ${signedBy.join(', ')}`];
  if (receipt !== null) {
    lines.push(`decision ${receipt.decisionId}, ${receipt.decidedAt ?? `in the hour from ${receipt.hour}`}`);
    for (const [slot, value] of Object.entries(receipt.shown)) lines.push(...shownText(slot, value));
    if (!receipt.signed)
      lines.push(
        'the signature of the receipt itself was not looked at, so that the exact time is not proved: give --receipt-vkey',
      );
    lines.push(OWN_SIDE_ONLY);
  }
  return lines.join('\n');
}
