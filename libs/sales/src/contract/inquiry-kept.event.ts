import { IsISO8601, IsInt, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Somebody else talks with the customer now; the inquiry stays with its owner. */
export class InquiryKept extends IntegrationEvent('sales.inquiry-kept.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsUUID() ownerId!: string;
  /** Who talks with the customer. */
  @IsUUID() employeeId!: string;
  @IsISO8601() at!: string;
}
