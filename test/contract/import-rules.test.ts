import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../support/paper.js';

/** What a planted file imports, and the rule that forbids it. */
interface Planted {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const CASL = "import { PureAbility } from '@casl/ability';\nexport const ability = new PureAbility();\n";
const MINT = "import { mintReceipt } from '../disclosure-log/log-receipt.js';\nexport const mint = mintReceipt;\n";
const MINT_TYPE =
  "import type { LogReceipt } from '../disclosure-log/log-receipt.js';\nexport type Mine = LogReceipt;\n";

/** Imports the value `value` of another planted file. */
const use = (path: string): string => `import { value } from '${path}';\nexport const used = value;\n`;

/** What the planted files import; none of these breaks a rule. */
const GROUND: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    'src/persistence/pool.ts',
    'src/http/server.ts',
    'src/enquiry/use-case.ts',
    'src/release/stored-answer.ts',
    'src/serve.ts',
    'src/compose.ts',
    'src/shared/value.ts',
    'src/matching/match.ts',
    'src/identity/token.ts',
    'src/disclosure-log/write/tiles.ts',
    'src/disclosure-log/verify/checker.ts',
    'src/decision-policy/rulebook/by-id.ts',
    'src/decision-policy/judge/tell.ts',
    'src/decision-policy/explain/explain.ts',
  ].map((path) => [path, 'export const value = 1;\n']),
  ['src/disclosure-log/write/tree.ts', use('./tiles.js')],
  ['src/disclosure-log/verify/tree.ts', use('./checker.js')],
  ['src/disclosure-log/log-receipt.ts', 'export interface LogReceipt { id: string }\nexport const mintReceipt = 1;\n'],
  ['src/decision-policy/compile/ability.ts', CASL],
  ['src/release/release.ts', MINT_TYPE],
  ['src/enquiry/answer-again.ts', use('../release/stored-answer.js')],
  ['src/persistence/recording/decision-writer.ts', MINT.replace("'../", "'../../")],
]);

const PLANTED: readonly Planted[] = [
  { rule: 'core-knows-no-edge', file: 'src/enquiry/a.ts', text: use('../persistence/pool.js') },
  { rule: 'core-knows-no-edge', file: 'src/feed/b.ts', text: use('../http/server.js') },
  { rule: 'core-knows-no-edge', file: 'src/oversight/c.ts', text: use('../serve.js') },
  { rule: 'core-knows-no-edge', file: 'src/policy-governance/p.ts', text: use('../persistence/pool.js') },
  { rule: 'core-knows-no-edge', file: 'src/witness/w.ts', text: use('../persistence/pool.js') },
  { rule: 'domain-knows-no-use-case', file: 'src/release/d.ts', text: use('../enquiry/use-case.js') },
  { rule: 'policy-stands-alone', file: 'src/decision-policy/e.ts', text: use('../matching/match.js') },
  {
    rule: 'policy-facts-knows-nothing-above',
    file: 'src/decision-policy/facts/x.ts',
    text: use('../rulebook/by-id.js'),
  },
  {
    rule: 'policy-rulebook-knows-nothing-above',
    file: 'src/decision-policy/rules/y.ts',
    text: use('../judge/tell.js'),
  },
  {
    rule: 'policy-compile-knows-nothing-above',
    file: 'src/decision-policy/compile/z.ts',
    text: use('../judge/tell.js'),
  },
  {
    rule: 'policy-judge-knows-nothing-above',
    file: 'src/decision-policy/judge/z.ts',
    text: use('../explain/explain.js'),
  },
  { rule: 'policy-read-knows-nothing-above', file: 'src/decision-policy/read/z.ts', text: use('../judge/tell.js') },
  { rule: 'shared-imports-nothing', file: 'src/shared/f.ts', text: use('../matching/match.js') },
  { rule: 'casl-in-policy-only', file: 'src/graphql/g.ts', text: CASL },
  {
    rule: 'core-packages',
    file: 'src/release/h.ts',
    text: "import { join } from 'node:path';\nexport const j = join;\n",
  },
  { rule: 'receipts-are-minted-after-commit', file: 'src/release/i.ts', text: MINT },
  { rule: 'receipts-are-minted-after-commit', file: 'src/persistence/j.ts', text: MINT },
  {
    rule: 'stored-answers-are-opened-on-a-repeat',
    file: 'src/enquiry/k.ts',
    text: use('../release/stored-answer.js'),
  },
  ...[
    { file: 'src/disclosure-log/verify/q.ts', text: use('../write/tiles.js') },
    { file: 'src/disclosure-log/write/r.ts', text: use('../verify/checker.js') },
    { file: 'src/disclosure-log/format/s.ts', text: use('../write/tiles.js') },
    { file: 'src/disclosure-log/format/t.ts', text: "export type { value } from '../verify/checker.js';\n" },
  ].map((planted) => ({ rule: 'the-log-is-checked-by-other-code-than-wrote-it', ...planted })),
  { rule: 'adapters-know-ports-alone', file: 'src/persistence/l.ts', text: use('../http/server.js') },
  { rule: 'persistence-and-identity-apart', file: 'src/identity/m.ts', text: use('../persistence/pool.js') },
  { rule: 'graphql-translates-only', file: 'src/http/n.ts', text: use('../persistence/pool.js') },
  { rule: 'one-place-knows-every-adapter', file: 'src/synthetic-town/o.ts', text: use('../compose.js') },
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder: string;
let violations: readonly Violation[];

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-imports-')));
  const files = { ...GROUND, ...Object.fromEntries(PLANTED.map(({ file, text }) => [file, text])) };
  for (const [path, text] of Object.entries(files)) write(path, text);
  write('tsconfig.json', '{ "compilerOptions": { "module": "NodeNext", "moduleResolution": "NodeNext" } }');
  write('package.json', '{ "type": "module", "dependencies": { "@casl/ability": "1.0.0" } }');
  write('node_modules/@casl/ability/package.json', '{ "name": "@casl/ability", "version": "1.0.0", "main": "i.js" }');
  write('node_modules/@casl/ability/i.js', 'export class PureAbility {}\n');
  const { stdout } = spawnSync(
    process.execPath,
    [
      `${PROJECT}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      'src',
      ...['--config', `${PROJECT}.dependency-cruiser.cjs`, '--output-type', 'json'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  violations = (JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } }).summary
    .violations;
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('the rules of who may import whom', () => {
  it.each(PLANTED)('$rule is broken by $file', ({ rule, file }) => {
    const broken = violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    expect(broken).toContain(rule);
  });

  it('leave what is lawful alone', () => {
    expect(violations.filter(({ from }) => Object.hasOwn(GROUND, from))).toEqual([]);
  });
});
