import { z } from 'zod';

const port = z
  .string('a port')
  .regex(/^\d{1,5}$/, 'a port from 1 to 65535')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'a port from 1 to 65535');

const count = (what: string): z.ZodType<number, string> =>
  z
    .string(what)
    .regex(/^\d{1,9}$/, what)
    .transform(Number);

const urlOf = (protocols: readonly string[], what: string): z.ZodString =>
  z.string(what).refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), what);

const databaseUrl = urlOf(['postgres:', 'postgresql:'], 'a URL that begins with postgres:// and names a user')
  .refine(
    (text) => URL.canParse(text) && new URL(text).username !== '',
    'a URL that begins with postgres:// and names a user',
  )
  .optional();

const path = z.string('a path').optional();

/** Every variable by name; the messages end the sentence "NAME must be ...". `.env.example` explains each. */
export const configVariables = z.strictObject({
  HUB_ENV: z.enum(['development', 'production'], 'development or production').default('development'),
  HUB_HOST: z.string('an address').default('127.0.0.1'),
  HUB_PORT: port.default(4000),
  HUB_DATA_DIR: z.string('a path').default('.data'),
  HUB_DATABASE_PORT: port.optional(),
  HUB_DATABASE_URL: databaseUrl,
  HUB_FEED_DATABASE_URL: databaseUrl,
  HUB_SEQUENCER_DATABASE_URL: databaseUrl,
  HUB_WORKER_DATABASE_URL: databaseUrl,
  HUB_RETENTION_DATABASE_URL: databaseUrl,
  HUB_READONLY_DATABASE_URL: databaseUrl,
  HUB_SIGNER_DATABASE_URL: databaseUrl,
  HUB_AUDITOR_DATABASE_URL: databaseUrl,
  HUB_MIGRATION_DATABASE_URL: databaseUrl,
  HUB_ADMIN_DATABASE_URL: databaseUrl,
  HUB_OIDC_ISSUER: z.string('a list of issuers').optional(),
  HUB_TOKEN_AUDIENCE: z.string('a name').default('safeguarding-hub'),
  HUB_FEED_TOKEN_AUDIENCE: z.string('a name').default('safeguarding-hub-feed'),
  HUB_LOG_ORIGIN: z
    .string('a name')
    .regex(/^[^\s+]+$/, 'a name without spaces and plus signs')
    .default('localhost/safeguarding-hub'),
  HUB_LOG_FORMER_ORIGINS: z
    .string('names')
    .regex(/^[^\s+,]+(,[^\s+,]+)*$/, 'names without spaces and plus signs, with commas between')
    .transform((names) => names.split(','))
    .optional(),
  HUB_RECEIPT_KEY_FILE: path,
  HUB_RECEIPT_VKEY_FILE: path,
  HUB_LOG_KEY_FILE: path,
  HUB_LOG_POLICY_FILE: path,
  HUB_LOG_READERS_FILE: path,
  HUB_SIGNER_DIR: path,
  HUB_INDEX_KEY_FILE: path,
  HUB_DUTY_NUMBERS_FILE: path,
  HUB_WITNESS_URL: urlOf(['https:', 'http:'], 'the URL of a witness').optional(),
  HUB_WITNESS_VKEY: z
    .string('a verifier key')
    .regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/, 'a verifier key of the form name+hash+key')
    .optional(),
  /** Read by `hub witness` alone: whoever sends it is given the last heads. */
  HUB_WITNESS_MONITOR_CREDENTIAL: z.string('a credential').min(16, 'a credential of 16 characters or more').optional(),
  /** Read by `hub log` alone: the credential of a reader of the log. */
  HUB_LOG_CREDENTIAL: z.string('a credential').optional(),
  /** Read by `hub enquire` and `hub feed` alone: an access token in place of a persona's. */
  HUB_TOKEN: z.string('an access token').optional(),
  HUB_METRICS_PORT: port.optional(),
  HUB_METRICS_CREDENTIAL: z.string('a credential').min(16, 'a credential of 16 characters or more').optional(),
  HUB_DEMO_DATA: z.enum(['on', 'off'], 'on or off').optional(),
  HUB_DEMO_CHILDREN: count('a number of children').default(5_000),
  HUB_DEMO_SEED: count('a whole number').default(2010),
});

/** The variables as they are after parsing, with their defaults. */
export type ConfigVariables = z.output<typeof configVariables>;
