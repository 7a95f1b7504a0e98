import { IsISO8601, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Won, lost or spam: it weighs on nobody any more. */
export class InquiryClosed extends IntegrationEvent('sales.inquiry-closed.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsIn(['won', 'lost', 'spam']) outcome!: string;
  @IsOptional() @IsString() reason!: string | null;
  @IsISO8601() at!: string;
}
