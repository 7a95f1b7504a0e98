import type { Command } from '../offline/command.js';
import type { Outbox } from '../offline/outbox.js';
import { tim } from './api.js';
import type { ChatMessage } from './types.js';

export interface SayCommand {
  readonly conversationId: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly replyTo: string | null;
  readonly files: readonly string[];
  readonly urgent?: boolean;
}
export const SAY = 'chat-message';
export const aboutChat = (conversationId: string): string => `chat/${conversationId}`;

/** The id of the command is the client's id of the message: said twice it is one message. */
export const carryMessages = (outbox: Outbox, said: (message: ChatMessage) => void): void =>
  outbox.carry<SayCommand>(SAY, async ({ id, body: { conversationId, ...posting } }: Command<SayCommand>) => {
    const message = await tim.post(conversationId, { ...posting, clientId: id });
    said(message);
    return message;
  });
