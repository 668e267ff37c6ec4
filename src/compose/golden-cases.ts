import { readFileSync } from 'node:fs';

/** Names of the golden cases of one rule: those in which it decides, and those in which one changed fact would let it. */
export interface GoldenCasesOfRule {
  readonly decides: readonly string[];
  readonly nearlyDecides: readonly string[];
}

// beside the sources and, copied by the build, beside what was built from them
const FILE = new URL('../../schema/golden-cases.json', import.meta.url);
const NONE: GoldenCasesOfRule = { decides: [], nearlyDecides: [] };

let known: Readonly<Record<string, GoldenCasesOfRule>> | undefined;

/**
 * The golden cases of a rule by its id, as the tests of this build read them; none for a rule that this build does not
 * have, such as one of an earlier policy.
 */
export function goldenCasesOf(ruleId: string): GoldenCasesOfRule {
  known ??= JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, GoldenCasesOfRule>>;
  return Object.hasOwn(known, ruleId) ? (known[ruleId] ?? NONE) : NONE;
}
