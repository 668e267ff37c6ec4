import { byId } from './by-id.js';

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal; given by the platform. */
export type Sha256OfText = (text: string) => string;

/** Rules of any kind, each with an id that no other has. */
type IdentifiedRules = readonly { readonly id: string }[];

/**
 * The ruleset as canonical JSON: rules sorted by id, members of every object sorted by name, no white space. A rule
 * is plain JSON of strings, booleans, numbers and `null` with ASCII names, so code-unit order is the order that RFC
 * 8785 asks for.
 */
export function canonicalRuleset(ruleset: IdentifiedRules): string {
  const sorted = [...ruleset].sort(byId);
  return `[${sorted.map(canonicalRule).join(',')}]`;
}

/** One rule as it stands in the canonical JSON of its ruleset. */
export function canonicalRule(rule: object): string {
  return JSON.stringify(rule, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}

/** The version of a ruleset: the hash of its canonical JSON, whatever the order of the list. */
export function policyVersion(ruleset: IdentifiedRules, sha256: Sha256OfText): string {
  return sha256(canonicalRuleset(ruleset));
}
