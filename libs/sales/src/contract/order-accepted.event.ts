import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** 1C has made an invoice of an order. */
export class OrderAccepted extends IntegrationEvent('sales.order-accepted.v1') {
  @IsUUID() orderId!: string;
  @IsUUID() inquiryId!: string;
  @IsUUID() partyId!: string;
  @IsString() @MaxLength(50) invoiceNumber!: string;
  /** Key of the invoice in the books, if 1C told it. */
  @IsOptional() @IsString() @MaxLength(80) invoiceKey!: string | null;
  @IsISO8601() at!: string;
}
