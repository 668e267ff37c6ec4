import { describe, expect, it } from 'vitest';
import { DatabaseAway } from '../../../src/compose/database-away.js';
import { SchemaBehind } from '../../../src/compose/schema-behind.js';
import { untilDatabaseThere } from '../../../src/compose/until-database-there.js';

const coded = (code: string): Error => Object.assign(new Error('postgres://hub_app:secret@db'), { code });
const away = (cause: unknown): DatabaseAway => new DatabaseAway('hub_app', cause);

/** Attempts that fail with these in turn, and then succeed. */
function attempts(...faults: readonly Error[]): { readonly prepare: () => Promise<void>; readonly made: () => number } {
  let made = 0;
  return {
    prepare: async () => {
      const fault = faults[made];
      made += 1;
      if (fault !== undefined) throw fault;
    },
    made: () => made,
  };
}

const neverAborted = new AbortController().signal;

describe('a start over an existing database', () => {
  it('waits for one that is away, says so once, and goes on when it is there', async () => {
    const { prepare, made } = attempts(
      away(coded('ECONNREFUSED')),
      away(coded('57P03')),
      away(new Error('timeout expired')),
    );
    const said: string[] = [];
    let pauses = 0;
    const pause = async (): Promise<void> => void (pauses += 1);
    await untilDatabaseThere(prepare, { say: (line) => said.push(line), signal: neverAborted, pause });
    expect([made(), pauses]).toEqual([4, 3]);
    expect(said).toEqual([
      'the database does not let hub_app in (ECONNREFUSED): waiting for it; whoever asks meanwhile is told whom to phone',
    ]);
  });

  it('does not wait for one that is there and wrong, also when it was away before', async () => {
    const wrong = [away(coded('28P01')), new SchemaBehind(2), new Error('not of the database')];
    for (const fault of wrong) {
      const { prepare, made } = attempts(away(coded('ECONNREFUSED')), fault);
      const waiting = untilDatabaseThere(prepare, {
        say: () => undefined,
        signal: neverAborted,
        pause: async () => undefined,
      });
      await expect(waiting).rejects.toBe(fault);
      expect(made()).toBe(2);
    }
  });

  it('ends with the reason of the signal that aborts it, without another attempt', async () => {
    const told = new AbortController();
    const { prepare, made } = attempts(...Array.from({ length: 9 }, () => away(coded('ECONNREFUSED'))));
    const waiting = untilDatabaseThere(prepare, {
      say: () => {
        told.abort(new Error('stop'));
      },
      signal: told.signal,
    });
    await expect(waiting).rejects.toThrow('stop');
    expect(made()).toBe(1);
  });
});

describe('a database that does not let a login in', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    '57P01',
    '57P02',
    '57P03',
  ])('may come back after %s', (code) => {
    expect(away(coded(code)).comesBack).toBe(true);
  });

  it.each(['timeout expired', 'Connection terminated unexpectedly'])('may come back after `%s`', (message) => {
    expect(away(new Error(message)).comesBack).toBe(true);
  });

  it.each(['28P01', '28000', '3D000', '42501', 'ERR_INVALID_URL', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
    'is wrong after %s',
    (code) => {
      expect(away(coded(code)).comesBack).toBe(false);
    },
  );

  it.each([new Error('The server does not support SSL connections'), null, 'nothing'])(
    'is wrong after what is none of these',
    (cause) => {
      expect(away(cause).comesBack).toBe(false);
    },
  );
});
