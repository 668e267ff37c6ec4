import type { Command } from 'commander';
import { readCommandConfig } from '../../config.js';
import { orCannot } from './told-finding.js';

const NO_QUORUM = 3;

interface ExportFlags {
  readonly withoutQuorum?: true;
}

/** `hub log export`: the published log as files, for whoever keeps or checks a copy. */
export function registerExport(log: Command): void {
  log
    .command('export <dir>')
    .description('write the published log as files: checkpoint, tiles and entries, as tlog-tiles lays them out')
    .option('--without-quorum', 'also when no head of the last 15 minutes has the quorum of its witnesses')
    .addHelpText(
      'after',
      '\nIt logs in as hub_readonly (HUB_READONLY_DATABASE_URL, or the embedded database) and has to know the name of the' +
        '\nlog (HUB_LOG_ORIGIN) and its witnesses (HUB_WITNESS_URL and HUB_WITNESS_VKEY, or HUB_LOG_POLICY_FILE).' +
        '\nExit codes: 0 written, 2 the folder cannot be written, nothing is published, the database is not there or a setting is' +
        '\nmissing, 3 no quorum of the witnesses',
    )
    .action((dir: string, flags: ExportFlags) =>
      orCannot(async () => {
        const { exportLog } = await import('../../compose/export-log.js');
        const say = (line: string): void => void process.stderr.write(`${line}\n`);
        const withoutQuorum = flags.withoutQuorum === true;
        const { size, files } = await exportLog(readCommandConfig('readonly', ['NAME_OF_LOG', 'WITNESS']), dir, {
          withoutQuorum,
          say,
        });
        say(`${size} leaves in ${files} files`);
      }, [NO_QUORUM]),
    );
}
