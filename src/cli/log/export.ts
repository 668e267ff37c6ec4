import type { Command } from 'commander';
import { readConfig } from '../../config.js';

interface ExportFlags {
  readonly withoutQuorum?: true;
}

/** `hub log export`: the published log as files, for whoever keeps or checks a copy. */
export function registerExport(log: Command): void {
  log
    .command('export <dir>')
    .description('write the published log as files: checkpoint, tiles and entries, as tlog-tiles lays them out')
    .option('--without-quorum', 'also when the newest head has been without the quorum of its witnesses for 15 minutes')
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 2 the folder cannot be written or nothing is published, 3 no quorum of the witnesses',
    )
    .action(async (dir: string, flags: ExportFlags) => {
      const { exportLog } = await import('../../compose/export-log.js');
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const withoutQuorum = flags.withoutQuorum === true;
      const { size, files } = await exportLog(readConfig(), dir, { withoutQuorum, say });
      say(`${size} leaves in ${files} files`);
    });
}
