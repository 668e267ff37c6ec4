import type { ChildRecord } from './child-record.js';

/**
 * Whether no authority's social care knows this child: no case, open or closed, and no plan. The involvements of other
 * agencies and contact records do not make a child known (5.154); `null` is a child who is not held at all.
 */
export function unknownToSocialCare(record: ChildRecord | null): boolean {
  return record === null || (record.cases.length === 0 && record.plans.length === 0);
}
