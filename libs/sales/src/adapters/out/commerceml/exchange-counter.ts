import { type Database, insertAll } from '@prorab/platform';

export type ExchangeCounter = 'stamp' | 'kept' | 'visit' | 'heard' | 'answer';

/** Adds first, which takes the lock of the row until the unit of work ends. @returns the value after it */
export async function counted(database: Database, name: ExchangeCounter, by: number): Promise<number> {
  await insertAll(database, 'sales_exchange_counter', [{ name, value: 0 }], 'keep');
  await database.run('update sales_exchange_counter set value = value + ? where name = ?', [by, name]);
  return counterOf(database, name);
}
export async function counterOf(database: Database, name: ExchangeCounter): Promise<number> {
  const sql = 'select value from sales_exchange_counter where name = ?';
  const [row] = await database.all<{ value: number | string }>(sql, [name]);
  return Number(row?.value ?? 0);
}
export const setCounter = (database: Database, name: ExchangeCounter, value: number): Promise<void> =>
  insertAll(database, 'sales_exchange_counter', [{ name, value }], { replaceBy: 'name' });
