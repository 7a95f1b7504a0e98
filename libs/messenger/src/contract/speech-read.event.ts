import { IsISO8601, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** An employee has read what the assistant said under this key. Told once per key and person. */
export class SpeechRead extends IntegrationEvent('messenger.speech-read.v1') {
  @IsString() @MaxLength(200) key!: string;
  @IsUUID() employeeId!: string;
  @IsISO8601() at!: string;
}
