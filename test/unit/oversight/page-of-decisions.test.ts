import { describe, expect, it } from 'vitest';
import type { DecisionFilter } from '../../../src/oversight/decision-view.js';
import { createDecisionReader } from '../../../src/persistence/oversight/decision-reader.js';
import { readCursor } from '../../../src/persistence/oversight/page-cursor.js';
import { enquirer } from '../../support/builders.js';

const lead = enquirer({ group: 'IG_LEAD' });
const NEVER_RAISED: DecisionFilter = {
  kind: null,
  escalated: true,
  outcome: null,
  purpose: null,
  from: null,
  to: null,
};
const ID = '5afe0000-0000-4000-8000-00000000000a';

/** A moment as the database writes it, so long before the year began. */
const secondsBefore = (seconds: number) =>
  new Date(Date.UTC(2026, 0, 1) - seconds * 1_000).toISOString().replace('Z', '000Z');

/** A table of so many decisions, none of which was raised; tells how many rows each statement asked for. */
function tableOf(rows: number) {
  const asked: number[] = [];
  let given = 0;
  const query = async (_: string, values: readonly unknown[]) => {
    const limit = Number(values[9]);
    asked.push(limit);
    const batch = Array.from({ length: Math.min(limit, rows - given) }, (_each, at) => ({
      id: ID,
      decidedAt: secondsBefore(given + at),
      purpose: 'WELFARE_CONCERN',
      concern: 'WELFARE',
      judgedBy: { request: '{}', children: [], followsFrom: [], shown: [], earlierAsks: [] },
    }));
    given += batch.length;
    return { rows: batch };
  };
  return { reader: createDecisionReader({ query } as never, 'hub.test/log'), asked };
}

describe('a page of decisions of which few are wanted', () => {
  it('reads fifty at a time, ends after twenty times, and says where it goes on', async () => {
    const { reader, asked } = tableOf(100_000);
    const page = await reader.page(lead, 'ALL_ORGANISATIONS', NEVER_RAISED, 1, null);
    expect(asked).toEqual(Array.from({ length: 20 }, () => 50));
    expect(page?.decisions).toEqual([]);
    expect(readCursor(page?.next ?? '')).toEqual([secondsBefore(999), ID]);
  });

  it('has no further page where the decisions end', async () => {
    const { reader, asked } = tableOf(120);
    const page = await reader.page(lead, 'ALL_ORGANISATIONS', NEVER_RAISED, 50, null);
    expect(page).toEqual({ decisions: [], next: null });
    expect(asked).toEqual([51, 51, 51]);
  });

  it('is full from one reading where everything is wanted', async () => {
    const { reader, asked } = tableOf(1_000);
    const page = await reader.page(lead, 'ALL_ORGANISATIONS', { ...NEVER_RAISED, escalated: null }, 10, null);
    expect(page?.decisions).toHaveLength(10);
    expect(readCursor(page?.next ?? '')).toEqual([page?.decisions[9]?.decidedAt, ID]);
    expect(asked).toEqual([50]);
  });
});

describe('a cursor', () => {
  const of = (text: string) => readCursor(Buffer.from(text).toString('base64url'));

  it('names the place after which a page goes on', () => {
    expect(of(`2026-02-28T23:59:59.123456Z ${ID}`)).toEqual(['2026-02-28T23:59:59.123456Z', ID]);
  });

  it.each([
    ['that says nothing', ''],
    ['of a day that no calendar has', `9999-99-99T::Z ${ID}`],
    ['of a 30th of February', `2026-02-30T00:00:00.000000Z ${ID}`],
    ['of an hour that no day has', `2026-02-28T25:00:00.000000Z ${ID}`],
    ['of the year 0, which the database has not', `0000-01-01T00:00:00.000000Z ${ID}`],
    ['of no id', '2026-02-28T23:59:59.123456Z'],
    ['of dashes for an id', `2026-02-28T23:59:59.123456Z ${'-'.repeat(36)}`],
  ])('%s names none, and reads nothing', async (_, text) => {
    expect(of(text)).toBeNull();
    const { reader, asked } = tableOf(10);
    const after = Buffer.from(text).toString('base64url');
    expect(await reader.page(lead, 'ALL_ORGANISATIONS', NEVER_RAISED, 1, after)).toBeNull();
    expect(asked).toEqual([]);
  });
});
