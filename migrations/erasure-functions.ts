/**
 * The only way in which the record of a decision and what was told of it go. `hub_retention` may delete neither by
 * itself: it calls `erase_records`, which looks at everything again and writes the leaf's row in the same transaction.
 * The rule is a code and the content is built here once more, so that nothing else than what was checked stands in the
 * log for ever. That the two people agreed is the word of whoever runs it: they are named, and do not sign in.
 */
export const ERASURE_FUNCTIONS = `
CREATE FUNCTION hub.refuse_unlogged_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = hub, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM erased e WHERE NOT EXISTS (
    SELECT FROM hub.erasure_item i JOIN hub.log_event v ON v.id = i.event_id AND v.kind = 'ERASURE'
    WHERE i.decision_id = e.decision_id)) THEN
    RAISE EXCEPTION 'a record is destroyed only by an erasure that is in the log' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION hub.refuse_unlogged_erasure() FROM PUBLIC;
COMMENT ON FUNCTION hub.refuse_unlogged_erasure() IS 'Plain text and salts of a decision, and what was told of it, go only with a leaf that says so';
CREATE TRIGGER logged_erasure AFTER DELETE ON hub.decision_record
  REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_unlogged_erasure();
CREATE TRIGGER logged_erasure AFTER DELETE ON hub.notice
  REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_unlogged_erasure();

CREATE FUNCTION hub.govern_together(one uuid, other uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
  SELECT one <> other AND EXISTS (
    SELECT FROM hub.post a JOIN hub.post b ON b.organisation_id <> a.organisation_id
    WHERE a.practitioner_id = one AND hub.governs_policy(one, a.organisation_id)
      AND b.practitioner_id = other AND hub.governs_policy(other, b.organisation_id))
$$;
REVOKE ALL ON FUNCTION hub.govern_together(uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION hub.govern_together(uuid, uuid) IS 'Two people who today hold posts of information governance at different organisations';

CREATE FUNCTION hub.erasure_state(decisions uuid[], one uuid, other uuid, OUT may_agree boolean, OUT concerned integer,
  OUT unknown integer, OUT erased_before integer, OUT missing integer, OUT undelivered integer, OUT still_due integer,
  OUT unpublished integer, OUT due uuid[], OUT now text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
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
$$;
REVOKE ALL ON FUNCTION hub.erasure_state(uuid[], uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION hub.erasure_state(uuid[], uuid, uuid) IS 'What stands against erasing these decisions, in numbers, and which are left to be erased';

CREATE FUNCTION hub.erase_records(event uuid, about text, happened_at timestamptz, leaf bytea, leaf_hash bytea,
  receipt_signature bytea, content text, salts bytea, rule text, one uuid, other uuid, decisions uuid[]) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
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
END $$;
REVOKE ALL ON FUNCTION hub.erase_records(uuid, text, timestamptz, bytea, bytea, bytea, text, bytea, text, uuid, uuid, uuid[]) FROM PUBLIC;
COMMENT ON FUNCTION hub.erase_records(uuid, text, timestamptz, bytea, bytea, bytea, text, bytea, text, uuid, uuid, uuid[]) IS 'Destroys records, stored answers and notices of decisions and writes the event that says so; raises when anything stands against it. Two people are named, nobody signs in';
`;
