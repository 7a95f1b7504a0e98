import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';
import { SpokenButton } from './speak.event.js';

/** An order to the messenger: what was said under this `key` is now this. null leaves the text, `[]` takes the buttons away. */
export class SpeechChanged extends IntegrationEvent('messenger.speech-changed.v1') {
  @IsString() @MaxLength(200) key!: string;
  @IsOptional() @IsString() @MaxLength(20_000) text!: string | null;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => SpokenButton) buttons!: SpokenButton[];
}
