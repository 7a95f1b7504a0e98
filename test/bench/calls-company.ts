import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import { allTables } from '../../apps/server/src/tables.js';

export interface CallCompany {
  /** Of the head's session. */
  readonly token: string;
  /** One for each branch. */
  readonly lines: readonly { readonly number: string; readonly branch: string }[];
  readonly extensions: readonly string[];
}
/** Numbers of three digits that are nobody's. */
const FIRST_EXTENSION = 200;

/** Branches that never close, each with a line and so many phones, put straight into the tables: passwords would take minutes. */
export async function aCompanyWithPhones(databaseUrl: string, branches: number, phones: number): Promise<CallCompany> {
  const database = await Database.open({ url: databaseUrl, tables: allTables });
  try {
    await database.migrate();
    const day = '00:00-24:00';
    const hours = JSON.stringify({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
    const all = Array.from({ length: branches }, (_, n) => ({ id: newId(), name: `Город ${n + 1}` }));
    await insertAll(
      database,
      'team_branch',
      all.map(({ id, name }) => ({
        ...{ id, name, city: name, zone: 'Europe/Moscow', area_code: '8112', hours, exceptions: '{}' },
        keeps_holidays: false,
      })),
    );
    const [head, token, at] = [newId(), randomBytes(32).toString('base64url'), new Date()];
    const managers = all.flatMap(({ id: branch }, of) =>
      Array.from({ length: phones }, (_, n) => ({ id: newId(), branch, number: of * phones + n })),
    );
    const person = { deputy_id: null, hours: null, hired_at: at, dismissed_at: null };
    await insertAll(database, 'team_employee', [
      {
        ...person,
        ...{ id: head, name: 'Глава', role: 'head', branch_id: all[0]?.id ?? '', emails: '["head@prorab.test"]' },
        ...{ capacity: 0, extension: null, extension_in_use: null, search: 'глава' },
      },
      ...managers.map(({ id, branch, number }) => ({
        ...person,
        ...{ id, name: `Менеджер ${number}`, role: 'manager', branch_id: branch, emails: `["m${number}@prorab.test"]` },
        ...{ capacity: 100_000, search: `менеджер ${number}` },
        ...{ extension: `${FIRST_EXTENSION + number}`, extension_in_use: `${FIRST_EXTENSION + number}` },
      })),
    ]);
    await insertAll(database, 'team_account', [
      {
        ...{ employee_id: head, login: 'head', password_hash: 'nobody signs in', must_change_password: false },
        ...{ password_changed_at: at, factor_secret: null, factor_confirmed_at: null, factor_last_step: null },
        recovery_codes: null,
      },
    ]);
    await insertAll(database, 'team_session', [
      {
        ...{ id: newId(), employee_id: head, token_hash: createHash('sha256').update(token, 'utf8').digest('hex') },
        ...{ kind: 'bearer', opened_at: at, seen_at: at, agent: 'bench', address: '127.0.0.1' },
      },
    ]);
    return {
      token,
      lines: all.map(({ name }, n) => ({ number: `+7811220${String(1_000 + n)}`, branch: name })),
      extensions: managers.map(({ number }) => `${FIRST_EXTENSION + number}`),
    };
  } finally {
    await database.close();
  }
}
