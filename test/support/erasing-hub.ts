import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { PERSONAS } from '../../src/identity/development/personas.js';
import { openReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import { eraseRecords, type Erased, type Erasure } from '../../src/persistence/retention/erase-records.js';
import type { EnquiryAnswer } from '../../src/release/enquiry-answer.js';
import { castSubject } from '../../src/synthetic-town/example-subject.js';
import { townCalendar } from '../../src/synthetic-town/town-calendar.js';
import { waiting } from './log-tables.js';
import { logKey, publishHead } from './published-head.js';
import { startRunningHub, type RunningHub } from './running-hub.js';
import { count, enquire, input, WORRIED } from './town-enquiries.js';

/** A hub that sequences its log, and retention beside it. */
export interface ErasingHub {
  readonly hub: RunningHub;
  /** 32 bytes, the public half of the key of receipts. */
  readonly receiptKey: Uint8Array;
  /** An enquiry whose reason holds the canary, delivered, under a published head, with nothing left to be acted on. */
  recorded(): Promise<EnquiryAnswer['receipt']>;
  /** The same, as it is before a head is published and while notices are due. */
  fresh(): Promise<EnquiryAnswer['receipt']>;
  /** Erases as `hub_retention`, naming two who may agree, unless `more` says otherwise. */
  erase(decisions: readonly string[], more?: Partial<Erasure> & { readonly rehearse?: boolean }): Promise<Erased>;
}

export const RULE = 'SCHEDULE-12.4/ENQUIRIES_75_YEARS';
export const CANARY = 'canary-of-what-was-typed';

/** Id of a persona in the directory. */
export function personOf(key: string): string {
  return PERSONAS.find((persona) => persona.key === key)?.practitioner?.id ?? '';
}

/** Two who hold posts of information governance at different organisations. */
export const LEADS = [personOf('hub-ig-lead'), personOf('ig-lead')] as const;

export async function startErasingHub(): Promise<ErasingHub> {
  const hub = await startRunningHub(undefined, [], { sequence: true });
  const { origin, receiptKeyFile: path } = hub.config.log;
  const { signer, publicKey } = openReceiptKey({ path, whenMissing: 'REFUSE' }, origin);
  const key = logKey(origin);
  const fresh = async (): Promise<EnquiryAnswer['receipt']> => {
    const subject = castSubject('planInForce', 'NUMBER_AND_NAME', townCalendar(hub.asOf));
    const { answer } = await enquire(hub, 'gp', input(WORRIED, subject, { reason: `${CANARY} ${randomUUID()}` }));
    await nothingWaits(hub);
    return answer.receipt;
  };
  return {
    hub,
    receiptKey: publicKey,
    fresh,
    recorded: async () => {
      const receipt = await fresh();
      await noticesPassed(hub, [receipt.decisionId]);
      await publishHead(hub.database, key);
      return receipt;
    },
    erase: (decisions, { rehearse = false, ...more } = {}) => {
      const erasure = { rule: RULE, decisions, namedAsAgreeing: LEADS, ...more };
      return eraseRecords(hub.database.pool('retention'), erasure, { origin, signer }, { rehearse });
    },
  };
}

/** As if the time to act on the notices of these decisions had passed. */
export async function noticesPassed(hub: Pick<RunningHub, 'database'>, decisions: readonly string[]): Promise<void> {
  const client = await hub.database.superuser().connect();
  // what was delivered is insert-only
  await client.query('SET session_replication_role = replica');
  await client.query(
    `UPDATE hub.notice SET due_at = clock_timestamp() - interval '1 minute' WHERE decision_id = ANY ($1::uuid[])`,
    [decisions],
  );
  await client.query('RESET session_replication_role');
  client.release();
}

/** Resolves when every leaf has its place and everybody was told. */
export async function nothingWaits(hub: RunningHub): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await waiting(hub.database)).toBe(0);
      expect(await count(hub, 'outbox')).toBe(0);
    },
    { timeout: 20_000, interval: 20 },
  );
}
