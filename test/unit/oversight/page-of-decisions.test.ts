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

/** A table of so many decisions, none of which was raised; tells how many rows each statement asked for. */
function tableOf(rows: number) {
  const asked: number[] = [];
  let given = 0;
  const query = async (_: string, values: readonly unknown[]) => {
    const limit = Number(values[9]);
    asked.push(limit);
    const batch = Array.from({ length: Math.min(limit, rows - given) }, (_each, at) => ({
      id: ID,
      decidedAt: new Date(Date.UTC(2026, 0, 1) - (given + at) * 1_000).toISOString(),
      purpose: 'WELFARE_CONCERN',
      concern: 'WELFARE',
      judgedBy: { request: '{}', children: [], followsFrom: [], earlierAsks: [] },
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
    expect(page.decisions).toEqual([]);
    const [time] = readCursor(page.next ?? '');
    expect(time).toBe(new Date(Date.UTC(2026, 0, 1) - 999_000).toISOString());
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
    expect(page.decisions).toHaveLength(10);
    expect(readCursor(page.next ?? '')[0]).toBe(page.decisions[9]?.decidedAt);
    expect(asked).toEqual([50]);
  });
});
