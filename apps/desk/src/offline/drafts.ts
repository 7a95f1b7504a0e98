import { database } from './database.js';
import type { Draft } from './draft.js';

export const draftKey = (employeeId: string, about: string): string => `${employeeId}/${about}`;

export const drafts = {
  async read(key: string): Promise<Draft | undefined> {
    return (await database()).get('drafts', key);
  },
  /** All whose key begins so. */
  async all(prefix: string): Promise<Draft[]> {
    return (await database()).getAll('drafts', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  },
  async keep(draft: Omit<Draft, 'savedAt'>): Promise<void> {
    const db = await database();
    if (draft.text === '' && !draft.cc && !draft.files?.length) await db.delete('drafts', draft.key);
    else await db.put('drafts', { ...draft, savedAt: Date.now() });
  },
  async drop(key: string): Promise<void> {
    await (await database()).delete('drafts', key);
  },
};
