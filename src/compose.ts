import { createHash, randomUUID } from 'node:crypto';
import { ConfigFault, type Config } from './config.js';
import { canonicalText } from './disclosure-log/format/canonical-bytes.js';
import { createMakeEnquiry } from './enquiry/make-enquiry.js';
import { FeedRefused } from './feed/feed-refused.js';
import { createSubmitFeed } from './feed/submit-feed.js';
import type { HubServices } from './graphql/hub-services.js';
import { createReadDecisions } from './oversight/read-decisions.js';
import { createReadNotices } from './oversight/read-notices.js';
import { openPool, type PoolOptions } from './persistence/connections.js';
import type { DatabaseRole, DatabaseUrls } from './persistence/database-role.js';
import { openDutyDesks } from './persistence/duty-desks.js';
import { englishWorkingTime } from './persistence/england-calendar.js';
import { feedingOrganisation } from './persistence/feed-clients.js';
import { createFeedStore } from './persistence/feed/feed-store.js';
import { openReceiptKey } from './persistence/log/receipt-key.js';
import { openSubjectDigests } from './persistence/log/subject-digests.js';
import { checkLogin } from './persistence/login-check.js';
import { createEnquiryLookUp } from './persistence/look-up/enquiry-look-up.js';
import { noticeInbox } from './persistence/notice-inbox.js';
import { startOutboxWorker } from './persistence/outbox-worker.js';
import { createDecisionReader } from './persistence/oversight/decision-reader.js';
import { createReaderLookUp } from './persistence/oversight/reader-look-up.js';
import { policyInForce, storedPolicy } from './persistence/policy-store.js';
import { readReceipt } from './persistence/receipt-reader.js';
import { createDecisionRecorder } from './persistence/recording/decision-recorder.js';
import { batchQuery } from './persistence/recording/decision-statement.js';
import { createReadingRecorder } from './persistence/recording/reading-recorder.js';
import { createRepeatRecorder } from './persistence/recording/repeat-recorder.js';
import { SHIPPED_POLICY, shippedPolicy } from './shipped-policy.js';
import type { Instant } from './shared/instant.js';

/** What happens in the background is told to the log: never a value, only what failed and why. */
export type Report = (what: string, cause: unknown) => void;

/** The hub put together: its use cases over PostgreSQL, without an edge. */
export interface Hub {
  readonly services: HubServices;
  /** Whether the hub can record and answer; the reasons when it cannot. */
  readiness(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const digest = (text: string) => createHash('sha256').update(text).digest('base64');

/** Which parts of the hub run in this process. */
export interface Parts {
  /** Delivering notices; one process that does it is enough, several do no harm. */
  readonly work: boolean;
}

/** Wires every adapter to its port, by hand and in this one place. */
export async function composeHub(
  config: Config,
  urls: DatabaseUrls,
  report: Report,
  { work }: Parts = { work: true },
): Promise<Hub> {
  const onBroken = (role: DatabaseRole, code: string) => {
    report(`a connection of ${role} broke`, code);
  };
  const pool = (role: DatabaseRole, options: PoolOptions = {}) =>
    openPool(role, url(urls, role), { onBroken, ...options });
  const pools = {
    lookUp: pool('app', { max: 4, plansOnce: true }),
    record: pool('app', { max: 4, plansOnce: true }),
    serve: pool('app', { max: 4 }),
    feed: pool('feed'),
    worker: pool('worker'),
    oversight: pool('readonly'),
  };
  if (config.environment === 'production') {
    await refuseUnsoundLogins([
      ['app', pools.serve],
      ['feed', pools.feed],
      ['worker', pools.worker],
      ['readonly', pools.oversight],
    ]);
  }
  const whenMissing = config.environment === 'production' ? 'REFUSE' : 'MAKE';
  const { signer } = openReceiptKey({ path: config.log.receiptKeyFile, whenMissing }, config.log.origin);
  const digests = openSubjectDigests({ path: config.indexKeyFile, whenMissing });
  const desks = await openDutyDesks({
    pool: pools.serve,
    file: config.dutyNumbersFile,
    onFault: (fault, cause) => {
      report(`duty numbers: ${fault}`, cause);
    },
  });
  const worker = !work
    ? null
    : startOutboxWorker({
        pool: pools.worker,
        onFault: (fault, _decision, cause) => {
          report(`notices: ${fault}`, cause);
        },
      });
  const recording = { pool: pools.record, origin: config.log.origin, signer };
  const decisions = createDecisionRecorder(recording);
  const repeats = createRepeatRecorder(pools.serve);
  const directory = createReaderLookUp(pools.serve);
  const testNumbers = config.environment === 'production' ? 'REFUSED' : 'ACCEPTED';
  const submitFeed = createSubmitFeed({
    store: createFeedStore(pools.feed),
    newId: randomUUID,
    sha256,
    testNumbers,
  });

  const services: HubServices = {
    makeEnquiry: createMakeEnquiry({
      index: createEnquiryLookUp(pools.lookUp),
      policy: shippedPolicy(),
      recorder: {
        record: (entry) => decisions.record(entry),
        recordRepeat: (id, given) => repeats.recordRepeat(id, given),
      },
      digests,
      desks,
      workingTime: englishWorkingTime,
      testNumbers,
      canonical: canonicalText,
      digest,
    }),
    submitFeed: async (client, batch) => {
      const organisation = await feedingOrganisation(pools.serve, client);
      if (organisation === null) throw new FeedRefused('NOT_REGISTERED');
      return submitFeed(organisation, batch);
    },
    directory,
    decisions: createReadDecisions({
      directory,
      decisions: createDecisionReader(pools.oversight),
      recorder: createReadingRecorder(recording),
    }),
    receipt: (caller, id) => readReceipt(pools.serve, caller, id),
    notices: createReadNotices(directory, noticeInbox(pools.serve)),
    policy: (version) => storedPolicy(pools.oversight, version),
    dutyDesks: desks,
    now: () => new Date().toISOString() as Instant,
  };

  return {
    services,
    readiness: () => readiness(pools.serve),
    async close() {
      desks.stop();
      await worker?.stop();
      await Promise.all(Object.values(pools).map((each) => each.end()));
    },
  };
}

/**
 * Ready means: the login is a plain one and a commit durable in this very session, the policy is the shipped one, and
 * a decision can be recorded now. The last is tried with the very statement that records, of no rows: it needs every
 * right and lock of a real one and leaves nothing behind.
 */
async function readiness(pool: ReturnType<typeof openPool>): Promise<readonly string[]> {
  try {
    const unsound = await checkLogin(pool, 'app');
    const version = await policyInForce(pool);
    const policy =
      version === SHIPPED_POLICY.version ? [] : ['another policy is in force than the one this hub was built with'];
    const { values, ...statement } = batchQuery([]);
    const record = await pool.query({ ...statement, values: [...values] }).then(
      () => [],
      () => ['no decision can be recorded'],
    );
    return [...unsound, ...policy, ...record];
  } catch {
    return ['the database does not answer'];
  }
}

/** In production a login that could undo what the grants forbid stops the start. */
async function refuseUnsoundLogins(pools: readonly (readonly [DatabaseRole, ReturnType<typeof openPool>])[]) {
  const faults = await Promise.all(pools.map(([role, pool]) => checkLogin(pool, role)));
  if (faults.flat().length > 0) throw new ConfigFault(faults.flat());
}

function url(urls: DatabaseUrls, role: DatabaseRole): string {
  const found = urls[role];
  if (found === undefined) throw new Error(`no database URL for ${role}`);
  return found;
}
