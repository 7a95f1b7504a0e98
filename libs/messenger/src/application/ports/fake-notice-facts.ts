import type { NoticeKind } from '../../domain/notice/notice-settings.js';
import { type DeskPresence, NoticeFacts, type UnreadMessage, type UnreadSum } from './notice-facts.port.js';

export interface SaidMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly title: string;
  readonly authorId: string;
  readonly author: string;
  readonly text: string;
  readonly kind: Exclude<NoticeKind, 'mention'>;
  readonly urgent: boolean;
  readonly at: Date;
  readonly to: readonly string[];
  readonly mentioned: readonly string[];
}

/** A small messenger in memory: what was said, and who has looked when. */
export class FakeNoticeFacts extends NoticeFacts {
  readonly said: SaidMessage[] = [];
  /** `employee conversation` → when he last looked. */
  readonly looked = new Map<string, Date>();
  readonly presence = new Map<string, DeskPresence>();

  look(employeeId: string, conversationId: string, at: Date): void {
    this.looked.set(`${employeeId} ${conversationId}`, at);
  }

  async unreadIn(conversationId: string, from: Date, to: Date): Promise<UnreadMessage[]> {
    const said = this.said.filter((m) => m.conversationId === conversationId && m.at >= from && m.at < to);
    const people = [...new Set(said.flatMap((m) => m.to))];
    return people.flatMap((employeeId) => {
      const unread = said.flatMap((message) => this.#unread(message, employeeId) ?? []);
      return unread.sort((a, b) => weight(b) - weight(a) || a.at.getTime() - b.at.getTime()).slice(0, 1);
    });
  }
  async behindIn(conversationId: string, from: Date, to: Date): Promise<string[]> {
    return (await this.unreadIn(conversationId, from, to)).map(({ employeeId }) => employeeId);
  }
  async unread(messageId: string, employeeId: string): Promise<UnreadMessage | null> {
    const message = this.said.find((m) => m.messageId === messageId);
    return message ? this.#unread(message, employeeId) : null;
  }
  async unreadOf(employeeId: string, except: readonly string[]): Promise<UnreadSum> {
    const unread = this.said
      .flatMap((message) => this.#unread(message, employeeId) ?? [])
      .filter(({ conversationId }) => !except.includes(conversationId))
      .sort((a, b) => b.at.getTime() - a.at.getTime());
    const ids = [...new Set(unread.map(({ conversationId }) => conversationId))];
    const some = ids.slice(0, 5).map((conversationId) => {
      const own = unread.filter((m) => m.conversationId === conversationId);
      return { conversationId, title: own[0]?.title ?? '', messages: own.length };
    });
    return { messages: unread.length, conversations: ids.length, some };
  }
  async presenceOf(employeeIds: readonly string[]): Promise<Map<string, DeskPresence>> {
    return new Map([...this.presence].filter(([id]) => employeeIds.includes(id)));
  }

  #unread({ authorId, to, mentioned, ...message }: SaidMessage, employeeId: string): UnreadMessage | null {
    const lastReadAt = this.looked.get(`${employeeId} ${message.conversationId}`) ?? null;
    if (authorId === employeeId || !to.includes(employeeId) || (lastReadAt && lastReadAt >= message.at)) return null;
    const kind = mentioned.includes(employeeId) ? 'mention' : message.kind;
    return { ...message, kind, employeeId, lastReadAt };
  }
}
const weight = ({ urgent, kind }: UnreadMessage): number => Number(urgent) * 2 + Number(kind === 'mention');
