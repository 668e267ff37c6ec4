import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDecide } from '../../../src/decision-policy/decide.js';
import { RULESET } from '../../../src/decision-policy/ruleset.js';
import type { Caller } from '../../../src/enquiry/caller.js';
import { enquiryInput } from '../../../src/enquiry/enquiry-input.js';
import { factsOfEnquiry } from '../../../src/enquiry/facts-of-enquiry.js';
import { questionOf } from '../../../src/enquiry/question-of.js';
import { createSubmitFeed } from '../../../src/feed/submit-feed.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { identityOfSubject } from '../../../src/enquiry/identity-of-subject.js';
import { bulkLoad } from '../../../src/persistence/bulk-load.js';
import { seedDemo } from '../../../src/persistence/demo-seed.js';
import { createEnquiryLookUp } from '../../../src/persistence/look-up/enquiry-look-up.js';
import { plusDays, type CalendarDate } from '../../../src/shared/calendar-date.js';
import type { PostId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import { demoDirectory } from '../../../src/synthetic-town/demo-directory.js';
import { personaExamples, type Example } from '../../../src/synthetic-town/examples.js';
import { writeTown } from '../../../src/synthetic-town/write-town.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { EVENT_LOG } from '../../support/event-log.js';
import { PERSONAS_WITH_EXAMPLES } from '../../support/personas-with-examples.js';
import { sha256OfText } from '../../support/sha256.js';

const ISSUERS = { cis2: 'https://cis2.test', oidc: 'https://oidc.test' };
const TODAY = new Date().toISOString().slice(0, 10) as CalendarDate;
const MINUTES = 60_000;
const decide = createDecide(RULESET, sha256OfText);

// the database's clock is the real one: the town is made as of today, and as of the last day on which examples hold
for (const [age, days] of [
  ['a town of today', 0],
  ['a town of 300 days', 300],
] as const) {
  describe(age, () => {
    const asOf = plusDays(TODAY, -days);
    let database: TestDatabase;

    beforeAll(async () => {
      database = await loadedTown(asOf);
    }, 2 * MINUTES);
    afterAll(() => database.drop());

    for (const persona of PERSONAS_WITH_EXAMPLES) {
      for (const example of personaExamples(persona, asOf, randomUUID)) {
        it(`${persona}: ${example.name}`, async () => {
          expect(await outcomeOf(database, persona, example)).toBe(example.expected);
        });
      }
    }
  });
}

async function outcomeOf(database: TestDatabase, key: string, { input, stepUp }: Example): Promise<string> {
  const read = enquiryInput(input);
  if (!read.ok) throw new Error(`${read.failure.path}: ${read.failure.accepted}`);
  const persona = PERSONAS.find((one) => one.key === key);
  if (persona === undefined) throw new Error('no such persona');
  const caller: Caller = {
    issuer: ISSUERS[persona.issuer],
    subject: persona.subject,
    post: (persona.post?.id ?? null) as PostId | null,
    authenticationLevel: 2,
    authenticatedAt: new Date().toISOString() as Instant,
    stepUpFor: stepUp ? input.requestId : null,
  };
  const request = read.value;
  const digests = { digest: (_purpose: string, text: string) => Buffer.from(sha256OfText(text), 'hex') };
  const lookUp = await createEnquiryLookUp(database.pool('app')).lookUp(questionOf(caller, request, digests));
  const identity = identityOfSubject(request, lookUp);
  return decide(factsOfEnquiry(caller, request, lookUp, identity)).outcome;
}

async function loadedTown(asOf: CalendarDate): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'town-'));
  const database = await testDatabase();
  await seedDemo(database.urls.migrator, demoDirectory(asOf, ISSUERS), 'development');
  const files = await writeTown({ children: 400, seed: 3, asOf }, directory);
  await bulkLoad(
    database.urls.migrator,
    files.map(({ path }) => path),
    (store) => createSubmitFeed({ store, newId: randomUUID, sha256: sha256OfText, testNumbers: 'ACCEPTED' }),
    EVENT_LOG,
  );
  // fed on the day as of which it was made
  await database.superuser().query('UPDATE feed_source SET last_received_at = last_as_of WHERE last_as_of IS NOT NULL');
  await rm(directory, { recursive: true });
  return database;
}
