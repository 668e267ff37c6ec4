import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks and who holds: organisations, duty desks, practitioners, posts, sign-ins. Nothing here comes by feed. */
export class Directory0001 implements MigrationInterface {
  readonly name = 'Directory0001';
  readonly transaction = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE SCHEMA hub;
GRANT USAGE ON SCHEMA hub TO hub_app, hub_feed, hub_sequencer, hub_worker, hub_retention, hub_readonly, hub_signer, hub_auditor;
SET LOCAL search_path = hub;

CREATE TABLE organisation (
  id text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL,
  sector text NOT NULL,
  source_class text,
  authority_id text REFERENCES organisation (id),
  active boolean NOT NULL,
  confidential_service boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE organisation IS 'A body whose people ask or whose systems state';
COMMENT ON COLUMN organisation.id IS 'Code shaped like an ODS code';
COMMENT ON COLUMN organisation.name IS 'Name as people know it';
COMMENT ON COLUMN organisation.kind IS 'Type of organisation: LOCAL_AUTHORITY, GP_PRACTICE, NHS_TRUST, SCHOOL, POLICE_FORCE, ...';
COMMENT ON COLUMN organisation.sector IS 'What an earlier enquiry shows in place of the name: HEALTH, EDUCATION, POLICE, ...';
COMMENT ON COLUMN organisation.source_class IS 'Class under which its feed counts as fresh or late; null when it states nothing';
COMMENT ON COLUMN organisation.authority_id IS 'Authority in whose area it works; its own code for an authority';
COMMENT ON COLUMN organisation.active IS 'False: nobody of it is answered';
COMMENT ON COLUMN organisation.confidential_service IS 'Its own enquiries are confidential and never listed to others';

CREATE TABLE duty_desk (
  organisation_id text PRIMARY KEY REFERENCES organisation (id),
  office_phone text NOT NULL,
  emergency_phone text NOT NULL,
  opens time NOT NULL,
  closes time NOT NULL,
  covered boolean NOT NULL
);
COMMENT ON TABLE duty_desk IS 'Telephone numbers of an authority and of the hub team; changed by two people, never by a feed';
COMMENT ON COLUMN duty_desk.organisation_id IS 'The authority, or the hub operator';
COMMENT ON COLUMN duty_desk.office_phone IS 'Answered on working days between opens and closes';
COMMENT ON COLUMN duty_desk.emergency_phone IS 'Emergency duty team, answered at all other times';
COMMENT ON COLUMN duty_desk.opens IS 'Local time, Europe/London';
COMMENT ON COLUMN duty_desk.closes IS 'Local time, Europe/London';
COMMENT ON COLUMN duty_desk.covered IS 'The authority feeds this hub, so that its silence can mean something';

CREATE TABLE duty_desk_closure (
  organisation_id text NOT NULL REFERENCES duty_desk (organisation_id),
  day date NOT NULL,
  PRIMARY KEY (organisation_id, day)
);
COMMENT ON TABLE duty_desk_closure IS 'Days on which an office is closed beside weekends and the bank holidays of England';
COMMENT ON COLUMN duty_desk_closure.organisation_id IS 'Whose office';
COMMENT ON COLUMN duty_desk_closure.day IS 'The day';

CREATE TABLE practitioner (
  id uuid PRIMARY KEY,
  given_name text NOT NULL,
  family_name text NOT NULL,
  work_phone text NOT NULL,
  birth_date date,
  home_postcode text,
  home_address_key text,
  vetting_checked_on date,
  vetting_renewal_months smallint NOT NULL DEFAULT 36,
  barred boolean NOT NULL DEFAULT false,
  training_completed_on date,
  training_renewal_months smallint NOT NULL DEFAULT 36
);
COMMENT ON TABLE practitioner IS 'A person who may ask; standing lapses by itself when a date is missing or too old';
COMMENT ON COLUMN practitioner.id IS 'Random';
COMMENT ON COLUMN practitioner.given_name IS 'For conflicts of interest and for those who are told of an enquiry';
COMMENT ON COLUMN practitioner.family_name IS 'For conflicts of interest and for those who are told of an enquiry';
COMMENT ON COLUMN practitioner.work_phone IS 'Where the person is reached about an enquiry';
COMMENT ON COLUMN practitioner.birth_date IS 'Only to see that a parent or carer is the enquirer';
COMMENT ON COLUMN practitioner.home_postcode IS 'Only to see that the enquirer asks about an own address';
COMMENT ON COLUMN practitioner.home_address_key IS 'Normalised home address, for the same purpose';
COMMENT ON COLUMN practitioner.vetting_checked_on IS 'Enhanced check; null counts as lapsed';
COMMENT ON COLUMN practitioner.vetting_renewal_months IS 'Months for which the check holds';
COMMENT ON COLUMN practitioner.barred IS 'On a barred list: never answered';
COMMENT ON COLUMN practitioner.training_completed_on IS 'Safeguarding training; null counts as lapsed';
COMMENT ON COLUMN practitioner.training_renewal_months IS 'Months for which the training holds';

CREATE TABLE post (
  id text PRIMARY KEY,
  practitioner_id uuid NOT NULL REFERENCES practitioner (id),
  organisation_id text NOT NULL REFERENCES organisation (id),
  practitioner_group text NOT NULL,
  purposes text[] NOT NULL,
  settings text[] NOT NULL,
  active_from date NOT NULL,
  active_until date
);
CREATE INDEX post_practitioner ON post (practitioner_id);
COMMENT ON TABLE post IS 'One person in one role at one organisation; CIS2 calls it a person role';
COMMENT ON COLUMN post.id IS 'Code that a token may select';
COMMENT ON COLUMN post.practitioner_id IS 'Who';
COMMENT ON COLUMN post.organisation_id IS 'Where';
COMMENT ON COLUMN post.practitioner_group IS 'Row of the table of grants';
COMMENT ON COLUMN post.purposes IS 'Purposes registered for the post';
COMMENT ON COLUMN post.settings IS 'Settings registered for the post: SCHEDULED, UNSCHEDULED';
COMMENT ON COLUMN post.active_from IS 'First day';
COMMENT ON COLUMN post.active_until IS 'Last day; null while it lasts';

CREATE TABLE issuer_organisation (
  issuer text NOT NULL,
  organisation_id text NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (issuer, organisation_id)
);
COMMENT ON TABLE issuer_organisation IS 'Which organisations an identity provider is registered to speak for';
COMMENT ON COLUMN issuer_organisation.issuer IS 'The iss of its tokens';
COMMENT ON COLUMN issuer_organisation.organisation_id IS 'An organisation whose people it signs in';

CREATE TABLE sign_in (
  issuer text NOT NULL,
  subject text NOT NULL,
  practitioner_id uuid NOT NULL REFERENCES practitioner (id),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX sign_in_practitioner ON sign_in (practitioner_id);
COMMENT ON TABLE sign_in IS 'Whose sign-in it is';
COMMENT ON COLUMN sign_in.issuer IS 'The iss of the token';
COMMENT ON COLUMN sign_in.subject IS 'The sub of the token';
COMMENT ON COLUMN sign_in.practitioner_id IS 'The person';

CREATE TABLE feed_client (
  issuer text NOT NULL,
  subject text NOT NULL,
  organisation_id text NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (issuer, subject)
);
COMMENT ON TABLE feed_client IS 'Case systems that may feed the index; they cannot enquire';
COMMENT ON COLUMN feed_client.issuer IS 'The iss of the token';
COMMENT ON COLUMN feed_client.subject IS 'The sub of the token';
COMMENT ON COLUMN feed_client.organisation_id IS 'In whose name it states';

-- who people are, and how they sign in, concerns neither a feed nor the delivery of notices
GRANT SELECT ON ALL TABLES IN SCHEMA hub TO hub_app, hub_readonly;
GRANT SELECT ON organisation TO hub_feed;
`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
