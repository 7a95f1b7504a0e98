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
      await this.database.run(`delete from messenger_word where message_id in (${marks(ids)})`, ids);
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
}
