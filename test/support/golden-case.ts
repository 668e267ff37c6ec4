import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

import { FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../../src/decision-policy/facts/facts.js';
import type { EnquiryFacts, ItemFacts } from '../../src/decision-policy/facts/facts.js';
import { NEXT_STEPS } from '../../src/decision-policy/decision.js';
import { OUTCOMES } from '../../src/decision-policy/facts/vocabulary.js';
import { colleagueFacts, enquiryFacts, itemFacts } from './enquiry-facts.js';

const FOLDER = new URL('../policy/cases/', import.meta.url);

/**
 * `caller.training: LAPSED` and the like: facts that differ from the baseline, each with one of its values; `now` is a
 * day.
 */
const changedFacts = z.strictObject({
  ...Object.fromEntries(
    (['caller', 'colleague', 'request', 'subject'] as const).flatMap((group) =>
      Object.entries(FACT_VALUES[group]).map(([fact, values]) => [`${group}.${fact}`, oneOf(values).optional()]),
    ),
  ),
  now: z.iso.date().optional(),
});

const changedItem = Object.fromEntries(
  Object.entries(FACT_VALUES.item)
    .filter(([fact]) => fact !== 'kind')
    .map(([fact, values]) => [fact, oneOf(values).optional()]),
);
const item = z.strictObject({ kind: z.enum(ITEM_KINDS), ...changedItem });

const goldenCase = z.strictObject({
  case: z.string().min(10),
  /** Number of the acceptance case that this shows. */
  acceptance: z.number().int().min(1).max(20).optional(),
  facts: changedFacts.default({}),
  /** Items by name, beside the confirmed identity `child`, which a case may describe otherwise. */
  items: z.record(z.string(), item).default({}),
  outcome: z.enum(OUTCOMES),
  closed: z.array(z.string()).default([]),
  /** Fields that each named item releases, `all` or `none`; an item that is not named is not looked at. */
  released: z.record(z.string(), z.union([z.array(z.string()), z.enum(['all', 'none'])])).default({}),
  /** Items that are removed before anything is told. */
  removed: z.array(z.string()).optional(),
  /** Rules by which something is withheld and told as such. */
  withheld: z.array(z.string()).optional(),
  nextSteps: z.array(z.enum(NEXT_STEPS)).optional(),
  legalBasis: z.array(z.string()).optional(),
  /** How a confidence was met: the bases of the grounds that lifted it. */
  confidenceMetBy: z.array(z.enum(['CLDC_CONSENT', 'CLDC_PI'])).optional(),
  /** Inputs that are missing: `BAD_INPUT`. */
  missing: z.array(z.string()).default([]),
  /** Rules that decide here. */
  decides: z.array(z.string()).min(1),
  /** Rules that do not decide here, and the one changed fact with which they would. */
  nearly: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))).default({}),
});

export type GoldenCase = z.infer<typeof goldenCase> & { readonly file: string };

/** Reads every case of the folder. Throws on a key, a fact or a value that does not exist. */
export function readGoldenCases(): readonly GoldenCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      z
        .array(goldenCase)
        .parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')), { reportInput: false })
        .map((one) => ({ ...one, file })),
    );
}

/**
 * The facts of a case; `changed` alters one fact, `items.NAME.FACT` one of an item. There is a colleague as soon as one
 * fact of a colleague is named.
 */
export function factsOfCase(
  golden: GoldenCase,
  changed: Readonly<Record<string, string | boolean>> = {},
): EnquiryFacts {
  const all = { ...golden.facts, ...changed };
  const group = (name: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([path, value]) => path.startsWith(`${name}.`) && value !== undefined)
        .map(([path, value]) => [path.slice(name.length + 1), value]),
    );
  const { child = { kind: 'IDENTITY' as const }, ...beside } = golden.items;
  const items = Object.entries({ child, ...beside }).map(([ref, { kind, ...others }]) =>
    itemFacts(kind, { ref, ...(others as Partial<ItemFacts>), ...group(`items.${ref}`) }),
  );
  const colleague = group('colleague');
  return enquiryFacts({
    ...(all.now === undefined ? {} : { now: `${all.now}T12:00:00.000000Z` }),
    caller: group('caller'),
    colleague: Object.keys(colleague).length === 0 ? null : colleagueFacts(colleague),
    request: group('request'),
    subject: group('subject'),
    items,
  });
}

/** The fields that a case says an item releases. */
export function expectedFields(facts: EnquiryFacts, ref: string, fields: readonly string[] | 'all' | 'none'): string[] {
  if (fields === 'none') return [];
  if (fields !== 'all') return [...fields];
  const kind = facts.items.find((one) => one.ref === ref)?.kind;
  return kind === undefined ? ['no such item'] : [...FIELDS_OF_KIND[kind]];
}

function oneOf(values: readonly (string | boolean)[]): z.ZodType<string | boolean> {
  return z.literal([...values]);
}
