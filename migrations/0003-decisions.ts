import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record of every decision, its submission to the log, the stored answer, the outbox, and the policy in force. */
export class Decisions0003 implements MigrationInterface {
  readonly name = 'Decisions0003';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`SET LOCAL search_path = hub; ${TABLES}`);
    await queryRunner.query(GUARDS);
    await queryRunner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = `
CREATE TABLE policy_version (
  version text PRIMARY KEY,
  ruleset text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE policy_version IS 'Every ruleset that ever decided anything';
COMMENT ON COLUMN policy_version.version IS 'SHA-256 of the ruleset in hexadecimal';
COMMENT ON COLUMN policy_version.ruleset IS 'Canonical JSON; replay reads it';
COMMENT ON COLUMN policy_version.stored_at IS 'When it was stored';

CREATE TABLE policy_activation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version text NOT NULL REFERENCES policy_version (version),
  activated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  activated_by text[] NOT NULL
);
COMMENT ON TABLE policy_activation IS 'Which ruleset is in force: the newest row';
COMMENT ON COLUMN policy_activation.id IS 'Rising';
COMMENT ON COLUMN policy_activation.version IS 'The ruleset';
COMMENT ON COLUMN policy_activation.activated_at IS 'When';
COMMENT ON COLUMN policy_activation.activated_by IS 'Two people of different organisations, or FIRST_INSTALLATION';

CREATE TABLE decision (
  id uuid PRIMARY KEY,
  decided_at timestamptz NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  organisation_id text NOT NULL,
  post_id text NOT NULL,
  request_id uuid NOT NULL,
  request_digest bytea NOT NULL CHECK (octet_length(request_digest) = 32),
  first_by_number bytea UNIQUE,
  first_by_name bytea UNIQUE,
  policy_version text NOT NULL,
  leaf bytea NOT NULL CHECK (octet_length(leaf) BETWEEN 1 AND 65535),
  leaf_hash bytea NOT NULL CHECK (leaf_hash = sha256('\\x00'::bytea || leaf)),
  receipt_signature bytea NOT NULL CHECK (octet_length(receipt_signature) = 64),
  UNIQUE (issuer, subject, organisation_id, post_id, request_id)
);
COMMENT ON TABLE decision IS 'Every decision, shared or refused, found or not; insert-only for ever';
COMMENT ON COLUMN decision.id IS 'Random';
COMMENT ON COLUMN decision.decided_at IS 'Database time of the look-up: the one instant of this decision';
COMMENT ON COLUMN decision.issuer IS 'Who signed the caller in';
COMMENT ON COLUMN decision.subject IS 'The caller at that issuer';
COMMENT ON COLUMN decision.organisation_id IS 'Organisation of the chosen post; empty when none';
COMMENT ON COLUMN decision.post_id IS 'The chosen post; empty when none';
COMMENT ON COLUMN decision.request_id IS 'Given by the caller; one decision for each';
COMMENT ON COLUMN decision.request_digest IS 'Keyed digest of the canonical input that the request id is bound to';
COMMENT ON COLUMN decision.first_by_number IS 'Set when this is the first enquiry about an unknown child with this NHS number; keyed digest';
COMMENT ON COLUMN decision.first_by_name IS 'The same for family name, first given name and birth date; keyed digest';
COMMENT ON COLUMN decision.policy_version IS 'Ruleset that decided';
COMMENT ON COLUMN decision.leaf IS 'Canonical bytes of the log leaf, hashed as stored';
COMMENT ON COLUMN decision.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN decision.receipt_signature IS 'Ed25519 over origin, id, leaf hash and time';

CREATE TABLE decision_record (
  decision_id uuid PRIMARY KEY,
  decided_at timestamptz NOT NULL,
  kind text NOT NULL,
  child_id uuid,
  practitioner_id uuid,
  organisation_id text NOT NULL,
  practitioner_group text NOT NULL,
  sector text NOT NULL,
  purpose text NOT NULL,
  setting text NOT NULL,
  concern text NOT NULL,
  outcome text NOT NULL,
  notifying boolean NOT NULL,
  listed boolean NOT NULL,
  not_confirmed boolean NOT NULL,
  without_relationship boolean NOT NULL,
  overridden boolean NOT NULL,
  conflicted boolean NOT NULL,
  subject_by_number bytea,
  subject_by_name bytea,
  typed_number bytea,
  typed_name bytea,
  typed_birth_date bytea,
  typed_details bytea,
  on_behalf_of text,
  presenting_address boolean NOT NULL DEFAULT false,
  counted boolean NOT NULL GENERATED ALWAYS AS
    (not_confirmed OR without_relationship OR overridden OR presenting_address OR on_behalf_of IS NOT NULL) STORED,
  request text NOT NULL,
  facts text NOT NULL,
  decision text NOT NULL,
  answer text NOT NULL,
  context text NOT NULL,
  salts bytea NOT NULL
);
CREATE INDEX decision_record_child ON decision_record (child_id, decided_at) WHERE child_id IS NOT NULL;
CREATE INDEX decision_record_organisation ON decision_record (organisation_id, decided_at, decision_id);
CREATE INDEX decision_record_person ON decision_record (practitioner_id, decided_at) WHERE kind = 'ENQUIRY';
CREATE INDEX decision_record_counted ON decision_record (practitioner_id, decided_at) WHERE counted;
CREATE INDEX decision_record_not_confirmed_organisation ON decision_record (organisation_id, decided_at) WHERE not_confirmed;
CREATE INDEX decision_record_by_number ON decision_record (subject_by_number) WHERE subject_by_number IS NOT NULL;
CREATE INDEX decision_record_by_name ON decision_record (subject_by_name) WHERE subject_by_name IS NOT NULL;
COMMENT ON TABLE decision_record IS 'Plain text and salts of a decision; insert-only, but retention may destroy it';
COMMENT ON COLUMN decision_record.decision_id IS 'The decision';
COMMENT ON COLUMN decision_record.decided_at IS 'As in the decision';
COMMENT ON COLUMN decision_record.kind IS 'ENQUIRY, OVERSIGHT_READING, FEED, ...';
COMMENT ON COLUMN decision_record.child_id IS 'The child, when the identity was confirmed';
COMMENT ON COLUMN decision_record.practitioner_id IS 'Who asked, when the directory knows';
COMMENT ON COLUMN decision_record.organisation_id IS 'Organisation of the chosen post; empty when none';
COMMENT ON COLUMN decision_record.practitioner_group IS 'Group of the chosen post, or NONE';
COMMENT ON COLUMN decision_record.sector IS 'Sector of the organisation, as an earlier enquiry may show it';
COMMENT ON COLUMN decision_record.purpose IS 'Purpose that was stated';
COMMENT ON COLUMN decision_record.setting IS 'Setting that was stated';
COMMENT ON COLUMN decision_record.concern IS 'Concern that was stated';
COMMENT ON COLUMN decision_record.outcome IS 'What the enquirer was told';
COMMENT ON COLUMN decision_record.notifying IS 'Others are told at once; a silent reading is not';
COMMENT ON COLUMN decision_record.listed IS 'May be shown to a later enquirer as an earlier enquiry';
COMMENT ON COLUMN decision_record.not_confirmed IS 'Counts towards the limit on identities not confirmed';
COMMENT ON COLUMN decision_record.without_relationship IS 'Counts towards the limit on children without a relationship';
COMMENT ON COLUMN decision_record.overridden IS 'Counts towards the limit on overrides';
COMMENT ON COLUMN decision_record.conflicted IS 'The enquirer had a conflict of interest; not counted as an earlier enquiry';
COMMENT ON COLUMN decision_record.subject_by_number IS 'For a child not known: keyed digest of the NHS number typed';
COMMENT ON COLUMN decision_record.subject_by_name IS 'For a child not known: keyed digest of family name, first given name and birth date typed';
COMMENT ON COLUMN decision_record.typed_number IS 'Keyed digest of the NHS number typed';
COMMENT ON COLUMN decision_record.typed_name IS 'Keyed digest of the family name typed, as it sounds';
COMMENT ON COLUMN decision_record.typed_birth_date IS 'Keyed digest of the birth date typed';
COMMENT ON COLUMN decision_record.typed_details IS 'Keyed digest of all that was typed about the subject';
COMMENT ON COLUMN decision_record.on_behalf_of IS 'Post of the colleague asked for';
COMMENT ON COLUMN decision_record.presenting_address IS 'The presenting address was looked at; counts towards its limit';
COMMENT ON COLUMN decision_record.counted IS 'Counts towards some limit of the person';
COMMENT ON COLUMN decision_record.request IS 'Canonical JSON of what was asked';
COMMENT ON COLUMN decision_record.facts IS 'Canonical JSON of the facts';
COMMENT ON COLUMN decision_record.decision IS 'Canonical JSON of the decision: every field of every item, rule and all';
COMMENT ON COLUMN decision_record.answer IS 'Canonical JSON of the answer without its receipt';
COMMENT ON COLUMN decision_record.context IS 'Canonical JSON: authentication, candidates seen, references of items';
COMMENT ON COLUMN decision_record.salts IS 'Salts of the leaf''s commitments, 32 bytes a slot in the order of the slots';

CREATE TABLE stored_answer (
  decision_id uuid PRIMARY KEY,
  answer text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX stored_answer_expiry ON stored_answer (expires_at);
COMMENT ON TABLE stored_answer IS 'Answers kept ten minutes for a repeat of the same request';
COMMENT ON COLUMN stored_answer.decision_id IS 'The decision';
COMMENT ON COLUMN stored_answer.answer IS 'Canonical JSON of the answer without its receipt';
COMMENT ON COLUMN stored_answer.expires_at IS 'After this the request id is spent';

CREATE TABLE answer_repeat (
  decision_id uuid NOT NULL,
  repeated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  given boolean NOT NULL,
  PRIMARY KEY (decision_id, repeated_at)
);
COMMENT ON TABLE answer_repeat IS 'Every repeat of a request: the stored answer given once more, or not';
COMMENT ON COLUMN answer_repeat.decision_id IS 'The decision';
COMMENT ON COLUMN answer_repeat.repeated_at IS 'When';
COMMENT ON COLUMN answer_repeat.given IS 'False: the request id was spent';

CREATE TABLE log_pending (
  leaf_id uuid PRIMARY KEY,
  leaf_hash bytea NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX log_pending_order ON log_pending (submitted_at, leaf_id);
COMMENT ON TABLE log_pending IS 'Leaves submitted to the log and not yet in the tree; filled by a trigger, emptied by the sequencer';
COMMENT ON COLUMN log_pending.leaf_id IS 'The decision or event that the leaf stands for';
COMMENT ON COLUMN log_pending.leaf_hash IS 'Its leaf hash';
COMMENT ON COLUMN log_pending.submitted_at IS 'When';

CREATE TABLE outbox (
  decision_id uuid PRIMARY KEY,
  payload text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE outbox IS 'Who is to be told of a decision; written with it, emptied by the worker';
COMMENT ON COLUMN outbox.decision_id IS 'The decision';
COMMENT ON COLUMN outbox.payload IS 'Canonical JSON: the notices to be sent';
COMMENT ON COLUMN outbox.written_at IS 'When';

CREATE TABLE notice (
  id uuid PRIMARY KEY,
  decision_id uuid NOT NULL,
  place smallint NOT NULL,
  kind text NOT NULL,
  recipient_organisation text NOT NULL,
  recipient_post text,
  recipient_group text,
  urgency text NOT NULL,
  due_at timestamptz NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (decision_id, place)
);
CREATE INDEX notice_inbox ON notice (recipient_organisation, created_at, id);
COMMENT ON TABLE notice IS 'What someone is told: the inbox';
COMMENT ON COLUMN notice.id IS 'Random';
COMMENT ON COLUMN notice.decision_id IS 'The decision that it follows from';
COMMENT ON COLUMN notice.place IS 'Its place among the notices of that decision, so that none is made twice';
COMMENT ON COLUMN notice.kind IS 'Entry of the catalogue of notices';
COMMENT ON COLUMN notice.recipient_organisation IS 'Whose inbox';
COMMENT ON COLUMN notice.recipient_post IS 'The post, when one person is told';
COMMENT ON COLUMN notice.recipient_group IS 'The group, when whoever holds it is told';
COMMENT ON COLUMN notice.urgency IS 'Concern of the enquiry';
COMMENT ON COLUMN notice.due_at IS 'To be acknowledged by';
COMMENT ON COLUMN notice.body IS 'Plain text; in a contact record what was typed about a child whom no social care knows';
COMMENT ON COLUMN notice.created_at IS 'When it was delivered';
`;

