import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A new letter is stored; not told of history and not of second receipts. */
export class LetterReceived extends IntegrationEvent('mail.letter-received.v1') {
  @IsUUID() letterId!: string;
  @IsUUID() threadId!: string;
  @IsString() @MaxLength(100) mailbox!: string;
  @IsIn(['in', 'out', 'internal']) direction!: 'in' | 'out' | 'internal';
  @IsIn(['person', 'form', 'auto-reply', 'list', 'bounce', 'robot', 'calendar', 'spam']) kind!: string;
  @IsOptional() @IsString() from!: string | null;
  @IsString() @MaxLength(1000) subject!: string;
  /** Whether it was told to sales as a contact. */
  @IsBoolean() opensInquiry!: boolean;
  @IsISO8601() receivedAt!: string;
}
