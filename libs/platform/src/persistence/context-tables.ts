import type { EntitySchema } from '@mikro-orm/core';
import type { NamedMigration } from './migration.js';

/** What a context brings into the database: its row schemas and the steps that make them, per family of engines. */
export interface ContextTables {
  context: string;
  // The schemas of different rows share no type but this one.
  rows: readonly EntitySchema<never>[];
  migrations: { sqlite: readonly NamedMigration[]; mysql: readonly NamedMigration[] };
}

export const contextTables = (tables: {
  context: string;
  rows: readonly unknown[];
  migrations: ContextTables['migrations'];
}): ContextTables => tables as ContextTables;
