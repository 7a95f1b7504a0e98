import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instantOrNull } from '@prorab/platform/marks';
import { ConversationBook, type Taken } from '../../../application/ports/conversation-book.port.js';
import { Conversation, type ConversationKind } from '../../../domain/conversation.js';
import type { MemberRecord } from '../../../domain/member.js';
import { type Participant, keyOf } from '../../../domain/participant.js';
import {
  type StoredConversation,
  type StoredMember,
  fromConversationRow,
  fromMemberRow,
  oneKey,
  toConversationRow,
  toMemberRow,
} from './messenger-mapping.js';

type StoredTaken = StoredConversation & Omit<StoredMember, 'who'> & { who: string | null; said_before: string | null };

@Injectable()
export class MikroConversationBook extends ConversationBook {
  constructor(private readonly database: Database) {
    super();
  }

  async take(id: string, who: Participant, clientId?: string): Promise<Taken | null> {
    // A locking question sees what is committed when it gets its lock, in all of its tables; a subselect would see what was before it waited.
    const [said, saidBy] =
      clientId === undefined
        ? ['null', '']
        : ['k.id', 'left join messenger_message k on k.author = ? and k.client_id = ?'];
    const [row] = await this.database.all<StoredTaken>(
      `select c.*, m.conversation_id, m.who, m.role, m.joined_at, m.left_at, m.delivered_seq, m.read_seq, m.read_at, m.muted,
         ${said} as said_before
       from messenger_conversation c left join messenger_member m on m.conversation_id = c.id and m.who = ? ${saidBy}
       where c.id = ?${this.database.forUpdate}`,
      [keyOf(who), ...(clientId === undefined ? [] : [keyOf(who), clientId]), id],
    );
    if (!row) return null;
    const member = row.who === null ? null : fromMemberRow({ ...row, who: row.who });
    return { conversation: Conversation.restore(fromConversationRow(row)), member, saidBefore: row.said_before };
  }
  async idOf(kind: ConversationKind, key: string): Promise<string | null> {
    const sql = 'select id from messenger_conversation where one_key = ?';
    const [row] = await this.database.all<{ id: string }>(sql, [oneKey(kind, key)]);
    return row?.id ?? null;
  }
  async add({ state }: Conversation): Promise<string> {
    if (state.key === null) {
      await insertAll(this.database, 'messenger_conversation', [toConversationRow(state)]);
      return state.id;
    }
    await insertAll(this.database, 'messenger_conversation', [toConversationRow(state)], 'keep');
    return (await this.idOf(state.kind, state.key)) ?? state.id;
  }
  async save({ state }: Conversation, writer?: Participant): Promise<void> {
    const { id, lastSeq, lastAt } = state;
    const columns = ['title', 'inquiry_id', 'last_seq', 'head', 'last_at', 'last_speech', 'closed_at'];
    const values = [state.title, state.inquiryId, lastSeq, state.head, lastAt, state.lastSpeech, state.closedAt];
    const set = columns.map((c) => `c.${c} = ?`).join(', ');
    const [read, readTo] = ['delivered_seq = ?, read_seq = ?, read_at = ?', [lastSeq, lastSeq, lastAt]];
    if (this.database.engine === 'sqlite') {
      // Knows no update of two tables, and a second statement has no way to go there.
      const set = columns.map((c) => `${c} = ?`).join(', ');
      await this.database.run(`update messenger_conversation set ${set} where id = ?`, [...values, id]);
      if (!writer) return;
      const sql = `update messenger_member set ${read} where conversation_id = ? and who = ?`;
      await this.database.run(sql, [...readTo, id, keyOf(writer)]);
    } else if (writer)
      await this.database.run(
        `update messenger_conversation c left join messenger_member m on m.conversation_id = c.id and m.who = ?
         set ${set}, ${read} where c.id = ?`,
        [keyOf(writer), ...values, ...readTo, id],
      );
    else await this.database.run(`update messenger_conversation c set ${set} where c.id = ?`, [...values, id]);
  }

  async memberOf(conversationId: string, who: Participant): Promise<MemberRecord | null> {
    const sql = 'select * from messenger_member where conversation_id = ? and who = ?';
    const [row] = await this.database.all<StoredMember>(sql, [conversationId, keyOf(who)]);
    return row ? fromMemberRow(row) : null;
  }
  async membersOf(conversationId: string): Promise<MemberRecord[]> {
    const rows = await this.database.all<StoredMember>(
      'select * from messenger_member where conversation_id = ? and left_at is null order by joined_at, who',
      [conversationId],
    );
    return rows.map(fromMemberRow);
  }
  async countMembers(conversationId: string): Promise<number> {
    const sql = 'select count(*) as n from messenger_member where conversation_id = ? and left_at is null';
    const [row] = await this.database.all<{ n: number }>(sql, [conversationId]);
    return Number(row?.n ?? 0);
  }
  putMember(member: MemberRecord): Promise<void> {
    const known = { replaceBy: 'conversation_id, who' };
    return insertAll(this.database, 'messenger_member', [toMemberRow(member)], known);
  }
  async advance(
    conversationId: string,
    who: Participant,
    { deliveredSeq = 0, readSeq = 0 }: { deliveredSeq?: number; readSeq?: number },
    at: Date,
  ): Promise<{ deliveredSeq: number; readSeq: number; readBefore: number } | null> {
    // A number that the conversation has not reached would make everything to come read already.
    const [head] = await this.database.all<{ last_seq: number }>(
      'select last_seq from messenger_conversation where id = ?',
      [conversationId],
    );
    const [row] = await this.database.all<StoredMember>(
      `select * from messenger_member where conversation_id = ? and who = ? and left_at is null${this.database.forUpdate}`,
      [conversationId, keyOf(who)],
    );
    if (!head || !row) return null;
    const { delivered_seq: delivered, read_seq: readBefore } = row;
    const now = {
      deliveredSeq: Math.max(delivered, Math.min(Math.max(deliveredSeq, readSeq), head.last_seq)),
      readSeq: Math.max(readBefore, Math.min(readSeq, head.last_seq)),
    };
    if (now.deliveredSeq === delivered && now.readSeq === readBefore) return null;
    await this.database.run(
      'update messenger_member set delivered_seq = ?, read_seq = ?, read_at = ? where conversation_id = ? and who = ?',
      [
        now.deliveredSeq,
        now.readSeq,
        now.readSeq > readBefore ? at : instantOrNull(row.read_at),
        conversationId,
        keyOf(who),
      ],
    );
    return { ...now, readBefore };
  }
}
