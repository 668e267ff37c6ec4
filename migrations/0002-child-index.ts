import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHANGED_IDENTITY_FUNCTIONS } from './changed-identity-functions.js';
import { POINTER_TABLES } from './pointer-tables.js';
import { PROVENANCE, provenanceComments, STATEMENT_TABLES } from './statement-provenance.js';

/** The index of who works with which child: statements side by side, each with its source. No case content. */
export class ChildIndex0002 implements MigrationInterface {
  readonly name = 'ChildIndex0002';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`SET LOCAL search_path = hub; ${TABLES} ${POINTER_TABLES}`);
    for (const table of STATEMENT_TABLES) await queryRunner.query(provenanceComments(table));
    await queryRunner.query(`${GRANTS} ${CHANGED_IDENTITY_FUNCTIONS}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TABLES = `
CREATE TABLE feed_source (
  source_id text PRIMARY KEY REFERENCES organisation (id),
  due_every interval NOT NULL,
  last_sequence bigint NOT NULL DEFAULT 0,
  last_received_at timestamptz,
  last_as_of timestamptz
);
COMMENT ON TABLE feed_source IS 'Case systems that feed the index, and how fresh each is';
COMMENT ON COLUMN feed_source.source_id IS 'The organisation';
COMMENT ON COLUMN feed_source.due_every IS 'A feed older than this is late';
COMMENT ON COLUMN feed_source.last_sequence IS 'Highest sequence accepted; a lower one is stale';
COMMENT ON COLUMN feed_source.last_received_at IS 'When its last batch came';
COMMENT ON COLUMN feed_source.last_as_of IS 'As of when its last batch speaks';

CREATE TABLE feed_batch (
  id uuid PRIMARY KEY,
  source_id text NOT NULL REFERENCES feed_source (source_id),
  sequence bigint NOT NULL,
  received_at timestamptz NOT NULL,
  as_of timestamptz NOT NULL,
  row_count integer NOT NULL,
  bytes_digest bytea NOT NULL
);
CREATE INDEX feed_batch_source ON feed_batch (source_id, sequence);
COMMENT ON TABLE feed_batch IS 'Every batch that was accepted';
COMMENT ON COLUMN feed_batch.id IS 'Random';
COMMENT ON COLUMN feed_batch.source_id IS 'Who sent it';
COMMENT ON COLUMN feed_batch.sequence IS 'Rising number given by the source';
COMMENT ON COLUMN feed_batch.received_at IS 'Database time';
COMMENT ON COLUMN feed_batch.as_of IS 'As of when the source speaks';
COMMENT ON COLUMN feed_batch.row_count IS 'Rows in the batch, good and bad';
COMMENT ON COLUMN feed_batch.bytes_digest IS 'SHA-256 of the rows as received';

CREATE TABLE child (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE child IS 'A child or unborn child; what is known of it stands in the statements';
COMMENT ON COLUMN child.id IS 'Random; never shown to an enquirer';
COMMENT ON COLUMN child.created_at IS 'When the first statement came';

CREATE TABLE source_child (
  source_id text NOT NULL REFERENCES organisation (id),
  local_id text NOT NULL,
  child_id uuid NOT NULL REFERENCES child (id),
  PRIMARY KEY (source_id, local_id)
);
CREATE INDEX source_child_child ON source_child (child_id);
COMMENT ON TABLE source_child IS 'Which child a source means by its own number';
COMMENT ON COLUMN source_child.source_id IS 'The source';
COMMENT ON COLUMN source_child.local_id IS 'Its own number of the child';
COMMENT ON COLUMN source_child.child_id IS 'The child';

CREATE TABLE match_review (
  source_id text NOT NULL,
  local_id text NOT NULL,
  child_id uuid NOT NULL REFERENCES child (id),
  candidate_id uuid NOT NULL REFERENCES child (id),
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, local_id, candidate_id)
);
CREATE INDEX match_review_child ON match_review (child_id);
CREATE INDEX match_review_candidate ON match_review (candidate_id);
COMMENT ON TABLE match_review IS 'Records that may be one child; a person decides';
COMMENT ON COLUMN match_review.source_id IS 'Whose statement raised it';
COMMENT ON COLUMN match_review.local_id IS 'Its number of the child';
COMMENT ON COLUMN match_review.child_id IS 'The record that was made';
COMMENT ON COLUMN match_review.candidate_id IS 'The record that may be the same child';
COMMENT ON COLUMN match_review.reason IS 'What agreed and what did not';
COMMENT ON COLUMN match_review.opened_at IS 'When';

CREATE TABLE child_key (
  kind text NOT NULL CHECK (kind IN ('NHS_NUMBER', 'NAME_AND_BIRTH_DATE', 'MOTHER_NHS_NUMBER', 'BIRTH_DATE_AND_FAMILY_NAME')),
  key text NOT NULL,
  child_id uuid NOT NULL REFERENCES child (id),
  source_id text NOT NULL,
  source_key text NOT NULL,
  former boolean NOT NULL,
  PRIMARY KEY (kind, key, child_id, source_id, source_key)
);
CREATE INDEX child_key_statement ON child_key (source_id, source_key);
COMMENT ON TABLE child_key IS 'Exact keys by which a child is found; made from identity statements, never from hidden fields';
COMMENT ON COLUMN child_key.kind IS 'What the key is made of';
COMMENT ON COLUMN child_key.key IS 'Normalised text';
COMMENT ON COLUMN child_key.child_id IS 'The child';
COMMENT ON COLUMN child_key.source_id IS 'Source of the identity statement';
COMMENT ON COLUMN child_key.source_key IS 'The identity statement';
COMMENT ON COLUMN child_key.former IS 'Made from a former name; no key to a shielded child, nor to one whose identity was changed';

CREATE TABLE identity_statement (
  child_id uuid NOT NULL REFERENCES child (id),
  given_name text NOT NULL,
  family_name text NOT NULL,
  former_family_names text[] NOT NULL DEFAULT '{}',
  birth_date date,
  expected_date date,
  sex text NOT NULL CHECK (sex IN ('FEMALE', 'MALE', 'NOT_STATED')),
  nhs_number text,
  nhs_number_state text NOT NULL CHECK (nhs_number_state IN ('TRACED', 'NOT_TRACED', 'NONE')),
  mother jsonb,
  deceased_on date,
  CHECK (birth_date IS NOT NULL OR expected_date IS NOT NULL),
  ${PROVENANCE}
);
CREATE INDEX identity_statement_child ON identity_statement (child_id);
COMMENT ON TABLE identity_statement IS 'What one source says who a child is; statements of others stand beside, never overwrite';
COMMENT ON COLUMN identity_statement.given_name IS 'As stated; may be a placeholder';
COMMENT ON COLUMN identity_statement.family_name IS 'As stated';
COMMENT ON COLUMN identity_statement.former_family_names IS 'Earlier family names';
COMMENT ON COLUMN identity_statement.birth_date IS 'Null for an unborn child';
COMMENT ON COLUMN identity_statement.expected_date IS 'Expected date of birth of an unborn child';
COMMENT ON COLUMN identity_statement.sex IS 'Or a statement that it is not stated';
COMMENT ON COLUMN identity_statement.nhs_number IS 'Ten digits';
COMMENT ON COLUMN identity_statement.nhs_number_state IS 'Whether the number was traced by the source';
COMMENT ON COLUMN identity_statement.mother IS 'For an unborn child: nhsNumber, givenName, familyName, birthDate of the mother';
COMMENT ON COLUMN identity_statement.deceased_on IS 'Date of death';

CREATE TABLE residence (
  child_id uuid NOT NULL REFERENCES child (id),
  line1 text NOT NULL,
  town text,
  postcode text NOT NULL,
  address_key text NOT NULL,
  dwelling text NOT NULL CHECK (dwelling IN ('HOME', 'HOSPITAL', 'HOSTEL', 'REFUGE', 'CHILDRENS_HOME', 'PLACEHOLDER')),
  since date,
  until date,
  ${PROVENANCE}
);
CREATE INDEX residence_child ON residence (child_id);
CREATE INDEX residence_address ON residence (address_key);
COMMENT ON TABLE residence IS 'Where a child lives or lived';
COMMENT ON COLUMN residence.line1 IS 'House and street';
COMMENT ON COLUMN residence.town IS 'Town';
COMMENT ON COLUMN residence.postcode IS 'Postcode with its space';
COMMENT ON COLUMN residence.address_key IS 'Normalised address; equal keys are one household';
COMMENT ON COLUMN residence.dwelling IS 'What kind of place it is; only a home makes a household';
COMMENT ON COLUMN residence.since IS 'First day';
COMMENT ON COLUMN residence.until IS 'Last day; null while it lasts';

CREATE TABLE related_person (
  child_id uuid NOT NULL REFERENCES child (id),
  given_name text NOT NULL,
  family_name text NOT NULL,
  birth_date date,
  relation text NOT NULL,
  parental_responsibility boolean NOT NULL,
  lives_with_child boolean NOT NULL,
  suspected_of_harm boolean NOT NULL,
  must_not_find boolean NOT NULL,
  person_key text,
  ${PROVENANCE}
);
CREATE INDEX related_person_child ON related_person (child_id);
CREATE INDEX related_person_key ON related_person (person_key) WHERE person_key IS NOT NULL;
COMMENT ON TABLE related_person IS 'People with parental responsibility or care, and persons who must not find the child';
COMMENT ON COLUMN related_person.given_name IS 'Given name';
COMMENT ON COLUMN related_person.family_name IS 'Family name';
COMMENT ON COLUMN related_person.birth_date IS 'When known';
COMMENT ON COLUMN related_person.relation IS 'MOTHER, FATHER, CARER, ...';
COMMENT ON COLUMN related_person.parental_responsibility IS 'Holds parental responsibility';
COMMENT ON COLUMN related_person.lives_with_child IS 'Lives with the child';
COMMENT ON COLUMN related_person.suspected_of_harm IS 'Suspected of the harm: cannot consent for the child';
COMMENT ON COLUMN related_person.must_not_find IS 'The authority says this person must not find the child';
COMMENT ON COLUMN related_person.person_key IS 'Normalised names and birth date, by which the children of an adult are found; null without a birth date';

CREATE TABLE involvement (
  child_id uuid NOT NULL REFERENCES child (id),
  service text NOT NULL,
  practitioner_name text,
  contact text,
  since date NOT NULL,
  until date,
  sensitive boolean NOT NULL,
  recorded_ground text NOT NULL CHECK (recorded_ground IN ('NOT_SENSITIVE', 'CONSENT', 'SUSPICION')),
  CHECK (sensitive = (recorded_ground <> 'NOT_SENSITIVE')),
  ${PROVENANCE}
);
CREATE INDEX involvement_child ON involvement (child_id);
COMMENT ON TABLE involvement IS 'A service works or worked with a child; the organisation is the source';
COMMENT ON COLUMN involvement.service IS 'GP, HEALTH_VISITING, SCHOOL, ...';
COMMENT ON COLUMN involvement.practitioner_name IS 'Who, when a person is named';
COMMENT ON COLUMN involvement.contact IS 'Telephone';
COMMENT ON COLUMN involvement.since IS 'First day';
COMMENT ON COLUMN involvement.until IS 'Last day; null while it lasts';
COMMENT ON COLUMN involvement.sensitive IS 'Sexual health, mental health, substance misuse, or marked so by the provider';
COMMENT ON COLUMN involvement.recorded_ground IS 'Why a sensitive service may stand here: consent to record, or the provider''s recorded suspicion of significant harm';

CREATE TABLE social_care_case (
  child_id uuid NOT NULL REFERENCES child (id),
  state text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  child_in_need boolean NOT NULL,
  opened date NOT NULL,
  closed date,
  lead_social_worker_name text,
  lead_social_worker_team text,
  lead_social_worker_phone text,
  lead_social_worker_post text,
  CHECK ((state = 'CLOSED') = (closed IS NOT NULL)),
  ${PROVENANCE}
);
CREATE INDEX social_care_case_child ON social_care_case (child_id);
COMMENT ON TABLE social_care_case IS 'That an authority''s social care knows or knew a child; the authority is the source';
COMMENT ON COLUMN social_care_case.state IS 'OPEN or CLOSED';
COMMENT ON COLUMN social_care_case.child_in_need IS 'Known as a child in need (5.150)';
COMMENT ON COLUMN social_care_case.opened IS 'First day';
COMMENT ON COLUMN social_care_case.closed IS 'Last day';
COMMENT ON COLUMN social_care_case.lead_social_worker_name IS 'Named to a legitimate enquirer (5.154)';
COMMENT ON COLUMN social_care_case.lead_social_worker_team IS 'Team';
COMMENT ON COLUMN social_care_case.lead_social_worker_phone IS 'Telephone';
COMMENT ON COLUMN social_care_case.lead_social_worker_post IS 'The worker''s post in the directory, where notices go; null when it has none';

CREATE TABLE plan (
  child_id uuid NOT NULL REFERENCES child (id),
  kind text NOT NULL CHECK (kind IN ('CHILD_PROTECTION_PLAN', 'LOOKED_AFTER', 'UNBORN_PROTECTION_PLAN')),
  categories text[] NOT NULL,
  started date NOT NULL,
  ended date,
  end_reason text,
  ${PROVENANCE}
);
CREATE INDEX plan_child ON plan (child_id);
COMMENT ON TABLE plan IS 'A child protection plan or being looked after; the authority is the source';
COMMENT ON COLUMN plan.kind IS 'Kind of plan';
COMMENT ON COLUMN plan.categories IS 'PHYSICAL, EMOTIONAL, SEXUAL, NEGLECT; empty when looked after (5.151)';
COMMENT ON COLUMN plan.started IS 'First day';
COMMENT ON COLUMN plan.ended IS 'Last day; null while in force';
COMMENT ON COLUMN plan.end_reason IS 'One of the few reasons for which a plan ends (5.141)';

CREATE TABLE consent (
  child_id uuid NOT NULL REFERENCES child (id),
  giver text NOT NULL CHECK (giver IN ('YOUNG_PERSON', 'PARENT')),
  scope text NOT NULL CHECK (scope IN ('TO_RECORD', 'TO_POINT', 'TO_SHARE')),
  service text NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE')),
  effective_from timestamptz NOT NULL,
  effective_until timestamptz,
  competence text NOT NULL CHECK (competence IN ('ASSESSED_COMPETENT', 'ASSESSED_NOT_COMPETENT', 'NOT_ASSESSED')),
  evidence text NOT NULL,
  ${PROVENANCE}
);
CREATE INDEX consent_child ON consent (child_id);
COMMENT ON TABLE consent IS 'Consent to giver, holding service, purpose and period; the holder is the source';
COMMENT ON COLUMN consent.giver IS 'Whose word it is; a competent young person''s is never replaced by a parent''s';
COMMENT ON COLUMN consent.scope IS 'To be recorded, to be pointed to, or to share';
COMMENT ON COLUMN consent.service IS 'The service it is about';
COMMENT ON COLUMN consent.purpose IS 'A purpose of enquiry, or ANY';
COMMENT ON COLUMN consent.state IS 'State from effective_from on';
COMMENT ON COLUMN consent.effective_from IS 'From this instant';
COMMENT ON COLUMN consent.effective_until IS 'Until this instant; null while it lasts';
COMMENT ON COLUMN consent.competence IS 'Whether the child was assessed as able to decide this';
COMMENT ON COLUMN consent.evidence IS 'What the holder keeps as evidence';

CREATE TABLE shield (
  child_id uuid NOT NULL REFERENCES child (id),
  since timestamptz NOT NULL,
  until timestamptz,
  hides_name boolean NOT NULL,
  ${PROVENANCE}
);
CREATE INDEX shield_child ON shield (child_id);
COMMENT ON TABLE shield IS 'A child whose whereabouts must not be found; the responsible authority is the source';
COMMENT ON COLUMN shield.since IS 'From this instant';
COMMENT ON COLUMN shield.until IS 'Until this instant; null while in force';
COMMENT ON COLUMN shield.hides_name IS 'The current name is hidden too';
`;

const GRANTS = `
GRANT SELECT ON feed_source, feed_batch, child, source_child, match_review, child_key, ${STATEMENT_TABLES.join(', ')} TO hub_app, hub_feed;
-- an auditor with a conflict of interest is found by these; nothing else of the index is read by oversight
GRANT SELECT ON identity_statement, related_person, residence TO hub_readonly;
GRANT SELECT ON feed_source TO hub_readonly;
GRANT INSERT ON child, source_child, match_review, child_key, feed_batch TO hub_feed;
GRANT DELETE ON child_key TO hub_feed;
GRANT UPDATE ON feed_source TO hub_feed;
GRANT INSERT, UPDATE, DELETE ON ${STATEMENT_TABLES.join(', ')} TO hub_feed;
`;
