import { IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A visitor waits for an answer in his chat. Told once per message and rung: the owner first, then the team, then the head. */
export class ChatUnanswered extends IntegrationEvent('messenger.chat-unanswered.v1') {
  @IsUUID() chatId!: string;
  @IsUUID() conversationId!: string;
  @IsOptional() @IsUUID() inquiryId!: string | null;
  /** Who has the chat, else who owns the inquiry. */
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsIn(['owner', 'team', 'head']) rung!: 'owner' | 'team' | 'head';
  /** When the message came that nobody has answered. */
  @IsISO8601() waitingSince!: string;
  @IsISO8601() at!: string;
}
