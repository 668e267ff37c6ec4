import { PROVENANCE } from './statement-provenance.js';

/** Tables of what is pointed to and never told, of what a holder judged of telling it, and of changed identities. */
export const POINTER_TABLES = `
CREATE TABLE common_assessment (
  child_id uuid NOT NULL REFERENCES child (id),
  holder_name text NOT NULL,
  contact text,
  since date NOT NULL,
  until date,
  ${PROVENANCE}
);
CREATE INDEX common_assessment_child ON common_assessment (child_id);
COMMENT ON TABLE common_assessment IS 'That a common assessment exists and who holds it, with consent to record that; never what is in it (2.16)';
COMMENT ON COLUMN common_assessment.holder_name IS 'Who holds it';
COMMENT ON COLUMN common_assessment.contact IS 'Telephone';
COMMENT ON COLUMN common_assessment.since IS 'First day';
COMMENT ON COLUMN common_assessment.until IS 'Last day; null while it lasts';

CREATE TABLE police_pointer (
  child_id uuid NOT NULL REFERENCES child (id),
  since date NOT NULL,
  until date,
  ${PROVENANCE}
);
CREATE INDEX police_pointer_child ON police_pointer (child_id);
COMMENT ON TABLE police_pointer IS 'That the police are to be asked; never what they or an offender system hold (2.125, 12.19)';
COMMENT ON COLUMN police_pointer.since IS 'First day';
COMMENT ON COLUMN police_pointer.until IS 'Last day; null while it lasts';

CREATE TABLE detriment_judgement (
  child_id uuid NOT NULL REFERENCES child (id),
  covers text,
  reason text NOT NULL,
  review_on date NOT NULL,
  existence_too boolean NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  ${PROVENANCE}
);
CREATE INDEX detriment_judgement_child ON detriment_judgement (child_id);
COMMENT ON TABLE detriment_judgement IS 'A holder''s judgement that telling its own statements would do this child more harm than not telling';
COMMENT ON COLUMN detriment_judgement.covers IS 'source_key of the holder''s own statements that it covers; null for all of them about the child';
COMMENT ON COLUMN detriment_judgement.reason IS 'Why; never released';
COMMENT ON COLUMN detriment_judgement.review_on IS 'When the holder looks at it again; a missed review lifts nothing';
COMMENT ON COLUMN detriment_judgement.existence_too IS 'That anything is held would do harm as well';
COMMENT ON COLUMN detriment_judgement.since IS 'From this instant';
COMMENT ON COLUMN detriment_judgement.until IS 'Until this instant; null until the holder ends it';

CREATE TABLE change_of_identity (
  child_id uuid NOT NULL REFERENCES child (id),
  since date NOT NULL,
  ${PROVENANCE}
);
CREATE INDEX change_of_identity_child ON change_of_identity (child_id);
COMMENT ON TABLE change_of_identity IS 'An adoption or other protected change of identity; the authority is the source, and has dealt with the child by then. What was stated before it is neither told nor a key';
COMMENT ON COLUMN change_of_identity.since IS 'First day of the new identity';
`;
