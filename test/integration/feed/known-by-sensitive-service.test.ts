import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { feedInto } from '../../support/feed-fixture.js';
import { consentRow, identityRow, involvementRow, sensitiveRow } from '../../support/feed-rows.js';

let database: TestDatabase;
let feed: Awaited<ReturnType<typeof feedInto>>;

beforeAll(async () => {
  database = await testDatabase();
  feed = await feedInto(database);
});
afterAll(() => database.drop());

describe('a source of another kind that knows a child from a sensitive service alone', () => {
  const clinic = (child: string) => [consentRow(child), sensitiveRow(child)];
  const withdrawn = (child: string) => consentRow(child, { state: 'WITHDRAWN', from: '2010-02-20T09:00:00Z' });
  const someone = (nhsNumber: string, givenName: string) => ({ nhsNumber, givenName, familyName: 'Verrall' });
  const who = async (child: string) => {
    const stated = `SELECT FROM hub.identity_statement WHERE source_id = 'TR1' AND source_key = $1`;
    return (await database.superuser().query(stated, [`${child}/who`])).rowCount;
  };

  it('is forgotten as having stated who the child is when that service goes', async () => {
    await feed.send('TR1', [identityRow('h1', someone('9000000300', 'Cora')), ...clinic('h1')]);
    expect(await who('h1')).toBe(1);
    await feed.send('TR1', [withdrawn('h1')]);
    expect(await who('h1')).toBe(0);
    await feed.send('TR1', [
      identityRow('h2', someone('9000000319', 'Dora')),
      sensitiveRow('h2', { recordedGround: 'SUSPICION' }),
    ]);
    await feed.send('TR1', [sensitiveRow('h2', { removed: true, recordedGround: 'SUSPICION' })]);
    expect(await who('h2')).toBe(0);
  });

  it('is not when it has anything else to do with the child', async () => {
    const ward = (child: string) => involvementRow(child, { id: `${child}/ward`, service: 'PAEDIATRICS' });
    await feed.send('TR1', [identityRow('h3', someone('9000000327', 'Edda')), ward('h3'), ...clinic('h3')]);
    await feed.send('TR1', [withdrawn('h3')]);
    expect(await who('h3')).toBe(1);
    await feed.send('TR1', [identityRow('h4', someone('9000000335', 'Fern')), ...clinic('h4')]);
    await feed.send('TR1', [withdrawn('h4'), ward('h4')]);
    expect(await who('h4')).toBe(1);
  });
});
