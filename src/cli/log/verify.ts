import type { Command } from 'commander';
import { base64 } from '../../disclosure-log/format/base64.js';
import { hubLeaves, type LeafWatch } from '../../disclosure-log/verify/leaf-watch.js';
import { unsigned, type LogFinding, type SoundLog } from '../../disclosure-log/verify/log-finding.js';
import type { HeadTrust } from '../../disclosure-log/verify/open-head.js';
import type { LogSource } from '../../disclosure-log/verify/ports.js';
import { promisedLeaf, type PromisedLeaf } from '../../disclosure-log/verify/promised-leaf.js';
import { isSigned } from '../../disclosure-log/verify/read-receipt.js';
import { verifyLog } from '../../disclosure-log/verify/verify-log.js';
import { nodeSignatureCheck } from '../../persistence/log/keys/ed25519.js';
import { nodeHashing } from '../../persistence/log/node-hashing.js';
import {
  ageText,
  AT_FLAG,
  fetchedAt,
  instantOf,
  mostMinutes,
  NOT_OLDER_FLAG,
  tooOld,
  type AgeFlags,
} from './age-of-log.js';
import { directorySource } from './directory-source.js';
import { receiptIn } from './receipt-flags.js';
import { NOTHING_REMEMBERED, readRemembered, remember } from './remembered-head.js';
import { EXIT_CODES_TEXT, PROCESS, type LogSurroundings } from './surroundings.js';
import { CannotCheck, tellFinding } from './told-finding.js';
import { addTrustFlags, readKey, trustOf, type TrustFlags } from './trust-flags.js';
import { urlSource } from './url-source.js';
import { soundDatabaseMembers, soundDatabaseText, verifyDatabaseByFlags } from './verify-database.js';

interface VerifyFlags extends TrustFlags, AgeFlags {
  readonly since?: string;
  readonly receipt?: string;
  readonly receiptVkey?: string;
  readonly opaque?: true;
  readonly db?: true;
  readonly unsigned?: true;
  readonly json?: true;
}

/** A log that was found sound, and where the leaf of the receipt stands in it. */
interface VerifiedLog extends SoundLog {
  readonly receipt: { readonly index: number | null } | null;
  /** Whether there was a head to compare with, when a file for it was named. */
  readonly rememberedBefore?: boolean;
}

/** `hub log verify`: whether a published log, or a copy of one, is what its owner signed. */
export function registerVerify(log: Command, surroundings: LogSurroundings = PROCESS): void {
  const command = log
    .command('verify [dir-or-url]')
    .description('check a whole log: signatures, every leaf, every tile, the root, and that it only ever grew');
  addTrustFlags(command)
    .option('--since <file>', 'the head that was remembered last time; a sound log is remembered there')
    .option('--receipt <file>', 'a receipt, as `hub receipt` writes it, whose leaf has to be in the log')
    .option('--receipt-vkey <key>', 'verifier key of the receipts of the log, or a file that holds it')
    .option(...AT_FLAG)
    .option(...NOT_OLDER_FLAG)
    .option('--opaque', 'take entries for plain bytes: for logs that are not those of a hub')
    .option('--db', 'the database of this hub: that decisions, leaves, records and index fit together')
    .option('--unsigned', 'with --db: leave out the signatures of which no key is given, of heads or of receipts')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      '\nA credential for the log is read from HUB_LOG_CREDENTIAL. --db logs in as hub_auditor (HUB_AUDITOR_DATABASE_URL, or the' +
        '\nembedded database) and needs the name of the log (HUB_LOG_ORIGIN), its key (--vkey or --policy) and its key of' +
        `\nreceipts (--receipt-vkey or HUB_RECEIPT_VKEY_FILE); it changes nothing.${EXIT_CODES_TEXT}`,
    )
    .action((place: string | undefined, flags: VerifyFlags) => {
      const json = flags.json === true;
      if (flags.db === true) {
        return tellFinding(
          () => verifyDatabaseByFlags(databaseAlone(place, flags), surroundings),
          { json, text: soundDatabaseText, members: soundDatabaseMembers },
          surroundings,
        );
      }
      return tellFinding<VerifiedLog>(
        () => verify(place, flags, surroundings),
        { json, text: soundText, members: soundMembers },
        surroundings,
      );
    });
}

