import { IsBoolean, IsISO8601, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** An employee wrote to the assistant: in the talk with her, or by mention in any other conversation of the staff. */
export class AssistantAddressed extends IntegrationEvent('messenger.assistant-addressed.v1') {
  @IsUUID() messageId!: string;
  @IsUUID() conversationId!: string;
  @IsIn(['assistant', 'direct', 'group', 'inquiry']) conversationKind!: 'assistant' | 'direct' | 'group' | 'inquiry';
  @IsUUID() employeeId!: string;
  /** Without the mention. */
  @IsString() @MaxLength(20_000) text!: string;
  /** The message was changed after it had been said; what was done for its first text stays done. */
  @IsBoolean() edited!: boolean;
  @IsISO8601() at!: string;
}
