import { Injectable } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { Database, insertAll, isDuplicateKey } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';
import { MessageBook } from '../../../application/ports/message-book.port.js';
import { Message } from '../../../domain/message.js';
import { ClientIdReused } from '../../../domain/messenger-errors.js';
import { type Participant, keyOf } from '../../../domain/participant.js';
import { type StoredMessage, fromMessageRow, toMessageRow, toRevisionRow } from './messenger-mapping.js';

@Injectable()
export class MikroMessageBook extends MessageBook {
  constructor(private readonly database: Database) {
    super();
  }

  byClientId(author: Participant, clientId: string): Promise<Message | null> {
    return this.one('author = ? and client_id = ?', [keyOf(author), clientId]);
  }
  bySpeechKey(key: string): Promise<Message | null> {
    return this.one('speech_key = ?', [key]);
  }
  byId(messageId: string): Promise<Message | null> {
    return this.one('id = ?', [messageId]);
  }
  async conversationOf(messageId: string): Promise<string | null> {
    const sql = 'select conversation_id from messenger_message where id = ?';
    const [row] = await this.database.all<{ conversation_id: string }>(sql, [messageId]);
    return row?.conversation_id ?? null;
  }
  async add({ state }: Message): Promise<void> {
    try {
      await insertAll(this.database, 'messenger_message', [toMessageRow(state)]);
    } catch (error) {
      // In another conversation at the same moment: there no lock has kept the two apart.
      throw state.clientId !== null && isDuplicateKey(error) ? new ClientIdReused() : error;
    }
  }
  async save({ state, revisions }: Message): Promise<void> {
    const { id, search_state, ...row } = toMessageRow(state);
    const columns = Object.keys(row).map((c) => `\`${c}\` = ?`);
    // Its words are looked at anew only if they are others. First of all: MySQL knows the former text only until it is set.
    const indexed = 'search_state = case when text = ? then search_state else ? end';
    await this.database.run(`update messenger_message set ${[indexed, ...columns].join(', ')} where id = ?`, [
      state.text,
      search_state ?? null,
      ...Object.values(row),
      id ?? null,
    ]);
    await insertAll(
      this.database,
      'messenger_revision',
      revisions.map((r) => toRevisionRow(newId(), r)),
    );
  }
  async speechesBetween(conversationId: string, after: number, to: number): Promise<string[]> {
    const rows = await this.database.all<{ speech_key: string }>(
      `select speech_key from messenger_message
       where conversation_id = ? and seq > ? and seq <= ? and speech_key is not null order by seq limit 500`,
      [conversationId, after, to],
    );
    return rows.map((r) => r.speech_key);
  }
  async countPinned(conversationId: string): Promise<number> {
    const sql = 'select count(*) as n from messenger_message where conversation_id = ? and pinned_at is not null';
    const [row] = await this.database.all<{ n: number }>(sql, [conversationId]);
    return Number(row?.n ?? 0);
  }

  private async one(where: string, params: readonly SqlValue[]): Promise<Message | null> {
    const [row] = await this.database.all<StoredMessage>(`select * from messenger_message where ${where}`, params);
    return row ? Message.restore(fromMessageRow(row)) : null;
  }
}
