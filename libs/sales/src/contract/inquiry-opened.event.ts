import { IsISO8601, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A new inquiry waits for its owner. */
export class InquiryOpened extends IntegrationEvent('sales.inquiry-opened.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsUUID() partyId!: string;
  @IsIn(['letter', 'call', 'chat', 'order', 'form']) channel!: string;
  @IsString() contactId!: string;
  @IsOptional() @IsString() threadKey!: string | null;
  /** Earlier inquiry that this one goes on from. */
  @IsOptional() @IsUUID() continues!: string | null;
  @IsISO8601() receivedAt!: string;
}
