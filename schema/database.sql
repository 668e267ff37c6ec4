-- Written by `npm run schema:write` from the catalogues of a freshly migrated database; not edited by hand.

-- Schema

CREATE SCHEMA hub; -- owner hub_owner

-- Tables

CREATE TABLE hub.answer_repeat (
  decision_id uuid NOT NULL,
  repeated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  given boolean NOT NULL
); -- owner hub_owner

CREATE TABLE hub.change_of_identity (
  child_id uuid NOT NULL,
  since date NOT NULL,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.child (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL
); -- owner hub_owner

CREATE TABLE hub.child_key (
  kind text NOT NULL,
  key text NOT NULL,
  child_id uuid NOT NULL,
  source_id text NOT NULL,
  source_key text NOT NULL,
  former boolean NOT NULL
); -- owner hub_owner

CREATE TABLE hub.common_assessment (
  child_id uuid NOT NULL,
  holder_name text NOT NULL,
  contact text,
  since date NOT NULL,
  until date,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.confirmation (
  decision_id uuid NOT NULL,
  role text NOT NULL,
  practitioner_id uuid NOT NULL,
  confirmed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.confirmation_asked (
  decision_id uuid NOT NULL,
  role text NOT NULL,
  practitioner_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_for bytea
); -- owner hub_owner

CREATE TABLE hub.consent (
  child_id uuid NOT NULL,
  giver text NOT NULL,
  scope text NOT NULL,
  service text NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  effective_until timestamp with time zone,
  competence text NOT NULL,
  evidence text NOT NULL,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.decision (
  id uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  organisation_id text NOT NULL,
  post_id text NOT NULL,
  request_id uuid NOT NULL,
  request_digest bytea NOT NULL,
  first_by_number bytea,
  first_by_name bytea,
  policy_version text NOT NULL,
  leaf bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  receipt_signature bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.decision_link (
  decision_id uuid NOT NULL,
  kind text NOT NULL,
  earlier_id uuid NOT NULL
); -- owner hub_owner

CREATE TABLE hub.decision_record (
  decision_id uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
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
  presenting_address boolean DEFAULT false NOT NULL,
  counted boolean GENERATED ALWAYS AS ((not_confirmed OR without_relationship OR overridden OR presenting_address OR (on_behalf_of IS NOT NULL))) STORED NOT NULL,
  request text NOT NULL,
  facts text NOT NULL,
  decision text NOT NULL,
  answer text NOT NULL,
  context text NOT NULL,
  salts bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.detriment_judgement (
  child_id uuid NOT NULL,
  covers text,
  reason text NOT NULL,
  review_on date NOT NULL,
  existence_too boolean NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.duty_desk (
  organisation_id text NOT NULL,
  office_phone text NOT NULL,
  emergency_phone text NOT NULL,
  opens time without time zone NOT NULL,
  closes time without time zone NOT NULL,
  covered boolean NOT NULL
); -- owner hub_owner

CREATE TABLE hub.duty_desk_closure (
  organisation_id text NOT NULL,
  day date NOT NULL
); -- owner hub_owner

CREATE TABLE hub.erasure_item (
  decision_id uuid NOT NULL,
  event_id uuid NOT NULL
); -- owner hub_owner

CREATE TABLE hub.feed_batch (
  id uuid NOT NULL,
  source_id text NOT NULL,
  sequence bigint NOT NULL,
  received_at timestamp with time zone NOT NULL,
  as_of timestamp with time zone NOT NULL,
  row_count integer NOT NULL,
  bytes_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.feed_batch_manifest (
  batch_id uuid NOT NULL,
  salt bytea NOT NULL,
  entries bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.feed_client (
  issuer text NOT NULL,
  subject text NOT NULL,
  organisation_id text NOT NULL
); -- owner hub_owner

CREATE TABLE hub.feed_source (
  source_id text NOT NULL,
  due_every interval NOT NULL,
  last_sequence bigint DEFAULT 0 NOT NULL,
  last_received_at timestamp with time zone,
  last_as_of timestamp with time zone
); -- owner hub_owner

CREATE TABLE hub.feed_source_salt (
  source_id text NOT NULL,
  salt bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.identity_statement (
  child_id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  former_family_names text[] DEFAULT '{}'::text[] NOT NULL,
  birth_date date,
  expected_date date,
  sex text NOT NULL,
  nhs_number text,
  nhs_number_state text NOT NULL,
  mother jsonb,
  deceased_on date,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.involvement (
  child_id uuid NOT NULL,
  service text NOT NULL,
  practitioner_name text,
  contact text,
  since date NOT NULL,
  until date,
  sensitive boolean NOT NULL,
  recorded_ground text NOT NULL,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.issuer_organisation (
  issuer text NOT NULL,
  organisation_id text NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_entry (
  idx bigint NOT NULL,
  leaf_id uuid NOT NULL,
  leaf bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  sequenced_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_event (
  id uuid NOT NULL,
  kind text NOT NULL,
  about text NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  leaf bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  receipt_signature bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_event_record (
  event_id uuid NOT NULL,
  content text NOT NULL,
  salts bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_head (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  origin text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  cosigned_by text[] NOT NULL,
  quorum boolean NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_partial_tile (
  level smallint NOT NULL,
  n bigint NOT NULL,
  hashes bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_pending (
  leaf_id uuid NOT NULL,
  leaf_hash bytea NOT NULL,
  submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_tile (
  level smallint NOT NULL,
  n bigint NOT NULL,
  hashes bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.log_tree (
  single boolean DEFAULT true NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.match_review (
  source_id text NOT NULL,
  local_id text NOT NULL,
  child_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  reason text NOT NULL,
  opened_at timestamp with time zone NOT NULL
); -- owner hub_owner

CREATE TABLE hub.notice (
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  place smallint NOT NULL,
  kind text NOT NULL,
  recipient_organisation text NOT NULL,
  recipient_post text,
  recipient_group text,
  urgency text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  body text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.organisation (
  id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  sector text NOT NULL,
  source_class text,
  authority_id text,
  active boolean NOT NULL,
  confidential_service boolean DEFAULT false NOT NULL
); -- owner hub_owner

CREATE TABLE hub.outbox (
  decision_id uuid NOT NULL,
  payload text NOT NULL,
  written_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.plan (
  child_id uuid NOT NULL,
  kind text NOT NULL,
  categories text[] NOT NULL,
  started date NOT NULL,
  ended date,
  end_reason text,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.police_pointer (
  child_id uuid NOT NULL,
  since date NOT NULL,
  until date,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.policy_activation (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  version text NOT NULL,
  activated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  activated_by text[] NOT NULL,
  proposal_id uuid,
  decision_id uuid
); -- owner hub_owner

CREATE TABLE hub.policy_approval (
  proposal_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id text NOT NULL,
  approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.policy_proposal (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  version text NOT NULL,
  follows bigint NOT NULL,
  proposed_by uuid NOT NULL,
  organisation_id text NOT NULL,
  proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  note text NOT NULL
); -- owner hub_owner

CREATE TABLE hub.policy_version (
  version text NOT NULL,
  ruleset text NOT NULL,
  stored_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
); -- owner hub_owner

CREATE TABLE hub.post (
  id text NOT NULL,
  practitioner_id uuid NOT NULL,
  organisation_id text NOT NULL,
  practitioner_group text NOT NULL,
  purposes text[] NOT NULL,
  settings text[] NOT NULL,
  active_from date NOT NULL,
  active_until date
); -- owner hub_owner

CREATE TABLE hub.practitioner (
  id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  work_phone text NOT NULL,
  birth_date date,
  home_postcode text,
  home_address_key text,
  vetting_checked_on date,
  vetting_renewal_months smallint DEFAULT 36 NOT NULL,
  barred boolean DEFAULT false NOT NULL,
  training_completed_on date,
  training_renewal_months smallint DEFAULT 36 NOT NULL
); -- owner hub_owner

CREATE TABLE hub.pushed_back (
  issuer text NOT NULL,
  subject text NOT NULL,
  minute timestamp with time zone NOT NULL,
  how text NOT NULL,
  post_id text NOT NULL
); -- owner hub_owner

CREATE TABLE hub.related_person (
  child_id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  birth_date date,
  relation text NOT NULL,
  parental_responsibility boolean NOT NULL,
  lives_with_child boolean NOT NULL,
  suspected_of_harm boolean NOT NULL,
  must_not_find boolean NOT NULL,
  person_key text,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.residence (
  child_id uuid NOT NULL,
  line1 text NOT NULL,
  town text,
  postcode text NOT NULL,
  address_key text NOT NULL,
  dwelling text NOT NULL,
  since date,
  until date,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.shield (
  child_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone,
  hides_name boolean NOT NULL,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.sign_in (
  issuer text NOT NULL,
  subject text NOT NULL,
  practitioner_id uuid NOT NULL
); -- owner hub_owner

CREATE TABLE hub.social_care_case (
  child_id uuid NOT NULL,
  state text NOT NULL,
  child_in_need boolean NOT NULL,
  opened date NOT NULL,
  closed date,
  lead_social_worker_name text,
  lead_social_worker_team text,
  lead_social_worker_phone text,
  lead_social_worker_post text,
  source_id text NOT NULL,
  source_key text NOT NULL,
  as_of timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  batch_id uuid NOT NULL,
  statement text NOT NULL,
  hand smallint NOT NULL,
  row_digest bytea NOT NULL
); -- owner hub_owner

CREATE TABLE hub.source_child (
  source_id text NOT NULL,
  local_id text NOT NULL,
  child_id uuid NOT NULL
); -- owner hub_owner

CREATE TABLE hub.stored_answer (
  decision_id uuid NOT NULL,
  answer text NOT NULL,
  expires_at timestamp with time zone NOT NULL
); -- owner hub_owner

-- Constraints

ALTER TABLE hub.answer_repeat ADD CONSTRAINT answer_repeat_pkey PRIMARY KEY (decision_id, repeated_at);

ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.change_of_identity ADD CONSTRAINT change_of_identity_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.child ADD CONSTRAINT child_pkey PRIMARY KEY (id);

ALTER TABLE hub.child_key ADD CONSTRAINT child_key_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.child_key ADD CONSTRAINT child_key_kind_check CHECK ((kind = ANY (ARRAY['NHS_NUMBER'::text, 'NAME_AND_BIRTH_DATE'::text, 'MOTHER_NHS_NUMBER'::text, 'BIRTH_DATE_AND_FAMILY_NAME'::text])));
ALTER TABLE hub.child_key ADD CONSTRAINT child_key_pkey PRIMARY KEY (kind, key, child_id, source_id, source_key);

ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.common_assessment ADD CONSTRAINT common_assessment_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.confirmation ADD CONSTRAINT confirmation_decision_id_role_practitioner_id_fkey FOREIGN KEY (decision_id, role, practitioner_id) REFERENCES hub.confirmation_asked(decision_id, role, practitioner_id);
ALTER TABLE hub.confirmation ADD CONSTRAINT confirmation_pkey PRIMARY KEY (decision_id, role, practitioner_id);

ALTER TABLE hub.confirmation_asked ADD CONSTRAINT confirmation_asked_asked_for_check CHECK ((octet_length(asked_for) = 32));
ALTER TABLE hub.confirmation_asked ADD CONSTRAINT confirmation_asked_pkey PRIMARY KEY (decision_id, role, practitioner_id);
ALTER TABLE hub.confirmation_asked ADD CONSTRAINT confirmation_asked_role_check CHECK ((role = ANY (ARRAY['COLLEAGUE'::text, 'ADVISER'::text, 'APPROVER'::text])));

ALTER TABLE hub.consent ADD CONSTRAINT consent_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.consent ADD CONSTRAINT consent_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.consent ADD CONSTRAINT consent_competence_check CHECK ((competence = ANY (ARRAY['ASSESSED_COMPETENT'::text, 'ASSESSED_NOT_COMPETENT'::text, 'NOT_ASSESSED'::text])));
ALTER TABLE hub.consent ADD CONSTRAINT consent_giver_check CHECK ((giver = ANY (ARRAY['YOUNG_PERSON'::text, 'PARENT'::text])));
ALTER TABLE hub.consent ADD CONSTRAINT consent_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.consent ADD CONSTRAINT consent_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.consent ADD CONSTRAINT consent_scope_check CHECK ((scope = ANY (ARRAY['TO_RECORD'::text, 'TO_POINT'::text, 'TO_SHARE'::text])));
ALTER TABLE hub.consent ADD CONSTRAINT consent_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.consent ADD CONSTRAINT consent_state_check CHECK ((state = ANY (ARRAY['GIVEN'::text, 'REFUSED'::text, 'WITHDRAWN'::text, 'NOT_SOUGHT'::text, 'NOT_ABLE'::text])));
ALTER TABLE hub.consent ADD CONSTRAINT consent_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.decision ADD CONSTRAINT decision_check CHECK ((leaf_hash = sha256(('\x00'::bytea || leaf))));
ALTER TABLE hub.decision ADD CONSTRAINT decision_first_by_name_key UNIQUE (first_by_name);
ALTER TABLE hub.decision ADD CONSTRAINT decision_first_by_number_key UNIQUE (first_by_number);
ALTER TABLE hub.decision ADD CONSTRAINT decision_issuer_subject_organisation_id_post_id_request_id_key UNIQUE (issuer, subject, organisation_id, post_id, request_id);
ALTER TABLE hub.decision ADD CONSTRAINT decision_leaf_check CHECK (((octet_length(leaf) >= 1) AND (octet_length(leaf) <= 65535)));
ALTER TABLE hub.decision ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE hub.decision ADD CONSTRAINT decision_receipt_signature_check CHECK ((octet_length(receipt_signature) = 64));
ALTER TABLE hub.decision ADD CONSTRAINT decision_request_digest_check CHECK ((octet_length(request_digest) = 32));

ALTER TABLE hub.decision_link ADD CONSTRAINT decision_link_kind_check CHECK ((kind = ANY (ARRAY['SUPERSEDES'::text, 'REPLIES_TO'::text, 'ASKS_ABOUT'::text, 'ANSWERED_UNDER'::text])));
ALTER TABLE hub.decision_link ADD CONSTRAINT decision_link_pkey PRIMARY KEY (decision_id, kind, earlier_id);

ALTER TABLE hub.decision_record ADD CONSTRAINT decision_record_pkey PRIMARY KEY (decision_id);

ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.detriment_judgement ADD CONSTRAINT detriment_judgement_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.duty_desk ADD CONSTRAINT duty_desk_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.duty_desk ADD CONSTRAINT duty_desk_pkey PRIMARY KEY (organisation_id);

ALTER TABLE hub.duty_desk_closure ADD CONSTRAINT duty_desk_closure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES hub.duty_desk(organisation_id);
ALTER TABLE hub.duty_desk_closure ADD CONSTRAINT duty_desk_closure_pkey PRIMARY KEY (organisation_id, day);

ALTER TABLE hub.erasure_item ADD CONSTRAINT erasure_item_event_id_fkey FOREIGN KEY (event_id) REFERENCES hub.log_event(id);
ALTER TABLE hub.erasure_item ADD CONSTRAINT erasure_item_pkey PRIMARY KEY (decision_id);

ALTER TABLE hub.feed_batch ADD CONSTRAINT feed_batch_pkey PRIMARY KEY (id);
ALTER TABLE hub.feed_batch ADD CONSTRAINT feed_batch_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.feed_source(source_id);

ALTER TABLE hub.feed_batch_manifest ADD CONSTRAINT feed_batch_manifest_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.feed_batch_manifest ADD CONSTRAINT feed_batch_manifest_entries_check CHECK (((octet_length(entries) % 64) = 0));
ALTER TABLE hub.feed_batch_manifest ADD CONSTRAINT feed_batch_manifest_pkey PRIMARY KEY (batch_id);
ALTER TABLE hub.feed_batch_manifest ADD CONSTRAINT feed_batch_manifest_salt_check CHECK ((octet_length(salt) = 32));

ALTER TABLE hub.feed_client ADD CONSTRAINT feed_client_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.feed_client ADD CONSTRAINT feed_client_pkey PRIMARY KEY (issuer, subject);

ALTER TABLE hub.feed_source ADD CONSTRAINT feed_source_pkey PRIMARY KEY (source_id);
ALTER TABLE hub.feed_source ADD CONSTRAINT feed_source_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);

ALTER TABLE hub.feed_source_salt ADD CONSTRAINT feed_source_salt_pkey PRIMARY KEY (source_id);
ALTER TABLE hub.feed_source_salt ADD CONSTRAINT feed_source_salt_salt_check CHECK ((octet_length(salt) = 32));
ALTER TABLE hub.feed_source_salt ADD CONSTRAINT feed_source_salt_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.feed_source(source_id);

ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_check CHECK (((birth_date IS NOT NULL) OR (expected_date IS NOT NULL)));
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_nhs_number_state_check CHECK ((nhs_number_state = ANY (ARRAY['TRACED'::text, 'NOT_TRACED'::text, 'NONE'::text])));
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_sex_check CHECK ((sex = ANY (ARRAY['FEMALE'::text, 'MALE'::text, 'NOT_STATED'::text])));
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.identity_statement ADD CONSTRAINT identity_statement_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.involvement ADD CONSTRAINT involvement_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_check CHECK ((sensitive = (recorded_ground <> 'NOT_SENSITIVE'::text)));
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_recorded_ground_check CHECK ((recorded_ground = ANY (ARRAY['NOT_SENSITIVE'::text, 'CONSENT'::text, 'SUSPICION'::text])));
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.involvement ADD CONSTRAINT involvement_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.issuer_organisation ADD CONSTRAINT issuer_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.issuer_organisation ADD CONSTRAINT issuer_organisation_pkey PRIMARY KEY (issuer, organisation_id);

ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_check CHECK ((leaf_hash = sha256(('\x00'::bytea || leaf))));
ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_idx_check CHECK ((idx >= 0));
ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_leaf_check CHECK (((octet_length(leaf) >= 1) AND (octet_length(leaf) <= 65535)));
ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_leaf_id_key UNIQUE (leaf_id);
ALTER TABLE hub.log_entry ADD CONSTRAINT log_entry_pkey PRIMARY KEY (idx);

ALTER TABLE hub.log_event ADD CONSTRAINT log_event_check CHECK ((leaf_hash = sha256(('\x00'::bytea || leaf))));
ALTER TABLE hub.log_event ADD CONSTRAINT log_event_kind_about_key UNIQUE (kind, about);
ALTER TABLE hub.log_event ADD CONSTRAINT log_event_kind_check CHECK ((kind = ANY (ARRAY['FEED_BATCH'::text, 'POLICY_ACTIVATION'::text, 'ERASURE'::text])));
ALTER TABLE hub.log_event ADD CONSTRAINT log_event_leaf_check CHECK (((octet_length(leaf) >= 1) AND (octet_length(leaf) <= 65535)));
ALTER TABLE hub.log_event ADD CONSTRAINT log_event_pkey PRIMARY KEY (id);
ALTER TABLE hub.log_event ADD CONSTRAINT log_event_receipt_signature_check CHECK ((octet_length(receipt_signature) = 64));

ALTER TABLE hub.log_event_record ADD CONSTRAINT log_event_record_event_id_fkey FOREIGN KEY (event_id) REFERENCES hub.log_event(id);
ALTER TABLE hub.log_event_record ADD CONSTRAINT log_event_record_pkey PRIMARY KEY (event_id);

ALTER TABLE hub.log_head ADD CONSTRAINT log_head_pkey PRIMARY KEY (id);
ALTER TABLE hub.log_head ADD CONSTRAINT log_head_root_check CHECK ((octet_length(root) = 32));
ALTER TABLE hub.log_head ADD CONSTRAINT log_head_size_check CHECK ((size >= 0));

ALTER TABLE hub.log_partial_tile ADD CONSTRAINT log_partial_tile_hashes_check CHECK ((((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8160)) AND ((octet_length(hashes) % 32) = 0)));
ALTER TABLE hub.log_partial_tile ADD CONSTRAINT log_partial_tile_level_check CHECK (((level >= 0) AND (level <= 7)));
ALTER TABLE hub.log_partial_tile ADD CONSTRAINT log_partial_tile_n_check CHECK ((n >= 0));
ALTER TABLE hub.log_partial_tile ADD CONSTRAINT log_partial_tile_pkey PRIMARY KEY (level);

ALTER TABLE hub.log_pending ADD CONSTRAINT log_pending_pkey PRIMARY KEY (leaf_id);

ALTER TABLE hub.log_tile ADD CONSTRAINT log_tile_hashes_check CHECK ((octet_length(hashes) = 8192));
ALTER TABLE hub.log_tile ADD CONSTRAINT log_tile_level_check CHECK (((level >= 0) AND (level <= 7)));
ALTER TABLE hub.log_tile ADD CONSTRAINT log_tile_n_check CHECK ((n >= 0));
ALTER TABLE hub.log_tile ADD CONSTRAINT log_tile_pkey PRIMARY KEY (level, n);

ALTER TABLE hub.log_tree ADD CONSTRAINT log_tree_pkey PRIMARY KEY (single);
ALTER TABLE hub.log_tree ADD CONSTRAINT log_tree_root_check CHECK ((octet_length(root) = 32));
ALTER TABLE hub.log_tree ADD CONSTRAINT log_tree_single_check CHECK (single);
ALTER TABLE hub.log_tree ADD CONSTRAINT log_tree_size_check CHECK ((size >= 0));

ALTER TABLE hub.match_review ADD CONSTRAINT match_review_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES hub.child(id);
ALTER TABLE hub.match_review ADD CONSTRAINT match_review_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.match_review ADD CONSTRAINT match_review_pkey PRIMARY KEY (source_id, local_id, candidate_id);

ALTER TABLE hub.notice ADD CONSTRAINT notice_decision_id_place_key UNIQUE (decision_id, place);
ALTER TABLE hub.notice ADD CONSTRAINT notice_pkey PRIMARY KEY (id);

ALTER TABLE hub.organisation ADD CONSTRAINT organisation_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.organisation ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);

ALTER TABLE hub.outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (decision_id);

ALTER TABLE hub.plan ADD CONSTRAINT plan_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.plan ADD CONSTRAINT plan_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.plan ADD CONSTRAINT plan_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.plan ADD CONSTRAINT plan_kind_check CHECK ((kind = ANY (ARRAY['CHILD_PROTECTION_PLAN'::text, 'LOOKED_AFTER'::text, 'UNBORN_PROTECTION_PLAN'::text])));
ALTER TABLE hub.plan ADD CONSTRAINT plan_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.plan ADD CONSTRAINT plan_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.plan ADD CONSTRAINT plan_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.police_pointer ADD CONSTRAINT police_pointer_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.policy_activation ADD CONSTRAINT policy_activation_decision_id_key UNIQUE (decision_id);
ALTER TABLE hub.policy_activation ADD CONSTRAINT policy_activation_pkey PRIMARY KEY (id);
ALTER TABLE hub.policy_activation ADD CONSTRAINT policy_activation_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES hub.policy_proposal(id);
ALTER TABLE hub.policy_activation ADD CONSTRAINT policy_activation_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE hub.policy_activation ADD CONSTRAINT policy_activation_version_fkey FOREIGN KEY (version) REFERENCES hub.policy_version(version);

ALTER TABLE hub.policy_approval ADD CONSTRAINT policy_approval_pkey PRIMARY KEY (proposal_id, practitioner_id);
ALTER TABLE hub.policy_approval ADD CONSTRAINT policy_approval_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES hub.policy_proposal(id);

ALTER TABLE hub.policy_proposal ADD CONSTRAINT policy_proposal_follows_fkey FOREIGN KEY (follows) REFERENCES hub.policy_activation(id);
ALTER TABLE hub.policy_proposal ADD CONSTRAINT policy_proposal_pkey PRIMARY KEY (id);
ALTER TABLE hub.policy_proposal ADD CONSTRAINT policy_proposal_version_fkey FOREIGN KEY (version) REFERENCES hub.policy_version(version);
ALTER TABLE hub.policy_proposal ADD CONSTRAINT policy_proposal_version_follows_key UNIQUE (version, follows);

ALTER TABLE hub.policy_version ADD CONSTRAINT policy_version_pkey PRIMARY KEY (version);

ALTER TABLE hub.post ADD CONSTRAINT post_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.post ADD CONSTRAINT post_pkey PRIMARY KEY (id);
ALTER TABLE hub.post ADD CONSTRAINT post_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES hub.practitioner(id);

ALTER TABLE hub.practitioner ADD CONSTRAINT practitioner_pkey PRIMARY KEY (id);

ALTER TABLE hub.pushed_back ADD CONSTRAINT pushed_back_how_check CHECK ((how = ANY (ARRAY['TOO_MANY'::text, 'HUB_FULL'::text, 'WAITED_TOO_LONG'::text, 'NOT_ANSWERED'::text])));
ALTER TABLE hub.pushed_back ADD CONSTRAINT pushed_back_pkey PRIMARY KEY (issuer, subject, minute, how);

ALTER TABLE hub.related_person ADD CONSTRAINT related_person_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.related_person ADD CONSTRAINT related_person_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.related_person ADD CONSTRAINT related_person_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.related_person ADD CONSTRAINT related_person_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.related_person ADD CONSTRAINT related_person_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.related_person ADD CONSTRAINT related_person_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.residence ADD CONSTRAINT residence_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.residence ADD CONSTRAINT residence_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.residence ADD CONSTRAINT residence_dwelling_check CHECK ((dwelling = ANY (ARRAY['HOME'::text, 'HOSPITAL'::text, 'HOSTEL'::text, 'REFUGE'::text, 'CHILDRENS_HOME'::text, 'PLACEHOLDER'::text])));
ALTER TABLE hub.residence ADD CONSTRAINT residence_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.residence ADD CONSTRAINT residence_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.residence ADD CONSTRAINT residence_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.residence ADD CONSTRAINT residence_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.shield ADD CONSTRAINT shield_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.shield ADD CONSTRAINT shield_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.shield ADD CONSTRAINT shield_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.shield ADD CONSTRAINT shield_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.shield ADD CONSTRAINT shield_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.shield ADD CONSTRAINT shield_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.sign_in ADD CONSTRAINT sign_in_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE hub.sign_in ADD CONSTRAINT sign_in_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES hub.practitioner(id);

ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES hub.feed_batch(id);
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_check CHECK (((state = 'CLOSED'::text) = (closed IS NOT NULL)));
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_hand_check CHECK (((hand >= 1) AND (hand <= 3)));
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_pkey PRIMARY KEY (source_id, source_key);
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'CLOSED'::text])));
ALTER TABLE hub.social_care_case ADD CONSTRAINT social_care_case_statement_check CHECK ((statement = ANY (ARRAY['FACT'::text, 'OBSERVATION'::text, 'ALLEGATION'::text, 'OPINION'::text])));

ALTER TABLE hub.source_child ADD CONSTRAINT source_child_child_id_fkey FOREIGN KEY (child_id) REFERENCES hub.child(id);
ALTER TABLE hub.source_child ADD CONSTRAINT source_child_pkey PRIMARY KEY (source_id, local_id);
ALTER TABLE hub.source_child ADD CONSTRAINT source_child_source_id_fkey FOREIGN KEY (source_id) REFERENCES hub.organisation(id);

ALTER TABLE hub.stored_answer ADD CONSTRAINT stored_answer_pkey PRIMARY KEY (decision_id);

-- Indexes

CREATE INDEX change_of_identity_child ON hub.change_of_identity USING btree (child_id);

CREATE INDEX child_key_statement ON hub.child_key USING btree (source_id, source_key);

CREATE INDEX common_assessment_child ON hub.common_assessment USING btree (child_id);

CREATE INDEX confirmation_asked_person ON hub.confirmation_asked USING btree (practitioner_id, asked_at);

CREATE INDEX consent_child ON hub.consent USING btree (child_id);

CREATE INDEX decision_link_earlier ON hub.decision_link USING btree (earlier_id);
CREATE UNIQUE INDEX decision_link_one_answer ON hub.decision_link USING btree (earlier_id) WHERE (kind = 'ANSWERED_UNDER'::text);
CREATE UNIQUE INDEX decision_link_one_successor ON hub.decision_link USING btree (earlier_id) WHERE (kind = 'SUPERSEDES'::text);

CREATE INDEX decision_record_by_name ON hub.decision_record USING btree (subject_by_name) WHERE (subject_by_name IS NOT NULL);
CREATE INDEX decision_record_by_number ON hub.decision_record USING btree (subject_by_number) WHERE (subject_by_number IS NOT NULL);
CREATE INDEX decision_record_child ON hub.decision_record USING btree (child_id, decided_at) WHERE (child_id IS NOT NULL);
CREATE INDEX decision_record_counted ON hub.decision_record USING btree (practitioner_id, decided_at) WHERE counted;
CREATE INDEX decision_record_not_confirmed_organisation ON hub.decision_record USING btree (organisation_id, decided_at) WHERE not_confirmed;
CREATE INDEX decision_record_organisation ON hub.decision_record USING btree (organisation_id, decided_at, decision_id);
CREATE INDEX decision_record_person ON hub.decision_record USING btree (practitioner_id, decided_at) WHERE (kind = 'ENQUIRY'::text);

CREATE INDEX detriment_judgement_child ON hub.detriment_judgement USING btree (child_id);

CREATE INDEX feed_batch_source ON hub.feed_batch USING btree (source_id, sequence);

CREATE INDEX identity_statement_child ON hub.identity_statement USING btree (child_id);

CREATE INDEX involvement_child ON hub.involvement USING btree (child_id);

CREATE INDEX log_head_size ON hub.log_head USING btree (size);

CREATE INDEX log_pending_order ON hub.log_pending USING btree (submitted_at, leaf_id);

CREATE INDEX match_review_candidate ON hub.match_review USING btree (candidate_id);
CREATE INDEX match_review_child ON hub.match_review USING btree (child_id);

CREATE INDEX notice_inbox ON hub.notice USING btree (recipient_organisation, created_at, id);

CREATE INDEX plan_child ON hub.plan USING btree (child_id);

CREATE INDEX police_pointer_child ON hub.police_pointer USING btree (child_id);

CREATE INDEX post_practitioner ON hub.post USING btree (practitioner_id);

CREATE INDEX pushed_back_minute ON hub.pushed_back USING btree (minute);

CREATE INDEX related_person_child ON hub.related_person USING btree (child_id);
CREATE INDEX related_person_key ON hub.related_person USING btree (person_key) WHERE (person_key IS NOT NULL);

CREATE INDEX residence_address ON hub.residence USING btree (address_key);
CREATE INDEX residence_child ON hub.residence USING btree (child_id);

CREATE INDEX shield_child ON hub.shield USING btree (child_id);

CREATE INDEX sign_in_practitioner ON hub.sign_in USING btree (practitioner_id);

CREATE INDEX social_care_case_child ON hub.social_care_case USING btree (child_id);

CREATE INDEX source_child_child ON hub.source_child USING btree (child_id);

CREATE INDEX stored_answer_expiry ON hub.stored_answer USING btree (expires_at);

-- Functions

CREATE OR REPLACE FUNCTION hub.activate_policy(activated text, recorded uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
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
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.change_counts(of_child uuid, of_source text, of_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN EXISTS (
      SELECT FROM hub.social_care_case k
      WHERE k.child_id = of_child AND k.source_id = of_source AND k.opened <= of_day)
    OR EXISTS (
      SELECT FROM hub.plan p
      WHERE p.child_id = of_child AND p.source_id = of_source AND p.kind = 'LOOKED_AFTER' AND p.started <= of_day);
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.counted_in_turn(person uuid, asked_at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'hub', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 5153));
  RETURN (SELECT count(*) FROM (SELECT FROM hub.decision_record d
    WHERE d.practitioner_id = person AND d.counted AND d.decided_at > asked_at - interval '1 day'
    ORDER BY d.decided_at DESC LIMIT 1000) counted);
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.erase_records(event uuid, about text, happened_at timestamp with time zone, leaf bytea, leaf_hash bytea, receipt_signature bytea, content text, salts bytea, rule text, one uuid, other uuid, decisions uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
DECLARE
  state record;
  destroyed integer;
BEGIN
  SELECT * INTO state FROM hub.erasure_state(decisions, one, other);
  IF state.may_agree IS NOT TRUE OR state.due IS DISTINCT FROM decisions OR state.due = '{}' OR 0 <> state.concerned
    + state.unknown + state.erased_before + state.missing + state.undelivered + state.still_due + state.unpublished THEN
    RAISE EXCEPTION 'something stands against this erasure' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF rule !~ '^[A-Z0-9_./-]{1,60}$' OR content <> format('{"count":%s,"decisions":["%s"],"namedAsAgreeing":["%s","%s"],"rule":"%s"}',
    cardinality(decisions), array_to_string(decisions, '","'), least(one, other), greatest(one, other), rule) THEN
    RAISE EXCEPTION 'the content of the event is not what this erasure does' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO hub.log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
    VALUES (event, 'ERASURE', about, happened_at, leaf, leaf_hash, receipt_signature);
  INSERT INTO hub.log_event_record (event_id, content, salts) VALUES (event, content, salts);
  -- first what names them: the guard lets go of none that no erasure names
  INSERT INTO hub.erasure_item (decision_id, event_id) SELECT unnest(decisions), event;
  DELETE FROM hub.decision_record r WHERE r.decision_id = ANY (decisions);
  GET DIAGNOSTICS destroyed = ROW_COUNT;
  DELETE FROM hub.stored_answer a WHERE a.decision_id = ANY (decisions);
  DELETE FROM hub.notice n WHERE n.decision_id = ANY (decisions);
  RETURN destroyed;
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.erasure_state(decisions uuid[], one uuid, other uuid, OUT may_agree boolean, OUT concerned integer, OUT unknown integer, OUT erased_before integer, OUT missing integer, OUT undelivered integer, OUT still_due integer, OUT unpublished integer, OUT due uuid[], OUT now text)
 RETURNS record
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
  -- one erasure at a time, so that the same list twice at once is destroyed once; no login can take this lock otherwise
  LOCK TABLE hub.erasure_item IN SHARE ROW EXCLUSIVE MODE;
  WITH asked AS (
    SELECT g.id, d.id IS NULL AS unknown, e.decision_id IS NOT NULL AS erased, r.decision_id IS NULL AS bare, r.practitioner_id
    FROM (SELECT DISTINCT unnest($1) AS id) g
      LEFT JOIN hub.decision d ON d.id = g.id
      LEFT JOIN hub.decision_record r ON r.decision_id = g.id
      LEFT JOIN hub.erasure_item e ON e.decision_id = g.id
  ), open AS (
    SELECT a.id, a.bare, a.unknown,
      coalesce(a.practitioner_id IN ($2, $3), false) OR EXISTS (SELECT FROM hub.confirmation c
        WHERE c.decision_id = a.id AND c.practitioner_id IN ($2, $3)) AS concerned,
      EXISTS (SELECT FROM hub.outbox o WHERE o.decision_id = a.id) AS undelivered,
      EXISTS (SELECT FROM hub.notice n WHERE n.decision_id = a.id AND CASE n.kind
        WHEN 'BROKER_REQUEST' THEN NOT EXISTS (SELECT FROM hub.decision_link l
          WHERE l.earlier_id = a.id AND l.kind = 'REPLIES_TO')
        WHEN 'REFERRAL_UNLESS_APPROVED' THEN NOT EXISTS (SELECT FROM hub.confirmation c
          WHERE c.decision_id = a.id AND c.role = 'APPROVER')
          AND NOT EXISTS (SELECT FROM hub.decision_link l WHERE l.earlier_id = a.id AND l.kind = 'SUPERSEDES')
        ELSE n.due_at > clock_timestamp() END) AS still_due,
      NOT EXISTS (SELECT FROM hub.log_entry p WHERE p.leaf_id = a.id
        AND p.idx < (SELECT h.size FROM hub.log_head h ORDER BY h.id DESC LIMIT 1)) AS unpublished
    FROM asked a WHERE NOT a.erased
  )
  SELECT hub.govern_together($2, $3),
    count(*) FILTER (WHERE o.concerned)::integer,
    count(*) FILTER (WHERE o.unknown)::integer,
    (SELECT count(*) FILTER (WHERE a.erased) FROM asked a)::integer,
    count(*) FILTER (WHERE o.bare AND NOT o.unknown)::integer,
    count(*) FILTER (WHERE o.undelivered)::integer,
    count(*) FILTER (WHERE o.still_due)::integer,
    count(*) FILTER (WHERE o.unpublished)::integer,
    coalesce(array_agg(o.id ORDER BY o.id), '{}'),
    to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  FROM open o
$function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.govern_together(one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
  SELECT one <> other AND EXISTS (
    SELECT FROM hub.post a JOIN hub.post b ON b.organisation_id <> a.organisation_id
    WHERE a.practitioner_id = one AND hub.governs_policy(one, a.organisation_id)
      AND b.practitioner_id = other AND hub.governs_policy(other, b.organisation_id))
$function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.governs_policy(practitioner uuid, organisation text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM hub.post t JOIN hub.organisation o ON o.id = t.organisation_id
    WHERE t.practitioner_id = practitioner AND o.id = organisation AND o.active
      AND t.practitioner_group IN ('IG_LEAD', 'HUB_IG_LEAD')
      AND t.active_from <= (clock_timestamp() AT TIME ZONE 'Europe/London')::date
      AND (t.active_until IS NULL OR t.active_until >= (clock_timestamp() AT TIME ZONE 'Europe/London')::date))
$function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.is_present_identity(of_source text, of_key text, today date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN EXISTS (
    SELECT FROM hub.identity_statement held
      JOIN hub.change_of_identity change ON change.child_id = held.child_id
        AND change.since = (SELECT max(c.since) FROM hub.change_of_identity c
          WHERE c.child_id = held.child_id AND c.since <= today
            AND hub.change_counts(c.child_id, c.source_id, c.since))
        AND hub.change_counts(change.child_id, change.source_id, change.since)
        AND (held.as_of AT TIME ZONE 'UTC')::date >= change.since
      JOIN hub.identity_statement given ON given.child_id = held.child_id AND given.source_id = change.source_id
        AND (given.as_of AT TIME ZONE 'UTC')::date >= change.since
    WHERE held.source_id = of_source AND held.source_key = of_key
      AND ((given.source_id, given.source_key) = (held.source_id, held.source_key)
        OR ((held.nhs_number IS NULL OR held.nhs_number = given.nhs_number) AND EXISTS (
          SELECT FROM hub.child_key mine JOIN hub.child_key theirs ON theirs.kind = mine.kind AND theirs.key = mine.key
          WHERE mine.kind = 'NAME_AND_BIRTH_DATE' AND NOT mine.former AND NOT theirs.former
            AND (mine.source_id, mine.source_key) = (held.source_id, held.source_key)
            AND (theirs.source_id, theirs.source_key) = (given.source_id, given.source_key)))));
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.knows_present_identity(of_child uuid, of_source text, today date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN EXISTS (
    SELECT FROM hub.identity_statement held
    WHERE held.child_id = of_child AND held.source_id = of_source
      AND hub.is_present_identity(held.source_id, held.source_key, today));
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.log_backlog(most integer, OUT outstanding integer, OUT oldest_seconds double precision)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
  SELECT count(*)::integer, coalesce(extract(epoch FROM clock_timestamp() - min(w.submitted_at)), 0)::double precision
  FROM (SELECT submitted_at FROM hub.log_pending ORDER BY submitted_at, leaf_id LIMIT most) w
$function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.receipt_openings(decision uuid, caller_issuer text, caller_subject text, OUT kind text, OUT organisation text, OUT practitioner_group text, OUT post text, OUT practitioner uuid, OUT purpose text, OUT setting text, OUT outcome text, OUT salts bytea[])
 RETURNS SETOF record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
  SELECT r.kind, r.organisation_id, r.practitioner_group, d.post_id, r.practitioner_id, r.purpose, r.setting, r.outcome,
    ARRAY[substring(r.salts FROM 1 FOR 32), substring(r.salts FROM 33 FOR 32), substring(r.salts FROM 65 FOR 32),
      substring(r.salts FROM 97 FOR 32), substring(r.salts FROM 161 FOR 32), substring(r.salts FROM 193 FOR 32),
      substring(r.salts FROM 225 FOR 32)]
  FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id
  WHERE d.id = $1 AND d.issuer = $2 AND d.subject = $3
$function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'table % is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.refuse_unlogged_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM erased e WHERE NOT EXISTS (
    SELECT FROM hub.erasure_item i JOIN hub.log_event v ON v.id = i.event_id AND v.kind = 'ERASURE'
    WHERE i.decision_id = e.decision_id)) THEN
    RAISE EXCEPTION 'a record is destroyed only by an erasure that is in the log' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $function$
; -- owner hub_owner

CREATE OR REPLACE FUNCTION hub.submit_to_log()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'hub', 'pg_temp'
AS $function$
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
END $function$
; -- owner hub_owner

-- Triggers

CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.answer_repeat FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.confirmation FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.confirmation_asked FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.decision FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER submit_to_log AFTER INSERT ON hub.decision REFERENCING NEW TABLE AS submitted FOR EACH STATEMENT EXECUTE FUNCTION hub.submit_to_log();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.decision_link FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.decision_record FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER logged_erasure AFTER DELETE ON hub.decision_record REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_unlogged_erasure();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.erasure_item FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.feed_batch_manifest FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.feed_source_salt FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.log_entry FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.log_event FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER submit_to_log AFTER INSERT ON hub.log_event REFERENCING NEW TABLE AS submitted FOR EACH STATEMENT EXECUTE FUNCTION hub.submit_to_log();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.log_event_record FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.log_head FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.log_tile FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER only_one_tree BEFORE DELETE OR TRUNCATE ON hub.log_tree FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.notice FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER logged_erasure AFTER DELETE ON hub.notice REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_unlogged_erasure();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.policy_activation FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.policy_approval FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.policy_proposal FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE DELETE OR UPDATE OR TRUNCATE ON hub.policy_version FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE TRIGGER insert_only BEFORE UPDATE OR TRUNCATE ON hub.pushed_back FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

-- Row security

ALTER TABLE hub.log_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY activations ON hub.log_event AS PERMISSIVE FOR INSERT TO hub_app WITH CHECK ((kind = 'POLICY_ACTIVATION'::text));
CREATE POLICY feed_batches ON hub.log_event AS PERMISSIVE FOR INSERT TO hub_feed WITH CHECK ((kind = 'FEED_BATCH'::text));
CREATE POLICY read_all ON hub.log_event AS PERMISSIVE FOR SELECT TO public USING (true);

-- Rights

GRANT USAGE ON SCHEMA hub TO hub_app;
GRANT USAGE ON SCHEMA hub TO hub_auditor;
GRANT USAGE ON SCHEMA hub TO hub_feed;
GRANT USAGE ON SCHEMA hub TO hub_readonly;
GRANT USAGE ON SCHEMA hub TO hub_retention;
GRANT USAGE ON SCHEMA hub TO hub_sequencer;
GRANT USAGE ON SCHEMA hub TO hub_signer;
GRANT USAGE ON SCHEMA hub TO hub_worker;

GRANT INSERT, SELECT ON hub.answer_repeat TO hub_app;
GRANT SELECT ON hub.answer_repeat TO hub_auditor;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.change_of_identity TO hub_feed;
GRANT SELECT ON hub.change_of_identity TO hub_app;
GRANT SELECT ON hub.change_of_identity TO hub_auditor;

GRANT INSERT, SELECT ON hub.child TO hub_feed;
GRANT SELECT ON hub.child TO hub_app;
GRANT SELECT ON hub.child TO hub_auditor;

GRANT DELETE, INSERT, SELECT ON hub.child_key TO hub_feed;
GRANT SELECT ON hub.child_key TO hub_app;
GRANT SELECT ON hub.child_key TO hub_auditor;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.common_assessment TO hub_feed;
GRANT SELECT ON hub.common_assessment TO hub_app;
GRANT SELECT ON hub.common_assessment TO hub_auditor;

GRANT INSERT, SELECT ON hub.confirmation TO hub_app;
GRANT SELECT ON hub.confirmation TO hub_auditor;
GRANT SELECT ON hub.confirmation TO hub_readonly;

GRANT INSERT, SELECT ON hub.confirmation_asked TO hub_app;
GRANT SELECT ON hub.confirmation_asked TO hub_auditor;
GRANT SELECT ON hub.confirmation_asked TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.consent TO hub_feed;
GRANT SELECT ON hub.consent TO hub_app;
GRANT SELECT ON hub.consent TO hub_auditor;

GRANT INSERT, SELECT ON hub.decision TO hub_app;
GRANT SELECT (decided_at) ON hub.decision TO hub_signer;
GRANT SELECT (id) ON hub.decision TO hub_sequencer;
GRANT SELECT (id) ON hub.decision TO hub_signer;
GRANT SELECT (leaf) ON hub.decision TO hub_sequencer;
GRANT SELECT (leaf) ON hub.decision TO hub_signer;
GRANT SELECT (leaf_hash) ON hub.decision TO hub_sequencer;
GRANT SELECT (leaf_hash) ON hub.decision TO hub_signer;
GRANT SELECT (receipt_signature) ON hub.decision TO hub_signer;
GRANT SELECT ON hub.decision TO hub_auditor;
GRANT SELECT ON hub.decision TO hub_readonly;

GRANT INSERT, SELECT ON hub.decision_link TO hub_app;
GRANT SELECT ON hub.decision_link TO hub_auditor;
GRANT SELECT ON hub.decision_link TO hub_readonly;

GRANT INSERT ON hub.decision_record TO hub_app;
GRANT SELECT (answer) ON hub.decision_record TO hub_readonly;
GRANT SELECT (child_id) ON hub.decision_record TO hub_app;
GRANT SELECT (child_id) ON hub.decision_record TO hub_readonly;
GRANT SELECT (concern) ON hub.decision_record TO hub_app;
GRANT SELECT (concern) ON hub.decision_record TO hub_readonly;
GRANT SELECT (conflicted) ON hub.decision_record TO hub_app;
GRANT SELECT (conflicted) ON hub.decision_record TO hub_readonly;
GRANT SELECT (context) ON hub.decision_record TO hub_readonly;
GRANT SELECT (counted) ON hub.decision_record TO hub_app;
GRANT SELECT (decided_at) ON hub.decision_record TO hub_app;
GRANT SELECT (decided_at) ON hub.decision_record TO hub_readonly;
GRANT SELECT (decision) ON hub.decision_record TO hub_app;
GRANT SELECT (decision) ON hub.decision_record TO hub_readonly;
GRANT SELECT (decision_id) ON hub.decision_record TO hub_app;
GRANT SELECT (decision_id) ON hub.decision_record TO hub_readonly;
GRANT SELECT (facts) ON hub.decision_record TO hub_readonly;
GRANT SELECT (kind) ON hub.decision_record TO hub_app;
GRANT SELECT (kind) ON hub.decision_record TO hub_readonly;
GRANT SELECT (listed) ON hub.decision_record TO hub_app;
GRANT SELECT (listed) ON hub.decision_record TO hub_readonly;
GRANT SELECT (not_confirmed) ON hub.decision_record TO hub_app;
GRANT SELECT (not_confirmed) ON hub.decision_record TO hub_readonly;
GRANT SELECT (notifying) ON hub.decision_record TO hub_app;
GRANT SELECT (notifying) ON hub.decision_record TO hub_readonly;
GRANT SELECT (on_behalf_of) ON hub.decision_record TO hub_app;
GRANT SELECT (on_behalf_of) ON hub.decision_record TO hub_readonly;
GRANT SELECT (organisation_id) ON hub.decision_record TO hub_app;
GRANT SELECT (organisation_id) ON hub.decision_record TO hub_readonly;
GRANT SELECT (outcome) ON hub.decision_record TO hub_readonly;
GRANT SELECT (overridden) ON hub.decision_record TO hub_app;
GRANT SELECT (overridden) ON hub.decision_record TO hub_readonly;
GRANT SELECT (practitioner_group) ON hub.decision_record TO hub_readonly;
GRANT SELECT (practitioner_id) ON hub.decision_record TO hub_app;
GRANT SELECT (practitioner_id) ON hub.decision_record TO hub_readonly;
GRANT SELECT (presenting_address) ON hub.decision_record TO hub_app;
GRANT SELECT (presenting_address) ON hub.decision_record TO hub_readonly;
GRANT SELECT (purpose) ON hub.decision_record TO hub_app;
GRANT SELECT (purpose) ON hub.decision_record TO hub_readonly;
GRANT SELECT (request) ON hub.decision_record TO hub_readonly;
GRANT SELECT (sector) ON hub.decision_record TO hub_app;
GRANT SELECT (sector) ON hub.decision_record TO hub_readonly;
GRANT SELECT (setting) ON hub.decision_record TO hub_app;
GRANT SELECT (setting) ON hub.decision_record TO hub_readonly;
GRANT SELECT (subject_by_name) ON hub.decision_record TO hub_app;
GRANT SELECT (subject_by_name) ON hub.decision_record TO hub_readonly;
GRANT SELECT (subject_by_number) ON hub.decision_record TO hub_app;
GRANT SELECT (subject_by_number) ON hub.decision_record TO hub_readonly;
GRANT SELECT (typed_birth_date) ON hub.decision_record TO hub_app;
GRANT SELECT (typed_birth_date) ON hub.decision_record TO hub_readonly;
GRANT SELECT (typed_details) ON hub.decision_record TO hub_app;
GRANT SELECT (typed_details) ON hub.decision_record TO hub_readonly;
GRANT SELECT (typed_name) ON hub.decision_record TO hub_app;
GRANT SELECT (typed_name) ON hub.decision_record TO hub_readonly;
GRANT SELECT (typed_number) ON hub.decision_record TO hub_app;
GRANT SELECT (typed_number) ON hub.decision_record TO hub_readonly;
GRANT SELECT (without_relationship) ON hub.decision_record TO hub_app;
GRANT SELECT (without_relationship) ON hub.decision_record TO hub_readonly;
GRANT SELECT ON hub.decision_record TO hub_auditor;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.detriment_judgement TO hub_feed;
GRANT SELECT ON hub.detriment_judgement TO hub_app;
GRANT SELECT ON hub.detriment_judgement TO hub_auditor;

GRANT SELECT ON hub.duty_desk TO hub_app;
GRANT SELECT ON hub.duty_desk TO hub_auditor;
GRANT SELECT ON hub.duty_desk TO hub_readonly;

GRANT SELECT ON hub.duty_desk_closure TO hub_app;
GRANT SELECT ON hub.duty_desk_closure TO hub_auditor;
GRANT SELECT ON hub.duty_desk_closure TO hub_readonly;

GRANT SELECT ON hub.erasure_item TO hub_auditor;
GRANT SELECT ON hub.erasure_item TO hub_readonly;

GRANT INSERT, SELECT ON hub.feed_batch TO hub_feed;
GRANT SELECT ON hub.feed_batch TO hub_app;
GRANT SELECT ON hub.feed_batch TO hub_auditor;

GRANT INSERT ON hub.feed_batch_manifest TO hub_feed;
GRANT SELECT ON hub.feed_batch_manifest TO hub_auditor;

GRANT SELECT ON hub.feed_client TO hub_app;
GRANT SELECT ON hub.feed_client TO hub_auditor;
GRANT SELECT ON hub.feed_client TO hub_readonly;

GRANT SELECT ON hub.feed_source TO hub_app;
GRANT SELECT ON hub.feed_source TO hub_auditor;
GRANT SELECT ON hub.feed_source TO hub_readonly;
GRANT SELECT, UPDATE ON hub.feed_source TO hub_feed;

GRANT INSERT, SELECT ON hub.feed_source_salt TO hub_feed;
GRANT SELECT ON hub.feed_source_salt TO hub_auditor;

GRANT EXECUTE ON FUNCTION hub.activate_policy(text,uuid) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.change_counts(uuid,text,date) TO hub_app;
GRANT EXECUTE ON FUNCTION hub.change_counts(uuid,text,date) TO hub_feed;

GRANT EXECUTE ON FUNCTION hub.counted_in_turn(uuid,timestamp with time zone) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.erase_records(uuid,text,timestamp with time zone,bytea,bytea,bytea,text,bytea,text,uuid,uuid,uuid[]) TO hub_retention;

GRANT EXECUTE ON FUNCTION hub.erasure_state(uuid[],uuid,uuid) TO hub_retention;

GRANT EXECUTE ON FUNCTION hub.governs_policy(uuid,text) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.is_present_identity(text,text,date) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.knows_present_identity(uuid,text,date) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.log_backlog(integer) TO hub_app;

GRANT EXECUTE ON FUNCTION hub.receipt_openings(uuid,text,text) TO hub_app;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.identity_statement TO hub_feed;
GRANT SELECT ON hub.identity_statement TO hub_app;
GRANT SELECT ON hub.identity_statement TO hub_auditor;
GRANT SELECT ON hub.identity_statement TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.involvement TO hub_feed;
GRANT SELECT ON hub.involvement TO hub_app;
GRANT SELECT ON hub.involvement TO hub_auditor;

GRANT SELECT ON hub.issuer_organisation TO hub_app;
GRANT SELECT ON hub.issuer_organisation TO hub_auditor;
GRANT SELECT ON hub.issuer_organisation TO hub_readonly;

GRANT INSERT (idx) ON hub.log_entry TO hub_sequencer;
GRANT INSERT (leaf) ON hub.log_entry TO hub_sequencer;
GRANT INSERT (leaf_hash) ON hub.log_entry TO hub_sequencer;
GRANT INSERT (leaf_id) ON hub.log_entry TO hub_sequencer;
GRANT INSERT (submitted_at) ON hub.log_entry TO hub_sequencer;
GRANT SELECT ON hub.log_entry TO hub_app;
GRANT SELECT ON hub.log_entry TO hub_auditor;
GRANT SELECT ON hub.log_entry TO hub_readonly;
GRANT SELECT ON hub.log_entry TO hub_sequencer;
GRANT SELECT ON hub.log_entry TO hub_signer;

GRANT INSERT, SELECT ON hub.log_event TO hub_app;
GRANT INSERT, SELECT ON hub.log_event TO hub_feed;
GRANT SELECT ON hub.log_event TO hub_auditor;
GRANT SELECT ON hub.log_event TO hub_readonly;
GRANT SELECT ON hub.log_event TO hub_sequencer;
GRANT SELECT ON hub.log_event TO hub_signer;

GRANT INSERT ON hub.log_event_record TO hub_app;
GRANT INSERT ON hub.log_event_record TO hub_feed;
GRANT SELECT (content) ON hub.log_event_record TO hub_readonly;
GRANT SELECT (event_id) ON hub.log_event_record TO hub_readonly;
GRANT SELECT ON hub.log_event_record TO hub_auditor;

GRANT INSERT (cosigned_by) ON hub.log_head TO hub_signer;
GRANT INSERT (note) ON hub.log_head TO hub_signer;
GRANT INSERT (origin) ON hub.log_head TO hub_signer;
GRANT INSERT (quorum) ON hub.log_head TO hub_signer;
GRANT INSERT (root) ON hub.log_head TO hub_signer;
GRANT INSERT (size) ON hub.log_head TO hub_signer;
GRANT SELECT ON hub.log_head TO hub_app;
GRANT SELECT ON hub.log_head TO hub_auditor;
GRANT SELECT ON hub.log_head TO hub_readonly;
GRANT SELECT ON hub.log_head TO hub_signer;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.log_partial_tile TO hub_sequencer;
GRANT SELECT ON hub.log_partial_tile TO hub_app;
GRANT SELECT ON hub.log_partial_tile TO hub_auditor;
GRANT SELECT ON hub.log_partial_tile TO hub_readonly;
GRANT SELECT ON hub.log_partial_tile TO hub_signer;

GRANT DELETE, SELECT ON hub.log_pending TO hub_sequencer;
GRANT SELECT ON hub.log_pending TO hub_auditor;
GRANT SELECT ON hub.log_pending TO hub_readonly;
GRANT SELECT ON hub.log_pending TO hub_signer;

GRANT INSERT, SELECT ON hub.log_tile TO hub_sequencer;
GRANT SELECT ON hub.log_tile TO hub_app;
GRANT SELECT ON hub.log_tile TO hub_auditor;
GRANT SELECT ON hub.log_tile TO hub_readonly;
GRANT SELECT ON hub.log_tile TO hub_signer;

GRANT SELECT ON hub.log_tree TO hub_app;
GRANT SELECT ON hub.log_tree TO hub_auditor;
GRANT SELECT ON hub.log_tree TO hub_readonly;
GRANT SELECT ON hub.log_tree TO hub_signer;
GRANT SELECT, UPDATE ON hub.log_tree TO hub_sequencer;

GRANT INSERT, SELECT ON hub.match_review TO hub_feed;
GRANT SELECT ON hub.match_review TO hub_app;
GRANT SELECT ON hub.match_review TO hub_auditor;

GRANT INSERT, SELECT ON hub.notice TO hub_worker;
GRANT SELECT ON hub.notice TO hub_auditor;
GRANT SELECT ON hub.notice TO hub_readonly;

GRANT SELECT ON hub.organisation TO hub_app;
GRANT SELECT ON hub.organisation TO hub_auditor;
GRANT SELECT ON hub.organisation TO hub_feed;
GRANT SELECT ON hub.organisation TO hub_readonly;

GRANT DELETE, SELECT ON hub.outbox TO hub_worker;
GRANT INSERT ON hub.outbox TO hub_app;
GRANT SELECT ON hub.outbox TO hub_auditor;
GRANT UPDATE (written_at) ON hub.outbox TO hub_worker;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.plan TO hub_feed;
GRANT SELECT ON hub.plan TO hub_app;
GRANT SELECT ON hub.plan TO hub_auditor;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.police_pointer TO hub_feed;
GRANT SELECT ON hub.police_pointer TO hub_app;
GRANT SELECT ON hub.police_pointer TO hub_auditor;

GRANT SELECT ON hub.policy_activation TO hub_app;
GRANT SELECT ON hub.policy_activation TO hub_auditor;
GRANT SELECT ON hub.policy_activation TO hub_readonly;

GRANT INSERT (organisation_id) ON hub.policy_approval TO hub_app;
GRANT INSERT (practitioner_id) ON hub.policy_approval TO hub_app;
GRANT INSERT (proposal_id) ON hub.policy_approval TO hub_app;
GRANT SELECT ON hub.policy_approval TO hub_app;
GRANT SELECT ON hub.policy_approval TO hub_auditor;
GRANT SELECT ON hub.policy_approval TO hub_readonly;

GRANT INSERT (follows) ON hub.policy_proposal TO hub_app;
GRANT INSERT (note) ON hub.policy_proposal TO hub_app;
GRANT INSERT (organisation_id) ON hub.policy_proposal TO hub_app;
GRANT INSERT (proposed_by) ON hub.policy_proposal TO hub_app;
GRANT INSERT (version) ON hub.policy_proposal TO hub_app;
GRANT SELECT ON hub.policy_proposal TO hub_app;
GRANT SELECT ON hub.policy_proposal TO hub_auditor;
GRANT SELECT ON hub.policy_proposal TO hub_readonly;

GRANT INSERT, SELECT ON hub.policy_version TO hub_app;
GRANT SELECT ON hub.policy_version TO hub_auditor;
GRANT SELECT ON hub.policy_version TO hub_readonly;

GRANT SELECT ON hub.post TO hub_app;
GRANT SELECT ON hub.post TO hub_auditor;
GRANT SELECT ON hub.post TO hub_readonly;

GRANT SELECT ON hub.practitioner TO hub_app;
GRANT SELECT ON hub.practitioner TO hub_auditor;
GRANT SELECT ON hub.practitioner TO hub_readonly;

GRANT INSERT ON hub.pushed_back TO hub_app;
GRANT SELECT ON hub.pushed_back TO hub_auditor;
GRANT SELECT ON hub.pushed_back TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.related_person TO hub_feed;
GRANT SELECT ON hub.related_person TO hub_app;
GRANT SELECT ON hub.related_person TO hub_auditor;
GRANT SELECT ON hub.related_person TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.residence TO hub_feed;
GRANT SELECT ON hub.residence TO hub_app;
GRANT SELECT ON hub.residence TO hub_auditor;
GRANT SELECT ON hub.residence TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.shield TO hub_feed;
GRANT SELECT ON hub.shield TO hub_app;
GRANT SELECT ON hub.shield TO hub_auditor;

GRANT SELECT ON hub.sign_in TO hub_app;
GRANT SELECT ON hub.sign_in TO hub_auditor;
GRANT SELECT ON hub.sign_in TO hub_readonly;

GRANT DELETE, INSERT, SELECT, UPDATE ON hub.social_care_case TO hub_feed;
GRANT SELECT ON hub.social_care_case TO hub_app;
GRANT SELECT ON hub.social_care_case TO hub_auditor;

GRANT INSERT, SELECT ON hub.source_child TO hub_feed;
GRANT SELECT ON hub.source_child TO hub_app;
GRANT SELECT ON hub.source_child TO hub_auditor;

GRANT DELETE, SELECT ON hub.stored_answer TO hub_retention;
GRANT INSERT, SELECT ON hub.stored_answer TO hub_app;
GRANT SELECT ON hub.stored_answer TO hub_auditor;

-- Comments

COMMENT ON COLUMN hub.answer_repeat.decision_id IS 'The decision';
COMMENT ON COLUMN hub.answer_repeat.given IS 'False: the request id was spent';
COMMENT ON COLUMN hub.answer_repeat.repeated_at IS 'When';
COMMENT ON TABLE hub.answer_repeat IS 'Every repeat of a request: the stored answer given once more, or not';

COMMENT ON COLUMN hub.change_of_identity.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.change_of_identity.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.change_of_identity.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.change_of_identity.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.change_of_identity.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.change_of_identity.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.change_of_identity.since IS 'First day of the new identity';
COMMENT ON COLUMN hub.change_of_identity.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.change_of_identity.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.change_of_identity.statement IS 'Kind of statement (5.157)';
COMMENT ON TABLE hub.change_of_identity IS 'An adoption or other protected change of identity; the authority is the source, and has dealt with the child by then. What was stated before it is neither told nor a key';

COMMENT ON COLUMN hub.child.created_at IS 'When the first statement came';
COMMENT ON COLUMN hub.child.id IS 'Random; never shown to an enquirer';
COMMENT ON TABLE hub.child IS 'A child or unborn child; what is known of it stands in the statements';

COMMENT ON COLUMN hub.child_key.child_id IS 'The child';
COMMENT ON COLUMN hub.child_key.former IS 'Made from a former name; no key to a shielded child, nor to one whose identity was changed';
COMMENT ON COLUMN hub.child_key.key IS 'Normalised text';
COMMENT ON COLUMN hub.child_key.kind IS 'What the key is made of';
COMMENT ON COLUMN hub.child_key.source_id IS 'Source of the identity statement';
COMMENT ON COLUMN hub.child_key.source_key IS 'The identity statement';
COMMENT ON TABLE hub.child_key IS 'Exact keys by which a child is found; made from identity statements, never from hidden fields';

COMMENT ON COLUMN hub.common_assessment.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.common_assessment.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.common_assessment.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.common_assessment.contact IS 'Telephone';
COMMENT ON COLUMN hub.common_assessment.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.common_assessment.holder_name IS 'Who holds it';
COMMENT ON COLUMN hub.common_assessment.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.common_assessment.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.common_assessment.since IS 'First day';
COMMENT ON COLUMN hub.common_assessment.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.common_assessment.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.common_assessment.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.common_assessment.until IS 'Last day; null while it lasts';
COMMENT ON TABLE hub.common_assessment IS 'That a common assessment exists and who holds it, with consent to record that; never what is in it (2.16)';

COMMENT ON COLUMN hub.confirmation.confirmed_at IS 'When';
COMMENT ON COLUMN hub.confirmation.decision_id IS 'The decision';
COMMENT ON COLUMN hub.confirmation.practitioner_id IS 'Who confirmed';
COMMENT ON COLUMN hub.confirmation.role IS 'As it was asked';
COMMENT ON TABLE hub.confirmation IS 'Confirmed by the named person''s own sign-in; without a row it is unconfirmed';

COMMENT ON COLUMN hub.confirmation_asked.asked_at IS 'As the decision';
COMMENT ON COLUMN hub.confirmation_asked.asked_for IS 'Keyed digest of the subject as typed and of all that rules look at in what a colleague is asked to confirm; nothing else is confirmed by it';
COMMENT ON COLUMN hub.confirmation_asked.decision_id IS 'The decision';
COMMENT ON COLUMN hub.confirmation_asked.practitioner_id IS 'Who was named';
COMMENT ON COLUMN hub.confirmation_asked.role IS 'COLLEAGUE: on whose behalf it was asked; ADVISER and APPROVER: of a sharing decision';
COMMENT ON TABLE hub.confirmation_asked IS 'Who was named in a decision and is asked to confirm it; written with the decision';

COMMENT ON COLUMN hub.consent.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.consent.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.consent.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.consent.competence IS 'Whether the child was assessed as able to decide this';
COMMENT ON COLUMN hub.consent.effective_from IS 'From this instant';
COMMENT ON COLUMN hub.consent.effective_until IS 'Until this instant; null while it lasts';
COMMENT ON COLUMN hub.consent.evidence IS 'What the holder keeps as evidence';
COMMENT ON COLUMN hub.consent.giver IS 'Whose word it is; a competent young person''s is never replaced by a parent''s';
COMMENT ON COLUMN hub.consent.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.consent.purpose IS 'A purpose of enquiry, or ANY';
COMMENT ON COLUMN hub.consent.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.consent.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.consent.scope IS 'To be recorded, to be pointed to, or to share';
COMMENT ON COLUMN hub.consent.service IS 'The service it is about';
COMMENT ON COLUMN hub.consent.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.consent.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.consent.state IS 'State from effective_from on';
COMMENT ON COLUMN hub.consent.statement IS 'Kind of statement (5.157)';
COMMENT ON TABLE hub.consent IS 'Consent to giver, holding service, purpose and period; the holder is the source';

COMMENT ON COLUMN hub.decision.decided_at IS 'Database time of the look-up: the one instant of this decision';
COMMENT ON COLUMN hub.decision.first_by_name IS 'The same for family name, first given name and birth date; keyed digest';
COMMENT ON COLUMN hub.decision.first_by_number IS 'Set when this is the first enquiry about an unknown child with this NHS number; keyed digest';
COMMENT ON COLUMN hub.decision.id IS 'Random';
COMMENT ON COLUMN hub.decision.issuer IS 'Who signed the caller in';
COMMENT ON COLUMN hub.decision.leaf IS 'Canonical bytes of the log leaf, hashed as stored';
COMMENT ON COLUMN hub.decision.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN hub.decision.organisation_id IS 'Organisation of the chosen post; empty when none';
COMMENT ON COLUMN hub.decision.policy_version IS 'Ruleset that decided';
COMMENT ON COLUMN hub.decision.post_id IS 'The chosen post; empty when none';
COMMENT ON COLUMN hub.decision.receipt_signature IS 'Ed25519 over origin, id, leaf hash and time';
COMMENT ON COLUMN hub.decision.request_digest IS 'Keyed digest of the canonical input that the request id is bound to';
COMMENT ON COLUMN hub.decision.request_id IS 'Given by the caller; one decision for each';
COMMENT ON COLUMN hub.decision.subject IS 'The caller at that issuer';
COMMENT ON TABLE hub.decision IS 'Every decision, shared or refused, found or not; insert-only for ever';

COMMENT ON COLUMN hub.decision_link.decision_id IS 'The later decision';
COMMENT ON COLUMN hub.decision_link.earlier_id IS 'The earlier decision';
COMMENT ON COLUMN hub.decision_link.kind IS 'SUPERSEDES: takes its place; REPLIES_TO: answers a request for contact; ASKS_ABOUT: a request that follows an answer; ANSWERED_UNDER: an answer that uses up what a colleague confirmed of the earlier one';
COMMENT ON TABLE hub.decision_link IS 'A decision that follows from an earlier one, which stays as it was';

COMMENT ON COLUMN hub.decision_record.answer IS 'Canonical JSON of the answer without its receipt';
COMMENT ON COLUMN hub.decision_record.child_id IS 'The child, when the identity was confirmed';
COMMENT ON COLUMN hub.decision_record.concern IS 'Concern that was stated';
COMMENT ON COLUMN hub.decision_record.conflicted IS 'The enquirer had a conflict of interest; not counted as an earlier enquiry';
COMMENT ON COLUMN hub.decision_record.context IS 'Canonical JSON: authentication, candidates seen, references of items';
COMMENT ON COLUMN hub.decision_record.counted IS 'Counts towards some limit of the person';
COMMENT ON COLUMN hub.decision_record.decided_at IS 'As in the decision';
COMMENT ON COLUMN hub.decision_record.decision IS 'Canonical JSON of the decision: every field of every item, rule and all';
COMMENT ON COLUMN hub.decision_record.decision_id IS 'The decision';
COMMENT ON COLUMN hub.decision_record.facts IS 'Canonical JSON of the facts';
COMMENT ON COLUMN hub.decision_record.kind IS 'ENQUIRY, OVERSIGHT_READING, FEED, ...';
COMMENT ON COLUMN hub.decision_record.listed IS 'May be shown to a later enquirer as an earlier enquiry';
COMMENT ON COLUMN hub.decision_record.not_confirmed IS 'Counts towards the limit on identities not confirmed';
COMMENT ON COLUMN hub.decision_record.notifying IS 'Others are told at once; a silent reading is not';
COMMENT ON COLUMN hub.decision_record.on_behalf_of IS 'Post of the colleague asked for';
COMMENT ON COLUMN hub.decision_record.organisation_id IS 'Organisation of the chosen post; empty when none';
COMMENT ON COLUMN hub.decision_record.outcome IS 'What the enquirer was told';
COMMENT ON COLUMN hub.decision_record.overridden IS 'Counts towards the limit on overrides';
COMMENT ON COLUMN hub.decision_record.practitioner_group IS 'Group of the chosen post, or NONE';
COMMENT ON COLUMN hub.decision_record.practitioner_id IS 'Who asked, when the directory knows';
COMMENT ON COLUMN hub.decision_record.presenting_address IS 'The presenting address was looked at; counts towards its limit';
COMMENT ON COLUMN hub.decision_record.purpose IS 'Purpose that was stated';
COMMENT ON COLUMN hub.decision_record.request IS 'Canonical JSON of what was asked';
COMMENT ON COLUMN hub.decision_record.salts IS 'Salts of the leaf''s commitments, 32 bytes a slot in the order of the slots';
COMMENT ON COLUMN hub.decision_record.sector IS 'Sector of the organisation, as an earlier enquiry may show it';
COMMENT ON COLUMN hub.decision_record.setting IS 'Setting that was stated';
COMMENT ON COLUMN hub.decision_record.subject_by_name IS 'For a child not known: keyed digest of family name, first given name and birth date typed';
COMMENT ON COLUMN hub.decision_record.subject_by_number IS 'For a child not known: keyed digest of the NHS number typed';
COMMENT ON COLUMN hub.decision_record.typed_birth_date IS 'Keyed digest of the birth date typed';
COMMENT ON COLUMN hub.decision_record.typed_details IS 'Keyed digest of all that was typed about the subject';
COMMENT ON COLUMN hub.decision_record.typed_name IS 'Keyed digest of the family name typed, as it sounds';
COMMENT ON COLUMN hub.decision_record.typed_number IS 'Keyed digest of the NHS number typed';
COMMENT ON COLUMN hub.decision_record.without_relationship IS 'Counts towards the limit on children without a relationship';
COMMENT ON TABLE hub.decision_record IS 'Plain text and salts of a decision; insert-only, but retention may destroy it';

COMMENT ON COLUMN hub.detriment_judgement.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.detriment_judgement.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.detriment_judgement.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.detriment_judgement.covers IS 'source_key of the holder''s own statements that it covers; null for all of them about the child';
COMMENT ON COLUMN hub.detriment_judgement.existence_too IS 'That anything is held would do harm as well';
COMMENT ON COLUMN hub.detriment_judgement.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.detriment_judgement.reason IS 'Why; never released';
COMMENT ON COLUMN hub.detriment_judgement.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.detriment_judgement.review_on IS 'When the holder looks at it again; a missed review lifts nothing';
COMMENT ON COLUMN hub.detriment_judgement.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.detriment_judgement.since IS 'From this instant';
COMMENT ON COLUMN hub.detriment_judgement.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.detriment_judgement.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.detriment_judgement.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.detriment_judgement.until IS 'Until this instant; null until the holder ends it';
COMMENT ON TABLE hub.detriment_judgement IS 'A holder''s judgement that telling its own statements would do this child more harm than not telling';

COMMENT ON COLUMN hub.duty_desk.closes IS 'Local time, Europe/London';
COMMENT ON COLUMN hub.duty_desk.covered IS 'The authority feeds this hub, so that its silence can mean something';
COMMENT ON COLUMN hub.duty_desk.emergency_phone IS 'Emergency duty team, answered at all other times';
COMMENT ON COLUMN hub.duty_desk.office_phone IS 'Answered on working days between opens and closes';
COMMENT ON COLUMN hub.duty_desk.opens IS 'Local time, Europe/London';
COMMENT ON COLUMN hub.duty_desk.organisation_id IS 'The authority, or the hub operator';
COMMENT ON TABLE hub.duty_desk IS 'Telephone numbers of an authority and of the hub team; changed by two people, never by a feed';

COMMENT ON COLUMN hub.duty_desk_closure.day IS 'The day';
COMMENT ON COLUMN hub.duty_desk_closure.organisation_id IS 'Whose office';
COMMENT ON TABLE hub.duty_desk_closure IS 'Days on which an office is closed beside weekends and the bank holidays of England';

COMMENT ON COLUMN hub.erasure_item.decision_id IS 'The decision; it stays in the log';
COMMENT ON COLUMN hub.erasure_item.event_id IS 'The erasure';
COMMENT ON TABLE hub.erasure_item IS 'Decisions whose plain text and salts were destroyed, and the leaf that says so';

COMMENT ON COLUMN hub.feed_batch.as_of IS 'As of when the source speaks';
COMMENT ON COLUMN hub.feed_batch.bytes_digest IS 'SHA-256 of the rows as received';
COMMENT ON COLUMN hub.feed_batch.id IS 'Random';
COMMENT ON COLUMN hub.feed_batch.received_at IS 'Database time';
COMMENT ON COLUMN hub.feed_batch.row_count IS 'Rows in the batch, good and bad';
COMMENT ON COLUMN hub.feed_batch.sequence IS 'Rising number given by the source';
COMMENT ON COLUMN hub.feed_batch.source_id IS 'Who sent it';
COMMENT ON TABLE hub.feed_batch IS 'Every batch that was accepted';

COMMENT ON COLUMN hub.feed_batch_manifest.batch_id IS 'The batch';
COMMENT ON COLUMN hub.feed_batch_manifest.entries IS '64 bytes a change, in order: tag of table and name under the salt of the source, then digest of the row under that of the batch, zeros for one taken out';
COMMENT ON COLUMN hub.feed_batch_manifest.salt IS 'Random, of this batch';
COMMENT ON TABLE hub.feed_batch_manifest IS 'What a batch changed in the index, as digests; by them the index can be checked; insert-only';

COMMENT ON COLUMN hub.feed_client.issuer IS 'The iss of the token';
COMMENT ON COLUMN hub.feed_client.organisation_id IS 'In whose name it states';
COMMENT ON COLUMN hub.feed_client.subject IS 'The sub of the token';
COMMENT ON TABLE hub.feed_client IS 'Case systems that may feed the index; they cannot enquire';

COMMENT ON COLUMN hub.feed_source.due_every IS 'A feed older than this is late';
COMMENT ON COLUMN hub.feed_source.last_as_of IS 'As of when its last batch speaks';
COMMENT ON COLUMN hub.feed_source.last_received_at IS 'When its last batch came';
COMMENT ON COLUMN hub.feed_source.last_sequence IS 'Highest sequence accepted; a lower one is stale';
COMMENT ON COLUMN hub.feed_source.source_id IS 'The organisation';
COMMENT ON TABLE hub.feed_source IS 'Case systems that feed the index, and how fresh each is';

COMMENT ON COLUMN hub.feed_source_salt.salt IS 'Random, drawn with its first batch';
COMMENT ON COLUMN hub.feed_source_salt.source_id IS 'The source';
COMMENT ON TABLE hub.feed_source_salt IS 'By what the manifests of a source name its rows of the index; insert-only';

COMMENT ON FUNCTION hub.activate_policy(text,uuid) IS 'Puts a proposed policy in force once two people have approved it, with the decision that names the proposal; raises otherwise';

COMMENT ON FUNCTION hub.change_counts(uuid,text,date) IS 'Whether the authority that states a change of identity had a case of its own, or looked after the child, by that day; otherwise the change counts for nothing';

COMMENT ON FUNCTION hub.counted_in_turn(uuid,timestamp with time zone) IS 'How many counted enquiries one person made in the day before; nobody records another near a limit until this one is committed';

COMMENT ON FUNCTION hub.erase_records(uuid,text,timestamp with time zone,bytea,bytea,bytea,text,bytea,text,uuid,uuid,uuid[]) IS 'Destroys records, stored answers and notices of decisions and writes the event that says so; raises when anything stands against it. Two people are named, nobody signs in';

COMMENT ON FUNCTION hub.erasure_state(uuid[],uuid,uuid) IS 'What stands against erasing these decisions, in numbers, and which are left to be erased';

COMMENT ON FUNCTION hub.govern_together(uuid,uuid) IS 'Two people who today hold posts of information governance at different organisations';

COMMENT ON FUNCTION hub.governs_policy(uuid,text) IS 'Holds a post of information governance at this organisation today';

COMMENT ON FUNCTION hub.is_present_identity(text,text,date) IS 'Whether an identity statement is of the child as it is since its newest change of identity; false where none has happened';

COMMENT ON FUNCTION hub.knows_present_identity(uuid,text,date) IS 'Whether a source states who the child is since its newest change of identity; what others state is of the former one';

COMMENT ON FUNCTION hub.log_backlog(integer) IS 'How many leaves wait for their place, counted up to a number, and for how long the oldest';

COMMENT ON FUNCTION hub.receipt_openings(uuid,text,text) IS 'What opens those slots of a decision that its enquirer stated or was told, and no other slot. The enquirer is who the asking process says: whoever holds hub_app speaks for any';

COMMENT ON FUNCTION hub.refuse_change() IS 'What is insert-only stays so, for the owner too';

COMMENT ON FUNCTION hub.refuse_unlogged_erasure() IS 'Plain text and salts of a decision, and what was told of it, go only with a leaf that says so';

COMMENT ON FUNCTION hub.submit_to_log() IS 'No decision and no event exists without its submission to the log';

COMMENT ON COLUMN hub.identity_statement.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.identity_statement.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.identity_statement.birth_date IS 'Null for an unborn child';
COMMENT ON COLUMN hub.identity_statement.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.identity_statement.deceased_on IS 'Date of death';
COMMENT ON COLUMN hub.identity_statement.expected_date IS 'Expected date of birth of an unborn child';
COMMENT ON COLUMN hub.identity_statement.family_name IS 'As stated';
COMMENT ON COLUMN hub.identity_statement.former_family_names IS 'Earlier family names';
COMMENT ON COLUMN hub.identity_statement.given_name IS 'As stated; may be a placeholder';
COMMENT ON COLUMN hub.identity_statement.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.identity_statement.mother IS 'For an unborn child: nhsNumber, givenName, familyName, birthDate of the mother';
COMMENT ON COLUMN hub.identity_statement.nhs_number IS 'Ten digits';
COMMENT ON COLUMN hub.identity_statement.nhs_number_state IS 'Whether the number was traced by the source';
COMMENT ON COLUMN hub.identity_statement.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.identity_statement.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.identity_statement.sex IS 'Or a statement that it is not stated';
COMMENT ON COLUMN hub.identity_statement.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.identity_statement.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.identity_statement.statement IS 'Kind of statement (5.157)';
COMMENT ON TABLE hub.identity_statement IS 'What one source says who a child is; statements of others stand beside, never overwrite';

COMMENT ON COLUMN hub.involvement.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.involvement.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.involvement.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.involvement.contact IS 'Telephone';
COMMENT ON COLUMN hub.involvement.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.involvement.practitioner_name IS 'Who, when a person is named';
COMMENT ON COLUMN hub.involvement.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.involvement.recorded_ground IS 'Why a sensitive service may stand here: consent to record, or the provider''s recorded suspicion of significant harm';
COMMENT ON COLUMN hub.involvement.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.involvement.sensitive IS 'Sexual health, mental health, substance misuse, or marked so by the provider';
COMMENT ON COLUMN hub.involvement.service IS 'GP, HEALTH_VISITING, SCHOOL, ...';
COMMENT ON COLUMN hub.involvement.since IS 'First day';
COMMENT ON COLUMN hub.involvement.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.involvement.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.involvement.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.involvement.until IS 'Last day; null while it lasts';
COMMENT ON TABLE hub.involvement IS 'A service works or worked with a child; the organisation is the source';

COMMENT ON COLUMN hub.issuer_organisation.issuer IS 'The iss of its tokens';
COMMENT ON COLUMN hub.issuer_organisation.organisation_id IS 'An organisation whose people it signs in';
COMMENT ON TABLE hub.issuer_organisation IS 'Which organisations an identity provider is registered to speak for';

COMMENT ON COLUMN hub.log_entry.idx IS 'Place in the log, from 0';
COMMENT ON COLUMN hub.log_entry.leaf IS 'The bytes of the leaf, as submitted';
COMMENT ON COLUMN hub.log_entry.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN hub.log_entry.leaf_id IS 'The decision or event';
COMMENT ON COLUMN hub.log_entry.sequenced_at IS 'When it got its place';
COMMENT ON COLUMN hub.log_entry.submitted_at IS 'When it was submitted, at the end of the statement that recorded it';
COMMENT ON TABLE hub.log_entry IS 'The leaves in the order of the log, without gaps; insert-only';

COMMENT ON COLUMN hub.log_event.about IS 'Id of the batch or the activation; for an erasure its own id';
COMMENT ON COLUMN hub.log_event.happened_at IS 'Database time';
COMMENT ON COLUMN hub.log_event.id IS 'Random';
COMMENT ON COLUMN hub.log_event.kind IS 'FEED_BATCH, POLICY_ACTIVATION of a first installation or in development, ERASURE';
COMMENT ON COLUMN hub.log_event.leaf IS 'Canonical bytes of the log leaf, hashed as stored';
COMMENT ON COLUMN hub.log_event.leaf_hash IS 'RFC 6962 leaf hash';
COMMENT ON COLUMN hub.log_event.receipt_signature IS 'Ed25519 over origin, id, leaf hash and time';
COMMENT ON TABLE hub.log_event IS 'What is a leaf of the log and no decision; insert-only for ever';

COMMENT ON COLUMN hub.log_event_record.content IS 'Canonical JSON: what happened';
COMMENT ON COLUMN hub.log_event_record.event_id IS 'The event';
COMMENT ON COLUMN hub.log_event_record.salts IS 'Salts of the leaf''s commitments, 32 bytes a slot in the order of the slots';
COMMENT ON TABLE hub.log_event_record IS 'Plain text and salts of an event; insert-only';

COMMENT ON COLUMN hub.log_head.cosigned_by IS 'Names of the witnesses whose cosignature it carries';
COMMENT ON COLUMN hub.log_head.id IS 'Rising';
COMMENT ON COLUMN hub.log_head.note IS 'The checkpoint, a signed note with every signature';
COMMENT ON COLUMN hub.log_head.origin IS 'Name of the log';
COMMENT ON COLUMN hub.log_head.quorum IS 'Whether the cosignatures satisfy the policy';
COMMENT ON COLUMN hub.log_head.root IS 'Root over them';
COMMENT ON COLUMN hub.log_head.signed_at IS 'When it was added';
COMMENT ON COLUMN hub.log_head.size IS 'Leaves that it covers';
COMMENT ON TABLE hub.log_head IS 'Signed heads of the log; the newest row is the published one; insert-only';

COMMENT ON COLUMN hub.log_partial_tile.hashes IS '1 to 255 hashes of 32 bytes';
COMMENT ON COLUMN hub.log_partial_tile.level IS 'Tile level';
COMMENT ON COLUMN hub.log_partial_tile.n IS 'Number of the tile in its level';
COMMENT ON TABLE hub.log_partial_tile IS 'The right edge of the tree: the last tile of each level while it is not full';

COMMENT ON COLUMN hub.log_pending.leaf_hash IS 'Its leaf hash';
COMMENT ON COLUMN hub.log_pending.leaf_id IS 'The decision or event that the leaf stands for';
COMMENT ON COLUMN hub.log_pending.submitted_at IS 'When';
COMMENT ON TABLE hub.log_pending IS 'Leaves submitted to the log and not yet in the tree; filled by a trigger, emptied by the sequencer';

COMMENT ON COLUMN hub.log_tile.hashes IS '256 hashes of 32 bytes';
COMMENT ON COLUMN hub.log_tile.level IS 'Tile level; a hash of level l stands for 256^l leaves';
COMMENT ON COLUMN hub.log_tile.n IS 'Number of the tile in its level';
COMMENT ON TABLE hub.log_tile IS 'Full tiles of the tree; insert-only';

COMMENT ON COLUMN hub.log_tree.root IS 'RFC 6962 root over them';
COMMENT ON COLUMN hub.log_tree.single IS 'There is no second row';
COMMENT ON COLUMN hub.log_tree.size IS 'Number of leaves';
COMMENT ON TABLE hub.log_tree IS 'The tree as it is now; one row';

COMMENT ON COLUMN hub.match_review.candidate_id IS 'The record that may be the same child';
COMMENT ON COLUMN hub.match_review.child_id IS 'The record that was made';
COMMENT ON COLUMN hub.match_review.local_id IS 'Its number of the child';
COMMENT ON COLUMN hub.match_review.opened_at IS 'When';
COMMENT ON COLUMN hub.match_review.reason IS 'What agreed and what did not';
COMMENT ON COLUMN hub.match_review.source_id IS 'Whose statement raised it';
COMMENT ON TABLE hub.match_review IS 'Records that may be one child; a person decides';

COMMENT ON COLUMN hub.notice.body IS 'Plain text; in a contact record what was typed about a child whom no social care knows';
COMMENT ON COLUMN hub.notice.created_at IS 'When it was delivered';
COMMENT ON COLUMN hub.notice.decision_id IS 'The decision that it follows from';
COMMENT ON COLUMN hub.notice.due_at IS 'To be acknowledged by';
COMMENT ON COLUMN hub.notice.id IS 'Random';
COMMENT ON COLUMN hub.notice.kind IS 'Entry of the catalogue of notices';
COMMENT ON COLUMN hub.notice.place IS 'Its place among the notices of that decision, so that none is made twice';
COMMENT ON COLUMN hub.notice.recipient_group IS 'The group, when whoever holds it is told';
COMMENT ON COLUMN hub.notice.recipient_organisation IS 'Whose inbox';
COMMENT ON COLUMN hub.notice.recipient_post IS 'The post, when one person is told';
COMMENT ON COLUMN hub.notice.urgency IS 'Concern of the enquiry';
COMMENT ON TABLE hub.notice IS 'What someone is told: the inbox';

COMMENT ON COLUMN hub.organisation.active IS 'False: nobody of it is answered';
COMMENT ON COLUMN hub.organisation.authority_id IS 'Authority in whose area it works; its own code for an authority';
COMMENT ON COLUMN hub.organisation.confidential_service IS 'Its own enquiries are confidential and never listed to others';
COMMENT ON COLUMN hub.organisation.id IS 'Code shaped like an ODS code';
COMMENT ON COLUMN hub.organisation.kind IS 'Type of organisation: LOCAL_AUTHORITY, GP_PRACTICE, NHS_TRUST, SCHOOL, POLICE_FORCE, ...';
COMMENT ON COLUMN hub.organisation.name IS 'Name as people know it';
COMMENT ON COLUMN hub.organisation.sector IS 'What an earlier enquiry shows in place of the name: HEALTH, EDUCATION, POLICE, ...';
COMMENT ON COLUMN hub.organisation.source_class IS 'Class under which its feed counts as fresh or late; null when it states nothing';
COMMENT ON TABLE hub.organisation IS 'A body whose people ask or whose systems state';

COMMENT ON COLUMN hub.outbox.decision_id IS 'The decision';
COMMENT ON COLUMN hub.outbox.payload IS 'Canonical JSON: the notices to be sent';
COMMENT ON COLUMN hub.outbox.written_at IS 'When';
COMMENT ON TABLE hub.outbox IS 'Who is to be told of a decision; written with it, emptied by the worker';

COMMENT ON COLUMN hub.plan.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.plan.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.plan.categories IS 'PHYSICAL, EMOTIONAL, SEXUAL, NEGLECT; empty when looked after (5.151)';
COMMENT ON COLUMN hub.plan.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.plan.end_reason IS 'One of the few reasons for which a plan ends (5.141)';
COMMENT ON COLUMN hub.plan.ended IS 'Last day; null while in force';
COMMENT ON COLUMN hub.plan.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.plan.kind IS 'Kind of plan';
COMMENT ON COLUMN hub.plan.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.plan.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.plan.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.plan.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.plan.started IS 'First day';
COMMENT ON COLUMN hub.plan.statement IS 'Kind of statement (5.157)';
COMMENT ON TABLE hub.plan IS 'A child protection plan or being looked after; the authority is the source';

COMMENT ON COLUMN hub.police_pointer.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.police_pointer.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.police_pointer.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.police_pointer.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.police_pointer.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.police_pointer.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.police_pointer.since IS 'First day';
COMMENT ON COLUMN hub.police_pointer.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.police_pointer.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.police_pointer.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.police_pointer.until IS 'Last day; null while it lasts';
COMMENT ON TABLE hub.police_pointer IS 'That the police are to be asked; never what they or an offender system hold (2.125, 12.19)';

COMMENT ON COLUMN hub.policy_activation.activated_at IS 'When';
COMMENT ON COLUMN hub.policy_activation.activated_by IS 'Two people of different organisations, or FIRST_INSTALLATION';
COMMENT ON COLUMN hub.policy_activation.decision_id IS 'The decision by which it stands in the log; null as above';
COMMENT ON COLUMN hub.policy_activation.id IS 'Rising';
COMMENT ON COLUMN hub.policy_activation.proposal_id IS 'The proposal that two people approved; null for a first installation, and in development';
COMMENT ON COLUMN hub.policy_activation.version IS 'The ruleset';
COMMENT ON TABLE hub.policy_activation IS 'Which ruleset is in force: the newest row';

COMMENT ON COLUMN hub.policy_approval.approved_at IS 'When';
COMMENT ON COLUMN hub.policy_approval.organisation_id IS 'Organisation of the approver''s post';
COMMENT ON COLUMN hub.policy_approval.practitioner_id IS 'Who approves';
COMMENT ON COLUMN hub.policy_approval.proposal_id IS 'The proposal';
COMMENT ON TABLE hub.policy_approval IS 'Who agrees that a proposed ruleset comes into force';

COMMENT ON COLUMN hub.policy_proposal.follows IS 'The activation in force when it was proposed; after the next one it no longer waits';
COMMENT ON COLUMN hub.policy_proposal.id IS 'Random; what an approver signs in again for';
COMMENT ON COLUMN hub.policy_proposal.note IS 'Why, in the author''s words';
COMMENT ON COLUMN hub.policy_proposal.organisation_id IS 'Organisation of the author''s post';
COMMENT ON COLUMN hub.policy_proposal.proposed_at IS 'When';
COMMENT ON COLUMN hub.policy_proposal.proposed_by IS 'The author, a practitioner';
COMMENT ON COLUMN hub.policy_proposal.version IS 'The ruleset';
COMMENT ON TABLE hub.policy_proposal IS 'A ruleset that somebody asks to be put in force; it waits until another comes into force';

COMMENT ON COLUMN hub.policy_version.ruleset IS 'Canonical JSON; replay reads it';
COMMENT ON COLUMN hub.policy_version.stored_at IS 'When it was stored';
COMMENT ON COLUMN hub.policy_version.version IS 'SHA-256 of the ruleset in hexadecimal';
COMMENT ON TABLE hub.policy_version IS 'Every ruleset that ever decided anything';

COMMENT ON COLUMN hub.post.active_from IS 'First day';
COMMENT ON COLUMN hub.post.active_until IS 'Last day; null while it lasts';
COMMENT ON COLUMN hub.post.id IS 'Code that a token may select';
COMMENT ON COLUMN hub.post.organisation_id IS 'Where';
COMMENT ON COLUMN hub.post.practitioner_group IS 'Row of the table of grants';
COMMENT ON COLUMN hub.post.practitioner_id IS 'Who';
COMMENT ON COLUMN hub.post.purposes IS 'Purposes registered for the post';
COMMENT ON COLUMN hub.post.settings IS 'Settings registered for the post: SCHEDULED, UNSCHEDULED';
COMMENT ON TABLE hub.post IS 'One person in one role at one organisation; CIS2 calls it a person role';

COMMENT ON COLUMN hub.practitioner.barred IS 'On a barred list: never answered';
COMMENT ON COLUMN hub.practitioner.birth_date IS 'Only to see that a parent or carer is the enquirer';
COMMENT ON COLUMN hub.practitioner.family_name IS 'For conflicts of interest and for those who are told of an enquiry';
COMMENT ON COLUMN hub.practitioner.given_name IS 'For conflicts of interest and for those who are told of an enquiry';
COMMENT ON COLUMN hub.practitioner.home_address_key IS 'Normalised home address, for the same purpose';
COMMENT ON COLUMN hub.practitioner.home_postcode IS 'Only to see that the enquirer asks about an own address';
COMMENT ON COLUMN hub.practitioner.id IS 'Random';
COMMENT ON COLUMN hub.practitioner.training_completed_on IS 'Safeguarding training; null counts as lapsed';
COMMENT ON COLUMN hub.practitioner.training_renewal_months IS 'Months for which the training holds';
COMMENT ON COLUMN hub.practitioner.vetting_checked_on IS 'Enhanced check; null counts as lapsed';
COMMENT ON COLUMN hub.practitioner.vetting_renewal_months IS 'Months for which the check holds';
COMMENT ON COLUMN hub.practitioner.work_phone IS 'Where the person is reached about an enquiry';
COMMENT ON TABLE hub.practitioner IS 'A person who may ask; standing lapses by itself when a date is missing or too old';

COMMENT ON COLUMN hub.pushed_back.how IS 'TOO_MANY: more under way than one person needs; HUB_FULL: than the hub takes; WAITED_TOO_LONG: behind the own enquiries; NOT_ANSWERED: a queue was full, or look-up or record failed';
COMMENT ON COLUMN hub.pushed_back.issuer IS 'Who signed the caller in';
COMMENT ON COLUMN hub.pushed_back.minute IS 'The minute in which it happened, once or many times';
COMMENT ON COLUMN hub.pushed_back.post_id IS 'The post that the token chose; empty when none';
COMMENT ON COLUMN hub.pushed_back.subject IS 'The caller at that issuer';
COMMENT ON TABLE hub.pushed_back IS 'Who was pushed back under load and answered nothing; one row a minute for a person; insert-only';

COMMENT ON COLUMN hub.related_person.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.related_person.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.related_person.birth_date IS 'When known';
COMMENT ON COLUMN hub.related_person.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.related_person.family_name IS 'Family name';
COMMENT ON COLUMN hub.related_person.given_name IS 'Given name';
COMMENT ON COLUMN hub.related_person.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.related_person.lives_with_child IS 'Lives with the child';
COMMENT ON COLUMN hub.related_person.must_not_find IS 'The authority says this person must not find the child';
COMMENT ON COLUMN hub.related_person.parental_responsibility IS 'Holds parental responsibility';
COMMENT ON COLUMN hub.related_person.person_key IS 'Normalised names and birth date, by which the children of an adult are found; null without a birth date';
COMMENT ON COLUMN hub.related_person.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.related_person.relation IS 'MOTHER, FATHER, CARER, ...';
COMMENT ON COLUMN hub.related_person.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.related_person.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.related_person.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.related_person.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.related_person.suspected_of_harm IS 'Suspected of the harm: cannot consent for the child';
COMMENT ON TABLE hub.related_person IS 'People with parental responsibility or care, and persons who must not find the child';

COMMENT ON COLUMN hub.residence.address_key IS 'Normalised address; equal keys are one household';
COMMENT ON COLUMN hub.residence.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.residence.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.residence.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.residence.dwelling IS 'What kind of place it is; only a home makes a household';
COMMENT ON COLUMN hub.residence.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.residence.line1 IS 'House and street';
COMMENT ON COLUMN hub.residence.postcode IS 'Postcode with its space';
COMMENT ON COLUMN hub.residence.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.residence.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.residence.since IS 'First day';
COMMENT ON COLUMN hub.residence.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.residence.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.residence.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.residence.town IS 'Town';
COMMENT ON COLUMN hub.residence.until IS 'Last day; null while it lasts';
COMMENT ON TABLE hub.residence IS 'Where a child lives or lived';

COMMENT ON COLUMN hub.shield.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.shield.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.shield.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.shield.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.shield.hides_name IS 'The current name is hidden too';
COMMENT ON COLUMN hub.shield.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.shield.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.shield.since IS 'From this instant';
COMMENT ON COLUMN hub.shield.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.shield.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.shield.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.shield.until IS 'Until this instant; null while in force';
COMMENT ON TABLE hub.shield IS 'A child whose whereabouts must not be found; the responsible authority is the source';

COMMENT ON COLUMN hub.sign_in.issuer IS 'The iss of the token';
COMMENT ON COLUMN hub.sign_in.practitioner_id IS 'The person';
COMMENT ON COLUMN hub.sign_in.subject IS 'The sub of the token';
COMMENT ON TABLE hub.sign_in IS 'Whose sign-in it is';

COMMENT ON COLUMN hub.social_care_case.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.social_care_case.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.social_care_case.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.social_care_case.child_in_need IS 'Known as a child in need (5.150)';
COMMENT ON COLUMN hub.social_care_case.closed IS 'Last day';
COMMENT ON COLUMN hub.social_care_case.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.social_care_case.lead_social_worker_name IS 'Named to a legitimate enquirer (5.154)';
COMMENT ON COLUMN hub.social_care_case.lead_social_worker_phone IS 'Telephone';
COMMENT ON COLUMN hub.social_care_case.lead_social_worker_post IS 'The worker''s post in the directory, where notices go; null when it has none';
COMMENT ON COLUMN hub.social_care_case.lead_social_worker_team IS 'Team';
COMMENT ON COLUMN hub.social_care_case.opened IS 'First day';
COMMENT ON COLUMN hub.social_care_case.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.social_care_case.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';
COMMENT ON COLUMN hub.social_care_case.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.social_care_case.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.social_care_case.state IS 'OPEN or CLOSED';
COMMENT ON COLUMN hub.social_care_case.statement IS 'Kind of statement (5.157)';
COMMENT ON TABLE hub.social_care_case IS 'That an authority''s social care knows or knew a child; the authority is the source';

COMMENT ON COLUMN hub.source_child.child_id IS 'The child';
COMMENT ON COLUMN hub.source_child.local_id IS 'Its own number of the child';
COMMENT ON COLUMN hub.source_child.source_id IS 'The source';
COMMENT ON TABLE hub.source_child IS 'Which child a source means by its own number';

COMMENT ON COLUMN hub.stored_answer.answer IS 'Canonical JSON of the answer without its receipt';
COMMENT ON COLUMN hub.stored_answer.decision_id IS 'The decision';
COMMENT ON COLUMN hub.stored_answer.expires_at IS 'After this the request id is spent';
COMMENT ON TABLE hub.stored_answer IS 'Answers kept ten minutes for a repeat of the same request';
