import type { Database } from '@prorab/platform';

/** Counts the changes of employees, branches and absences, so that who has read them knows whether he still has them right. */
export async function revisionOf(database: Database): Promise<number> {
  const [row] = await database.all<{ revision: number }>('select revision from team_revision where id = 1');
  return Number(row?.revision ?? 0);
}
/** In the unit of work of the change, last: until its end others who change something wait. */
export async function changed(database: Database): Promise<void> {
  await database.run('update team_revision set revision = revision + 1 where id = 1');
}