const GUARDS = `
CREATE FUNCTION hub.submit_to_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  INSERT INTO hub.log_pending (leaf_id, leaf_hash) SELECT id, leaf_hash FROM submitted;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION hub.submit_to_log() FROM PUBLIC;
COMMENT ON FUNCTION hub.submit_to_log() IS 'No decision and no event exists without its submission to the log';
CREATE TRIGGER submit_to_log AFTER INSERT ON hub.decision
  REFERENCING NEW TABLE AS submitted FOR EACH STATEMENT EXECUTE FUNCTION hub.submit_to_log();

CREATE FUNCTION hub.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION hub.refuse_change() FROM PUBLIC;
COMMENT ON FUNCTION hub.refuse_change() IS 'What is insert-only stays so, for the owner too';
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.decision
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.decision_record
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.policy_activation
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.answer_repeat
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
`;

/**
 * What the look-up counts and compares. The plain text of a decision is read by oversight alone, and the column of the
 * salts that open the leaves by the auditor alone. Seven of them, and what they open, the serving login gets from
 * `receipt_openings` for a decision whose enquirer it names; it speaks for every enquirer, so that narrows which slots
 * it can open and not of whom. An answer that is given again comes from `stored_answer`.
 */
const COUNTED = `decision_id, decided_at, child_id, practitioner_id, organisation_id, sector, setting, notifying, listed,
  not_confirmed, without_relationship, overridden, conflicted, subject_by_number, subject_by_name, typed_number,
  typed_name, typed_birth_date, typed_details, on_behalf_of, presenting_address, counted, purpose, decision`;

