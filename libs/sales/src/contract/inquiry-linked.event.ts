import { IsISO8601, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** It is the same matter as another: closed, neither won nor lost; its contacts and threads go on in the target. */
export class InquiryLinked extends IntegrationEvent('sales.inquiry-linked.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsUUID() targetId!: string;
  @IsInt() targetNumber!: number;
  @IsOptional() @IsUUID() previousOwnerId!: string | null;
  @IsISO8601() at!: string;
}
