import { newId } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { assistant } from '../../../domain/participant.js';
import type { ChatRecord } from '../../../domain/visitors/chat.js';
import { type GreetingLanguage, greeting } from '../../../domain/visitors/greeting.js';
import { ConversationChanges } from '../../conversation-changes.js';
import { MessageBook } from '../../ports/message-book.port.js';
import { ChatChanges } from '../chat-changes.js';
import type { GreetingOrder } from '../chat-greeting.js';
import { LineState } from '../line-state.js';
import { Agents } from '../ports/agents.port.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { QueuePlace } from '../queries/queue-place.query.js';
import { TouchedChat } from '../queries/touched-chat.query.js';
import { VisitorRules } from '../visitor-rules.js';

const speechKeyOf = (chatId: string): string => `chat-greeting:${chatId}`;

/**
 * The assistant says her one line in a chat that still waits. Looked at under its lock: if a person has had it or has written, she says nothing.
 * It is no answer: the ladder goes on, sales is told nothing.
 */
@UseCase()
export class GreetWaitingChat {
  constructor(
    private readonly chats: ChatChanges,
    private readonly changes: ConversationChanges,
    private readonly messages: MessageBook,
    private readonly visitors: VisitorBook,
    private readonly touched: TouchedChat,
    private readonly place: QueuePlace,
    private readonly line: LineState,
    private readonly agents: Agents,
    private readonly rules: VisitorRules,
  ) {}

  execute({ chatId, language }: GreetingOrder): Promise<void> {
    return this.chats.of(
      chatId,
      async ({ chat: { state }, conversation, at }) => {
        const waits = state.state === 'waiting' && state.unansweredSince !== null && !conversation.state.closedAt;
        if (!waits || (await this.touched.execute(state))) return;
        if (await this.messages.bySpeechKey(speechKeyOf(chatId))) return;
        const text = await this.text(state, language, at);
        const draft = { id: newId(), author: assistant, clientId: null, at, text, speechKey: speechKeyOf(chatId) };
        const message = conversation.say(draft);
        await this.messages.add(message);
        this.changes.tell(conversation, message);
      },
      assistant,
    );
  }

  private async text({ id, site: key, visitorId }: ChatRecord, language: GreetingLanguage, now: Date): Promise<string> {
    const [{ place }, isOpen, agents] = [await this.place.of(id), await this.line.isOpen(), await this.agents.all(now)];
    const { email = null, phone = null } = (await this.visitors.byId(visitorId))?.state ?? {};
    const back = agents.flatMap((a) => (a.nextWorkAt && a.nextWorkAt > now ? [a.nextWorkAt.getTime()] : []));
    const site = this.rules.sites.get(key);
    return greeting(language, {
      ...{ company: site?.name ?? key, zone: site?.zone ?? 'Europe/Moscow', now, isOpen, place },
      ...{ isShut: !agents.some((a) => a.atWork), backAt: back.length ? new Date(Math.min(...back)) : null },
      hasContacts: Boolean(email || phone),
    });
  }
}
