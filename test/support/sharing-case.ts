import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

import { SHARING_FACT_VALUES } from '../../src/decision-policy/sharing/check-sharing-facts.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import { SHARING_TASKS } from '../../src/decision-policy/sharing/sharing-rule.js';
import { sharingFacts } from './sharing-facts.js';

const FOLDER = new URL('../policy/sharing-cases/', import.meta.url);

const changedFacts = z.strictObject(
  Object.fromEntries(Object.entries(SHARING_FACT_VALUES).map(([fact, values]) => [fact, z.enum(values).optional()])),
);

/** A task as it reads in full: the rule, what is to be done, by whom and by when. */
const taskInFull = z.strictObject({
  rule: z.string(),
  task: z.enum(SHARING_TASKS),
  to: z.enum(['AUTHORITY', 'OWN_POST', 'OWN_GOVERNANCE']),
  within: z.enum(['AS_URGENT', 'HOURS_24', 'HOURS_48', 'ONE_WORKING_DAY']),
});

const sharingCase = z.strictObject({
  case: z.string().min(10),
  facts: changedFacts.default({}),
  /** Rules that find something missing; their names without `sharing/`. */
  missing: z.array(z.string()).default([]),
  /** Rules to which the refusal is none. */
  notAllowed: z.array(z.string()).default([]),
  /** Rules against which it happened. */
  breaches: z.array(z.string()).default([]),
  /** Rules from which a task follows, to complete what was left out among them; in full, or the rule alone. */
  tasks: z.array(z.union([z.string(), taskInFull])).default([]),
  /** Rules that say nothing here, and the one changed fact with which they would. */
  nearly: z.record(z.string(), changedFacts).default({}),
});

type TaskInFull = z.infer<typeof taskInFull>;

export interface SharingCase extends Omit<z.infer<typeof sharingCase>, 'tasks'> {
  readonly file: string;
  /** Rules from which a task follows. */
  readonly tasks: readonly string[];
  /** Those tasks that the case tells in full. */
  readonly tasksInFull: readonly TaskInFull[];
}

/** Reads every case of the folder. Throws on a key, a fact or a value that does not exist. */
export function readSharingCases(): readonly SharingCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      z
        .array(sharingCase)
        .parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')), { reportInput: false })
        .map(({ tasks, ...one }) => ({
          ...one,
          file,
          tasks: tasks.map((task) => (typeof task === 'string' ? task : task.rule)),
          tasksInFull: tasks.filter((task) => typeof task !== 'string'),
        })),
    );
}

/** The facts of a case; `changed` alters one of them. */
export function factsOfSharingCase(golden: SharingCase, changed: Readonly<Record<string, unknown>> = {}): SharingFacts {
  return sharingFacts({ ...golden.facts, ...changed });
}
