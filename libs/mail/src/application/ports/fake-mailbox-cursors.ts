import { type FolderCursor, MailboxCursors } from './mailbox-cursors.port.js';

export class FakeMailboxCursors extends MailboxCursors {
  readonly rows = new Map<string, FolderCursor>();
  async get(mailbox: string, folder: string): Promise<FolderCursor | null> {
    return structuredClone(this.rows.get(JSON.stringify([mailbox, folder])) ?? null);
  }
  async save(mailbox: string, folder: string, cursor: FolderCursor): Promise<void> {
    this.rows.set(JSON.stringify([mailbox, folder]), structuredClone(cursor));
  }
}
