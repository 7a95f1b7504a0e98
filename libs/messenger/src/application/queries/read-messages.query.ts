import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { type Participant } from '../../domain/participant.js';
import { currentParticipant } from '../author.js';
import type { MessageView } from '../wire.js';
import { EnteredConversation } from './entered-conversation.query.js';
import { type StoredMessageView, messageColumns, storedMessageView } from './stored-message.js';

/** Which piece: up to `before` (not with it), from `after` on (not with it), or on both sides of `around` (with it). None: the end. */
export interface Piece {
  before?: number;
  after?: number;
  around?: number;
  limit: number;
}
export interface MessagePiece {
  messages: MessageView[];
  /** Numbers of the conversation as it stood just before: ask from `head` on for what came since. */
  lastSeq: number;
  head: number;
}

/** A piece of a conversation, in the order of its messages. */
@Query()
export class ReadMessages {
  constructor(
    private readonly tables: Tables,
    private readonly entered: EnteredConversation,
  ) {}

  async execute(
    { conversationId, ...piece }: Piece & { conversationId: string },
    who: Participant = currentParticipant(),
  ): Promise<MessagePiece> {
    const { lastSeq, head } = await this.entered.execute({ conversationId }, who);
    const [from, to] = bounds(piece, lastSeq);
    const rows = await this.tables.all<StoredMessageView>(
      `select ${messageColumns} from messenger_message x where x.conversation_id = ? and x.seq >= ? and x.seq <= ? order by x.seq`,
      [conversationId, from, to] satisfies SqlValue[],
    );
    return { messages: rows.map(storedMessageView), lastSeq, head };
  }
}

/** Numbers have no gaps, so a piece is a range. */
function bounds({ before, after, around, limit }: Piece, lastSeq: number): [number, number] {
  if (after !== undefined) return [after + 1, after + limit];
  const end = around === undefined ? (before ?? lastSeq + 1) - 1 : around + Math.floor(limit / 2);
  return [Math.max(1, end - limit + 1), end];
}
