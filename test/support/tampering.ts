import { TAMPERING_WITH_INDEX } from './tampering-with-index.js';

const NO_CHECK = 'ALTER TABLE log_entry DROP CONSTRAINT log_entry_check';
const FLIPPED = 'set_byte(leaf, 300, (get_byte(leaf, 300) # 1))';
const LATER = `(SELECT id FROM decision ORDER BY decided_at DESC LIMIT 1)`;
/** A decision in the middle of the log that still has its record. */
const ONE = `(SELECT r.decision_id FROM decision_record r JOIN log_entry e ON e.leaf_id = r.decision_id
  WHERE r.kind = 'ENQUIRY' ORDER BY e.idx OFFSET 5 LIMIT 1)`;

/** What steers later enquiries and oversight, each with another value than it has. */
const STEERING: readonly (readonly [column: string, value: string])[] = [
  ...[
    'overridden',
    'listed',
    'notifying',
    'conflicted',
    'not_confirmed',
    'without_relationship',
    'presenting_address',
  ].map((column) => [column, `NOT ${column}`] as const),
  ...['typed_number', 'typed_name', 'typed_birth_date', 'typed_details'].map(
    (column) => [column, `sha256(coalesce(${column}, ''))`] as const,
  ),
  ['concern', `concern || '_'`],
  ['sector', `sector || '_'`],
  ['on_behalf_of', `coalesce(on_behalf_of, '') || '_'`],
  ['context', `'{}'`],
  ['facts', `'{}'`],
];

/** What somebody does who owns the database server, and what a check of the database says of it. */
export const TAMPERING: readonly (readonly [what: string, statements: readonly string[], place: RegExp])[] = [
  ['a byte of a leaf is changed', [NO_CHECK, `UPDATE log_entry SET leaf = ${FLIPPED} WHERE idx = 7`], /leaf 7, /],
  [
    'a byte of a leaf is changed with its hashes',
    [
      `UPDATE decision SET leaf = ${FLIPPED}, leaf_hash = sha256('\\x00'::bytea || ${FLIPPED}) WHERE id = ${ONE}`,
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
    /decision [0-9a-f-]{36}: it has waited .+, while later ones got theirs/,
  ],
  [
    'a head is signed later and leaves a leaf out',
    [`UPDATE log_head SET signed_at = signed_at + interval '10 minutes'`],
    /leaf \d+, entry \d+: no head covers it/,
  ],
  [
    'an entry is put in behind a gap',
    [
      `INSERT INTO log_entry (idx, leaf_id, leaf, leaf_hash, submitted_at)
       SELECT (SELECT size + 5 FROM log_tree), id, leaf, leaf_hash, now() FROM decision WHERE id = ${LATER}`,
    ],
    /leaf \d+, entry \d+: the entry is missing/,
  ],
  [
    'an entry is put in that the tree does not hold',
    [
      `INSERT INTO log_entry (idx, leaf_id, leaf, leaf_hash, submitted_at)
       SELECT (SELECT size FROM log_tree), id, leaf, leaf_hash, now() FROM decision WHERE id = ${LATER}`,
      `DELETE FROM log_pending WHERE leaf_id = ${LATER}`,
    ],
    /leaf \d+, entry \d+: the tree does not hold it/,
  ],
  [
    'an event is planted with the leaf of a decision',
    [
      `INSERT INTO log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
       SELECT id, 'ERASURE', id::text, decided_at, leaf, leaf_hash, receipt_signature FROM decision WHERE id = ${ONE}`,
    ],
    /leaf \d+, entry \d+: a decision and an event share this leaf/,
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
  ...STEERING.map(
    ([column, value]) =>
      [
        `the column ${column} of a record is edited`,
        [`UPDATE decision_record SET ${column} = ${value} WHERE decision_id = ${ONE}`],
        /slot `facts`/,
      ] as const,
  ),
  [
    'the group of a record is edited',
    [`UPDATE decision_record SET practitioner_group = 'OTHER' WHERE decision_id = ${ONE}`],
    /slot `role`/,
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
  ...['garbage', 'null', '{"decisions":5}'].map(
    (content) =>
      [
        `the content of an erasure is ${content}`,
        [`UPDATE log_event_record SET content = '${content}' WHERE event_id IN (SELECT event_id FROM erasure_item)`],
        /leaf \d+, entry \d+: the record is missing, and what is stored of its erasure is not of its form/,
      ] as const,
  ),
  ...['infinity', '12000-01-01'].map(
    (instant) =>
      [
        `a decision was made at ${instant}`,
        [`UPDATE decision SET decided_at = '${instant}' WHERE id = ${ONE}`],
        /leaf \d+, entry \d+: the instant that is stored is not of its form/,
      ] as const,
  ),
  [
    'a submission never comes',
    [`UPDATE log_pending SET submitted_at = 'infinity'`],
    /decision [0-9a-f-]{36}: the instant at which it was submitted/,
  ],
  [
    'a head was added at no time',
    [`UPDATE log_head SET signed_at = 'infinity'`],
    /log_head \d+: the instant at which it was added/,
  ],
  [
    'a head was added before any interval that could be taken off',
    [`UPDATE log_head SET signed_at = '4714-11-24 00:00:00+00 BC'`],
    /the database: something in it is not of its form: 22008/,
  ],
  [
    'a second link to what a decision replaces is put in',
    [`INSERT INTO decision_link SELECT decision_id, kind, ${ONE} FROM decision_link WHERE kind = 'SUPERSEDES'`],
    /slot `previous`/,
  ],
  [
    'an erasure is written for a record that is there',
    [`INSERT INTO erasure_item SELECT ${ONE}, event_id FROM erasure_item LIMIT 1`],
    /leaf \d+, entry \d+: the record was erased and is there again/,
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
  [
    'a head claims witnesses who did not sign it',
    [`UPDATE log_head SET cosigned_by = '{w1,w2}', quorum = true`],
    /log_head \d+: the columns name a witness/,
  ],
  ['a trigger is switched off', ['ALTER TABLE decision DISABLE TRIGGER insert_only'], /decision: it lacks a guard/],
  [
    'rows are hidden from the check',
    [
      'ALTER TABLE shield ENABLE ROW LEVEL SECURITY',
      'CREATE POLICY hide ON shield FOR SELECT TO hub_auditor USING (false)',
    ],
    /shield: it has what no migration makes/,
  ],
  [
    'a login may change what was recorded',
    ['GRANT UPDATE ON decision_record TO hub_app'],
    /decision_record: it lacks a guard/,
  ],
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
    'an activation is inserted in the name of one person',
    [`INSERT INTO policy_activation (version, activated_by) SELECT version, '{somebody}' FROM policy_version LIMIT 1`],
    /policy_activation \d+: nobody decided that this policy comes into force/,
  ],
  [
    'an activation is taken out and its event left',
    ['DELETE FROM policy_activation WHERE decision_id IS NULL'],
    /log_event [0-9a-f-]{36}: the activation that it tells of is gone/,
  ],
  [
    'a ruleset is edited',
    [`UPDATE policy_version SET ruleset = replace(ruleset, 'training', 'schooling')`],
    /policy_version [0-9a-f]{64}: /,
  ],
  ...TAMPERING_WITH_INDEX,
];