const PLAIN_TEXT = `decision_id, decided_at, kind, child_id, practitioner_id, organisation_id, practitioner_group, sector,
  purpose, setting, concern, outcome, notifying, listed, not_confirmed, without_relationship, overridden, conflicted,
  subject_by_number, subject_by_name, typed_number, typed_name, typed_birth_date, typed_details, on_behalf_of,
  presenting_address, request, facts, decision, answer, context`;

const GRANTS = `
GRANT SELECT, INSERT ON decision, stored_answer, answer_repeat, policy_version TO hub_app;
GRANT INSERT, SELECT (${COUNTED}) ON decision_record TO hub_app;
GRANT INSERT ON outbox TO hub_app;
GRANT SELECT ON policy_activation TO hub_app;
GRANT SELECT, DELETE, UPDATE (written_at) ON outbox TO hub_worker;
GRANT SELECT, INSERT ON notice TO hub_worker;
GRANT SELECT, DELETE ON log_pending TO hub_sequencer;
-- who asked concerns neither; to them a decision is a leaf
GRANT SELECT (id, leaf, leaf_hash) ON decision TO hub_sequencer;
GRANT SELECT (id, decided_at, leaf, leaf_hash, receipt_signature) ON decision TO hub_signer;
GRANT SELECT, DELETE ON stored_answer TO hub_retention;
GRANT SELECT ON decision, policy_version, policy_activation, log_pending, notice TO hub_readonly;
GRANT SELECT (${PLAIN_TEXT}) ON decision_record TO hub_readonly;
`;
