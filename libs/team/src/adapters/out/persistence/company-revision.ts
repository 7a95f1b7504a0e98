import type { Database } from '@prorab/platform';

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
  await database.run('update team_revision set revision = revision + 1 where id = 1');
}
