#!/usr/bin/env node
// `npx hub` from a checkout: builds first when the sources are newer than the build, which costs next to nothing when
// they are not. An image that carries only the build has no sources and skips that.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
if (existsSync(at('../src'))) {
  // what the compiler says goes to stderr: stdout is for the data of the verb
  const build = spawnSync(process.execPath, [at('../scripts/build-if-stale.mjs')], { stdio: ['ignore', 2, 2] });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
await import('../dist/src/cli/hub.js');
