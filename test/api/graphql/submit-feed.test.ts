import { afterEach, describe, expect, it } from 'vitest';
import type { FeedReport } from '../../../src/feed/feed-report.js';
import { hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

const QUERY = `mutation($input: FeedInput!) { submitFeed(input: $input) {
  outcome batchId counts { accepted unchanged malformed notYours stale } rows { line id status path accepted } } }`;
const INPUT = { sequence: 20_260_302_001, part: 1, asOf: '2026-03-02T01:00:00Z', rows: ['{"id":"a"}', 'x'] };
const REPORT: FeedReport = {
  outcome: 'TAKEN',
  batchId: '7d2f8a34-5e10-4b7c-9b11-0c1e2d3f4a5b',
  counts: { accepted: 1, unchanged: 0, malformed: 1, notYours: 0, stale: 0 },
  rows: [
    { line: 1, id: 'a', status: 'ACCEPTED' },
    { line: 2, id: null, status: 'MALFORMED', path: 'row', accepted: 'a JSON object' },
  ],
};
const feed = { authorization: 'Bearer feed' };

describe('submitFeed', () => {
  let hub: HubOnFakes;
  afterEach(() => hub.app.close());

  it('hands the rows over as they came and the report back', async () => {
    const taken: unknown[] = [];
    hub = await hubOnFakes({
      submitFeed: async (source, batch) => {
        taken.push(source, batch);
        return REPORT;
      },
    });
    const { status, body } = await hub.post({ query: QUERY, variables: { input: INPUT } }, feed);
    expect(status).toBe(200);
    const [first, second] = REPORT.rows;
    const rows = [{ ...first, path: null, accepted: null }, second];
    expect(body.data?.['submitFeed']).toEqual({ ...REPORT, rows });
    expect(taken).toEqual([{ issuer: 'https://issuer.test', subject: 'system-1' }, INPUT]);
  });

  it.each([
    ['input.sequence', { sequence: 0 }],
    ['input.sequence', { sequence: 1.5 }],
    ['input.part', { part: 0 }],
    ['input.asOf', { asOf: 'CANARY' }],
    ['input.rows', { rows: [] }],
    ['input.rows', { rows: Array.from({ length: 501 }, () => '{}') }],
    ['input.rows.0', { rows: ['CANARY'.repeat(2_000)] }],
  ])('says BAD_INPUT at %s', async (path, changes) => {
    hub = await hubOnFakes({ submitFeed: async () => REPORT });
    const { status, body, text } = await hub.post(
      { query: QUERY, variables: { input: { ...INPUT, ...changes } } },
      feed,
    );
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', path });
    expect(text).not.toContain('CANARY');
  });

  it('says FORBIDDEN to a source that is not registered', async () => {
    hub = await hubOnFakes();
    const { status, body } = await hub.post({ query: QUERY, variables: { input: INPUT } }, feed);
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  });
});
