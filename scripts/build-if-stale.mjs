// Compiles the sources into dist/ when one of them is newer than the last build, and copies what is not TypeScript
// (SQL, templates) beside it. Run by `npm start`, so a build that is fresh must cost next to nothing.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.built-from');
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
const SOURCES = ['src', 'migrations', 'schema'];

function filesUnder(folder) {
  const entries = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder), { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function isFresh(files) {
  if (!existsSync(STAMP)) return false;
  // a file that came or went counts as a change, though no file is newer
  if (readFileSync(STAMP, 'utf8') !== files.join('\n')) return false;
  const built = statSync(STAMP).mtimeMs;
  return files.every((path) => statSync(join(ROOT, path)).mtimeMs <= built);
}

function compile() {
  const resolve = createRequire(import.meta.url).resolve;
  const compiler = join(dirname(resolve('typescript/package.json')), 'bin', 'tsc');
  const parameters = [compiler, '-p', join(ROOT, 'tsconfig.build.json'), '--noEmitOnError'];
  return spawnSync(process.execPath, parameters, { stdio: 'inherit' }).status ?? 1;
}

function copyAssets(files) {
  for (const path of files.filter((name) => !/\.tsx?$/.test(name) && !SETTINGS.includes(name))) {
    mkdirSync(dirname(join(DIST, path)), { recursive: true });
    cpSync(join(ROOT, path), join(DIST, path));
  }
}

const files = [...SETTINGS, ...SOURCES.flatMap(filesUnder)].sort();
if (!isFresh(files)) {
  const began = new Date();
  rmSync(DIST, { recursive: true, force: true });
  const status = compile();
  if (status !== 0) process.exit(status);
  copyAssets(files);
  const command = join(DIST, 'src', 'cli', 'hub.js');
  if (existsSync(command)) chmodSync(command, 0o755);
  writeFileSync(STAMP, files.join('\n'));
  // what was saved while the compiler ran is newer than this build
  utimesSync(STAMP, began, began);
}
