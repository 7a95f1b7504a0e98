import type { FileOwner, MessageFile } from '../../domain/files/message-file.js';
import { FileBook } from './file-book.port.js';

export class FakeFileBook extends FileBook {
  readonly files = new Map<string, MessageFile>();
  /** Of messages: when they were deleted. */
  readonly deleted = new Map<string, Date>();
  async add(file: MessageFile): Promise<void> {
    if (this.files.has(file.id)) throw new Error(`the file ${file.id} is there already`);
    this.files.set(file.id, structuredClone(file));
  }
  async byIds(ids: readonly string[]): Promise<MessageFile[]> {
    return [...new Set(ids)].flatMap((id) => this.files.get(id) ?? []);
  }
  async ofMessages(messageIds: readonly string[]): Promise<MessageFile[]> {
    return [...this.files.values()]
      .filter(({ messageId }) => messageId !== null && messageIds.includes(messageId))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  async unsentOf(owner: FileOwner): Promise<number> {
    return [...this.files.values()].filter(
      (f) => f.messageId === null && f.owner.kind === owner.kind && f.owner.id === owner.id,
    ).length;
  }
  async give(ids: readonly string[], messageId: string): Promise<number> {
    const waiting = (await this.byIds(ids)).filter((file) => file.messageId === null);
    for (const file of waiting) this.files.set(file.id, { ...file, messageId });
    return waiting.length;
  }
  async takeUnsent({ before, limit }: { before: Date; limit: number }): Promise<MessageFile[]> {
    const old = [...this.files.values()]
      .filter((f) => f.messageId === null && f.createdAt < before)
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .slice(0, limit);
    for (const { id } of old) this.files.delete(id);
    return old;
  }
  async takeOfDeleted({ before, limit }: { before: Date; limit: number }): Promise<MessageFile[]> {
    const isGone = (messageId: string | null): boolean => (this.deleted.get(messageId ?? '') ?? before) < before;
    const taken = [...this.files.values()].filter((f) => isGone(f.messageId)).slice(0, limit);
    for (const { id } of taken) this.files.delete(id);
    return taken;
  }
  async keysInUse(keys: readonly string[]): Promise<Set<string>> {
    const used = new Set(
      [...this.files.values()].flatMap((f) => [
        f.originalKey,
        ...(f.picture ? [f.picture.clean.key, f.picture.preview.key] : []),
      ]),
    );
    return new Set(keys.filter((key) => used.has(key)));
  }
}
