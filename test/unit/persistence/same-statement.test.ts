import { describe, expect, it } from 'vitest';
import { rebuildStatements, statementKey } from '../../../src/feed/rebuild-statements.js';
import { differingColumn, microsecondsOf } from '../../../src/persistence/log/audit/same-statement.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { moment } from '../../support/builders.js';
import { consentRow, identityRow } from '../../support/feed-rows.js';
import { sha256OfText } from '../../support/sha256.js';

describe('an instant of a row and of the index', () => {
  it.each([
    ['2010-03-01T09:30Z', '2010-03-01T09:30:00+00:00'],
    ['2010-03-01T09:30:00.5Z', '2010-03-01T09:30:00.500000+00:00'],
    // the database rounds what is finer, an exact half to the even one
    ['2010-03-01T09:30:00.1234565Z', '2010-03-01T09:30:00.123456Z'],
    ['2010-03-01T09:30:00.9999999Z', '2010-03-01T09:30:01Z'],
  ])('%s is %s', (sent, stored) => {
    expect(microsecondsOf(sent)).toBe(microsecondsOf(stored));
  });

  it('is another when a microsecond differs, and none when it is no instant', () => {
    expect(microsecondsOf('2010-03-01T09:30:00.000001Z')).not.toBe(microsecondsOf('2010-03-01T09:30:00Z'));
    expect([null, 7, '2010-03-01', 'yesterday'].map(microsecondsOf)).toEqual([null, null, null, null]);
  });
});

describe('statements rebuilt from a batch', () => {
  const batch = {
    id: '00000000-0000-4000-8000-000000000001',
    sourceId: 'TS1' as OrganisationId,
    receivedAt: moment('2010-03-02T00:00:00.000000Z'),
    lines: [
      JSON.stringify(identityRow('A1')),
      'not a row',
      JSON.stringify({ ...consentRow('A1'), removed: true }),
      JSON.stringify(consentRow('A1', { id: 'A1/other', until: '2011-01-01T00:00:00.25Z' })),
    ],
  };
  const rebuilt = [...rebuildStatements(batch, sha256OfText).values()];

  it('are those of its good rows, without what a row takes out', () => {
    expect(rebuilt.map(({ record }) => record.values['source_key'])).toEqual(['A1/who', 'A1/other']);
    expect(rebuilt.map(({ child }) => child)).toEqual(['A1', 'A1']);
    expect(rebuilt.map(({ keys }) => keys.length > 0)).toEqual([true, false]);
  });

  it('are found by table, name and digest', () => {
    const [first] = rebuilt;
    const digest = (first?.record.values['row_digest'] as string).slice(2);
    const found = rebuildStatements(batch, sha256OfText).get(statementKey('identity_statement', 'A1/who', digest));
    expect(found?.child).toBe('A1');
    expect(rebuildStatements(batch, sha256OfText).has(statementKey('plan', 'A1/who', digest))).toBe(false);
  });

  it('fit a row of the index that says the same, however instants and members are written', () => {
    const [, consent] = rebuilt;
    if (consent === undefined) throw new Error('nothing was rebuilt');
    const stored = {
      ...consent.record.values,
      child_id: 'whichever',
      effective_from: '2010-01-10T10:00:00+00:00',
      effective_until: '2011-01-01T00:00:00.250000+00:00',
    };
    expect(differingColumn(consent.record, stored)).toBeNull();
    expect(differingColumn(consent.record, { ...stored, effective_until: null })).toBe('effective_until');
    expect(differingColumn(consent.record, { ...stored, state: 'REFUSED' })).toBe('state');
    expect(differingColumn(consent.record, { ...stored, batch_id: 'another' })).toBe('batch_id');
  });
});
