import type { DatabaseRole } from '../../../src/persistence/database-role.js';

/**
 * How a table is kept from being changed, whoever tries.
 * INSERT_ONLY: nothing but INSERT, the owner included. ERASABLE: what is there may go and is never changed; a record or a
 * notice goes only with an erasure in the log.
 * ONE_ROW: it is updated and stays. CHANGING: what it holds comes and goes, and the rights alone say by whom.
 */
export type Guard = 'INSERT_ONLY' | 'ERASABLE' | 'ONE_ROW' | 'CHANGING';

export type Change = 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';

/** What was decided about one table: its guard, and what each login may do to it. Logins left out may change nothing. */
export interface Decided {
  readonly guard: Guard;
  readonly changedBy: Readonly<Partial<Record<DatabaseRole, readonly Change[]>>>;
}

const kept = (changedBy: Decided['changedBy'] = {}): Decided => ({ guard: 'INSERT_ONLY', changedBy });
const erasable = (changedBy: Decided['changedBy']): Decided => ({ guard: 'ERASABLE', changedBy });
const changing = (changedBy: Decided['changedBy'] = {}): Decided => ({ guard: 'CHANGING', changedBy });

/** The directory is changed by two people, and the hub has no login that does it: the owner alone. */
const DIRECTORY = changing();
const STATEMENTS = changing({ feed: ['INSERT', 'UPDATE', 'DELETE'] });

/** Every table of the schema; a table that is not here, or not as it stands here, fails the test. */
export const DECIDED: Readonly<Record<string, Decided>> = {
  organisation: DIRECTORY,
  duty_desk: DIRECTORY,
  duty_desk_closure: DIRECTORY,
  practitioner: DIRECTORY,
  post: DIRECTORY,
  issuer_organisation: DIRECTORY,
  sign_in: DIRECTORY,
  feed_client: DIRECTORY,

  feed_source: changing({ feed: ['UPDATE'] }),
  feed_batch: changing({ feed: ['INSERT'] }),
  feed_source_salt: kept({ feed: ['INSERT'] }),
  feed_batch_manifest: kept({ feed: ['INSERT'] }),
  child: changing({ feed: ['INSERT'] }),
  source_child: changing({ feed: ['INSERT'] }),
  match_review: changing({ feed: ['INSERT'] }),
  child_key: changing({ feed: ['INSERT', 'DELETE'] }),
  identity_statement: STATEMENTS,
  residence: STATEMENTS,
  related_person: STATEMENTS,
  involvement: STATEMENTS,
  social_care_case: STATEMENTS,
  plan: STATEMENTS,
  consent: STATEMENTS,
  shield: STATEMENTS,
  common_assessment: STATEMENTS,
  police_pointer: STATEMENTS,
  detriment_judgement: STATEMENTS,
  change_of_identity: STATEMENTS,

  policy_version: kept({ app: ['INSERT'] }),
  policy_activation: kept(),
  policy_proposal: kept({ app: ['INSERT'] }),
  policy_approval: kept({ app: ['INSERT'] }),

  decision: kept({ app: ['INSERT'] }),
  decision_record: erasable({ app: ['INSERT'] }),
  decision_link: kept({ app: ['INSERT'] }),
  confirmation_asked: kept({ app: ['INSERT'] }),
  confirmation: kept({ app: ['INSERT'] }),
  answer_repeat: erasable({ app: ['INSERT'] }),
  pushed_back: erasable({ app: ['INSERT'] }),
  stored_answer: changing({ app: ['INSERT'], retention: ['DELETE'] }),
  outbox: changing({ app: ['INSERT'], worker: ['UPDATE', 'DELETE'] }),
  notice: erasable({ worker: ['INSERT'] }),

  log_event: kept({ app: ['INSERT'], feed: ['INSERT'] }),
  log_event_record: kept({ app: ['INSERT'], feed: ['INSERT'] }),
  erasure_item: kept(),
  log_pending: changing({ sequencer: ['DELETE'] }),
  log_entry: kept({ sequencer: ['INSERT'] }),
  log_tile: kept({ sequencer: ['INSERT'] }),
  log_partial_tile: changing({ sequencer: ['INSERT', 'UPDATE', 'DELETE'] }),
  log_tree: { guard: 'ONE_ROW', changedBy: { sequencer: ['UPDATE'] } },
  log_head: kept({ signer: ['INSERT'] }),
};

/** What the triggers of a guard refuse, to the owner too. */
export const REFUSED_BY: Readonly<Record<Guard, readonly Exclude<Change, 'INSERT'>[]>> = {
  INSERT_ONLY: ['UPDATE', 'DELETE', 'TRUNCATE'],
  ERASABLE: ['UPDATE', 'TRUNCATE'],
  ONE_ROW: ['DELETE', 'TRUNCATE'],
  CHANGING: [],
};
