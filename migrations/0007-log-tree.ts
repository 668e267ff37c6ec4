import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERASURE_FUNCTIONS } from './erasure-functions.js';

/** The tree over the leaves, its signed heads, events that are leaves beside decisions, and erasure. */
export class LogTree0007 implements MigrationInterface {
  readonly name = 'LogTree0007';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`SET LOCAL search_path = hub; ${EVENTS} ${TREE}`);
    await queryRunner.query(GUARDS);
    await queryRunner.query(ERASURE_FUNCTIONS);
    await queryRunner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const EVENTS = `
CREATE TABLE log_event (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('FEED_BATCH', 'POLICY_ACTIVATION', 'ERASURE')),
  about text NOT NULL,
  happened_at timestamptz NOT NULL,
  leaf bytea NOT NULL CHECK (octet_length(leaf) BETWEEN 1 AND 65535),
  leaf_hash bytea NOT NULL CHECK (leaf_hash = sha256('\\x00'::bytea || leaf)),
  receipt_signature bytea NOT NULL CHECK (octet_length(receipt_signature) = 64),
  UNIQUE (kind, about)
);
COMMENT ON TABLE log_event IS 'What is a leaf of the log and no decision; insert-only for ever';
COMMENT ON COLUMN log_event.id IS 'Random';
COMMENT ON COLUMN log_event.kind IS 'FEED_BATCH, POLICY_ACTIVATION of a first installation or in development, ERASURE';
COMMENT ON COLUMN log_event.about IS 'Id of the batch or the activation; for an erasure its own id';
COMMENT ON COLUMN log_event.happened_at IS 'Database time';
COMMENT ON COLUMN log_event.leaf IS 'Canonical bytes of the log leaf, hashed as stored';
COMMENT ON COLUMN log_event.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN log_event.receipt_signature IS 'Ed25519 over origin, id, leaf hash and time';

CREATE TABLE log_event_record (
  event_id uuid PRIMARY KEY REFERENCES log_event (id),
  content text NOT NULL,
  salts bytea NOT NULL
);
COMMENT ON TABLE log_event_record IS 'Plain text and salts of an event; insert-only';
COMMENT ON COLUMN log_event_record.event_id IS 'The event';
COMMENT ON COLUMN log_event_record.content IS 'Canonical JSON: what happened';
COMMENT ON COLUMN log_event_record.salts IS 'Salts of the leaf''s commitments, 32 bytes a slot in the order of the slots';

CREATE TABLE feed_source_salt (
  source_id text PRIMARY KEY REFERENCES feed_source (source_id),
  salt bytea NOT NULL CHECK (octet_length(salt) = 32)
);
COMMENT ON TABLE feed_source_salt IS 'By what the manifests of a source name its rows of the index; insert-only';
COMMENT ON COLUMN feed_source_salt.source_id IS 'The source';
COMMENT ON COLUMN feed_source_salt.salt IS 'Random, drawn with its first batch';

CREATE TABLE feed_batch_manifest (
  batch_id uuid PRIMARY KEY REFERENCES feed_batch (id),
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  entries bytea NOT NULL CHECK (octet_length(entries) % 64 = 0)
);
COMMENT ON TABLE feed_batch_manifest IS 'What a batch changed in the index, as digests; by them the index can be checked; insert-only';
COMMENT ON COLUMN feed_batch_manifest.batch_id IS 'The batch';
COMMENT ON COLUMN feed_batch_manifest.salt IS 'Random, of this batch';
COMMENT ON COLUMN feed_batch_manifest.entries IS '64 bytes a change, in order: tag of table and name under the salt of the source, then digest of the row under that of the batch, zeros for one taken out';

CREATE TABLE erasure_item (
  decision_id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES log_event (id)
);
COMMENT ON TABLE erasure_item IS 'Decisions whose plain text and salts were destroyed, and the leaf that says so';
COMMENT ON COLUMN erasure_item.decision_id IS 'The decision; it stays in the log';
COMMENT ON COLUMN erasure_item.event_id IS 'The erasure';
`;

