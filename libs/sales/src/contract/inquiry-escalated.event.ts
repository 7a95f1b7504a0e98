import { IsISO8601, IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The head has to look: an answer is late, or nobody took it in time. */
export class InquiryEscalated extends IntegrationEvent('sales.inquiry-escalated.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsIn(['answer-late', 'not-taken', 'owner-absent']) why!: string;
  @IsISO8601() at!: string;
}
