import { IsISO8601, IsIn, IsInt, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** It is open again and waits for its owner. */
export class InquiryReopened extends IntegrationEvent('sales.inquiry-reopened.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsIn(['new-contact', 'by-employee', 'not-spam']) why!: string;
  @IsISO8601() at!: string;
}
