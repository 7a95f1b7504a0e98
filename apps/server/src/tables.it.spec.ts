import { Database } from '@prorab/platform';
import { makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { allTables } from './tables.js';

/** The tables as the version before the last step of each context made them. */
const previous = allTables.map((t) => ({
  ...t,
  migrations: {
    sqlite: t.migrations.sqlite.slice(0, Math.max(1, t.migrations.sqlite.length - 1)),
    mysql: t.migrations.mysql.slice(0, Math.max(1, t.migrations.mysql.length - 1)),
  },
}));
const stepsOf = (tables: typeof allTables, engine: string): string[] =>
  tables.flatMap((t) => t.migrations[engine === 'sqlite' ? 'sqlite' : 'mysql']).map((m) => m.name);

describe.each(testEngines())('the tables of the whole house on %s', (engine) => {
  it('stand from nothing without a schema difference', async () => {
    const base = await makeTestDatabase(engine);
    const database = await Database.open({ url: base.url, tables: allTables });
    try {
      expect((await database.migrate()).length).toBe(stepsOf(allTables, engine).length);
      expect(await database.schemaDifference()).toBe('');
    } finally {
      await database.close();
      await base.remove();
    }
  });

  it('stand after the previous version, and what it held is still there', async () => {
    const base = await makeTestDatabase(engine);
    const old = await Database.open({ url: base.url, tables: previous });
    await old.migrate();
    await old.run('insert into platform_lock (name, held_at) values (?, ?)', ['kept', new Date()]);
    await old.close();
    const database = await Database.open({ url: base.url, tables: allTables });
    try {
      const missing = stepsOf(allTables, engine).filter((name) => !stepsOf(previous, engine).includes(name));
      expect(missing.length).toBeGreaterThan(0);
      expect((await database.pendingMigrations()).sort()).toEqual([...missing].sort());
      await database.migrate();
      expect(await database.schemaDifference()).toBe('');
      expect(await database.all('select name from platform_lock')).toEqual([{ name: 'kept' }]);
      expect(await database.migrate()).toEqual([]);
    } finally {
      await database.close();
      await base.remove();
    }
  });

  it('are migrated once by two servers that start together', async () => {
    const base = await makeTestDatabase(engine);
    const first = await Database.open({ url: base.url, tables: allTables });
    // SQLite serves one process: there the second one is a later start.
    const second = engine === 'sqlite' ? first : await Database.open({ url: base.url, tables: allTables });
    try {
      const steps = await Promise.all(engine === 'sqlite' ? [first.migrate()] : [first.migrate(), second.migrate()]);
      expect(steps.flat().sort()).toEqual(stepsOf(allTables, engine).sort());
    } finally {
      await first.close();
      if (second !== first) await second.close();
      await base.remove();
    }
  });
});
