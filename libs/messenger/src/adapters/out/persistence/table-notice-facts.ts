import { Injectable } from '@nestjs/common';
import { type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { Colleagues } from '../../../application/ports/colleagues.port.js';
import {
  type DeskPresence,
  NoticeFacts,
  type UnreadMessage,
  type UnreadSum,
} from '../../../application/ports/notice-facts.port.js';
import { OpenDesks } from '../../../application/ports/open-desks.port.js';
import { PresenceBook } from '../../../application/ports/presence-book.port.js';
import type { ConversationKind } from '../../../domain/conversation.js';
import type { NoticeKind } from '../../../domain/notice/notice-settings.js';
import { type ParticipantKey, employee, keyOf, participantOf } from '../../../domain/participant.js';

interface Stored {
  id: string;
  conversation_id: string;
  author: ParticipantKey;
  at: unknown;
  text: string;
  files: string | null;
  mentions: string | null;
  urgent: number | boolean;
  kind: ConversationKind;
  title: string | null;
  who: ParticipantKey;
  read_at: unknown;
}
const columns = `x.id, x.conversation_id, x.author, x.at, substr(x.text, 1, 500) as text, x.files, x.mentions, x.urgent,
  c.kind, c.title, m.who, m.read_at`;
/** Said by somebody, and not yet read by the member `m`, who takes part and did not say it. */
const unread = `x.seq > m.read_seq and m.left_at is null and x.author <> m.who and x.deleted_at is null and x.fact is null
  and m.who like 'employee:%'`;
const most = 500;

/** What has been read and what has not, straight from the tables of the conversations. */
@Injectable()
export class TableNoticeFacts extends NoticeFacts {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
    private readonly presence: PresenceBook,
    private readonly desks: OpenDesks,
  ) {
    super();
  }

  async unreadIn(conversationId: string, from: Date, to: Date): Promise<UnreadMessage[]> {
    const rows = await this.found(
      'x.conversation_id = ? and x.at >= ? and x.at < ?',
      [conversationId, from, to],
      5_000,
    );
    const heaviest = new Map<string, UnreadMessage>();
    for (const message of await this.seen(rows)) {
      const known = heaviest.get(message.employeeId);
      if (!known || weightOf(message) > weightOf(known)) heaviest.set(message.employeeId, message);
    }
    return [...heaviest.values()].slice(0, most);
  }
  async behindIn(conversationId: string, from: Date, to: Date): Promise<string[]> {
    const rows = await this.tables.all<{ who: ParticipantKey }>(
      `select m.who from messenger_member m where m.conversation_id = ? and exists
         (select 1 from messenger_message x where x.conversation_id = ? and x.at >= ? and x.at < ? and ${unread})
       order by m.who limit ${most}`,
      [conversationId, conversationId, from, to],
    );
    return rows.map(({ who }) => participantOf(who).id);
  }
  async unread(messageId: string, employeeId: string): Promise<UnreadMessage | null> {
    const rows = await this.found('x.id = ? and m.who = ?', [messageId, keyOf(employee(employeeId))], 1);
    return (await this.seen(rows))[0] ?? null;
  }
  async unreadOf(employeeId: string, except: readonly string[]): Promise<UnreadSum> {
    const but = except.length ? `and c.id not in (${except.map(() => '?').join(', ')})` : '';
    const rows = await this.tables.all<{
      id: string;
      kind: ConversationKind;
      title: string | null;
      one_key: string | null;
      n: number;
    }>(
      `select c.id, c.kind, c.title, c.one_key, c.last_seq - m.read_seq as n from messenger_member m
       join messenger_conversation c on c.id = m.conversation_id
       where m.who = ? and m.left_at is null and c.last_seq > m.read_seq ${but} order by c.last_at desc limit 5000`,
      [keyOf(employee(employeeId)), ...except],
    );
    const names = await this.names();
    const titleOf = (r: (typeof rows)[number]): string =>
      r.title ??
      names.get(r.one_key?.split(' ').find((id) => id !== employeeId && names.has(id)) ?? '') ??
      titles[r.kind];
    return {
      messages: rows.reduce((sum, r) => sum + Number(r.n), 0),
      conversations: rows.length,
      some: rows.slice(0, 5).map((r) => ({ conversationId: r.id, title: titleOf(r), messages: Number(r.n) })),
    };
  }
  async presenceOf(employeeIds: readonly string[]): Promise<Map<string, DeskPresence>> {
    const [words, desks] = await Promise.all([this.presence.all(), this.desks.all()]);
    const wordOf = new Map(words.map((w) => [w.employeeId, w.status]));
    const deskOf = new Map(desks.map((d) => [d.employeeId, d]));
    const known = employeeIds.filter((id) => wordOf.has(id) || deskOf.has(id));
    return new Map(
      known.map((id) => {
        const desk = deskOf.get(id);
        return [id, { deskActiveAt: desk?.activeAt ?? null, status: desk ? (wordOf.get(id) ?? 'online') : 'offline' }];
      }),
    );
  }

  private found(where: string, params: readonly SqlValue[], limit: number): Promise<Stored[]> {
    return this.tables.all<Stored>(
      `select ${columns} from messenger_message x join messenger_conversation c on c.id = x.conversation_id
       join messenger_member m on m.conversation_id = x.conversation_id
       where ${where} and ${unread} order by x.seq, m.who limit ${limit}`,
      params,
    );
  }
  private async names(): Promise<Map<string, string>> {
    return new Map((await this.colleagues.all()).map((c) => [c.employeeId, c.name]));
  }
  private async seen(rows: readonly Stored[]): Promise<UnreadMessage[]> {
    if (rows.length === 0) return [];
    const names = await this.names();
    return rows.map((r) => {
      const author = nameOf(r.author, names);
      return {
        ...{ messageId: r.id, employeeId: participantOf(r.who).id, conversationId: r.conversation_id },
        ...{ kind: kindFor(r), urgent: Boolean(r.urgent), at: instant(r.at), lastReadAt: instantOrNull(r.read_at) },
        ...{ title: r.title ?? author, author, text: r.text || brings(r.files) },
      };
    });
  }
}

const titles: Record<ConversationKind, string> = {
  ...{ direct: 'Разговор', group: 'Беседа', assistant: 'Ава', inquiry: 'Обращение', customer: 'Чат с сайта' },
  partner: 'Партнёр',
};
const nameOf = (author: ParticipantKey, names: ReadonlyMap<string, string>): string => {
  const { kind, id } = participantOf(author);
  if (kind === 'assistant') return 'Ава';
  return names.get(id) ?? (kind === 'visitor' ? 'Посетитель' : 'Партнёр');
};
const weightOf = ({ urgent, kind }: UnreadMessage): number => (urgent ? 2 : 0) + (kind === 'mention' ? 1 : 0);

/** A mention is one also in a group; what the assistant says to one is direct. */
function kindFor({ kind, mentions, who }: Stored): NoticeKind {
  if (kind === 'direct' || kind === 'assistant') return 'direct';
  if (mentions !== null && (JSON.parse(mentions) as string[]).includes(who)) return 'mention';
  return kind === 'partner' ? 'group' : kind;
}
/** «Фото», «Файл: смета.pdf». */
function brings(files: string | null): string {
  const [first] = files === null ? [] : (JSON.parse(files) as { name: string; picture: object | null }[]);
  if (!first) return '';
  return first.picture ? 'Фото' : `Файл: ${first.name}`;
}
