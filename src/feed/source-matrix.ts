import type { SourceClass } from '../decision-policy/facts/vocabulary.js';
import type { FeedRow, FeedRowKind } from './feed-row.js';
import type { RowFault } from './read-row.js';

/** Which classes of source may state a kind of row, and on what authority. */
interface Entitlement {
  readonly sources: readonly SourceClass[] | 'ANY';
  readonly citation: string;
}

/**
 * Who may state what. Identity and addresses stand beside those of others and never overwrite them. A consent counts
 * for the services of the source that states it and for no other, so that any holder may state its own.
 */
export const SOURCE_MATRIX: Readonly<Record<FeedRowKind, Entitlement>> = {
  IDENTITY: { sources: 'ANY', citation: '5.156' },
  RESIDENCE: { sources: 'ANY', citation: '5.154' },
  RELATED_PERSON: { sources: 'ANY', citation: '5.156' },
  INVOLVEMENT: { sources: 'ANY', citation: '5.156' },
  CONSENT: { sources: 'ANY', citation: '5.23' },
  // the case file of children's social care is the record of what it knows, and holds the plan
  CASE: { sources: ['SOCIAL_CARE'], citation: '5.153' },
  PLAN: { sources: ['SOCIAL_CARE'], citation: '5.150' },
  SHIELD: { sources: ['SOCIAL_CARE'], citation: '5.153' },
  COMMON_ASSESSMENT: { sources: 'ANY', citation: '2.16' },
  // an offender system is asked for through the police as well, and says no more than they do (12.19)
  POLICE_POINTER: { sources: ['POLICE', 'JUSTICE'], citation: '2.125' },
  // a holder gives reasons for what it does not tell, and judges of its own statements alone
  DETRIMENT: { sources: 'ANY', citation: '5.20' },
  CHANGE_OF_IDENTITY: { sources: ['SOCIAL_CARE'], citation: '5.153' },
};

/** Why this source may not state this row, or `null` when it may. Looks at the row and the class of the source only. */
export function notYours(row: FeedRow, sourceClass: string | null): RowFault | null {
  const { sources } = SOURCE_MATRIX[row.kind];
  if (sources !== 'ANY' && !sources.some((allowed) => allowed === sourceClass)) {
    return { path: 'kind', accepted: `stated by ${sources.join(', ')} only` };
  }
  // who must not find a child is the authority's word: another source could hide a parent by it
  if (row.kind === 'RELATED_PERSON' && row.mustNotFind && sourceClass !== 'SOCIAL_CARE') {
    return { path: 'mustNotFind', accepted: 'false, unless stated by SOCIAL_CARE' };
  }
  return null;
}