const TREE = `
CREATE TABLE log_entry (
  idx bigint PRIMARY KEY CHECK (idx >= 0),
  leaf_id uuid NOT NULL UNIQUE,
  leaf bytea NOT NULL CHECK (octet_length(leaf) BETWEEN 1 AND 65535),
  leaf_hash bytea NOT NULL CHECK (leaf_hash = sha256('\\x00'::bytea || leaf)),
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sequenced_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE log_entry IS 'The leaves in the order of the log, without gaps; insert-only';
COMMENT ON COLUMN log_entry.idx IS 'Place in the log, from 0';
COMMENT ON COLUMN log_entry.leaf_id IS 'The decision or event';
COMMENT ON COLUMN log_entry.leaf IS 'The bytes of the leaf, as submitted';
COMMENT ON COLUMN log_entry.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN log_entry.submitted_at IS 'When it was submitted, at the end of the statement that recorded it';
COMMENT ON COLUMN log_entry.sequenced_at IS 'When it got its place';

CREATE TABLE log_tile (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  n bigint NOT NULL CHECK (n >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
  PRIMARY KEY (level, n)
);
COMMENT ON TABLE log_tile IS 'Full tiles of the tree; insert-only';
COMMENT ON COLUMN log_tile.level IS 'Tile level; a hash of level l stands for 256^l leaves';
COMMENT ON COLUMN log_tile.n IS 'Number of the tile in its level';
COMMENT ON COLUMN log_tile.hashes IS '256 hashes of 32 bytes';

CREATE TABLE log_partial_tile (
  level smallint PRIMARY KEY CHECK (level BETWEEN 0 AND 7),
  n bigint NOT NULL CHECK (n >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8160 AND octet_length(hashes) % 32 = 0)
);
COMMENT ON TABLE log_partial_tile IS 'The right edge of the tree: the last tile of each level while it is not full';
COMMENT ON COLUMN log_partial_tile.level IS 'Tile level';
COMMENT ON COLUMN log_partial_tile.n IS 'Number of the tile in its level';
COMMENT ON COLUMN log_partial_tile.hashes IS '1 to 255 hashes of 32 bytes';

CREATE TABLE log_tree (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32)
);
COMMENT ON TABLE log_tree IS 'The tree as it is now; one row';
COMMENT ON COLUMN log_tree.single IS 'There is no second row';
COMMENT ON COLUMN log_tree.size IS 'Number of leaves';
COMMENT ON COLUMN log_tree.root IS 'RFC 6962 root over them';
INSERT INTO log_tree (size, root) VALUES (0, sha256(''::bytea));

CREATE TABLE log_head (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  origin text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL,
  signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  cosigned_by text[] NOT NULL,
  quorum boolean NOT NULL
);
CREATE INDEX log_head_size ON log_head (size);
COMMENT ON TABLE log_head IS 'Signed heads of the log; the newest row is the published one; insert-only';
COMMENT ON COLUMN log_head.id IS 'Rising';
COMMENT ON COLUMN log_head.origin IS 'Name of the log';
COMMENT ON COLUMN log_head.size IS 'Leaves that it covers';
COMMENT ON COLUMN log_head.root IS 'Root over them';
COMMENT ON COLUMN log_head.note IS 'The checkpoint, a signed note with every signature';
COMMENT ON COLUMN log_head.signed_at IS 'When it was added';
COMMENT ON COLUMN log_head.cosigned_by IS 'Names of the witnesses whose cosignature it carries';
COMMENT ON COLUMN log_head.quorum IS 'Whether the cosignatures satisfy the policy';
`;

const INSERT_ONLY = [
  'log_event',
  'feed_source_salt',
  'feed_batch_manifest',
  'erasure_item',
  'log_entry',
  'log_tile',
  'log_head',
];

