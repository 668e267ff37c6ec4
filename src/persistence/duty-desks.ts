import type pg from 'pg';
import type { DutyDeskNow } from '../directory/duty-desk.js';
import { officeOpen } from '../directory/office-hours.js';
import type { DutyDesks } from '../directory/ports.js';
import type { Instant } from '../shared/instant.js';
import { type KeptDesk, readDutyNumbers, writeDutyNumbers } from './duty-number-file.js';
import { isBankHoliday, localMoment } from './england-calendar.js';

const EVERY_MINUTE = 60_000;

/** The hub's own desk stands last, whatever the order of the codes. */
const READ = `
SELECT d.organisation_id AS "id", o.name AS "name", d.office_phone AS "officePhone", d.emergency_phone AS "emergencyPhone",
  to_char(d.opens, 'HH24:MI:SS') AS "opens", to_char(d.closes, 'HH24:MI:SS') AS "closes",
  ARRAY(SELECT c.day::text FROM hub.duty_desk_closure c WHERE c.organisation_id = d.organisation_id ORDER BY c.day) AS "closures"
FROM hub.duty_desk d JOIN hub.organisation o ON o.id = d.organisation_id
ORDER BY d.organisation_id = 'HUB', d.organisation_id`;

export interface DutyDesksSettings {
  readonly pool: Pick<pg.Pool, 'query'>;
  /** Where the numbers are kept for a start without a database. */
  readonly file: string;
  /** Told when the numbers could not be read or kept; the last ones go on being used. */
  readonly onFault: (fault: 'NOT_READ' | 'NOT_KEPT', cause: unknown) => void;
  readonly refreshMilliseconds?: number;
}

/** The duty desks in memory, read again every minute until `stop`. */
export interface RunningDutyDesks extends DutyDesks {
  /** Reads the numbers now; never throws. */
  refresh(): Promise<void>;
  stop(): void;
}

/**
 * Opens the duty desks. With the database down the numbers come from the file of the last time, so that
 * `COULD_NOT_CHECK` always has somebody to phone (promise F2). Never throws and never waits for a dead database longer
 * than the pool does.
 */
export async function openDutyDesks(settings: DutyDesksSettings): Promise<RunningDutyDesks> {
  const { pool, file, onFault, refreshMilliseconds = EVERY_MINUTE } = settings;
  let desks = await readDutyNumbers(file);
  let kept = JSON.stringify(desks);

  async function refresh(): Promise<void> {
    const read = await pool.query<KeptDesk>(READ).then(
      ({ rows }) => rows,
      (cause: unknown) => {
        onFault('NOT_READ', cause);
        return [];
      },
    );
    // an empty directory is one that is not yet loaded; numbers once known are better than none
    if (read.length === 0) return;
    desks = read;
    const text = JSON.stringify(desks);
    if (text === kept) return;
    await writeDutyNumbers(file, desks).then(
      () => {
        kept = text;
      },
      (cause: unknown) => {
        onFault('NOT_KEPT', cause);
      },
    );
  }

  await refresh();
  const timer = setInterval(() => void refresh(), refreshMilliseconds);
  timer.unref();
  return {
    at: (instant) => desksAt(desks, instant),
    refresh,
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** The desks of the file of the last time alone: for as long as there is no database to ask. Never throws. */
export async function keptDutyDesks(file: string): Promise<DutyDesks> {
  const desks = await readDutyNumbers(file);
  return { at: (instant) => desksAt(desks, instant) };
}

function desksAt(desks: readonly KeptDesk[], instant: Instant): readonly DutyDeskNow[] {
  const moment = localMoment(instant);
  return desks.map(({ id, name, officePhone, emergencyPhone, ...hours }) => {
    return { id, name, officePhone, emergencyPhone, officeOpen: officeOpen(moment, hours, isBankHoliday) };
  });
}
