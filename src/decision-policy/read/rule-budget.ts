import { isRecord } from './member-checks.js';

/** Conditions that all rules together may unfold into; the rules that ship need about 400. */
export const MOST_CONDITIONS = 2_000;

/**
 * What compiling rules will cost, told from their JSON before anything is compiled: for each rule the conditions into
 * which its grounds unfold, once for every kind of item that it names. Takes anything and never throws.
 */
export function conditionsOf(rules: readonly unknown[]): number {
  return rules.reduce<number>((sum, rule) => sum + (isRecord(rule) ? unfolded(rule) * kinds(rule) : 1), 0);
}

function unfolded({ effect, liftedBy }: Readonly<Record<string, unknown>>): number {
  const grounds = Array.isArray(liftedBy) ? (liftedBy as readonly unknown[]) : [];
  // where no ground takes the rule apart, each is one condition more
  if (effect !== 'liftable') return 1 + grounds.length;
  return grounds.reduce<number>((product, ground) => product * facts(ground), 1);
}

function facts(ground: unknown): number {
  const when = isRecord(ground) ? ground['when'] : undefined;
  return isRecord(when) ? Math.max(1, Object.keys(when).length) : 1;
}

function kinds({ fields }: Readonly<Record<string, unknown>>): number {
  return isRecord(fields) ? Math.max(1, Object.keys(fields).length) : 1;
}
