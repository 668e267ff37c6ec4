import pg from 'pg';

/** Statements that the hub in this process sends to PostgreSQL. */
export interface StatementsRun {
  /** What was sent since it was last taken, in order: login and name, or text where a statement has no name. */
  take(): readonly string[];
  /** Puts the library back as it was. */
  stop(): void;
}

/** What goes on by a clock of its own: delivering notices, sequencing the log and counting what waits for it, duty numbers. */
const BY_THE_CLOCK = /^hub (worker|sequencer) |duty_desk|count_log_backlog/;

/**
 * Records what every login of the hub sends, and never a value. A test's own superuser is no login of the hub; what the
 * hub does by the clock is left out, as it comes between any two requests.
 */
export function recordStatements(wanted = (statement: string) => !BY_THE_CLOCK.test(statement)): StatementsRun {
  const { prototype } = pg.Client;
  const original = Reflect.get(prototype, 'query') as (this: pg.Client, ...sent: unknown[]) => unknown;
  let run: string[] = [];
  Reflect.set(prototype, 'query', function (this: pg.Client, ...sent: readonly unknown[]): unknown {
    const statement = `${loginOf(this)} ${nameOf(sent[0])}`;
    if (statement.startsWith('hub ') && wanted(statement)) run.push(statement);
    return Reflect.apply(original, this, sent);
  });
  return {
    take() {
      const taken = run;
      run = [];
      return taken;
    },
    stop() {
      Reflect.set(prototype, 'query', original);
    },
  };
}

function loginOf(client: pg.Client): string {
  const { connectionParameters } = client as unknown as {
    readonly connectionParameters: { readonly application_name?: string };
  };
  return connectionParameters.application_name ?? '';
}

function nameOf(sent: unknown): string {
  if (typeof sent === 'string') return onOneLine(sent);
  const { name, text } = sent as { readonly name?: string; readonly text?: string };
  return name ?? onOneLine(text ?? '');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
