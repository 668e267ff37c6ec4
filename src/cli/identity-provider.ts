import type { Command } from 'commander';
import { once } from 'node:events';
import { ENVIRONMENT, readConfig, type Config } from '../config.js';
import { startDevelopmentIdentityProvider } from '../identity/development/identity-provider.js';
import { identityProviderPort, SIGN_INS, type Environment } from './sign-ins.js';

const UNAVAILABLE = 3;
const REFUSED = 4;

interface ProviderFlags {
  readonly port?: string;
  readonly host?: string;
  readonly publicUrl?: string;
}

/** `hub identity-provider`: the development identity provider as a process of its own; refuses in production. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('identity-provider')
    .description('run the development identity provider, which signs anybody in (development only)')
    .option('--port <port>', 'port to listen on (default: the one after HUB_PORT)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--public-url <url>', 'address at which the hub and people reach it')
    .action(async (flags: ProviderFlags, command: Command) => {
      // asked before the rest of the environment is read: in production this must be the sentence that is seen
      if (![undefined, '', 'development'].includes(environment['HUB_ENV'])) {
        return command.error('the development identity provider does not exist in production', { exitCode: REFUSED });
      }
      const config = readConfig(environment);
      try {
        await run(flags, config);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : 'unknown cause';
        command.error(`the development identity provider cannot start: ${why}`, { exitCode: UNAVAILABLE });
      }
    });
}

async function run(flags: ProviderFlags, config: Config): Promise<void> {
  const provider = await startDevelopmentIdentityProvider({
    environment: config.environment,
    port: flags.port === undefined ? identityProviderPort(config.http.port) : Number(flags.port),
    ...(flags.host === undefined ? {} : { host: flags.host }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: flags.publicUrl.replace(/\/$/, '') }),
    dataDir: config.dataDirectory,
    audiences: { enquiry: config.tokens.audience, feed: config.tokens.feedAudience },
    personas: SIGN_INS,
  });
  process.stderr.write('development identity provider: signs anybody in, for demonstrations only\n');
  process.stdout.write(`HUB_OIDC_ISSUER=${provider.issuers}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await provider.close();
}
