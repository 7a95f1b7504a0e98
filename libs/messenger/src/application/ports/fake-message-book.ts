import { Message, type MessageRecord, type Revision } from '../../domain/message.js';
import { type Participant, isSame } from '../../domain/participant.js';
import { MessageBook } from './message-book.port.js';

/** Keeps states and the trail; refuses what the tables would refuse. */
export class FakeMessageBook extends MessageBook {
  readonly rows = new Map<string, MessageRecord>();
  readonly trail: Revision[] = [];

  /** In the order of their numbers. */
  of(conversationId: string): MessageRecord[] {
    return [...this.rows.values()].filter((m) => m.conversationId === conversationId).sort((a, b) => a.seq - b.seq);
  }
  byClientId(author: Participant, clientId: string): Promise<Message | null> {
    return this.one((m) => m.clientId === clientId && isSame(m.author, author));
  }
  bySpeechKey(key: string): Promise<Message | null> {
    return this.one((m) => m.speechKey === key);
  }
  byId(messageId: string): Promise<Message | null> {
    return this.one((m) => m.id === messageId);
  }
  async conversationOf(messageId: string): Promise<string | null> {
    return this.rows.get(messageId)?.conversationId ?? null;
  }
  async add({ state }: Message): Promise<void> {
    const isTwice = (m: MessageRecord): boolean =>
      m.id === state.id ||
      (m.conversationId === state.conversationId && m.seq === state.seq) ||
      (m.clientId !== null && m.clientId === state.clientId && isSame(m.author, state.author)) ||
      (m.speechKey !== null && m.speechKey === state.speechKey);
    if ([...this.rows.values()].some(isTwice)) throw new Error('there is such a message already');
    this.rows.set(state.id, state);
  }
  async save({ state, revisions }: Message): Promise<void> {
    this.rows.set(state.id, state);
    this.trail.push(...revisions);
  }
  async speechesBetween(conversationId: string, after: number, to: number): Promise<string[]> {
    return this.of(conversationId).flatMap((m) => (m.seq > after && m.seq <= to ? (m.speechKey ?? []) : []));
  }
  async countPinned(conversationId: string): Promise<number> {
    return this.of(conversationId).filter((m) => m.pinnedAt !== null).length;
  }

  private async one(which: (m: MessageRecord) => boolean): Promise<Message | null> {
    const found = [...this.rows.values()].find(which);
    return found ? Message.restore(found) : null;
  }
}
