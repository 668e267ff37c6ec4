import type { Snapshot } from './snapshot.js';

const CONTENT = `
SELECT w.content FROM hub.log_event v JOIN hub.log_event_record w ON w.event_id = v.id
WHERE v.id = $1 AND v.kind = 'ERASURE'`;

/** Tells whether an erasure that stands in the log names a decision. */
export type NamedByErasure = (event: string, decision: string) => Promise<boolean>;

/** Remembers the erasure that was asked for last: one destroys many records, and they come one after the other. */
export function erasures(snapshot: Snapshot): NamedByErasure {
  let remembered: { readonly event: string; readonly decisions: ReadonlySet<string> } | null = null;
  return async (event, decision) => {
    if (remembered?.event !== event) {
      const { rows } = await snapshot.query<{ content: string }>(CONTENT, [event]);
      remembered = { event, decisions: namedIn(rows[0]?.content ?? '{}') };
    }
    return remembered.decisions.has(decision);
  };
}

function namedIn(content: string): ReadonlySet<string> {
  const { decisions = [] } = JSON.parse(content) as { readonly decisions?: readonly string[] };
  return new Set(decisions);
}
