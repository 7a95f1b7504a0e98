import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Command, CommandStore } from './command.js';
import type { Draft } from './draft.js';

interface Tables extends DBSchema {
  commands: { key: string; value: Command };
  drafts: { key: string; value: Draft };
}

let opened: Promise<IDBPDatabase<Tables>> | null = null;
export const database = (): Promise<IDBPDatabase<Tables>> =>
  (opened ??= openDB<Tables>('prorab-desk', 1, {
    upgrade(db) {
      db.createObjectStore('commands', { keyPath: 'id' });
      db.createObjectStore('drafts', { keyPath: 'key' });
    },
  }));

/** IndexedDB: outlives the page, the browser and the power. */
export class IdbCommandStore extends CommandStore {
  async all(): Promise<Command[]> {
    return (await (await database()).getAll('commands')).sort((a, b) => a.madeAt - b.madeAt);
  }
  async put(command: Command): Promise<void> {
    await (await database()).put('commands', command);
  }
  async remove(id: string): Promise<void> {
    await (await database()).delete('commands', id);
  }
}
