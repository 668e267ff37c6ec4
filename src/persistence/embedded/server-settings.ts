import { totalmem } from 'node:os';

/** PostgreSQL settings by name, as they stand on the server's command line. */
export type ServerSettings = Readonly<Record<string, string>>;

const MEBIBYTE = 1024 * 1024;

/**
 * What the embedded server runs with; full durability, loopback only.
 * INVARIANT: the server log never holds a value from a query. Errors carry the offending row and literal, so nothing
 * below LOG is written, and no statement with it.
 */
export function defaultSettings(): ServerSettings {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '150',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: `${Math.round(Math.min(1024, Math.max(128, totalmem() / MEBIBYTE / 16)))}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
}

/** `-c name=value` for each. */
export function asArguments(settings: ServerSettings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
