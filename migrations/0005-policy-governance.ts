import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of a policy that wait for two people, and the one way in which the serving login can put one in force. */
export class PolicyGovernance0005 implements MigrationInterface {
  readonly name = 'PolicyGovernance0005';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`SET LOCAL search_path = hub; ${TABLES}`);
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(GRANTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = `
CREATE TABLE policy_proposal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version text NOT NULL REFERENCES policy_version (version),
  follows bigint NOT NULL REFERENCES policy_activation (id),
  proposed_by uuid NOT NULL,
  organisation_id text NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL,
  UNIQUE (version, follows)
);
COMMENT ON TABLE policy_proposal IS 'A ruleset that somebody asks to be put in force; it waits until another comes into force';
COMMENT ON COLUMN policy_proposal.id IS 'Random; what an approver signs in again for';
COMMENT ON COLUMN policy_proposal.version IS 'The ruleset';
COMMENT ON COLUMN policy_proposal.follows IS 'The activation in force when it was proposed; after the next one it no longer waits';
COMMENT ON COLUMN policy_proposal.proposed_by IS 'The author, a practitioner';
COMMENT ON COLUMN policy_proposal.organisation_id IS 'Organisation of the author''s post';
COMMENT ON COLUMN policy_proposal.proposed_at IS 'When';
COMMENT ON COLUMN policy_proposal.note IS 'Why, in the author''s words';

CREATE TABLE policy_approval (
  proposal_id uuid NOT NULL REFERENCES policy_proposal (id),
  practitioner_id uuid NOT NULL,
  organisation_id text NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (proposal_id, practitioner_id)
);
COMMENT ON TABLE policy_approval IS 'Who agrees that a proposed ruleset comes into force';
COMMENT ON COLUMN policy_approval.proposal_id IS 'The proposal';
COMMENT ON COLUMN policy_approval.practitioner_id IS 'Who approves';
COMMENT ON COLUMN policy_approval.organisation_id IS 'Organisation of the approver''s post';
COMMENT ON COLUMN policy_approval.approved_at IS 'When';

ALTER TABLE policy_activation ADD COLUMN proposal_id uuid UNIQUE REFERENCES policy_proposal (id);
ALTER TABLE policy_activation ADD COLUMN decision_id uuid UNIQUE;
COMMENT ON COLUMN policy_activation.proposal_id IS 'The proposal that two people approved; null for a first installation, and in development';
COMMENT ON COLUMN policy_activation.decision_id IS 'The decision by which it stands in the log; null as above';

CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.policy_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.policy_approval
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
`;

/**
 * The serving login may insert proposals and approvals, since it speaks for whoever signed in, but not an activation:
 * `activate_policy` looks for the two approvals itself, and for the decision that makes a leaf of the log and names the
 * very proposal that they approved.
 */
const FUNCTIONS = `
CREATE FUNCTION hub.governs_policy(practitioner uuid, organisation text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM hub.post t JOIN hub.organisation o ON o.id = t.organisation_id
    WHERE t.practitioner_id = practitioner AND o.id = organisation AND o.active
      AND t.practitioner_group IN ('IG_LEAD', 'HUB_IG_LEAD')
      AND t.active_from <= (clock_timestamp() AT TIME ZONE 'Europe/London')::date
      AND (t.active_until IS NULL OR t.active_until >= (clock_timestamp() AT TIME ZONE 'Europe/London')::date))
$$;
REVOKE ALL ON FUNCTION hub.governs_policy(uuid, text) FROM PUBLIC;
COMMENT ON FUNCTION hub.governs_policy(uuid, text) IS 'Holds a post of information governance at this organisation today';

CREATE FUNCTION hub.activate_policy(activated text, recorded uuid) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
  proposal hub.policy_proposal;
  approvers text[];
  activation bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7351003);
  SELECT * INTO proposal FROM hub.policy_proposal p
    WHERE p.version = activated AND p.follows = (SELECT max(id) FROM hub.policy_activation);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no proposal of this policy waits' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  SELECT ARRAY[one.practitioner_id::text, other.practitioner_id::text] INTO approvers
    FROM hub.policy_approval one JOIN hub.policy_approval other
      ON other.proposal_id = one.proposal_id AND one.approved_at <= other.approved_at
        AND other.practitioner_id <> one.practitioner_id AND other.organisation_id <> one.organisation_id
    WHERE one.proposal_id = proposal.id
      AND proposal.proposed_by NOT IN (one.practitioner_id, other.practitioner_id)
      AND hub.governs_policy(one.practitioner_id, one.organisation_id)
      AND hub.governs_policy(other.practitioner_id, other.organisation_id)
    ORDER BY one.approved_at, other.approved_at LIMIT 1;
  IF approvers IS NULL THEN
    RAISE EXCEPTION 'a policy comes into force by two people of different organisations, neither the author'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF NOT EXISTS (SELECT FROM hub.policy_version v
    WHERE v.version = activated AND encode(sha256(convert_to(v.ruleset, 'UTF8')), 'hex') = v.version) THEN
    RAISE EXCEPTION 'the stored policy is not the one that its version names'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF NOT EXISTS (SELECT FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
    WHERE d.id = recorded AND d.policy_version = activated AND r.kind = 'POLICY_ACTIVATION'
      AND r.request::jsonb ->> 'proposal' = proposal.id::text) THEN
    RAISE EXCEPTION 'an activation stands in the log by a decision of its own'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO hub.policy_activation (version, activated_by, proposal_id, decision_id)
    VALUES (activated, approvers, proposal.id, recorded) RETURNING id INTO activation;
  RETURN activation;
END $$;
REVOKE ALL ON FUNCTION hub.activate_policy(text, uuid) FROM PUBLIC;
COMMENT ON FUNCTION hub.activate_policy(text, uuid) IS 'Puts a proposed policy in force once two people have approved it, with the decision that names the proposal; raises otherwise';
`;

const GRANTS = `
GRANT SELECT, INSERT (version, follows, proposed_by, organisation_id, note) ON policy_proposal TO hub_app;
GRANT SELECT, INSERT (proposal_id, practitioner_id, organisation_id) ON policy_approval TO hub_app;
GRANT EXECUTE ON FUNCTION governs_policy(uuid, text), activate_policy(text, uuid) TO hub_app;
GRANT SELECT ON policy_proposal, policy_approval TO hub_readonly;
`;
