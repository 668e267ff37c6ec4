import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROJECT, projectFile } from '../support/paper.js';

// put together from parts, so that this file is none of those that it looks for
const MACHINES = ['work', 'farm', String.raw`(?:home|Users)/\w+`].map((folder) => `/${folder}/`);
const NOTES = ['design', 'guidance', 'reference'].map((folder) => ['\\.\\.', 'shared', folder].join('/'));
const FOREIGN = new RegExp([...MACHINES, ...NOTES].join('|'));
const LARGEST = 2_000_000;

/** What is not part of the project: the folders of `.gitignore`, and git's own. */
const IGNORED = new Set([
  '.git',
  ...projectFile('.gitignore')
    .split('\n')
    .flatMap((line) => /^(.+)\/$/.exec(line)?.[1] ?? []),
]);

function filesUnder(folder: string): readonly string[] {
  return readdirSync(`${PROJECT}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) return filesUnder(`${path}/`);
      return entry.isFile() && statSync(`${PROJECT}${path}`).size < LARGEST ? [path] : [];
    });
}

describe('the files of the project', () => {
  const files = filesUnder('');

  it('are looked at, all of them', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', '.ci/run', 'src/main.ts', 'migrations/roles.sql']));
  });

  it('name no path of the machine on which they were written', () => {
    expect(files.filter((path) => FOREIGN.test(readFileSync(`${PROJECT}${path}`, 'utf8')))).toEqual([]);
  });

  it.each([
    ['work', 'x'],
    ['home', 'somebody', 'x'],
    ['..', 'shared', 'design', 'style.md'],
  ])('would be found: %s', (...parts) => {
    expect(FOREIGN.test(`/${parts.join('/')}`)).toBe(true);
  });
});
