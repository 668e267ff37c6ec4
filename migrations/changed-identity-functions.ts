/**
 * Which changes of identity count, by the same rule as `changesThatCount`; and after one, which identity statements are
 * of the child as it is now and which sources state one, by the same rules as `presentIdentities`, with the keys that a statement makes in the place of its names. Functions, and
 * not text of the look-up, because hardly any child needs them: the look-up would carry their plan for every other.
 */
export const CHANGED_IDENTITY_FUNCTIONS = `
CREATE FUNCTION hub.change_counts(of_child uuid, of_source text, of_day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
      SELECT FROM hub.social_care_case k
      WHERE k.child_id = of_child AND k.source_id = of_source AND k.opened <= of_day)
    OR EXISTS (
      SELECT FROM hub.plan p
      WHERE p.child_id = of_child AND p.source_id = of_source AND p.kind = 'LOOKED_AFTER' AND p.started <= of_day);
END $$;
COMMENT ON FUNCTION hub.change_counts(uuid, text, date) IS
  'Whether the authority that states a change of identity had a case of its own, or looked after the child, by that day; otherwise the change counts for nothing';

CREATE FUNCTION hub.is_present_identity(of_source text, of_key text, today date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
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
END $$;
COMMENT ON FUNCTION hub.is_present_identity(text, text, date) IS
  'Whether an identity statement is of the child as it is since its newest change of identity; false where none has happened';

CREATE FUNCTION hub.knows_present_identity(of_child uuid, of_source text, today date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM hub.identity_statement held
    WHERE held.child_id = of_child AND held.source_id = of_source
      AND hub.is_present_identity(held.source_id, held.source_key, today));
END $$;
COMMENT ON FUNCTION hub.knows_present_identity(uuid, text, date) IS
  'Whether a source states who the child is since its newest change of identity; what others state is of the former one';

REVOKE ALL ON FUNCTION hub.change_counts(uuid, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.change_counts(uuid, text, date) TO hub_app, hub_feed;
REVOKE ALL ON FUNCTION hub.is_present_identity(text, text, date), hub.knows_present_identity(uuid, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.is_present_identity(text, text, date), hub.knows_present_identity(uuid, text, date) TO hub_app;
`;
