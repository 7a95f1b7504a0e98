import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A mailbox cannot be read: its password is refused. Told once, until it works again. */
export class MailboxAlarmed extends IntegrationEvent('mail.mailbox-alarmed.v1') {
  @IsString() @MaxLength(100) mailbox!: string;
  @IsIn(['password-refused', 'late']) why!: 'password-refused' | 'late';
  @IsOptional() @IsString() @MaxLength(500) reason!: string | null;
  @IsISO8601() at!: string;
}
