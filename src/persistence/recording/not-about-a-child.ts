import type { DecisionParts } from './decision-row.js';

/** What stands in a decision that is about no child, tells nobody, is never repeated and counts towards no limit. */
export const NOT_ABOUT_A_CHILD = {
  childId: null,
  items: [],
  notices: null,
  repeatable: false,
  first: { byNumber: null, byName: null },
  subjectByNumber: null,
  subjectByName: null,
  counts: {
    notifying: false,
    listed: false,
    notConfirmed: false,
    withoutRelationship: false,
    overridden: false,
    conflicted: false,
  },
} as const satisfies Partial<DecisionParts>;
