import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A server reports that a letter of ours did not arrive, or not yet (soft). */
export class LetterBounced extends IntegrationEvent('mail.letter-bounced.v1') {
  /** The report itself. */
  @IsUUID() letterId!: string;
  @IsUUID() threadId!: string;
  /** Our letter; null when it is not kept here. */
  @IsOptional() @IsUUID() originalLetterId!: string | null;
  @IsOptional() @IsUUID() answerId!: string | null;
  @IsOptional() @IsString() @MaxLength(320) recipient!: string | null;
  @IsIn(['hard', 'soft']) severity!: 'hard' | 'soft';
  @IsOptional() @IsString() @MaxLength(50) status!: string | null;
  @IsString() @MaxLength(500) diagnostic!: string;
  @IsISO8601() at!: string;
}