/** @throws CannotCheck for what belongs to a published log */
function databaseAlone(place: string | undefined, flags: VerifyFlags): VerifyFlags {
  if ([place, flags.at, flags.notOlderThan, flags.opaque].every((one) => one === undefined)) return flags;
  throw new CannotCheck('--db looks at the database of this hub: leave out place, --at, --not-older-than and --opaque');
}

async function verify(
  place: string | undefined,
  flags: VerifyFlags,
  surroundings: LogSurroundings,
): Promise<LogFinding<VerifiedLog>> {
  if (flags.unsigned === true) throw new CannotCheck('--unsigned belongs to --db');
  if (place === undefined) throw new CannotCheck('which log? give its folder or its address');
  const trust = await trustOf(flags);
  const source = sourceOf(place, surroundings);
  const minutes = mostMinutes(flags);
  const fetched = fetchedAt(flags, !isAddress(place), flags.receipt !== undefined, surroundings.now());
  const promised = await promisedBy(flags, trust, fetched);
  if (promised === 'UNSIGNED') return unsigned('the receipt', 'not signed by the key of receipts');
  const { since } = flags;
  const remembered = since === undefined ? null : await readRemembered(since);
  const watches: LeafWatch[] = flags.opaque === true ? [] : [hubLeaves()];
  if (promised !== null) watches.push(promised);
  const finding = await verifyLog({ source, trust, remembered, watches }, nodeSignatureCheck, nodeHashing);
  if (finding.kind !== 'SOUND') return finding;
  const old = minutes === null ? null : tooOld(finding, minutes, fetched);
  if (old !== null) return old;
  if (since !== undefined) await remember(since, finding.note);
  return {
    ...finding,
    receipt: promised === null ? null : { index: promised.index },
    ...(since === undefined ? {} : { rememberedBefore: remembered !== null }),
  };
}

function isAddress(place: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
}

function sourceOf(place: string, { environment, fetch }: LogSurroundings): LogSource {
  if (!isAddress(place)) return directorySource(place);
  const credential = environment['HUB_LOG_CREDENTIAL'] ?? '';
  return urlSource(place, { fetch, credential: credential === '' ? undefined : credential });
}

/** The leaf that the receipt promised; nobody can promise anything with a receipt that the hub did not sign. */
async function promisedBy(
  { receipt: file, receiptVkey }: VerifyFlags,
  trust: HeadTrust,
  fetched: number,
): Promise<PromisedLeaf | 'UNSIGNED' | null> {
  if ((file === undefined) !== (receiptVkey === undefined)) {
    throw new CannotCheck('give --receipt and --receipt-vkey together');
  }
  if (file === undefined || receiptVkey === undefined) return null;
  const key = await readKey('--receipt-vkey', receiptVkey);
  const receipt = await receiptIn(file, trust, key);
  return isSigned(receipt, key, nodeSignatureCheck) ? promisedLeaf(receipt, fetched) : 'UNSIGNED';
}

function soundText({ origin, size, root, signedBy, cosignedAt, receipt, rememberedBefore }: VerifiedLog): string {
  const lines = [
    `${size} leaves of ${origin}, root ${base64(root)}, signed by ${signedBy.join(', ')}`,
    ageText({ cosignedAt }),
  ];
  if (rememberedBefore === false) lines.push(NOTHING_REMEMBERED);
  if (receipt !== null) {
    lines.push(
      receipt.index === null
        ? 'the leaf of the receipt is not in it yet, and its time is not over: look again in three minutes'
        : `the leaf of the receipt is leaf ${receipt.index}`,
    );
  }
  return lines.join('\n');
}

function soundMembers({ receipt, ...log }: VerifiedLog): Readonly<Record<string, unknown>> {
  const { origin, size, root, signedBy, cosignedAt } = log;
  const told = { origin, size, root: base64(root), signedBy };
  const at = cosignedAt === null ? null : instantOf(cosignedAt);
  return { ...told, cosignedAt: at, ...(receipt === null ? {} : { receipt }) };
}
