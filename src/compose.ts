import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { closing, type Closing } from './compose/closing.js';
import { poolsOf, type Pools } from './compose/pools.js';
import type { Report } from './compose/report.js';
import { goldenCasesOfRule } from './compose/golden-cases.js';
import { logServing, type ServedLog } from './compose/log-serving.js';
import { policyGovernance } from './compose/policy-governance.js';
import { createReadiness } from './compose/readiness.js';
import { sharing } from './compose/sharing.js';
import { shippedPolicy } from './compose/shipped-policy.js';
import type { Config } from './config.js';
import { dateInEngland } from './date-in-england.js';
import { canonicalText } from './disclosure-log/format/canonical-bytes.js';
import { createMakeEnquiry } from './enquiry/make-enquiry.js';
import { FeedRefused } from './feed/feed-refused.js';
import { createSubmitFeed } from './feed/submit-feed.js';
import type { HubServices } from './graphql/hub-services.js';
import { createReadDecisions } from './oversight/read-decisions.js';
import { createReadExplanation } from './oversight/read-explanation.js';
import { createReadNotices } from './oversight/read-notices.js';
import type { DatabaseUrls } from './persistence/database-role.js';
import { openDutyDesks } from './persistence/duty-desks.js';
import { englishWorkingTime } from './persistence/england-calendar.js';
import { feedingOrganisation } from './persistence/feed-clients.js';
import { createFeedStore } from './persistence/feed/feed-store.js';
import { openLogBacklog } from './persistence/log/sequence/log-backlog.js';
import { openReceiptKey } from './persistence/log/keys/receipt-key.js';
import { publishReceiptKey } from './persistence/log/keys/receipt-verifier-key.js';
import { startSequencer } from './persistence/log/sequence/sequencer.js';
import { openSubjectDigests } from './persistence/log/keys/subject-digests.js';
import { createEnquiryLookUp } from './persistence/look-up/enquiry-look-up.js';
import { noticeInbox } from './persistence/notice-inbox.js';
import { startOutboxWorker } from './persistence/outbox-worker.js';
import { createDecisionReader } from './persistence/oversight/decision-reader.js';
import { createReaderLookUp } from './persistence/oversight/reader-look-up.js';
import { storedPolicy } from './persistence/policy-store.js';
import { logActivations } from './persistence/policy/activation-events.js';
import { createDecisionRecorder } from './persistence/recording/decision-recorder.js';
import { createPushBackRecorder } from './persistence/recording/push-back-recorder.js';
import { createReadingRecorder } from './persistence/recording/reading-recorder.js';
import { createRepeatRecorder } from './persistence/recording/repeat-recorder.js';
import type { Instant } from './shared/instant.js';

