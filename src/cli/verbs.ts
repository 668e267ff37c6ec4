import type { Command } from 'commander';

/** A file of this folder that adds one verb; what the verb needs is imported when it runs. */
interface VerbFile {
  register(program: Command): void;
}

/** Every verb and its file, in the order of the help text. */
export const VERBS: Readonly<Record<string, () => Promise<VerbFile>>> = {
  migrate: () => import('./migrate.js'),
  doctor: () => import('./doctor.js'),
  backup: () => import('./backup.js'),
  restore: () => import('./restore.js'),
  start: () => import('./start.js'),
  sign: () => import('./sign.js'),
  witness: () => import('./witness.js'),
  enquire: () => import('./enquire.js'),
  receipt: () => import('./receipt.js'),
  feed: () => import('./feed.js'),
  log: () => import('./log.js'),
  policy: () => import('./policy.js'),
  retention: () => import('./retention.js'),
  synth: () => import('./synth.js'),
  personas: () => import('./personas.js'),
  token: () => import('./token.js'),
  'identity-provider': () => import('./identity-provider.js'),
};
