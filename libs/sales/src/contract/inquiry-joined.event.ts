import { IsISO8601, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** One more contact of the customer came to an inquiry that is there already. */
export class InquiryJoined extends IntegrationEvent('sales.inquiry-joined.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsUUID() partyId!: string;
  @IsString() contactId!: string;
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsISO8601() at!: string;
}
