import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROJECT, projectFile, tableRows } from '../support/paper.js';

interface PackageFile {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(projectFile('package.json')) as PackageFile;
const pinned = { ...dependencies, ...devDependencies, ...optionalDependencies };

const lines = tableRows(projectFile('docs/dependencies.md')).map(([name = '', ...about]) => ({
  name: name.replaceAll('`', ''),
  about,
}));

describe('docs/dependencies.md', () => {
  it('has one line for each package that package.json names, and no line left over', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(pinned).sort());
  });

  it('says of each what for, what was considered, its licence and its upkeep', () => {
    const short = lines.filter(({ about }) => about.length !== 4 || about.includes(''));
    expect(short.map(({ name }) => name)).toEqual([]);
  });

  it('names the licence that the package has', () => {
    const installed = lines.filter(({ name }) => existsSync(`${PROJECT}node_modules/${name}/package.json`));
    const others = installed.flatMap(({ name, about }) => {
      const { license } = JSON.parse(projectFile(`node_modules/${name}/package.json`)) as { readonly license: string };
      return license === about[2] ? [] : [`${name}: ${license}`];
    });
    expect(others).toEqual([]);
    // the embedded databases of other machines are not installed
    expect(installed.length).toBeGreaterThanOrEqual(
      Object.keys(pinned).length - Object.keys(optionalDependencies).length,
    );
  });
});

describe('package.json', () => {
  it('pins every package exactly', () => {
    expect(Object.entries(pinned).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
