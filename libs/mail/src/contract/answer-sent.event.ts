import { IsBoolean, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The mail server took our answer; `refused` are recipients whom it will never reach. */
export class AnswerSent extends IntegrationEvent('mail.answer-sent.v1') {
  @IsUUID() answerId!: string;
  @IsUUID() threadId!: string;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsBoolean() automatic!: boolean;
  @IsString({ each: true }) refused!: string[];
  @IsISO8601() sentAt!: string;
}
