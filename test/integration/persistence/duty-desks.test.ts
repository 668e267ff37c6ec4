import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type DutyDesksSettings,
  keptDutyDesks,
  openDutyDesks,
  type RunningDutyDesks,
} from '../../../src/persistence/duty-desks.js';
import { moment } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const NIGHT = moment('2026-11-19T03:00:00.000000Z');
const NOON = moment('2026-11-19T12:00:00.000000Z');

/** A database that is down: every question fails. */
const down = { query: () => Promise.reject(new Error('connection refused')) } as unknown as DutyDesksSettings['pool'];

describe('the duty desks', () => {
  let database: TestDatabase;
  let folder: string;
  let file: string;
  let faults: string[];
  const running: RunningDutyDesks[] = [];

  async function open(pool: DutyDesksSettings['pool'] = database.pool('app')): Promise<RunningDutyDesks> {
    const desks = await openDutyDesks({ pool, file, onFault: (fault) => faults.push(fault) });
    running.push(desks);
    return desks;
  }

  beforeAll(async () => {
    database = await testDatabase();
    await database.superuser().query(`
      INSERT INTO organisation (id, name, kind, sector, active) VALUES ('HUB', 'The hub', 'HUB_OPERATOR', 'HUB', true),
        ('Z01', 'Northmoor', 'LOCAL_AUTHORITY', 'SOCIAL_CARE', true);
      INSERT INTO duty_desk VALUES ('HUB', '0808 1', '0808 1', '00:00', '24:00', false),
        ('Z01', '01632 1', '01632 9', '08:30', '17:00', true);
      INSERT INTO duty_desk_closure VALUES ('Z01', '2026-11-20');`);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    for (const desks of running.splice(0)) desks.stop();
    folder = await mkdtemp(join(tmpdir(), 'duty-'));
    file = join(folder, 'kept', 'duty-numbers.json');
    faults = [];
    return () => rm(folder, { recursive: true });
  });

  it('come from the directory, the hub last, with the number that answers now', async () => {
    const desks = await open();
    expect(desks.at(NIGHT)).toEqual([
      { id: 'Z01', name: 'Northmoor', officePhone: '01632 1', emergencyPhone: '01632 9', officeOpen: false },
      { id: 'HUB', name: 'The hub', officePhone: '0808 1', emergencyPhone: '0808 1', officeOpen: true },
    ]);
    expect(desks.at(NOON).map(({ officeOpen }) => officeOpen)).toEqual([true, true]);
    expect(desks.at(moment('2026-11-20T12:00:00.000000Z')).map(({ officeOpen }) => officeOpen)).toEqual([false, true]);
  });

  it('are there when the hub starts while the database is down', async () => {
    const before = (await open()).at(NIGHT);
    expect((await keptDutyDesks(file)).at(NIGHT)).toEqual(before);
    const desks = await open(down);
    expect(desks.at(NIGHT)).toEqual(before);
    expect(faults).toEqual(['NOT_READ']);
  });

  it('stay in memory when the database goes down later', async () => {
    let pool: DutyDesksSettings['pool'] = database.pool('app');
    const changing = { query: (text: string) => pool.query(text) } as unknown as DutyDesksSettings['pool'];
    const desks = await open(changing);
    const before = desks.at(NIGHT);
    pool = down;
    await desks.refresh();
    expect(desks.at(NIGHT)).toEqual(before);
  });

  it('follow a change of number, in memory and in the file', async () => {
    const desks = await open();
    const change = (number: string) =>
      database.superuser().query(`UPDATE duty_desk SET emergency_phone = $1 WHERE organisation_id = 'Z01'`, [number]);
    await change('01632 8');
    await desks.refresh();
    await change('01632 9');
    expect(desks.at(NIGHT)[0]?.emergencyPhone).toBe('01632 8');
    expect(await readFile(file, 'utf8')).toContain('01632 8');
  });

  it('are none, without a fault of the program, when the file is damaged and the database down', async () => {
    await open();
    await writeFile(file, '[{"id":"Z01","officePhone":');
    expect((await open(down)).at(NIGHT)).toEqual([]);
    expect((await open()).at(NIGHT)).toHaveLength(2);
  });

  it('are answered from memory when the file cannot be written', async () => {
    await writeFile(join(folder, 'kept'), 'a file where the folder should be');
    expect((await open()).at(NIGHT)).toHaveLength(2);
    expect(faults).toEqual(['NOT_KEPT']);
  });
});
