import { UseCase } from '@prorab/platform/marks';
import { FileMissing, TooManyFiles } from '../../domain/files/file-errors.js';
import type { FileOwner, MessageFile } from '../../domain/files/message-file.js';
import { FileRules } from './file-rules.js';
import { FileBook } from '../ports/file-book.port.js';

/** A step of sending a message, inside its unit of work: the files that wait become the message's. */
@UseCase()
export class GiveFiles {
  constructor(
    private readonly book: FileBook,
    private readonly rules: FileRules,
  ) {}

  /**
   * The same message asked twice is the same answer. A file of somebody else, of another conversation or of another message is as good
   * as none. @throws TooManyFiles, FileMissing
   */
  async to(message: {
    messageId: string;
    conversationId: string;
    owner: FileOwner;
    fileIds: readonly string[];
  }): Promise<MessageFile[]> {
    const { messageId, conversationId, owner } = message;
    const ids = [...new Set(message.fileIds)];
    if (ids.length === 0) return [];
    if (ids.length > this.rules.values.perMessage) throw new TooManyFiles(this.rules.values.perMessage);
    await this.book.give(await this.#mine(ids, owner, conversationId), messageId);
    const given = await this.book.byIds(ids);
    // Asked after the giving, so that of two messages which want one file only one gets it.
    for (const file of given) if (file.messageId !== messageId) throw new FileMissing(file.id);
    return given;
  }

  async #mine(ids: readonly string[], owner: FileOwner, conversationId: string): Promise<string[]> {
    const found = new Map((await this.book.byIds(ids)).map((file) => [file.id, file]));
    for (const id of ids) {
      const file = found.get(id);
      const mine = file && file.owner.kind === owner.kind && file.owner.id === owner.id;
      if (!mine || file.conversationId !== conversationId) throw new FileMissing(id);
    }
    return [...found.keys()];
  }
}
