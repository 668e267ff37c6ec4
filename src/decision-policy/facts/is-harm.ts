import type { ConcernLevel } from './vocabulary.js';

/** Likely significant harm or worse: the level at which nobody waits and a confidential service tells others (5.18). */
export function isHarm(concern: ConcernLevel): boolean {
  return concern === 'LIKELY_SIGNIFICANT_HARM' || concern === 'IMMEDIATE_DANGER';
}
