import { IsISO8601, IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** It went back to the pool. */
export class InquiryReturned extends IntegrationEvent('sales.inquiry-returned.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsOptional() @IsUUID() previousOwnerId!: string | null;
  @IsIn(['by-owner', 'not-taken', 'owner-absent', 'owner-left', 'not-spam']) why!: string;
  @IsISO8601() at!: string;
}
