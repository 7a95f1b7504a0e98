import { type FileReader, FileReaders } from './file-readers.port.js';

export class FakeFileReaders extends FileReaders {
  /** Conversation → who is in it, as `kind:id`. */
  readonly members = new Map<string, Set<string>>();
  /** Conversations that a customer sees. */
  readonly withCustomer = new Set<string>();
  readonly deleted = new Set<string>();
  async mayRead(
    reader: FileReader,
    { conversationId, messageId }: { conversationId: string; messageId: string },
  ): Promise<boolean> {
    return this.#isMember(reader, conversationId) && !this.deleted.has(messageId);
  }
  async audienceOf(writer: FileReader, conversationId: string): Promise<'staff' | 'customer' | null> {
    if (!this.#isMember(writer, conversationId)) return null;
    return this.withCustomer.has(conversationId) ? 'customer' : 'staff';
  }
  #isMember({ kind, id }: FileReader, conversationId: string): boolean {
    return this.members.get(conversationId)?.has(`${kind}:${id}`) ?? false;
  }
}
