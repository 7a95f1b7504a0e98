import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A button under a message. What it does is known to the one who spoke; the messenger only tells that it was pressed. */
export class SpokenButton {
  @IsString() @MaxLength(100) id!: string;
  @IsString() @MaxLength(100) label!: string;
}

/**
 * An order to the messenger: the assistant says something. The same `key` is said once, however often it is ordered. Exactly one of
 * `employeeId` (the talk of this person with the assistant, opened if there is none) and `conversationId` is given.
 */
export class Speak extends IntegrationEvent('messenger.speak.v1') {
  @IsString() @MaxLength(200) key!: string;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsOptional() @IsUUID() conversationId!: string | null;
  /** Message that this one answers. */
  @IsOptional() @IsUUID() replyTo!: string | null;
  @IsString() @MaxLength(20_000) text!: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => SpokenButton) buttons!: SpokenButton[];
  /** After this instant the buttons are shown as gone. */
  @IsOptional() @IsISO8601() buttonsUntil!: string | null;
  /** May be pushed to a phone also in quiet hours. */
  @IsBoolean() urgent!: boolean;
}
