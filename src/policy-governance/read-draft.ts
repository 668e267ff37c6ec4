import type { Sha256OfText } from '../decision-policy/rulebook/policy-version.js';
import { readRuleset } from '../decision-policy/read/read-ruleset.js';
import { canonicalRulebook, type Rulebook } from '../decision-policy/rulebook/rulebook.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { GovernanceFailure } from './governor.js';

/** A draft that can decide: its rules, their canonical JSON, and the hash of that, which is its version. */
export interface Draft {
  readonly version: string;
  readonly text: string;
  readonly rulebook: Rulebook;
}

/** Reads a draft as somebody typed it: it need not be canonical, but every rule of it must be well made. */
export function readDraft(text: string, sha256: Sha256OfText): Result<Draft, GovernanceFailure> {
  const read = readRuleset(text);
  if (!read.ok)
    return fail({ code: 'BAD_INPUT', path: 'draft', accepted: `rules that are well made; ${read.failure}` });
  const canonical = canonicalRulebook(read.value);
  return ok({ version: sha256(canonical), text: canonical, rulebook: read.value });
}
