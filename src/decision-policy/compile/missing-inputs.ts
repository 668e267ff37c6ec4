import { byId } from '../rulebook/by-id.js';
import { compileConditions } from '../rulebook/conditions.js';
import type { RequestFacts } from '../facts/facts.js';
import type { Ruleset } from '../rulebook/rule.js';

/** An input that a rule requires: what is missing or not accepted, and what would be. */
export interface MissingInput {
  readonly ruleId: string;
  /** Path of the input in the request, such as `override.reason`. */
  readonly input: string;
  readonly accepted: readonly string[];
}

/**
 * Compiles what requests must carry under the rules given, whatever their days: `compileByDate` picks those in force. The
 * result says what a request lacks, in the order of rule ids; it depends on the request alone, so `BAD_INPUT` can be
 * answered before anything is looked up.
 */
export function createMissingInputs(ruleset: Ruleset): (request: RequestFacts) => readonly MissingInput[] {
  const requires = ruleset
    .filter((rule) => rule.effect === 'require')
    .sort(byId)
    .map((rule) => ({
      missing: { ruleId: rule.id, input: rule.input, accepted: rule.accepted },
      matches: compileConditions(rule.when),
    }));
  return (request) => requires.filter(({ matches }) => matches(request)).map(({ missing }) => missing);
}
