import { CHANGED_PLAN, TAKEN_OUT_PLAN } from './changed-plans.js';

const PLAN = '(SELECT source_key FROM plan ORDER BY source_id, source_key LIMIT 1)';
const KEPT_PLAN = 'SELECT * FROM public.kept_plan';
const PLANTED_PLAN = (batch: string): string =>
  `INSERT INTO plan SELECT child_id, kind, categories, started, ended, end_reason, source_id, 'planted', as_of, received_at,
   ${batch}, statement, hand, row_digest FROM plan LIMIT 1`;

/** What somebody does to the index who owns the database server, and what a check of the database says of it. */
export const TAMPERING_WITH_INDEX: readonly (readonly [what: string, statements: readonly string[], place: RegExp])[] =
  [
    [
      'a plan is inserted without a batch',
      [PLANTED_PLAN('gen_random_uuid()')],
      /plan \w+ "planted": no batch of its source put it there/,
    ],
    [
      'a plan is inserted under a batch',
      [PLANTED_PLAN('batch_id')],
      /plan \w+ "planted": no batch of its source put it there/,
    ],
    [
      'a plan is inserted for a source that feeds nothing',
      [PLANTED_PLAN('batch_id'), `UPDATE plan SET source_id = 'NOBODY' WHERE source_key = 'planted'`],
      /plan NOBODY "planted": its source never sent a batch/,
    ],
    [
      'a plan is edited',
      [`UPDATE plan SET started = started - 1 WHERE source_key = ${PLAN}`],
      /plan \w+ "[^"]+": it is not what its batch wrote/,
    ],
    [
      'a plan is put under another batch of its source',
      [
        `UPDATE plan SET batch_id = (SELECT id FROM feed_batch b WHERE b.source_id = plan.source_id AND b.id <> plan.batch_id LIMIT 1)
       WHERE source_key = '${CHANGED_PLAN}'`,
      ],
      /plan \w+ "[^"]+": the last batch that wrote it is another/,
    ],
    [
      'a plan is renamed',
      [`UPDATE plan SET source_key = 'renamed' WHERE source_key = ${PLAN}`],
      /plan \w+ "renamed": no batch of its source put it there/,
    ],
    [
      'a plan is deleted',
      [`DELETE FROM plan WHERE source_key = ${PLAN}`],
      /feed_batch [0-9a-f-]{36} of \w+: something that it put into the index is gone/,
    ],
    [
      'a shield is deleted',
      ['DELETE FROM shield WHERE source_key = (SELECT min(source_key) FROM shield)'],
      /feed_batch [0-9a-f-]{36} of \w+: something that it put into the index is gone/,
    ],
    [
      'a plan that its source took out is put back',
      [`INSERT INTO plan ${KEPT_PLAN} WHERE source_key = '${TAKEN_OUT_PLAN}'`],
      /plan \w+ "[^"]+": no batch of its source put it there, or a later one took it out/,
    ],
    [
      'a plan is put back as it was before its source changed it',
      [
        `DELETE FROM plan WHERE source_key = '${CHANGED_PLAN}'`,
        `INSERT INTO plan ${KEPT_PLAN} WHERE source_key = '${CHANGED_PLAN}'`,
      ],
      /plan \w+ "[^"]+": the last batch that wrote it is another/,
    ],
    [
      'a plan is put back as it was, under the batch that changed it',
      [
        `UPDATE plan p SET started = k.started, ended = k.ended, end_reason = k.end_reason, row_digest = k.row_digest
       FROM (${KEPT_PLAN} WHERE source_key = '${CHANGED_PLAN}') k WHERE p.source_key = k.source_key`,
      ],
      /plan \w+ "[^"]+": it is not what its batch wrote/,
    ],
    [
      'a plan is moved to another child',
      [
        `UPDATE plan SET child_id = (SELECT id FROM child WHERE id <> plan.child_id LIMIT 1) WHERE source_key = ${PLAN}`,
      ],
      /plan \w+ "[^"]+": it is not what its batch wrote, or about another child/,
    ],
    [
      'a source is made to mean another child by its number',
      [
        `UPDATE source_child SET child_id = (SELECT id FROM child c WHERE c.id <> source_child.child_id LIMIT 1)
       WHERE local_id = (SELECT min(local_id) FROM source_child)`,
      ],
      /source_child \w+ "[^"]+": it is not what its batch wrote, or about another child/,
    ],
    [
      'a child is found under a number that is not its own',
      [
        `INSERT INTO child_key SELECT kind, '9990000018', child_id, source_id, source_key, former FROM child_key WHERE kind = 'NHS_NUMBER' LIMIT 1`,
      ],
      /identity_statement \w+ "[^"]+": the child is found under other keys/,
    ],
    [
      'the manifest of a batch is edited with the index',
      [
        `DELETE FROM plan WHERE source_key = ${PLAN}`,
        `UPDATE feed_batch_manifest m SET entries = overlay(entries PLACING decode(repeat('00', 32), 'hex') FROM 33)
       WHERE batch_id = (SELECT id FROM feed_batch ORDER BY source_id, sequence LIMIT 1)`,
      ],
      /feed_batch [0-9a-f-]{36}: its manifest is not the one that was made/,
    ],
    [
      'the manifest of a batch is deleted',
      ['DELETE FROM feed_batch_manifest WHERE batch_id = (SELECT id FROM feed_batch LIMIT 1)'],
      /feed_batch [0-9a-f-]{36}: its manifest is missing/,
    ],
    [
      'the salt of a source is deleted',
      ['DELETE FROM feed_source_salt WHERE source_id = (SELECT source_id FROM feed_batch LIMIT 1)'],
      /feed_source_salt \w+: it is missing/,
    ],
    [
      'the salt of a source is edited',
      [
        `UPDATE feed_source_salt SET salt = sha256('other') WHERE source_id = (SELECT source_id FROM feed_batch LIMIT 1)`,
      ],
      /source_child \w+ "[^"]+": no batch of its source put it there/,
    ],
    [
      'a batch is deleted with its manifest',
      [
        `WITH gone AS (DELETE FROM feed_batch WHERE id = (SELECT batch_id FROM shield LIMIT 1) RETURNING id)
       DELETE FROM feed_batch_manifest WHERE batch_id IN (SELECT id FROM gone)`,
      ],
      /\w+ \w+ "[^"]+": (no batch of its source put it there|its source never sent a batch)/,
    ],
    [
      'the digest of a batch is edited',
      [`UPDATE feed_batch SET bytes_digest = sha256('other') WHERE id = (SELECT id FROM feed_batch LIMIT 1)`],
      /feed_batch [0-9a-f-]{36}: the event tells otherwise/,
    ],
  ];
