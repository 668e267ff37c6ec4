import { EXIT_CODES, type LogFinding } from '../../disclosure-log/verify/log-finding.js';
import { reportFailure } from '../report-failure.js';
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
      out(json ? jsonOf({ finding: 'SOUND', ...members(finding) }) : `sound: ${text(finding)}\n`);
    } else {
      out(json ? jsonOf(faultMembers(finding)) : faultText(finding));
    }
    exit(EXIT_CODES[finding.kind]);
  } catch (fault) {
    // a fault of the program says nothing about the log: 1 would read as tampering
    const code = reportFailure(fault, (line) => {
      err(`${line}\n`);
    });
    exit(code === 0 || code === EXIT_CODES.TAMPERED ? CANNOT : code);
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

function faultText(fault: Fault): string {
  if (fault.kind !== 'TAMPERED') return `${fault.kind.toLowerCase()}: ${fault.place}: ${fault.what}\n`;
  const leaf = fault.index === null ? '' : `leaf ${fault.index}, `;
  const notes = fault.notes.map((note, at) => `--- signed head ${at + 1} of ${fault.notes.length}\n${textOf(note)}`);
  return [`tampered: ${leaf}${fault.place}: ${fault.what}\n`, ...notes].join('');
}

function faultMembers(fault: Fault): Readonly<Record<string, unknown>> {
  const { kind, place, what } = fault;
  if (kind !== 'TAMPERED') return { finding: kind, place, what };
  return { finding: kind, index: fault.index, place, what, notes: fault.notes.map(textOf) };
}

function textOf(note: Uint8Array): string {
  return Buffer.from(note).toString('utf8');
}

function jsonOf(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(members, null, 2)}\n`;
}
