import { Option, type Command } from 'commander';
import { ENVIRONMENT, readCommandConfig } from '../../config.js';
import {
  credentialDigest,
  LogReadersFault,
  newCredential,
  READER_NAME,
  readLogReaders,
  writeLogReaders,
} from '../../persistence/log/serve/log-readers.js';
import type { Environment } from '../sign-ins.js';
import { orCannot } from './told-finding.js';

interface ReaderFlags {
  readonly may?: 'heads' | 'entries';
  readonly remove?: true;
}

/** What the command reads and writes beside its flags. */
export interface ReaderSurroundings {
  readonly environment: Environment;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const PROCESS: ReaderSurroundings = {
  environment: ENVIRONMENT,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** `hub log reader`: who outside may read the log over HTTP, and how much of it. */
export function registerReader(log: Command, surroundings: ReaderSurroundings = PROCESS): void {
  log
    .command('reader <name>')
    .description('let a witness, a monitor or an auditor read the log over HTTP; prints their credential, once')
    .addOption(
      new Option('--may <what>', 'heads: checkpoints and hash tiles; entries: the leaves as well').choices([
        'heads',
        'entries',
      ]),
    )
    .option('--remove', 'take the credential back; it ends at once')
    .addHelpText(
      'after',
      '\nThe file is HUB_LOG_READERS_FILE; no database is asked.\nExit codes: 0 done, 2 usage, or the file of readers cannot be used',
    )
    .action((name: string, flags: ReaderFlags) => orCannot(() => change(name, flags, surroundings)));
}

async function change(name: string, { may, remove }: ReaderFlags, surroundings: ReaderSurroundings): Promise<void> {
  if (!READER_NAME.test(name)) throw new LogReadersFault('a reader is named with letters, digits, points and dashes');
  if ((may === undefined) === (remove === undefined)) throw new LogReadersFault('give --may or --remove, one of them');
  const { readersFile } = readCommandConfig(null, [], surroundings.environment).log;
  const readers = await readLogReaders(readersFile);
  const others = readers.filter((reader) => reader.name !== name);
  const isKnown = others.length < readers.length;
  if (may === undefined) {
    if (!isKnown) throw new LogReadersFault(`nobody called \`${name}\` reads the log`);
    await writeLogReaders(readersFile, others);
    surroundings.err(`\`${name}\` no longer reads the log\n`);
    return;
  }
  if (isKnown) throw new LogReadersFault(`\`${name}\` has a credential already: take it back with --remove first`);
  const credential = newCredential();
  const reading = may === 'heads' ? 'HEADS' : 'ENTRIES';
  await writeLogReaders(readersFile, [...others, { name, may: reading, credential: credentialDigest(credential) }]);
  surroundings.out(`${credential}\n`);
  surroundings.err('this is shown once: send it as `Authorization: Bearer`, or put it into HUB_LOG_CREDENTIAL\n');
}
