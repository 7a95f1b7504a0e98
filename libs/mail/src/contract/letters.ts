/** What a neighbour may know of a letter. */
export interface LetterCard {
  letterId: string;
  threadId: string;
  mailbox: string;
  direction: 'in' | 'out' | 'internal';
  kind: string;
  from: { address: string; name: string } | null;
  subject: string;
  preview: string;
  /** ISO instants. */
  date: string;
  receivedAt: string;
  attachments: number;
}

/** Read facade: letters by id and by thread. Bodies stay here. */
export abstract class Letters {
  abstract byIds(letterIds: readonly string[]): Promise<Map<string, LetterCard>>;
  /** Oldest first, at most 200. */
  abstract ofThread(threadId: string): Promise<LetterCard[]>;
}
