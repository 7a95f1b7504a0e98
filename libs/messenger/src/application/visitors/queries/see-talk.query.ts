import { Query } from '@prorab/platform/marks';
import type { VisitorRecord } from '../../../domain/visitors/visitor.js';
import { LineState } from '../line-state.js';
import { CurrentTalk } from './current-talk.query.js';
import { type ChatOfVisitor, QueuePlace } from './queue-place.query.js';

export interface VisitorsTalk {
  /** Whether somebody can answer now; else the widget shows its form. */
  online: boolean;
  conversationId: string | null;
  head: number;
  lastSeq: number;
  readSeq: number;
  /** Up to where ours have read. */
  seenSeq: number;
  chat: ChatOfVisitor | null;
  /** What he has said of himself. */
  me: { name: string | null; email: string | null; phone: string | null };
}

/** What a widget that connects is told. */
@Query()
export class SeeTalk {
  constructor(
    private readonly talk: CurrentTalk,
    private readonly place: QueuePlace,
    private readonly line: LineState,
  ) {}

  async execute({ id, name, email, phone }: VisitorRecord): Promise<VisitorsTalk> {
    const [talk, online] = await Promise.all([this.talk.of(id), this.line.isOpen()]);
    const { conversationId = null, head = 0, lastSeq = 0, readSeq = 0, seenSeq = 0, openChatId = null } = talk ?? {};
    const chat = openChatId ? await this.place.of(openChatId) : null;
    return { online, conversationId, head, lastSeq, readSeq, seenSeq, chat, me: { name, email, phone } };
  }
}
