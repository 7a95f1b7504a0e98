import { Migration } from '@mikro-orm/migrations';

export interface NamedMigration {
  name: string;
  class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** By the day, by its number on that day (the tenth comes after the ninth), then by context. */
export const inOrder = (a: Pick<NamedMigration, 'name'>, b: Pick<NamedMigration, 'name'>): number =>
  a.name.localeCompare(b.name, 'en', { numeric: true });

/** One step of one engine: the statements as `npm run migration` wrote them. Run `inOrder` of their names. */
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
