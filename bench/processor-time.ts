import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts in hundredths of a second for every program. */
const MICROSECONDS_A_TICK = 10_000;

interface Spent {
  readonly parent: number;
  /** Ticks of the process itself. */
  readonly own: number;
  /** Ticks of children that have ended. */
  readonly ofEnded: number;
}

/**
 * Processor time so far, in microseconds, of a database server with all its processes and of `programs` beside it;
 * NaN where the system does not tell. Unlike a rate it hardly depends on what else the machine does.
 */
export function processorTime(server: number, programs: readonly (number | undefined)[]): number {
  const processes = new Map(processNumbers().map((pid) => [pid, spentBy(pid)]));
  let ticks = 0;
  for (const [pid, spent] of processes) {
    if (spent === undefined) continue;
    if (programs.includes(pid) || pid === server || spent.parent === server) ticks += spent.own;
    if (pid === server) ticks += spent.ofEnded;
  }
  return processes.has(server) ? ticks * MICROSECONDS_A_TICK : Number.NaN;
}

function processNumbers(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Undefined when the process has ended meanwhile. */
function spentBy(pid: number): Spent | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name before the last bracket may hold anything, blanks too
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (place: number): number => Number(fields[place]);
    return { parent: at(1), own: at(11) + at(12), ofEnded: at(13) + at(14) };
  } catch {
    return undefined;
  }
}
