/** Columns that every statement carries: who stated it, when, from which batch, and of what kind it is. */
export const PROVENANCE = `
  source_id text NOT NULL REFERENCES organisation (id),
  source_key text NOT NULL,
  as_of timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  batch_id uuid NOT NULL REFERENCES feed_batch (id),
  statement text NOT NULL CHECK (statement IN ('FACT', 'OBSERVATION', 'ALLEGATION', 'OPINION')),
  hand smallint NOT NULL CHECK (hand BETWEEN 1 AND 3),
  row_digest bytea NOT NULL,
  PRIMARY KEY (source_id, source_key)`;

/** Tables of statements, one for each kind of feed row. */
export const STATEMENT_TABLES = [
  'identity_statement',
  'residence',
  'related_person',
  'involvement',
  'social_care_case',
  'plan',
  'consent',
  'shield',
  'common_assessment',
  'police_pointer',
  'detriment_judgement',
  'change_of_identity',
] as const;

/** Comments on the columns that every table of statements has. */
export function provenanceComments(table: string): string {
  return `
COMMENT ON COLUMN hub.${table}.child_id IS 'The child it is about';
COMMENT ON COLUMN hub.${table}.source_id IS 'Organisation that states it';
COMMENT ON COLUMN hub.${table}.source_key IS 'The source''s own name for this statement; a later statement under it replaces this one';
COMMENT ON COLUMN hub.${table}.as_of IS 'When it was true at the source';
COMMENT ON COLUMN hub.${table}.received_at IS 'When the hub received it';
COMMENT ON COLUMN hub.${table}.batch_id IS 'The batch that carried it';
COMMENT ON COLUMN hub.${table}.statement IS 'Kind of statement (5.157)';
COMMENT ON COLUMN hub.${table}.hand IS 'First, second or third hand';
COMMENT ON COLUMN hub.${table}.row_digest IS 'SHA-256 of the canonical row, so that the same row twice changes nothing';`;
}
