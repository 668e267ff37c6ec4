import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrate, pendingMigrations } from '../../../src/persistence/migrate.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

class First0001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA hub; CREATE TABLE hub.word (word text); GRANT USAGE ON SCHEMA hub TO hub_app');
  }
  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

class Second0002 extends First0001 {
  override async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO hub.word VALUES ('second')`);
  }
}

class Broken0003 extends First0001 {
  override async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO hub.word VALUES ('third')`);
    await runner.query('SELECT 1 / 0');
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(() => database.drop());

describe('migrating', () => {
  it('runs each migration once, in order, when two hubs start at the same time', async () => {
    expect(await pendingMigrations(database.urls.app, [First0001, Second0002])).toEqual(['First0001', 'Second0002']);
    const done = await Promise.all([
      migrate(database.urls.migrator, [First0001, Second0002]),
      migrate(database.urls.migrator, [First0001, Second0002]),
    ]);
    expect(done.flat()).toEqual(['First0001', 'Second0002']);
    expect(await pendingMigrations(database.urls.app, [First0001, Second0002])).toEqual([]);
  });

  it('makes everything as the owner, nothing as the login', async () => {
    const { rows } = await database.superuser().query(`SELECT tableowner FROM pg_tables WHERE schemaname = 'hub'`);
    expect(rows).toEqual([{ tableowner: 'hub_owner' }]);
  });

  it('leaves nothing of a migration that fails', async () => {
    await expect(migrate(database.urls.migrator, [First0001, Second0002, Broken0003])).rejects.toThrow(
      'division by zero',
    );
    const { rows } = await database.superuser().query('SELECT word FROM hub.word');
    expect(rows).toEqual([{ word: 'second' }]);
    expect(await pendingMigrations(database.urls.app, [First0001, Second0002, Broken0003])).toEqual(['Broken0003']);
  });

  it('refuses a migration without a number', async () => {
    await expect(migrate(database.urls.migrator, [class Nameless extends First0001 {}])).rejects.toThrow(
      'no number of four digits',
    );
  });
});

describe("the hub's own migrations", () => {
  it('are numbered without a gap, in the order in which they run', () => {
    const numbers = MIGRATIONS.map(({ name }) => Number(name.slice(-4)));
    expect(numbers).toEqual(numbers.map((_number, place) => place + 1));
  });

  it('bring a template of the tests fully up to date', async () => {
    const migrated = await testDatabase();
    expect(await pendingMigrations(migrated.urls.app, MIGRATIONS)).toEqual([]);
    await migrated.drop();
  });
});
