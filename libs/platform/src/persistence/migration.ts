import { Migration } from '@mikro-orm/migrations';

export interface NamedMigration {
  name: string;
  class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** One step of one engine: the statements as `npm run migration` wrote them. Names sort by time, then by context. */
export function migration(name: string, statements: readonly string[]): NamedMigration {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const sql of statements) this.addSql(sql);
      }
    },
  };
}
