import { newId } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { Conversation } from '../../domain/conversation.js';
import type { ShownFile } from '../../domain/files/shown-file.js';
import { messageText } from '../../domain/message-limits.js';
import type { MessageRecord } from '../../domain/message.js';
import { ClientIdReused, ReplyElsewhere } from '../../domain/messenger-errors.js';
import type { Participant, ParticipantKey } from '../../domain/participant.js';
import { AssistantEar } from '../assistant-ear.js';
import { currentParticipant } from '../author.js';
import { type Act, ConversationChanges } from '../conversation-changes.js';
import { fileView } from '../files/file-view.js';
import { GiveFiles } from '../files/give-files.js';
import { MessageBook } from '../ports/message-book.port.js';
import { NotifyOfMessage } from './notify-of-message.use-case.js';
import { SpeechReading } from '../speech-reading.js';
import { CustomerLine } from '../visitors/customer-line.js';

export interface Posting {
  conversationId: string;
  /** The same one again gives the message that it made the first time. */
  clientId: string;
  text: string;
  mentions?: readonly ParticipantKey[];
  replyTo?: string | null;
  /** May be told also in quiet hours. */
  urgent?: boolean;
  /** Ids of files that were brought here and wait for their message. */
  files?: readonly string[];
}

/** Somebody says something. */
@UseCase()
export class PostMessage {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly messages: MessageBook,
    private readonly ear: AssistantEar,
    private readonly speeches: SpeechReading,
    private readonly files: GiveFiles,
    private readonly notices: NotifyOfMessage,
    private readonly line: CustomerLine,
  ) {}

  execute(posting: Posting, by: Participant = currentParticipant()): Promise<MessageRecord> {
    return this.changes.in(
      posting.conversationId,
      async (conversation, act) => {
        const known = act.saidBefore === null ? null : await this.messages.byId(act.saidBefore);
        return known ? this.mustBeSame(known.state, posting) : this.add(conversation, act, posting);
      },
      by,
      posting.clientId,
    );
  }

  private async add(
    conversation: Conversation,
    act: Act,
    { conversationId, files = [], ...said }: Posting,
  ): Promise<MessageRecord> {
    if (said.replyTo) {
      const answered = await this.messages.conversationOf(said.replyTo);
      if (answered !== conversationId) throw new ReplyElsewhere();
    }
    const id = newId();
    const given = await this.given({ messageId: id, conversationId, fileIds: files }, act.by);
    const message = conversation.say({ ...said, files: given, id, author: act.by, at: act.at });
    const { seq } = message.state;
    await this.messages.add(message);
    if (act.member && !act.member.leftAt) {
      const { readSeq: after } = act.member;
      if (conversation.state.lastSpeech > after)
        await this.speeches.tell({ conversationId, by: act.by, after, to: seq, at: act.at });
    } else await this.changes.join(conversation, act, seq);
    this.ear.hear(conversation.state, message.state, false);
    await this.notices.execute({ messageId: id, conversationId, at: act.at, urgent: message.state.urgent });
    await this.line.heard(conversation, message.state);
    this.changes.tell(conversation, message);
    return message.state;
  }

  private async given(
    of: { messageId: string; conversationId: string; fileIds: readonly string[] },
    { kind, id }: Participant,
  ): Promise<ShownFile[]> {
    if (of.fileIds.length === 0 || kind === 'system') return [];
    return (await this.files.to({ ...of, owner: { kind, id } })).map(fileView);
  }

  private mustBeSame(known: MessageRecord, { conversationId, text }: Posting): MessageRecord {
    const wasEdited = known.editedAt !== null || known.deletedAt !== null;
    const same = wasEdited || known.text === messageText(text, known.files.length);
    if (known.conversationId !== conversationId || !same) throw new ClientIdReused();
    return known;
  }
}
