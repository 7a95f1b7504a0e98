import { IsISO8601, IsInt, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A link was taken back: the inquiry has its contacts and threads again and waits for its owner. */
export class InquirySeparated extends IntegrationEvent('sales.inquiry-separated.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  /** Where its contacts were until now. */
  @IsUUID() targetId!: string;
  @IsInt() targetNumber!: number;
  @IsISO8601() at!: string;
}
