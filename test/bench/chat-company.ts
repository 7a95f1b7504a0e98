import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import { allTables } from '../../apps/server/src/tables.js';

export interface Person {
  token: string;
  room: string;
}

/** A company of so many people, each in one group and with an open session, put straight into the tables: passwords would take minutes. */
export async function aCompanyInRooms(databaseUrl: string, rooms: number, ofPeople: number): Promise<Person[]> {
  const database = await Database.open({ url: databaseUrl, tables: allTables });
  try {
    await database.migrate();
    const at = new Date();
    const branch = newId();
    const day = '00:00-24:00';
    const hours = JSON.stringify({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
    await insertAll(database, 'team_branch', [
      {
        ...{ id: branch, name: 'Псков', city: 'Псков', zone: 'Europe/Moscow', area_code: '8112', hours },
        ...{ exceptions: '{}', keeps_holidays: false },
      },
    ]);
    const people = Array.from({ length: rooms * ofPeople }, (_, n) => {
      return { n, id: newId(), token: randomBytes(32).toString('base64url'), room: Math.floor(n / ofPeople) };
    });
    const groups = Array.from({ length: rooms }, () => newId());
    await insertAll(
      database,
      'team_employee',
      people.map(({ n, id }) => ({
        ...{
          id,
          name: `Человек ${n}`,
          role: 'manager',
          branch_id: branch,
          emails: `["p${n}@prorab.test"]`,
          capacity: 5,
        },
        ...{ extension: null, extension_in_use: null, deputy_id: null, hours: null, hired_at: at, dismissed_at: null },
        search: `человек ${n}`,
      })),
    );
    await insertAll(
      database,
      'team_account',
      people.map(({ n, id }) => ({
        ...{ employee_id: id, login: `p${n}`, password_hash: 'nobody signs in', must_change_password: false },
        ...{ password_changed_at: at, factor_secret: null, factor_confirmed_at: null, factor_last_step: null },
        recovery_codes: null,
      })),
    );
    await insertAll(
      database,
      'team_session',
      people.map(({ id, token }) => ({
        ...{ id: newId(), employee_id: id, token_hash: createHash('sha256').update(token, 'utf8').digest('hex') },
        ...{ kind: 'bearer', opened_at: at, seen_at: at, agent: 'bench', address: '127.0.0.1' },
      })),
    );
    await insertAll(
      database,
      'messenger_conversation',
      groups.map((id, n) => ({
        ...{
          id,
          kind: 'group',
          one_key: null,
          title: `Беседа ${n}`,
          inquiry_id: null,
          created_by: 'system',
          created_at: at,
        },
        ...{ last_seq: 0, head: 0, last_at: at, last_speech: 0, closed_at: null },
      })),
    );
    const roomOf = (room: number): string => groups[room] ?? '';
    await insertAll(
      database,
      'messenger_member',
      people.map(({ id, room }) => ({
        ...{ conversation_id: roomOf(room), who: `employee:${id}`, role: 'member', joined_at: at, left_at: null },
        ...{ delivered_seq: 0, read_seq: 0, muted: false },
      })),
    );
    return people.map(({ token, room }) => ({ token, room: roomOf(room) }));
  } finally {
    await database.close();
  }
}
