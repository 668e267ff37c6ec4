import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LookUpQuestion } from '../../../src/enquiry/ports.js';
import { createEnquiryLookUp } from '../../../src/persistence/look-up/enquiry-look-up.js';
import type { RequestId } from '../../../src/shared/ids.js';
import { caller } from '../../support/builders.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const question = (): LookUpQuestion => ({
  caller: caller(),
  requestId: randomUUID() as string as RequestId,
  nhsNumber: '9990000018',
  nameAndBirthDate: null,
  motherNhsNumber: null,
  presentingAddressKey: null,
  adultKey: null,
  subjectByNumber: null,
  subjectByName: null,
  onBehalfOf: null,
  toConfirm: null,
  typed: { number: null, name: null, birthDate: null, whole: new Uint8Array(32) },
});

describe('the look-up of an enquiry', () => {
  it('is one round trip, and of one instant of the database', async () => {
    const pool = database.pool('app');
    const statements = vi.spyOn(pool, 'query');
    const found = await createEnquiryLookUp(pool).lookUp(question());
    expect(statements).toHaveBeenCalledTimes(1);
    expect(found.instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(found).toMatchObject({ enquirer: null, candidates: [], repeated: null, earlierEnquiriesOfUnknown: 0 });
  });

  it('shares statements between enquiries that come together, and answers each', async () => {
    const pool = database.pool('app');
    const statements = vi.spyOn(pool, 'query').mockClear();
    const lookUp = createEnquiryLookUp(pool, { lanes: 2, largestBatch: 32 });
    const found = await Promise.all(Array.from({ length: 40 }, () => lookUp.lookUp(question())));
    expect(found).toHaveLength(40);
    expect(statements.mock.calls.length).toBeLessThanOrEqual(3);
  });
});
