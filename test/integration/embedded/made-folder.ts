import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedOptions } from '../../../src/persistence/embedded/embedded-postgres.js';

/** The data folder of a hub whose server was started once and stopped: to make one takes longer than to copy it. */
export interface MadeFolder {
  /** Puts a copy there, without the port that the server had. */
  copyTo(dataDir: string): void;
  remove(): void;
}

/** A new folder for temporary files, through which the server's own user may pass. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-embedded-')));
  chmodSync(folder, 0o711);
  return folder;
}

/** Makes it, by starting a server with these settings. */
export async function makeFolder(settings: EmbeddedOptions['settings'] & object): Promise<MadeFolder> {
  const folder = temporaryFolder();
  const made = join(folder, 'data');
  await (await startEmbeddedPostgres({ dataDir: made, settings, log: () => undefined })).stop();
  return {
    copyTo: (dataDir) => {
      // with its owner, who may be another user than we are
      execFileSync('cp', ['-a', made, dataDir]);
      const credentials = join(dataDir, 'embedded-postgres.json');
      const { port: _, ...kept } = JSON.parse(readFileSync(credentials, 'utf8')) as Record<string, unknown>;
      writeFileSync(credentials, JSON.stringify(kept));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
