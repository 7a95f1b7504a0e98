import { IsBoolean, IsISO8601, IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The customer has our answer. */
export class InquiryAnswered extends IntegrationEvent('sales.inquiry-answered.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsIn(['board', 'outside']) via!: string;
  /** The first answer ever to this inquiry. */
  @IsBoolean() first!: boolean;
  @IsISO8601() at!: string;
}
