import type { FolderCursor, MailboxCursors } from '../../../application/ports/mailbox-cursors.port.js';

/**
 * The cursor of one folder in memory and in the store. Two connections move it (one at the new end, one along the backlog), so
 * changes are made on the latest state and saved one after another.
 */
export class FolderPosition {
  #saving: Promise<void> = Promise.resolve();
  /** When the server took the oldest letter known there and not stored here. */
  oldestPendingAt: Date | null = null;
  backlogLeft = 0;

  private constructor(
    private readonly cursors: MailboxCursors,
    private readonly mailbox: string,
    readonly folder: string,
    private current: FolderCursor | null,
  ) {}

  static async load(cursors: MailboxCursors, mailbox: string, folder: string): Promise<FolderPosition> {
    return new FolderPosition(cursors, mailbox, folder, await cursors.get(mailbox, folder));
  }
  get cursor(): FolderCursor | null {
    return this.current;
  }
  /** @throws when the folder was never opened: a programming error of the collector. */
  get known(): FolderCursor {
    if (!this.current) throw new Error(`the folder ${this.folder} has no cursor yet`);
    return this.current;
  }

  async begin(cursor: FolderCursor): Promise<void> {
    this.current = cursor;
    await this.#save();
  }
  async change(patch: Partial<Omit<FolderCursor, 'uidValidity'>>, uidValidity: string): Promise<void> {
    // Renumbered by the other connection meanwhile: the UIDs in hand mean nothing any more.
    if (this.known.uidValidity !== uidValidity) return;
    this.current = { ...this.known, ...patch };
    await this.#save();
  }
  #save(): Promise<void> {
    const next = this.#saving.then(() => this.cursors.save(this.mailbox, this.folder, this.known));
    // The caller hears of a failure; the queue itself goes on with the next save.
    this.#saving = next.then(undefined, () => undefined);
    return next;
  }
}
