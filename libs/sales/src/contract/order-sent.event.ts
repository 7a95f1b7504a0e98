import { IsISO8601, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** An order lies where 1C takes it; an invoice is to come of it. */
export class OrderSent extends IntegrationEvent('sales.order-sent.v1') {
  @IsUUID() orderId!: string;
  @IsUUID() inquiryId!: string;
  @IsUUID() partyId!: string;
  @IsISO8601() at!: string;
}
