const NO_CHECK = 'ALTER TABLE log_entry DROP CONSTRAINT log_entry_check';
const FLIPPED = 'set_byte(leaf, 300, (get_byte(leaf, 300) # 1))';
const LATER = `(SELECT id FROM decision ORDER BY decided_at DESC LIMIT 1)`;
/** A decision in the middle of the log that still has its record. */
const ONE = `(SELECT r.decision_id FROM decision_record r JOIN log_entry e ON e.leaf_id = r.decision_id
  WHERE r.kind = 'ENQUIRY' ORDER BY e.idx OFFSET 5 LIMIT 1)`;
const PLAN = '(SELECT source_key FROM plan ORDER BY source_id, source_key LIMIT 1)';
const PLANTED_PLAN = (batch: string): string =>
  `INSERT INTO plan SELECT child_id, kind, categories, started, ended, end_reason, source_id, 'planted', as_of, received_at,
   ${batch}, statement, hand, row_digest FROM plan LIMIT 1`;

/** What somebody does who owns the database server, and what a check of the database says of it. */
export const TAMPERING: readonly (readonly [what: string, statements: readonly string[], place: RegExp])[] = [
  ['a byte of a leaf is changed', [NO_CHECK, `UPDATE log_entry SET leaf = ${FLIPPED} WHERE idx = 7`], /leaf 7, /],
  [
    'a byte of a leaf is changed with its hashes',
    [
      `UPDATE decision SET leaf = ${FLIPPED} WHERE id = ${ONE}`,
      `UPDATE decision SET leaf_hash = sha256('\\x00'::bytea || leaf) WHERE id = ${ONE}`,
      `UPDATE log_entry e SET leaf = d.leaf, leaf_hash = d.leaf_hash FROM decision d WHERE d.id = e.leaf_id AND d.id = ${ONE}`,
    ],
    /leaf \d+, /,
  ],
  ['a decision is deleted', [`DELETE FROM decision WHERE id = ${ONE}`], /leaf \d+, entry \d+: no decision/],
  [
    'a decision that waits is deleted with its submission, but not with what hangs on it',
    [
      `DELETE FROM log_pending WHERE leaf_id = ${LATER}`,
      `DELETE FROM decision WHERE id = (SELECT decision_id FROM decision_record ORDER BY decided_at DESC LIMIT 1)`,
    ],
    /decision_record [0-9a-f-]{36}: names a decision/,
  ],
  ['a submission is deleted', ['DELETE FROM log_pending'], /decision [0-9a-f-]{36}: it has no place/],
  [
    'a submission waits for too long',
    [`UPDATE log_pending SET submitted_at = submitted_at - interval '5 minutes'`],
    /decision [0-9a-f-]{36}: it has waited/,
  ],
  [
    'the answer of a record is edited',
    [`UPDATE decision_record SET answer = replace(answer, '"', '''') WHERE decision_id = ${ONE}`],
    /slot `answer`/,
  ],
  [
    'the person of a record is edited',
    [`UPDATE decision SET subject = 'somebody-else' WHERE id = ${ONE}`],
    /leaf \d+, entry \d+: the commitment of the slot `person`/,
  ],
  [
    'the child of a record is edited',
    [`UPDATE decision_record SET child_id = gen_random_uuid() WHERE decision_id = ${ONE}`],
    /slot `subject`/,
  ],
  [
    'a link to what a decision replaces is taken out',
    [`DELETE FROM decision_link WHERE kind = 'SUPERSEDES'`],
    /slot `previous`/,
  ],
  [
    'the salt of a slot is zeroed',
    [
      `UPDATE decision_record SET salts = overlay(salts PLACING decode(repeat('00', 32), 'hex') FROM 33) WHERE decision_id = ${ONE}`,
    ],
    /leaf \d+, entry \d+: the commitment of the slot `organisation`/,
  ],
  [
    'a record is deleted without an erasure',
    [`DELETE FROM decision_record WHERE decision_id = ${ONE}`],
    /leaf \d+, entry \d+: the record is missing, and no erasure/,
  ],
  [
    'a record is deleted and hung on an erasure of others',
    [
      `INSERT INTO erasure_item SELECT ${ONE}, event_id FROM erasure_item LIMIT 1`,
      `DELETE FROM decision_record WHERE decision_id = (SELECT decision_id FROM decision_record JOIN erasure_item USING (decision_id))`,
    ],
    /leaf \d+, entry \d+: the record is missing, and the erasure does not name it/,
  ],
  [
    'a receipt is signed by nobody',
    [`UPDATE decision SET receipt_signature = decode(repeat('00', 64), 'hex') WHERE id = ${ONE}`],
    /the receipt is not signed/,
  ],
  [
    'two entries are swapped',
    [
      'UPDATE log_entry SET idx = idx + 1000000 WHERE idx = 3',
      'UPDATE log_entry SET idx = 3 WHERE idx = 4',
      'UPDATE log_entry SET idx = 4 WHERE idx = 1000003',
    ],
    /leaf 3, /,
  ],
  ['the last entry is dropped', ['DELETE FROM log_entry WHERE idx = (SELECT max(idx) FROM log_entry)'], /leaf \d+, /],
  [
    'a hash of a tile is changed',
    ['UPDATE log_partial_tile SET hashes = set_byte(hashes, 65, get_byte(hashes, 65) # 1)'],
    /tile\/0\/000/,
  ],
  [
    'the tree is cut off behind a head',
    [`UPDATE log_tree SET size = 0, root = sha256(''::bytea)`, 'DELETE FROM log_partial_tile', 'DELETE FROM log_entry'],
    /leaf 0, log_head \d+: covers/,
  ],
  ['the root of a head is changed', [`UPDATE log_head SET root = sha256('other')`], /log_head \d+: the columns/],
  ['the row of the tree is changed', [`UPDATE log_tree SET root = sha256('other')`], /log_tree: /],
  [
    'an activation is inserted',
    [
      "INSERT INTO policy_activation (version, activated_by) SELECT version, '{DEVELOPMENT}' FROM policy_version LIMIT 1",
    ],
    /policy_activation \d+: neither a decision nor an event/,
  ],
  [
    'an activation is inserted as if two people had approved it',
    [
      `INSERT INTO policy_activation (version, activated_by, decision_id)
       SELECT d.policy_version, '{one,other}', d.id FROM decision d WHERE d.id = ${ONE}`,
    ],
    /policy_activation \d+: no decision/,
  ],
  [
    'a ruleset is edited',
    [`UPDATE policy_version SET ruleset = replace(ruleset, 'training', 'schooling')`],
    /policy_version [0-9a-f]{64}: /,
  ],
  [
    'a plan is inserted without a batch',
    [PLANTED_PLAN('gen_random_uuid()')],
    /plan \w+ "planted": it names a batch that is not there/,
  ],
  ['a plan is inserted under a batch', [PLANTED_PLAN('batch_id')], /plan \w+ "planted": no row of its batch makes it/],
  [
    'a plan is edited',
    [`UPDATE plan SET started = started - 1 WHERE source_key = ${PLAN}`],
    /plan \w+ "[^"]+": its column `started`/,
  ],
  [
    'a plan is moved to another child',
    [`UPDATE plan SET child_id = (SELECT id FROM child WHERE id <> plan.child_id LIMIT 1) WHERE source_key = ${PLAN}`],
    /plan \w+ "[^"]+": it is about another child/,
  ],
  [
    'a child is found under a number that is not its own',
    [
      `INSERT INTO child_key SELECT kind, '9990000018', child_id, source_id, source_key, former FROM child_key WHERE kind = 'NHS_NUMBER' LIMIT 1`,
    ],
    /identity_statement \w+ "[^"]+": the child is found under other keys/,
  ],
  [
    'the rows of a batch are edited',
    [`UPDATE feed_batch_rows SET rows = '\\x00' WHERE batch_id = (SELECT id FROM feed_batch LIMIT 1)`],
    /feed_batch [0-9a-f-]{36}: its rows are not/,
  ],
  [
    'the rows of a batch are deleted',
    ['DELETE FROM feed_batch_rows WHERE batch_id = (SELECT id FROM feed_batch LIMIT 1)'],
    /feed_batch [0-9a-f-]{36}: its rows are missing/,
  ],
  [
    'the digest of a batch is edited',
    [`UPDATE feed_batch SET bytes_digest = sha256('other') WHERE id = (SELECT id FROM feed_batch LIMIT 1)`],
    /feed_batch [0-9a-f-]{36}: the event tells otherwise/,
  ],
];
