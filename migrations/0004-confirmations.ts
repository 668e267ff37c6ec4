import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How one recorded decision stands to another, and who has confirmed by their own sign-in what they are named for. */
export class Confirmations0004 implements MigrationInterface {
  readonly name = 'Confirmations0004';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
SET LOCAL search_path = hub;

CREATE TABLE decision_link (
  decision_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SUPERSEDES', 'REPLIES_TO', 'ASKS_ABOUT', 'ANSWERED_UNDER')),
  earlier_id uuid NOT NULL,
  PRIMARY KEY (decision_id, kind, earlier_id)
);
CREATE INDEX decision_link_earlier ON decision_link (earlier_id);
CREATE UNIQUE INDEX decision_link_one_successor ON decision_link (earlier_id) WHERE kind = 'SUPERSEDES';
CREATE UNIQUE INDEX decision_link_one_answer ON decision_link (earlier_id) WHERE kind = 'ANSWERED_UNDER';
COMMENT ON TABLE decision_link IS 'A decision that follows from an earlier one, which stays as it was';
COMMENT ON COLUMN decision_link.decision_id IS 'The later decision';
COMMENT ON COLUMN decision_link.kind IS 'SUPERSEDES: takes its place; REPLIES_TO: answers a request for contact; ASKS_ABOUT: a request that follows an answer; ANSWERED_UNDER: an answer that uses up what a colleague confirmed of the earlier one';
COMMENT ON COLUMN decision_link.earlier_id IS 'The earlier decision';

CREATE TABLE confirmation_asked (
  decision_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('COLLEAGUE', 'ADVISER', 'APPROVER')),
  practitioner_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_for bytea CHECK (octet_length(asked_for) = 32),
  PRIMARY KEY (decision_id, role, practitioner_id)
);
CREATE INDEX confirmation_asked_person ON confirmation_asked (practitioner_id, asked_at);
COMMENT ON TABLE confirmation_asked IS 'Who was named in a decision and is asked to confirm it; written with the decision';
COMMENT ON COLUMN confirmation_asked.decision_id IS 'The decision';
COMMENT ON COLUMN confirmation_asked.role IS 'COLLEAGUE: on whose behalf it was asked; ADVISER and APPROVER: of a sharing decision';
COMMENT ON COLUMN confirmation_asked.practitioner_id IS 'Who was named';
COMMENT ON COLUMN confirmation_asked.asked_at IS 'As the decision';
COMMENT ON COLUMN confirmation_asked.asked_for IS 'Keyed digest of the subject as typed and of all that rules look at in what a colleague is asked to confirm; nothing else is confirmed by it';

CREATE TABLE confirmation (
  decision_id uuid NOT NULL,
  role text NOT NULL,
  practitioner_id uuid NOT NULL,
  confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (decision_id, role, practitioner_id),
  FOREIGN KEY (decision_id, role, practitioner_id) REFERENCES confirmation_asked
);
COMMENT ON TABLE confirmation IS 'Confirmed by the named person''s own sign-in; without a row it is unconfirmed';
COMMENT ON COLUMN confirmation.decision_id IS 'The decision';
COMMENT ON COLUMN confirmation.role IS 'As it was asked';
COMMENT ON COLUMN confirmation.practitioner_id IS 'Who confirmed';
COMMENT ON COLUMN confirmation.confirmed_at IS 'When';

CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.decision_link
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.confirmation_asked
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.confirmation
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

GRANT SELECT, INSERT ON decision_link, confirmation_asked, confirmation TO hub_app;
GRANT SELECT ON decision_link, confirmation_asked, confirmation TO hub_readonly;
-- a later decision may follow only from one of its own sort
GRANT SELECT (kind, concern) ON decision_record TO hub_app;
`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
