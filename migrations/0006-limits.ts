import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limits that hold across processes, and who was pushed back under load. */
export class Limits0006 implements MigrationInterface {
  readonly name = 'Limits0006';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`SET LOCAL search_path = hub; ${PUSHED_BACK}`);
    await queryRunner.query(COUNTED_IN_TURN);
    await queryRunner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const PUSHED_BACK = `
CREATE TABLE pushed_back (
  issuer text NOT NULL,
  subject text NOT NULL,
  minute timestamptz NOT NULL,
  how text NOT NULL CHECK (how IN ('TOO_MANY', 'HUB_FULL', 'WAITED_TOO_LONG', 'NOT_ANSWERED')),
  post_id text NOT NULL,
  PRIMARY KEY (issuer, subject, minute, how)
);
CREATE INDEX pushed_back_minute ON pushed_back (minute);
COMMENT ON TABLE pushed_back IS 'Who was pushed back under load and answered nothing; one row a minute for a person; insert-only';
COMMENT ON COLUMN pushed_back.issuer IS 'Who signed the caller in';
COMMENT ON COLUMN pushed_back.subject IS 'The caller at that issuer';
COMMENT ON COLUMN pushed_back.minute IS 'The minute in which it happened, once or many times';
COMMENT ON COLUMN pushed_back.how IS 'TOO_MANY: more under way than one person needs; HUB_FULL: than the hub takes; WAITED_TOO_LONG: behind the own enquiries; NOT_ANSWERED: a queue was full, or look-up or record failed';
COMMENT ON COLUMN pushed_back.post_id IS 'The post that the token chose; empty when none';

CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.pushed_back
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
`;

/** As many as the look-up counts. */
const MOST_COUNTED = 1_000;

const COUNTED_IN_TURN = `
-- volatile, so that the count is taken after the lock and sees what another process has committed meanwhile
CREATE FUNCTION hub.counted_in_turn(person uuid, asked_at timestamptz) RETURNS integer LANGUAGE plpgsql VOLATILE
  SET search_path = hub, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 5153));
  RETURN (SELECT count(*) FROM (SELECT FROM hub.decision_record d
    WHERE d.practitioner_id = person AND d.counted AND d.decided_at > asked_at - interval '1 day'
    ORDER BY d.decided_at DESC LIMIT ${MOST_COUNTED}) counted);
END $$;
REVOKE ALL ON FUNCTION hub.counted_in_turn(uuid, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION hub.counted_in_turn(uuid, timestamptz) IS 'How many counted enquiries one person made in the day before; nobody records another near a limit until this one is committed';
`;

const GRANTS = `
GRANT INSERT ON pushed_back TO hub_app;
GRANT SELECT ON pushed_back TO hub_readonly;
GRANT EXECUTE ON FUNCTION counted_in_turn(uuid, timestamptz) TO hub_app;
`;