/** Work that goes on in this process until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/** The hub put together: its use cases over PostgreSQL, without an edge. */
export interface Hub extends Running {
  readonly services: HubServices;
  readonly servedLog: ServedLog;
  /** Whether the hub can record and answer; the reasons when it cannot. */
  readiness(): Promise<readonly string[]>;
  /** What is not as it should be while it records and answers all the same, such as a log that is behind. */
  degraded(): readonly string[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const digest = (text: string) => createHash('sha256').update(text).digest('base64');

/** Which parts of the hub run in this process. */
export interface Parts {
  /** Delivering notices; one process that does it is enough, several do no harm. */
  readonly work: boolean;
  /** Giving decisions their places in the log; the same holds. */
  readonly sequence: boolean;
}

const EVERY_PART: Parts = { work: true, sequence: true };

/**
 * Wires every adapter to its port, by hand and in this one place, for a process that answers requests.
 * Throws `ConfigFault`; whatever fails, what was opened before is closed again.
 */
export function composeHub(
  config: Config,
  urls: DatabaseUrls,
  report: Report,
  parts: Parts = EVERY_PART,
): Promise<Hub> {
  return closedIfItFails(urls, report, (pools, opened) => serving(config, pools, opened, report, parts));
}

/**
 * The same for a process that delivers notices, gives decisions their places in the log and answers nothing: it opens
 * the logins of these two alone.
 */
export function composeWork(config: Config, urls: DatabaseUrls, report: Report): Promise<Running> {
  return closedIfItFails(urls, report, async (pools, opened) => {
    const worker = pools.open('worker');
    const sequencer = pools.open('sequencer');
    await pools.refuseUnsoundLogins(config.environment);
    opened.add(deliverNotices(worker, report));
    opened.add(sequenceLog(sequencer, report));
    return { close: () => opened.all() };
  });
}

async function closedIfItFails<Made extends Running>(
  urls: DatabaseUrls,
  report: Report,
  make: (pools: Pools, opened: Closing) => Promise<Made>,
): Promise<Made> {
  const pools = poolsOf(urls, report);
  const opened = closing();
  opened.add(() => pools.closeAll());
  try {
    return await make(pools, opened);
  } catch (fault) {
    // why it failed is what has to be seen
    await opened.all().catch(() => undefined);
    throw fault;
  }
}

async function serving(config: Config, open: Pools, opened: Closing, report: Report, parts: Parts): Promise<Hub> {
  const pools = {
    lookUp: open.open('app', { max: 4, plansOnce: true }),
    record: open.open('app', { max: 4, plansOnce: true }),
    serve: open.open('app', { max: 4 }),
    feed: open.open('feed'),
    oversight: open.open('readonly'),
    // a rehearsal holds a connection for minutes: nobody's inbox waits behind one
    inbox: open.open('readonly', { max: 2 }),
    tiles: open.open('readonly', { max: 2 }),
  };
  const workers = parts.work ? open.open('worker') : null;
  const sequencers = parts.sequence ? open.open('sequencer') : null;
  await open.refuseUnsoundLogins(config.environment);
  const whenMissing = config.environment === 'production' ? 'REFUSE' : 'MAKE';
  const { signer, publicKey } = openReceiptKey({ path: config.log.receiptKeyFile, whenMissing }, config.log.origin);
  publishReceiptKey(config.log.receiptVerifierKeyFile, config.log.origin, publicKey);
  const log = { origin: config.log.origin, signer };
  await logActivations(pools.serve, log, config.environment);
  const digests = openSubjectDigests({ path: config.indexKeyFile, whenMissing });
  const desks = await openDutyDesks({
    pool: pools.serve,
    file: config.dutyNumbersFile,
    onFault: (fault, cause) => {
      report(`duty numbers: ${fault}`, cause);
    },
  });
  opened.add(() => {
    desks.stop();
  });
  const backlog = await openLogBacklog({
    pool: pools.serve,
    onFault: (fault, cause) => {
      report(`log: ${fault}`, cause);
    },
  });
  opened.add(() => backlog.stop());
  const logIsFull = () => backlog.isFull();
  const recording = { pool: pools.record, origin: config.log.origin, signer, logIsFull };
  const decisions = createDecisionRecorder(recording);
  const oversight = {
    decisions: createDecisionReader(pools.oversight, config.log.origin),
    recorder: createReadingRecorder(recording),
  };
  const repeats = createRepeatRecorder(pools.serve, logIsFull);
  const pushBacks = createPushBackRecorder({
    pool: pools.serve,
    now: () => performance.now(),
    onFault: (fault, cause) => {
      report(`push-backs: ${fault}`, cause);
    },
  });
  const directory = createReaderLookUp(pools.serve);
  const testNumbers = config.environment === 'production' ? 'REFUSED' : 'ACCEPTED';
  const submitFeed = createSubmitFeed({
    store: createFeedStore(pools.feed, log),
    newId: randomUUID,
    sha256,
    testNumbers,
  });

  const { serve, tiles } = pools;
  const given = logServing({
    log: config.log,
    receiptKey: publicKey,
    directory,
    serve,
    oversight: pools.oversight,
    tiles,
    report,
  });
  const index = createEnquiryLookUp(pools.lookUp);
  const now = (): Instant => new Date().toISOString() as Instant;
  const services: HubServices = {
    makeEnquiry: createMakeEnquiry({
      index,
      policy: shippedPolicy(now),
      today: () => dateInEngland(new Date()),
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
    decisions: createReadDecisions({ directory, ...oversight }),
    explain: createReadExplanation({
      directory,
      ...oversight,
      policyOfVersion: async (version) => (await storedPolicy(pools.oversight, version))?.rules ?? null,
      sha256,
    }),
    receipt: given.receipt,
    disclosureLog: given.disclosureLog,
    sharing: sharing({
      index,
      directory,
      readings: oversight.recorder,
      repeats,
      recording,
      serve: pools.serve,
      oversight: pools.oversight,
      digests,
      desks,
      workingTime: englishWorkingTime,
      testNumbers,
      canonical: canonicalText,
    }),
    notices: createReadNotices(directory, noticeInbox(pools.inbox)),
    policy: (version) => storedPolicy(pools.oversight, version),
    goldenCases: goldenCasesOfRule,
    policyGovernance: policyGovernance({
      directory,
      recorder: oversight.recorder,
      serve: pools.serve,
      oversight: pools.oversight,
      log: { origin: config.log.origin, signer, logIsFull },
    }),
    dutyDesks: desks,
    pushedBack: (caller, how) => {
      pushBacks.recordPushBack(caller, how);
    },
    now,
  };

  if (workers !== null) opened.add(deliverNotices(workers, report));
  if (sequencers !== null) opened.add(sequenceLog(sequencers, report));
  const state = createReadiness(pools.serve, report, backlog);
  return { services, servedLog: given.servedLog, ...state, close: () => opened.all() };
}

/** Starts the worker; gives what stops it. */
function deliverNotices(pool: pg.Pool, report: Report): () => Promise<void> {
  const worker = startOutboxWorker({
    pool,
    onFault: (fault, _decision, cause) => {
      report(`notices: ${fault}`, cause);
    },
  });
  return () => worker.stop();
}

/** Starts the sequencer; gives what stops it. */
function sequenceLog(pool: pg.Pool, report: Report): () => Promise<void> {
  const sequencer = startSequencer({
    pool,
    onFault: (fault, leafId, cause) => {
      report(leafId === null ? `log: ${fault}` : `log: ${fault} ${leafId}`, cause);
    },
  });
  return () => sequencer.stop();
}
