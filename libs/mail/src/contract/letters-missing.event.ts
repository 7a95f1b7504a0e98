import { IsInt, IsISO8601, IsString, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The nightly count found letters on the server that are not stored here. */
export class LettersMissing extends IntegrationEvent('mail.letters-missing.v1') {
  @IsString() @MaxLength(100) mailbox!: string;
  @IsString() @MaxLength(500) folder!: string;
  /** `2026-10-05`, UTC */
  @IsString() @MaxLength(10) day!: string;
  @IsInt() onServer!: number;
  @IsInt() stored!: number;
  @IsInt() missing!: number;
  @IsISO8601() at!: string;
}
