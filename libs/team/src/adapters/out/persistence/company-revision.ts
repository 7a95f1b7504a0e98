import type { Database } from '@prorab/platform';

/** By their entity managers. */
const changing = new WeakSet<object>();

/**
 * Counts the changes of employees, branches and absences, so that who has read them knows whether he still has them right.
 * @returns null: nobody counts, the row is gone
 */
export async function revisionOf(database: Database): Promise<number | null> {
  const [row] = await database.all<{ revision: number }>('select revision from team_revision where id = 1');
  return row ? Number(row.revision) : null;
}
/** In the unit of work of the change, last: until its end others who change something wait. */
export async function changed(database: Database): Promise<void> {
  changing.add(database.em());
  await database.run('update team_revision set revision = revision + 1 where id = 1');
}
/** Whether the open unit of work has: what it sees may yet be undone. */
export const hasChanged = (database: Database): boolean => changing.has(database.em());
