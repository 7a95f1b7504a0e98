import { IsISO8601, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** An employee pressed a button under something that the assistant said (`Speak.key`). Told once per press. */
export class ButtonPressed extends IntegrationEvent('messenger.button-pressed.v1') {
  @IsString() @MaxLength(200) key!: string;
  @IsString() @MaxLength(100) buttonId!: string;
  @IsUUID() messageId!: string;
  @IsUUID() conversationId!: string;
  @IsUUID() employeeId!: string;
  @IsISO8601() at!: string;
}