const GUARDS = `
CREATE OR REPLACE FUNCTION hub.submit_to_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
  used boolean;
BEGIN
  -- an older view of the other table would hide what another transaction has put there
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'leaves are submitted at read committed' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  -- first, so that of two who submit the same id at once one waits here for the other
  INSERT INTO hub.log_pending (leaf_id, leaf_hash) SELECT id, leaf_hash FROM submitted;
  -- what has its place stands in one of the two tables for ever, and in its own the primary key refuses it
  IF TG_TABLE_NAME = 'decision' THEN
    used := EXISTS (SELECT FROM hub.log_event v WHERE v.id = ANY (ARRAY(SELECT s.id FROM submitted s)));
  ELSE
    used := EXISTS (SELECT FROM hub.decision d WHERE d.id = ANY (ARRAY(SELECT s.id FROM submitted s)));
  END IF;
  IF used THEN
    RAISE EXCEPTION 'a leaf has this id already' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER submit_to_log AFTER INSERT ON hub.log_event
  REFERENCING NEW TABLE AS submitted FOR EACH STATEMENT EXECUTE FUNCTION hub.submit_to_log();
${INSERT_ONLY.map(
  (table) => `CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.${table}
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();`,
).join('\n')}
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.log_event_record
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.notice
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER only_one_tree BEFORE DELETE OR TRUNCATE ON hub.log_tree
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

-- a login writes the one kind of event that it is there for
ALTER TABLE hub.log_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON hub.log_event FOR SELECT USING (true);
CREATE POLICY feed_batches ON hub.log_event FOR INSERT TO hub_feed WITH CHECK (kind = 'FEED_BATCH');
CREATE POLICY activations ON hub.log_event FOR INSERT TO hub_app WITH CHECK (kind = 'POLICY_ACTIVATION');

CREATE FUNCTION hub.log_backlog(most integer, OUT outstanding integer, OUT oldest_seconds double precision)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
  SELECT count(*)::integer, coalesce(extract(epoch FROM clock_timestamp() - min(w.submitted_at)), 0)::double precision
  FROM (SELECT submitted_at FROM hub.log_pending ORDER BY submitted_at, leaf_id LIMIT most) w
$$;
REVOKE ALL ON FUNCTION hub.log_backlog(integer) FROM PUBLIC;
COMMENT ON FUNCTION hub.log_backlog(integer) IS 'How many leaves wait for their place, counted up to a number, and for how long the oldest';

-- salts in the order kind, organisation, role, person, purpose, setting, outcome: 32 bytes each, at their offsets in a leaf's salts
CREATE FUNCTION hub.receipt_openings(decision uuid, caller_issuer text, caller_subject text,
  OUT kind text, OUT organisation text, OUT practitioner_group text, OUT post text, OUT practitioner uuid,
  OUT purpose text, OUT setting text, OUT outcome text, OUT salts bytea[])
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
  SELECT r.kind, r.organisation_id, r.practitioner_group, d.post_id, r.practitioner_id, r.purpose, r.setting, r.outcome,
    ARRAY[substring(r.salts FROM 1 FOR 32), substring(r.salts FROM 33 FOR 32), substring(r.salts FROM 65 FOR 32),
      substring(r.salts FROM 97 FOR 32), substring(r.salts FROM 161 FOR 32), substring(r.salts FROM 193 FOR 32),
      substring(r.salts FROM 225 FOR 32)]
  FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
  WHERE d.id = $1 AND d.issuer = $2 AND d.subject = $3
$$;
REVOKE ALL ON FUNCTION hub.receipt_openings(uuid, text, text) FROM PUBLIC;
COMMENT ON FUNCTION hub.receipt_openings(uuid, text, text) IS 'What opens those slots of a decision that its enquirer stated or was told, and no other slot. The enquirer is who the asking process says: whoever holds hub_app speaks for any';
`;

const GRANTS = `
GRANT SELECT, INSERT ON log_event TO hub_app, hub_feed;
GRANT INSERT ON log_event_record TO hub_app, hub_feed;
GRANT SELECT, INSERT ON feed_source_salt TO hub_feed;
GRANT INSERT ON feed_batch_manifest TO hub_feed;
GRANT SELECT ON log_event, log_entry, log_tile, log_partial_tile, log_tree TO hub_sequencer, hub_signer;
-- when it happened is the database's to say
GRANT INSERT (idx, leaf_id, leaf, leaf_hash, submitted_at) ON log_entry TO hub_sequencer;
GRANT INSERT ON log_tile TO hub_sequencer;
GRANT INSERT, UPDATE, DELETE ON log_partial_tile TO hub_sequencer;
GRANT UPDATE ON log_tree TO hub_sequencer;
GRANT SELECT ON log_pending TO hub_signer;
GRANT SELECT, INSERT (origin, size, root, note, cosigned_by, quorum) ON log_head TO hub_signer;
GRANT SELECT ON log_entry, log_tile, log_partial_tile, log_tree, log_head TO hub_app, hub_readonly;
GRANT EXECUTE ON FUNCTION log_backlog(integer) TO hub_app;
GRANT EXECUTE ON FUNCTION receipt_openings(uuid, text, text) TO hub_app;
GRANT SELECT ON log_event, erasure_item TO hub_readonly;
GRANT SELECT (event_id, content) ON log_event_record TO hub_readonly;
-- retention touches records and notices through these alone
GRANT EXECUTE ON FUNCTION erasure_state(uuid[], uuid, uuid) TO hub_retention;
GRANT EXECUTE ON FUNCTION erase_records(uuid, text, timestamptz, bytea, bytea, bytea, text, bytea, text, uuid, uuid, uuid[])
  TO hub_retention;
GRANT SELECT ON ALL TABLES IN SCHEMA hub TO hub_auditor;
`;
