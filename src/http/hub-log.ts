import { pino, type DestinationStream, type Logger } from 'pino';

/** Names under which something about a person might be logged by mistake; what stands there is replaced. */
const PERSONAL = [
  'authorization',
  'cookie',
  'token',
  'nhsNumber',
  'givenName',
  'familyName',
  'dateOfBirth',
  'birthDate',
  'postcode',
  'reason',
  'facts',
  'input',
  'variables',
  'query',
  'body',
  'url',
  'message',
];

/**
 * The log: one JSON object a line, with times in UTC. Callers log codes and references only; the redaction is a
 * second net. Line breaks inside values are escaped by JSON, so that nobody can write a line of the log.
 */
export function hubLog(options: { readonly level: string; readonly destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[withheld]' },
    // an error's message may hold what was sent: whoever logs one describes it with `faultForLog`
    serializers: { err: () => '[withheld]', error: () => '[withheld]' },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
