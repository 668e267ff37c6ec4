import { EXIT_CODES, type LogFinding } from '../../disclosure-log/verify/log-finding.js';
import { reportFailure } from '../report-failure.js';
import { printable } from './printable.js';
import type { LogSurroundings } from './surroundings.js';

/** A finding of any check, as far as it is not sound. */
type Fault = Exclude<LogFinding, { readonly kind: 'SOUND' }>;
interface Sound {
  readonly kind: 'SOUND';
}

/** How a sound log or proof is told. */
export interface Telling<S extends Sound> {
  readonly json: boolean;
  readonly text: (sound: S) => string;
  /** Members of the JSON beside the finding. */
  readonly members: (sound: S) => Readonly<Record<string, unknown>>;
}

const CANNOT = 2;

/**
 * Runs a check, prints what it found and sets the exit code. Whatever happens, the code is 0 only when the check said
 * that all is sound and that was printed: until then it stands at 2.
 */
export async function tellFinding<S extends Sound>(
  check: () => Promise<S | Fault>,
  { json, text, members }: Telling<S>,
  { out, err, exit }: LogSurroundings,
): Promise<void> {
  exit(CANNOT);
  try {
    const finding = await check();
    if (isSound(finding)) {
      out(json ? jsonOf({ finding: 'SOUND', ...members(finding) }) : printableText(`sound: ${text(finding)}\n`));
    } else {
      out(json ? jsonOf(faultMembers(finding)) : printableText(faultText(finding)));
    }
    exit(EXIT_CODES[finding.kind]);
  } catch (fault) {
    // whatever kept the check from being made says nothing about the log: 1 would read as tampering
    exit(CANNOT);
    reportFailure(fault, (line) => {
      err(`${line}\n`);
    });
  }
}

function isSound<S extends Sound>(finding: S | Fault): finding is S {
  return finding.kind === 'SOUND';
}

/** A check that cannot be made: the flags or the files that they name are not what they should be. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
  readonly exitCode = CANNOT;
}

/** Evidence that is mended before somebody saw it is gone. */
const WHAT_TO_DO =
  "change nothing; keep this output, the copy of the log and both heads, and phone the information governance lead of the hub's organisation\n";

/**
 * Runs a command of `hub log` that finds nothing out. Its exit codes are few, so that whatever was foreseen and has a
 * code of its own elsewhere, such as a setting that is missing, ends with 2 and its sentence.
 * @param own codes that the command tells of itself
 */
export async function orCannot(command: () => Promise<void>, own: readonly number[] = []): Promise<void> {
  try {
    await command();
  } catch (fault) {
    const { exitCode } = fault as { readonly exitCode?: unknown };
    if (!(fault instanceof Error) || typeof exitCode !== 'number' || own.includes(exitCode)) throw fault;
    throw new CannotCheck(fault.message);
  }
}

function faultText(fault: Fault): string {
  if (fault.kind !== 'TAMPERED') return `${fault.kind.toLowerCase()}: ${fault.place}: ${fault.what}\n`;
  const leaf = fault.index === null ? '' : `leaf ${fault.index}, `;
  const notes = fault.notes.map((note, at) => `--- signed head ${at + 1} of ${fault.notes.length}\n${textOf(note)}`);
  return [`tampered: ${leaf}${fault.place}: ${fault.what}\n`, WHAT_TO_DO, ...notes].join('');
}

function faultMembers(fault: Fault): Readonly<Record<string, unknown>> {
  const { kind, place, what } = fault;
  if (kind !== 'TAMPERED') return { finding: kind, place, what };
  return { finding: kind, index: fault.index, place, what, notes: fault.notes.map(textOf) };
}

/** A terminal shows it: notes and names are written by whoever is not believed. As JSON they come to the letter. */
function printableText(lines: string): string {
  return lines.split('\n').map(printable).join('\n');
}

function textOf(note: Uint8Array): string {
  return Buffer.from(note).toString('utf8');
}

function jsonOf(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(members, null, 2)}\n`;
}
