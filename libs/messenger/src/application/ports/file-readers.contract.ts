import { newId } from '@prorab/kernel';
import type { FileReader, FileReaders } from './file-readers.port.js';

export interface FileReadersBench {
  readers: FileReaders;
  /** A conversation with these in it, and a message in it; with a visitor among them it is one that a customer sees. */
  conversation(members: readonly FileReader[]): Promise<{ conversationId: string; messageId: string }>;
  deleteMessage(messageId: string): Promise<void>;
}

/** What the lead's adapter over the conversations promises. */
export function fileReadersContract(name: string, make: () => Promise<FileReadersBench>): void {
  describe(`readers of files: ${name}`, () => {
    const employee = (): FileReader => ({ kind: 'employee', id: newId() });
    it('are the members of the conversation, and nobody under their id', async () => {
      const { readers, conversation } = await make();
      const [anna, stranger] = [employee(), employee()];
      const visitor: FileReader = { kind: 'visitor', id: newId() };
      const inner = await conversation([anna]);
      const chat = await conversation([anna, visitor]);
      expect(await readers.mayRead(anna, inner)).toBe(true);
      expect(await readers.mayRead(stranger, inner)).toBe(false);
      expect(await readers.mayRead({ kind: 'visitor', id: anna.id }, inner)).toBe(false);
      expect(await readers.mayRead(visitor, chat)).toBe(true);
      expect(await readers.audienceOf(anna, inner.conversationId)).toBe('staff');
      expect(await readers.audienceOf(anna, chat.conversationId)).toBe('customer');
      expect(await readers.audienceOf(visitor, chat.conversationId)).toBe('customer');
      expect(await readers.audienceOf(visitor, inner.conversationId)).toBeNull();
      expect(await readers.audienceOf(anna, newId())).toBeNull();
    });
    it('lose what is deleted', async () => {
      const { readers, conversation, deleteMessage } = await make();
      const anna = employee();
      const place = await conversation([anna]);
      await deleteMessage(place.messageId);
      expect(await readers.mayRead(anna, place)).toBe(false);
    });
  });
}
