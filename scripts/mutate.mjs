// Mutation tests of the decision and the release: `npm run mutate`. Writes docs/mutation/report.json and fails when too
// few mutants are noticed, or when one that is not has no reason in docs/mutation/survivors.json. The rules are data and
// have mutants of their own, which every run of the tests tries but for the survivors that docs/mutation lists; here those
// are tried first, and it fails when one is noticed by now. `npm run mutate -- FILE...` tries some files and writes nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['src/decision-policy', 'src/release'];
const REPORT = 'docs/mutation/report.json';
const REASONS = 'docs/mutation/survivors.json';
const RULE_MUTANTS = ['test/policy/rule-mutants.test.ts', 'test/policy/sharing-rule-mutants.test.ts'];
/** Percent of mutants that have to be noticed. */
const ENOUGH = 90;

const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** SHA-256 over path and text of every source, in the order of their paths. */
function hashOfSources() {
  const hash = createHash('sha256');
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts')),
  );
  for (const path of paths.sort()) hash.update(`${path}\n${read(path)}\n`);
  return hash.digest('hex');
}

/** Tries every mutant of the rules, those listed as survivors among them. */
function runRuleMutants() {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, RULE_MUTANTS: 'all' };
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...RULE_MUTANTS], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  });
  if (status !== 0) throw new Error('the mutants of the rules are not as docs/mutation lists them');
}

function runStryker(files) {
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const some = files.length === 0 ? [] : ['--mutate', files.join(',')];
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...some], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the mutation tests could not be run');
}

/** Every mutant with its file, and the line of source that it changes. */
function mutantsIn({ files }) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ status, mutatorName, replacement = '', location }) => ({
      file,
      line: location.start.line,
      status,
      mutator: mutatorName,
      replacement: replacement.replace(/\s+/g, ' '),
      code: lines[location.start.line - 1].trim(),
    }));
  });
}

/** A reason is for all mutants that agree with what it names; `code` is a part of the line. */
function isMeant({ file, mutator, code, replacement }, mutant) {
  return (
    (file === undefined || file === mutant.file) &&
    (mutator === undefined || mutator === mutant.mutator) &&
    (code === undefined || mutant.code.includes(code)) &&
    (replacement === undefined || replacement === mutant.replacement)
  );
}

const STATUSES = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];

function reportOf(mutants, reasons) {
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timeout, survived, noCoverage] = STATUSES.map(count);
  const noticed = killed + timeout;
  const score = Math.round((noticed / (noticed + survived + noCoverage)) * 10_000) / 100;
  const survivors = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => {
      const { file, line, mutator, replacement, code } = mutant;
      const reason = reasons.find((one) => isMeant(one, mutant))?.reason ?? null;
      return { file, line, mutator, replacement, code, reason };
    })
    .sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line));
  return { score, killed, survived, timeout, noCoverage, sourcesHash: hashOfSources(), survivors };
}

function complaintsAbout({ score, survivors }, reasons) {
  const stale = reasons.filter((reason) => !survivors.some((mutant) => isMeant(reason, mutant)));
  return [
    ...(score < ENOUGH ? [`only ${score} % of the mutants were noticed, ${ENOUGH} % must be`] : []),
    ...survivors
      .filter(({ reason }) => reason === null)
      .map(
        ({ file, line, mutator, replacement }) =>
          `no reason in ${REASONS} for ${file}:${line} ${mutator} \`${replacement}\``,
      ),
    ...stale.map((reason) => `nothing survives any more for which this was the reason: ${JSON.stringify(reason)}`),
  ];
}

const files = process.argv.slice(2);
if (files.length === 0) runRuleMutants();
runStryker(files);
const reasons = JSON.parse(read(REASONS));
const report = reportOf(mutantsIn(JSON.parse(read('.stryker-tmp/mutation.json'))), reasons);
if (files.length > 0) {
  for (const { file, line, mutator, code, replacement } of report.survivors) {
    console.log(`${file}:${line} ${mutator}: ${code} => ${replacement}`);
  }
  console.log(`${report.score} % of the mutants of these files were noticed; no report was written`);
} else {
  writeFileSync(join(ROOT, REPORT), `${JSON.stringify(report, null, 2)}\n`);
  const complaints = complaintsAbout(report, reasons);
  for (const complaint of complaints) console.error(complaint);
  console.log(`${report.score} % of the mutants were noticed; see ${REPORT}`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
