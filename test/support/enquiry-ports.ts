import { createHash } from 'node:crypto';
import { shippedPolicy } from '../../src/compose/shipped-policy.js';
import { dateInEngland } from '../../src/date-in-england.js';
import { canonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import type { Caller } from '../../src/enquiry/caller.js';
import type { EnquiryPorts } from '../../src/enquiry/ports.js';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { openDutyDesks } from '../../src/persistence/duty-desks.js';
import { englishWorkingTime } from '../../src/persistence/england-calendar.js';
import { openReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import { openSubjectDigests } from '../../src/persistence/log/keys/subject-digests.js';
import { createEnquiryLookUp } from '../../src/persistence/look-up/enquiry-look-up.js';
import { createDecisionRecorder } from '../../src/persistence/recording/decision-recorder.js';
import { createRepeatRecorder } from '../../src/persistence/recording/repeat-recorder.js';
import type { Instant } from '../../src/shared/instant.js';
import type { RunningHub } from './running-hub.js';

/** The ports of the use case over the database of a running hub, so that a test can break one of them. */
export async function enquiryPorts({ config, database }: RunningHub): Promise<EnquiryPorts> {
  const pool = database.pool('app');
  const { signer } = openReceiptKey({ path: config.log.receiptKeyFile, whenMissing: 'MAKE' }, config.log.origin);
  const decisions = createDecisionRecorder({ pool, origin: config.log.origin, signer });
  const repeats = createRepeatRecorder(pool);
  const desks = await openDutyDesks({ pool, file: config.dutyNumbersFile, onFault: () => undefined });
  desks.stop();
  return {
    index: createEnquiryLookUp(pool),
    policy: shippedPolicy(() => new Date().toISOString() as Instant),
    recorder: {
      record: (entry) => decisions.record(entry),
      recordRepeat: (id, given) => repeats.recordRepeat(id, given),
    },
    digests: openSubjectDigests({ path: config.indexKeyFile, whenMissing: 'MAKE' }),
    desks,
    workingTime: englishWorkingTime,
    today: () => dateInEngland(new Date()),
    canonical: canonicalText,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
    testNumbers: 'ACCEPTED',
  };
}

/** A persona as the token verifier hands it on. */
export async function callerOf({ database }: RunningHub, key: string): Promise<Caller> {
  const persona = PERSONAS.find((each) => each.key === key);
  const { rows } = await database
    .superuser()
    .query<{ issuer: string; subject: string }>('SELECT issuer, subject FROM hub.sign_in WHERE subject = $1', [
      persona?.subject,
    ]);
  const [signIn] = rows;
  if (signIn === undefined) throw new Error(`no such persona: ${key}`);
  return {
    ...signIn,
    post: (persona?.post?.id ?? null) as Caller['post'],
    authenticationLevel: 2,
    authenticatedAt: null,
    stepUpFor: null,
  };
}
