import type { Pool } from 'pg';
import { base64 } from '../../../disclosure-log/format/base64.js';
import { canonicalText } from '../../../disclosure-log/format/canonical-bytes.js';
import type { Caller } from '../../../enquiry/caller.js';
import { OPENED_SLOTS, type OpenedSlot, type SlotOpening } from '../../../release/receipt-in-log.js';
import type { DecisionId } from '../../../shared/ids.js';

const OPENINGS = 'SELECT * FROM hub.receipt_openings($1, $2, $3)';

interface OpeningsRow {
  readonly kind: string;
  /** Empty when no post was confirmed; so is `post`. */
  readonly organisation: string;
  readonly practitioner_group: string;
  readonly post: string;
  readonly practitioner: string | null;
  readonly purpose: string;
  readonly setting: string;
  readonly outcome: string;
  /** In the order of the opened slots. */
  readonly salts: readonly Buffer[];
}

/**
 * What opens the caller's own decision as far as a receipt may; nothing for another caller's, or once the record was
 * destroyed. No login of the hub reads salts: the database gives out those of these slots and no others.
 * @param pool as `hub_app`
 */
export async function receiptOpenings(
  pool: Pick<Pool, 'query'>,
  { issuer, subject }: Pick<Caller, 'issuer' | 'subject'>,
  id: DecisionId,
): Promise<readonly SlotOpening[]> {
  const { rows } = await pool.query<OpeningsRow>(OPENINGS, [id, issuer, subject]);
  const [row] = rows;
  if (row === undefined) return [];
  const values: Readonly<Record<OpenedSlot, unknown>> = {
    kind: row.kind,
    organisation: row.organisation === '' ? null : row.organisation,
    role: { group: row.practitioner_group, post: row.post === '' ? null : row.post },
    person: { issuer, subject, practitioner: row.practitioner },
    purpose: row.purpose,
    setting: row.setting,
    outcome: row.outcome,
  };
  return OPENED_SLOTS.flatMap((slot, place) => {
    const value = values[slot];
    const salt = row.salts[place];
    // a slot that was not used commits to nothing
    if (value === null || salt === undefined) return [];
    return [{ slot, salt: base64(salt), value: canonicalText(value) }];
  });
}
