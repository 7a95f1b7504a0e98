import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { type LetterCard, Letters } from '../../contract/index.js';
import { BRIEF_COLUMNS, letterBrief } from '../queries/letter-brief.js';

@Query()
export class HouseLetters extends Letters {
  constructor(private readonly tables: Tables) {
    super();
  }
  async byIds(letterIds: readonly string[]): Promise<Map<string, LetterCard>> {
    const ids = [...new Set(letterIds)].slice(0, 500);
    if (ids.length === 0) return new Map();
    const cards = await this.#cards(`l.id in (${ids.map(() => '?').join(', ')})`, ids);
    return new Map(cards.map((card) => [card.letterId, card]));
  }
  ofThread(threadId: string): Promise<LetterCard[]> {
    return this.#cards('l.thread_id = ?', [threadId]);
  }

  async #cards(where: string, params: SqlValue[]): Promise<LetterCard[]> {
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select ${BRIEF_COLUMNS} from mail_letter l where ${where} order by l.id limit 500`,
      params,
    );
    return rows
      .map(letterBrief)
      .map(({ id, threadId, mailbox, direction, kind, from, subject, preview, date, receivedAt, attachments }) => ({
        ...{ letterId: id, threadId, mailbox, direction, kind, from, subject, preview, date, receivedAt, attachments },
      }));
  }
}
