import { ofItsForm } from './of-its-form.js';
import type { Snapshot } from './snapshot.js';

const CONTENT = `
SELECT w.content FROM hub.log_event v JOIN hub.log_event_record w ON w.event_id = v.id
WHERE v.id = $1 AND v.kind = 'ERASURE'`;

/**
 * Tells whether an erasure that stands in the log names a decision; `null` when what is stored of the erasure is not of
 * its form.
 */
export type NamedByErasure = (event: string, decision: string) => Promise<boolean | null>;

/** Remembers the erasure that was asked for last: one destroys many records, and they come one after the other. */
export function erasures(snapshot: Snapshot): NamedByErasure {
  let remembered: { readonly event: string; readonly decisions: ReadonlySet<unknown> | null } | null = null;
  return async (event, decision) => {
    if (remembered?.event !== event) {
      const { rows } = await snapshot.query<{ content: string | null }>(CONTENT, [event]);
      const [row] = rows;
      remembered = { event, decisions: row === undefined ? new Set() : namedIn(row.content) };
    }
    return remembered.decisions?.has(decision) ?? null;
  };
}

function namedIn(content: string | null): ReadonlySet<unknown> | null {
  return ofItsForm(() => {
    const { decisions } = JSON.parse(content ?? '') as { readonly decisions?: unknown };
    return Array.isArray(decisions) ? new Set<unknown>(decisions) : null;
  });
}
