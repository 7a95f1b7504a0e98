import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Nobody got it and nobody will, or nobody knows (`uncertain`): a person has to look. */
export class AnswerFailed extends IntegrationEvent('mail.answer-failed.v1') {
  @IsUUID() answerId!: string;
  @IsUUID() threadId!: string;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsString() @MaxLength(20) status!: 'failed' | 'uncertain';
  @IsString() @MaxLength(500) reason!: string;
  @IsISO8601() at!: string;
}
