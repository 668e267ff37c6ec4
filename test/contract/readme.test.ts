import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.js';
import { codeOf, PROJECT, projectFile, tableRows } from '../support/paper.js';

const README = projectFile('README.md');
const PAGES = [
  ...['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(`${PROJECT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];
const { scripts } = JSON.parse(projectFile('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

const everyPage = PAGES.map((page) => [page, projectFile(page)] as const);

/** The commands of a page: code that begins with the name of a program, and what stands inside `$(...)`. */
function commandsOf(page: string): readonly string[] {
  const { spans, lines } = codeOf(page);
  const all = [...spans, ...lines].flatMap((code) => [code, ...[...code.matchAll(/\$\(([^)]+)\)/g)].map(([, c]) => c)]);
  return all.flatMap((code) => (code ?? '').split(' && ')).map((command) => command.trim());
}

describe('the map of the README', () => {
  const mapped = tableRows(README).flatMap(([cell = '']) => /^`(src\/[\w-]+)\/`$/.exec(cell)?.[1] ?? []);
  const folders = readdirSync(`${PROJECT}src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);

  it('names every folder of src once, and no other', () => {
    expect([...mapped].sort()).toEqual([...folders].sort());
  });
});

describe.each(everyPage)('%s', (path, page) => {
  const commands = commandsOf(page);

  it('names no script that package.json lacks', () => {
    const named = commands.flatMap((command) => /^npm run (?:--\S+ )?([\w:]+)/.exec(command)?.[1] ?? []);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it('names no verb that the command lacks', () => {
    const named = commands.flatMap((command) => /^(?:npx )?hub ([a-z][a-z-]*)/.exec(command)?.[1] ?? []);
    expect(named.filter((verb) => !Object.hasOwn(VERBS, verb))).toEqual([]);
  });

  it('leads nowhere that is not there', () => {
    const links = [...page.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '');
    const within = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => normalize(join(dirname(path), link)));
    expect(within.filter((link) => !existsSync(`${PROJECT}${link}`))).toEqual([]);
  });

  it('names no file or folder that is not there', () => {
    const places = /^(?:src|test|docs|migrations|bench|scripts)\/[\w./-]*$/;
    const named = codeOf(page).spans.filter((span) => places.test(span) && !/NNNN|results/.test(span));
    expect(named.filter((place) => !existsSync(`${PROJECT}${place}`))).toEqual([]);
  });
});

describe('the README', () => {
  it('names every verb', () => {
    const named = commandsOf(README).flatMap((command) => /^(?:npx )?hub ([a-z][a-z-]*)/.exec(command)?.[1] ?? []);
    expect(Object.keys(VERBS).filter((verb) => !named.includes(verb))).toEqual([]);
  });

  it('begins with the two commands that a newcomer needs', () => {
    const lines = codeOf(README).lines.map((line) => line.split('#')[0]?.trim());
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
  });
});
