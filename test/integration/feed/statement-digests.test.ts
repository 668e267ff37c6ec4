import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedRowInput } from '../../../src/feed/feed-row.js';
import { STATEMENT_COLUMNS, TABLE_OF_KIND, type StatementTable } from '../../../src/feed/statement-record.js';
import { auditedIndex } from '../../support/audited-index.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { feedInto, type TestSource } from '../../support/feed-fixture.js';
import {
  assessmentConsentRow,
  assessmentRow,
  caseRow,
  changeOfIdentityRow,
  consentRow,
  detrimentRow,
  identityRow,
  involvementRow,
  planRow,
  policePointerRow,
  residenceRow,
  sensitiveRow,
} from '../../support/feed-rows.js';

const TABLES = Object.values(TABLE_OF_KIND);

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;
beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
});
afterAll(() => database.drop());

/** Rows of every kind, written as sources may write them: not as the database gives them back. */
const ROWS: Readonly<Partial<Record<TestSource, readonly FeedRowInput[]>>> = {
  T01: [
    identityRow('r1', {
      nhsNumber: '900-000 0009',
      birthDate: '2020-02-29',
      givenName: 'Zoë 𝒵 \\x00 \\N',
      familyName: `O'"Neil\\`,
      formerFamilyNames: ['de {la}, Cruz', '"', 'NULL', ''.padEnd(80, 'ß')],
      asOf: '2010-03-01T00:00:00.1234565Z',
    }),
    residenceRow('r1', { postcode: 'zx14ap', town: null, until: '2009-12-31' }),
    {
      kind: 'RELATED_PERSON',
      id: 'r1/father',
      child: 'r1',
      asOf: '2010-03-01T00:00:00Z',
      statement: 'ALLEGATION',
      hand: 3,
      givenName: 'Émile',
      familyName: 'Hollis-Ñandú',
      birthDate: '1850-01-01',
      relation: 'FATHER',
      parentalResponsibility: true,
      livesWithChild: false,
      suspectedOfHarm: true,
      mustNotFind: true,
    },
    caseRow('r1', {
      leadSocialWorker: { name: 'Ann Lee', team: null, phone: '01632 960115', post: 'T01-LSW-1' },
    }),
    planRow('r1', { categories: ['NEGLECT', 'EMOTIONAL'], ended: '9999-12-31', endReason: 'LEFT_UK' }),
    planRow('r1', { id: 'r1/cared-for', planKind: 'LOOKED_AFTER', categories: [] }),
    {
      kind: 'SHIELD',
      id: 'r1/shield',
      child: 'r1',
      asOf: '2010-03-01T00:00:00.9999999Z',
      since: '1850-01-01T00:00:00Z',
      until: '2019-06-30T23:59:59.999999Z',
      hidesName: true,
    },
    assessmentConsentRow('r1', { from: '2010-01-10T10:00:00.25Z' }),
    assessmentRow('r1', { contact: null }),
    changeOfIdentityRow('r1'),
    detrimentRow('r1', { covers: null, from: '2010-02-01T09:00:00.0000005Z' }),
    // without a birth date no consent counts: it comes last
    identityRow('r1', {
      id: 'r1/unborn',
      nhsNumber: null,
      nhsNumberState: 'NONE',
      birthDate: null,
      expectedDate: '2010-09-30',
      deceasedOn: '2010-02-28',
      mother: { nhsNumber: '900 000 0017', givenName: 'Ada', familyName: 'Lo"velace', birthDate: '1980-02-29' },
    }),
  ],
  TP1: [identityRow('p1', { nhsNumber: null, nhsNumberState: 'NONE' }), policePointerRow('p1')],
  TS1: [
    identityRow('s1'),
    consentRow('s1'),
    consentRow('s1', { id: 's1/share', scope: 'TO_SHARE', until: '2016-02-29T12:00:00.5Z' }),
    sensitiveRow('s1'),
    involvementRow('s1', { id: 's1/other', sensitive: true, recordedGround: 'SUSPICION', practitioner: null }),
  ],
};

it('a row of every kind is read back as what it was digested as', async () => {
  for (const [source, rows] of Object.entries(ROWS)) {
    const report = await feed.send(source as TestSource, rows);
    expect(report.rows.filter(({ status }) => status !== 'ACCEPTED')).toEqual([]);
  }
  const counts = await Promise.all(
    TABLES.map(async (table) => (await database.superuser().query(`SELECT FROM hub.${table}`)).rowCount),
  );
  for (const [place, table] of TABLES.entries()) expect(counts[place], table).toBeGreaterThan(0);
  const children = 3;
  const statements = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  expect(await auditedIndex(database)).toEqual({ fault: null, batches: 3, items: statements + children });
});

it('what changes, what is taken out and what stays is read back too', async () => {
  await feed.send('T01', [
    residenceRow('r1', { removed: true }),
    planRow('r1', { ended: '2010-02-27', endReason: 'DEATH' }),
    changeOfIdentityRow('r1'),
  ]);
  const refused = [identityRow('s2', { nhsNumber: '9000000025' }), consentRow('s2', { state: 'REFUSED' })];
  await feed.send('TS1', [
    consentRow('s1', { id: 's1/no', state: 'WITHDRAWN', from: '2010-02-20T09:00:00Z' }),
    ...refused,
  ]);
  expect(await auditedIndex(database)).toMatchObject({ fault: null, batches: 5 });
});

it.each(TABLES)('%s has no column of which a digest says nothing', async (table: StatementTable) => {
  const { rows } = await database.superuser().query<{ column: string }>(
    `SELECT attname AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [`hub.${table}`],
  );
  expect(rows.map(({ column }) => column).toSorted()).toEqual(STATEMENT_COLUMNS[table].toSorted());
});
