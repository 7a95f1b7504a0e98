import { database } from './database.js';

export interface DraftFile {
  readonly name: string;
  readonly size: number;
  /** What was chosen, until the house has it. */
  readonly blob?: Blob;
  readonly hash?: string;
}
/** What is being typed, by the person and by what it is about. */
export interface Draft {
  readonly key: string;
  readonly text: string;
  readonly cc?: string;
  readonly files?: readonly DraftFile[];
  readonly savedAt: number;
}

export const draftKey = (employeeId: string, about: string): string => `${employeeId}/${about}`;

export const drafts = {
  async read(key: string): Promise<Draft | undefined> {
    return (await database()).get('drafts', key);
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
