import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTownMarker, writeTownMarker } from '../../../src/compose/town-marker.js';
import type { CalendarDate } from '../../../src/shared/calendar-date.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'town-marker-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const asOf = '2026-03-02' as CalendarDate;

describe('the marker of the town', () => {
  it('is read as it was written, and leaves no draft behind', async () => {
    await writeTownMarker(folder, { asOf, complete: false });
    await writeTownMarker(folder, { asOf, complete: true });
    expect(await readTownMarker(folder)).toEqual({ asOf, complete: true });
    expect(await readdir(folder)).toEqual(['town.json']);
  });

  it.each(['', '{"asOf":"2026-03-', 'null', '[]', '{"asOf":"2026-02-30","complete":true}', '{"complete":true}'])(
    'counts as absent when it reads %j',
    async (text) => {
      await writeFile(join(folder, 'town.json'), text);
      expect(await readTownMarker(folder)).toBeNull();
    },
  );

  it('is absent from a folder that is not there', async () => {
    expect(await readTownMarker(join(folder, 'none'))).toBeNull();
  });
});
