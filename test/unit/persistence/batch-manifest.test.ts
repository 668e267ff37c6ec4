import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { STATEMENT_COLUMNS, type StatementTable } from '../../../src/feed/statement-record.js';
import { asText, openManifest, readManifest } from '../../../src/persistence/log/events/batch-manifest.js';
import { keyTag, valueDigest } from '../../../src/persistence/log/events/statement-digest.js';

const [sourceSalt, batchSalt] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const TABLES = Object.keys(STATEMENT_COLUMNS) as StatementTable[];
const ROW = { source_id: 'TS1', source_key: 'a1/plan', child_id: 'one', since: '2010-01-01' };

describe('the digest of a row of the index', () => {
  it.each(TABLES)('is another when a column of %s is', (table) => {
    const row = Object.fromEntries(STATEMENT_COLUMNS[table].map((column) => [column, `${column} of it`]));
    const digests = STATEMENT_COLUMNS[table].map((column) =>
      valueDigest(batchSalt, table, { ...row, [column]: 'other' }).toString('hex'),
    );
    expect(new Set([...digests, valueDigest(batchSalt, table, row).toString('hex')]).size).toBe(digests.length + 1);
  });

  it('is the same however members and instants are written, and what is missing is null', () => {
    const written = { mother: { nhsNumber: '1', birthDate: '2' }, as_of: '2010-03-01T09:30Z' };
    const found = { as_of: '2010-03-01T09:30:00+00:00', sex: null, mother: { birthDate: '2', nhsNumber: '1' } };
    expect(valueDigest(batchSalt, 'identity_statement', written)).toEqual(
      valueDigest(batchSalt, 'identity_statement', found),
    );
  });

  it('is another in another table, and under the salt of another batch', () => {
    const digest = valueDigest(batchSalt, 'police_pointer', ROW);
    expect(valueDigest(batchSalt, 'shield', ROW)).not.toEqual(digest);
    expect(valueDigest(randomBytes(32), 'police_pointer', ROW)).not.toEqual(digest);
  });
});

describe('a manifest', () => {
  it('is read as it was written, in its order', () => {
    const manifest = openManifest(sourceSalt);
    manifest.wrote('source_child', { source_id: 'TS1', local_id: 'a1', child_id: 'one' });
    manifest.wrote('plan', ROW);
    manifest.tookOut('plan', 'a1/plan');
    const { salt, entries } = manifest.close();
    const tag = asText(keyTag(sourceSalt, 'plan', 'a1/plan'));
    expect(readManifest(entries)).toEqual([
      expect.objectContaining({ tag: asText(keyTag(sourceSalt, 'source_child', 'a1')) }),
      { tag, digest: asText(valueDigest(salt, 'plan', ROW)) },
      { tag, digest: null },
    ]);
  });

  it('has another salt each time, so that equal rows of two batches have nothing in common', () => {
    const [one, other] = [openManifest(sourceSalt), openManifest(sourceSalt)].map((manifest) => {
      manifest.wrote('plan', ROW);
      return readManifest(manifest.close().entries)?.[0];
    });
    expect(one?.tag).toBe(other?.tag);
    expect(one?.digest).not.toBe(other?.digest);
    expect(asText(keyTag(batchSalt, 'plan', 'a1/plan'))).not.toBe(one?.tag);
  });

  it('of a batch that changed nothing is empty, and cut bytes are none', () => {
    expect(readManifest(openManifest(sourceSalt).close().entries)).toEqual([]);
    expect(readManifest(Buffer.alloc(63))).toBeNull();
  });
});
