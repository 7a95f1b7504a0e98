import { Query } from '@prorab/platform/marks';
import type { Participant } from '../../../domain/participant.js';
import { ChangesSince } from '../../queries/changes-since.query.js';
import { ReadMessages } from '../../queries/read-messages.query.js';
import { type OutsideMessage, OutsideView } from '../outside-view.js';
import type { MessageView } from '../../wire.js';

/** A conversation as the one outside may read it. */
@Query()
export class OutsideChanges {
  constructor(
    private readonly changes: ChangesSince,
    private readonly pieces: ReadMessages,
    private readonly view: OutsideView,
  ) {}

  async since(
    asked: { conversationId: string; since: number; limit: number },
    who: Participant,
  ): Promise<{ messages: OutsideMessage[]; head: number; more: boolean }> {
    const { messages, ...rest } = await this.changes.execute(asked, who);
    return { ...rest, messages: await this.outside(messages) };
  }
  /** `from`: number of the first message of the piece, 1 when there is nothing before it. */
  async before(
    { conversationId, before, limit }: { conversationId: string; before: number | null; limit: number },
    who: Participant,
  ): Promise<{ messages: OutsideMessage[]; head: number; from: number }> {
    const piece = { conversationId, limit, ...(before === null ? {} : { before }) };
    const { messages, head, lastSeq } = await this.pieces.execute(piece, who);
    const from = messages[0]?.seq ?? Math.min(lastSeq, 1);
    return { messages: await this.outside(messages), head, from };
  }
  private async outside(messages: readonly MessageView[]): Promise<OutsideMessage[]> {
    const seen: OutsideMessage[] = [];
    for (const message of messages) {
      const view = await this.view.of(message);
      if (view) seen.push(view);
    }
    return seen;
  }
}
