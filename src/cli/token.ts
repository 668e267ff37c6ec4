import type { Command } from 'commander';
import { ENVIRONMENT } from '../config.js';
import { personaToken } from '../identity/development/persona-token.js';
import { issuersOf, SIGN_INS, type Environment } from './sign-ins.js';

const USAGE = 2;
const UNAVAILABLE = 3;

interface TokenFlags {
  readonly as: string;
  readonly stepUpFor?: string;
  readonly json?: true;
}

/** `hub token --as PERSONA`: an access token of the development identity provider, alone on stdout. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('token')
    .description('print an access token of a demo persona (development only)')
    .requiredOption(
      '--as <persona>',
      'a persona, see `hub personas`; or the code of an organisation for its case system',
    )
    .option('--step-up-for <request-id>', 'sign in again, for the one request with this UUID')
    .option('--json', 'print {"accessToken": ...}')
    .action(async (flags: TokenFlags, command: Command) => {
      const persona = SIGN_INS.find(({ key }) => key === flags.as);
      if (persona === undefined) return command.error('no such persona: see `hub personas`', { exitCode: USAGE });
      // an environment that makes no hub is another fault than an identity provider that does not answer
      const issuers = issuersOf(environment);
      try {
        const token = await personaToken({ persona, issuers, stepUpFor: flags.stepUpFor ?? null, fetch });
        process.stdout.write(`${flags.json === true ? JSON.stringify({ accessToken: token }) : token}\n`);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : 'no answer';
        command.error(`no token from the development identity provider: ${why}`, { exitCode: UNAVAILABLE });
      }
    });
}
