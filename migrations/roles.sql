-- Roles belong to the cluster, so they are made once for each cluster and not by a migration.
-- Run it as an administrator who may create roles; running it again changes nothing. It sets no password.
-- `hub_owner` owns every object and cannot log in; `hub_migrator` may become it, for `hub migrate` alone.
-- The other logins are member of nothing, own nothing and have only what the migrations grant to them.

DO $$
DECLARE
  login text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hub_owner') THEN
    CREATE ROLE hub_owner;
  END IF;
  FOREACH login IN ARRAY ARRAY[
    'hub_migrator', 'hub_app', 'hub_feed', 'hub_sequencer', 'hub_worker', 'hub_retention', 'hub_readonly', 'hub_signer',
    'hub_auditor'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
      EXECUTE format('CREATE ROLE %I', login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT NOCREATEDB NOCREATEROLE', login);
    EXECUTE format('ALTER ROLE %I SET search_path = hub', login);
    EXECUTE format('ALTER ROLE %I SET timezone = ''UTC''', login);
    EXECUTE format('ALTER ROLE %I SET synchronous_commit = on', login);
  END LOOP;
END
$$;
ALTER ROLE hub_owner NOLOGIN NOINHERIT NOCREATEDB NOCREATEROLE;
GRANT hub_owner TO hub_migrator;

-- Requests: the answer to an enquirer is due within three seconds, come what may.
ALTER ROLE hub_app SET statement_timeout = '2s';
ALTER ROLE hub_app SET lock_timeout = '1s';
ALTER ROLE hub_app SET idle_in_transaction_session_timeout = '5s';

-- Upkeep of the child index from feeds: a batch at a time.
ALTER ROLE hub_feed SET statement_timeout = '15s';
ALTER ROLE hub_feed SET lock_timeout = '5s';
ALTER ROLE hub_feed SET idle_in_transaction_session_timeout = '10s';

ALTER ROLE hub_sequencer SET statement_timeout = '5s';
ALTER ROLE hub_sequencer SET lock_timeout = '2s';
ALTER ROLE hub_sequencer SET idle_in_transaction_session_timeout = '5s';

ALTER ROLE hub_worker SET statement_timeout = '30s';
ALTER ROLE hub_worker SET lock_timeout = '5s';
ALTER ROLE hub_worker SET idle_in_transaction_session_timeout = '10s';

ALTER ROLE hub_retention SET statement_timeout = '10min';
ALTER ROLE hub_retention SET lock_timeout = '5s';
ALTER ROLE hub_retention SET idle_in_transaction_session_timeout = '10s';

ALTER ROLE hub_readonly SET statement_timeout = '30s';
ALTER ROLE hub_readonly SET lock_timeout = '1s';
ALTER ROLE hub_readonly SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE hub_readonly SET default_transaction_read_only = on;

ALTER ROLE hub_signer SET statement_timeout = '10s';
ALTER ROLE hub_signer SET lock_timeout = '1s';
ALTER ROLE hub_signer SET idle_in_transaction_session_timeout = '5s';

ALTER ROLE hub_auditor SET statement_timeout = '10min';
ALTER ROLE hub_auditor SET lock_timeout = '1s';
ALTER ROLE hub_auditor SET idle_in_transaction_session_timeout = '10min';
ALTER ROLE hub_auditor SET default_transaction_read_only = on;

-- A migration may take its time, but never stands in front of everyone else while it waits for a lock.
ALTER ROLE hub_migrator SET statement_timeout = 0;
ALTER ROLE hub_migrator SET lock_timeout = '5s';
ALTER ROLE hub_migrator SET idle_in_transaction_session_timeout = '60s';

COMMENT ON ROLE hub_owner IS 'Owns every object of the hub; nobody logs in as it';
COMMENT ON ROLE hub_migrator IS 'hub migrate: becomes the owner, and runs at no other time';
COMMENT ON ROLE hub_app IS 'Requests: reads the index, inserts decisions';
COMMENT ON ROLE hub_feed IS 'Keeps the child index from feeds';
COMMENT ON ROLE hub_sequencer IS 'Puts submitted decisions into the log';
COMMENT ON ROLE hub_worker IS 'Delivers notices';
COMMENT ON ROLE hub_retention IS 'Destroys what may no longer be kept';
COMMENT ON ROLE hub_readonly IS 'Oversight and statistics';
COMMENT ON ROLE hub_signer IS 'Reads the log and adds its signed heads';
COMMENT ON ROLE hub_auditor IS 'hub log verify --db: reads everything, salts included; no serving process holds it';
