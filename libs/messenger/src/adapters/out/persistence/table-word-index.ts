import { Injectable } from '@nestjs/common';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { type WaitingMessage, WordIndex } from '../../../application/ports/word-index.port.js';

@Injectable()
export class TableWordIndex extends WordIndex {
  constructor(private readonly database: Database) {
    super();
  }
  async waiting(limit: number): Promise<(WaitingMessage & { text: string })[]> {
    const rows = await this.database.all<{ id: string; change: number; text: string }>(
      `select id, \`change\`, text from messenger_message where search_state = 0 order by id limit ${Math.trunc(limit)}`,
    );
    return rows.map(({ id, ...message }) => ({ messageId: id, ...message }));
  }
  async put(entries: readonly (WaitingMessage & { stems: readonly string[] })[]): Promise<void> {
    await inPortions(entries, async (some) => {
      const ids = some.map((e) => e.messageId);
      const changed = await this.database.all<{ id: string }>(
        `select id from messenger_message
         where id in (${marks(ids)}) and (edited_at is not null or deleted_at is not null or speech_key is not null)`,
        ids,
      );
      await this.forget(changed.map((r) => r.id));
      await this.database.run(
        `update messenger_message set search_state = 1
         where id in (${marks(ids)}) and (id, \`change\`) in (${some.map(() => '(?, ?)').join(', ')})`,
        [...ids, ...some.flatMap(({ messageId, change }) => [messageId, change])],
      );
      return [];
    });
    const rows = entries.flatMap(({ messageId, stems }) => stems.map((stem) => ({ stem, message_id: messageId })));
    await insertAll(this.database, 'messenger_word', rows, 'keep');
  }

  /** Most messages were never said otherwise, and have no former words. */
  private async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.run(`delete from messenger_word where message_id in (${marks(ids)})`, ids);
  }
}
