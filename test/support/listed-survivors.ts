import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { Fate } from './mutant-judge.js';

/**
 * Mutants that nobody notices, and why that does no harm: the name, in which `*` stands for anything, and the names that
 * it would cover besides.
 */
const listed = z.array(
  z.strictObject({ mutants: z.string(), except: z.array(z.string()).default([]), reason: z.string().min(20) }),
);

/** Listed mutants are tried too, where all are asked for; else they are taken at their word. */
const ALL = process.env['RULE_MUTANTS'] === 'all';

/** How many mutants were noticed, and where the list of survivors does not agree with what became of them. */
export interface MutantReport {
  /** Between 0 and 1. */
  readonly noticed: number;
  /** Survivors that are not listed. */
  readonly unknown: readonly string[];
  /** Entries of the list that no mutant, or no survivor, goes by. */
  readonly stale: readonly string[];
  /** Mutants that are listed and were noticed all the same. */
  readonly noticedByNow: readonly string[];
}

/** Judges mutants and holds the survivors against a list in `docs/mutation`. */
export function reportOf<Mutant extends { readonly name: string }>(
  mutants: Iterable<Mutant>,
  judge: (mutant: Mutant) => Fate,
  list: string,
): MutantReport {
  const survivors = listed
    .parse(JSON.parse(readFileSync(new URL(`../../docs/mutation/${list}`, import.meta.url), 'utf8')))
    .map(({ mutants: pattern, except }) => ({ pattern, covers: namesLike(pattern, except) }));
  const isListed = (name: string): boolean => survivors.some(({ covers }) => covers(name));
  const left: string[] = [];
  const noticed: string[] = [];
  for (const mutant of mutants) {
    const survived = (isListed(mutant.name) && !ALL) || judge(mutant) === 'SURVIVED';
    (survived ? left : noticed).push(mutant.name);
  }
  return {
    noticed: noticed.length / (noticed.length + left.length),
    unknown: left.filter((name) => !isListed(name)),
    stale: survivors.filter(({ covers }) => !left.some(covers)).map(({ pattern }) => pattern),
    noticedByNow: noticed.filter(isListed),
  };
}

function namesLike(pattern: string, except: readonly string[]): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return (name) => expression.test(name) && !except.includes(name);
}
