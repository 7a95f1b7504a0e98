import { IsISO8601, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Nobody has paid an invoice and nobody spoke of it for so many working days: its manager, later the head has to hear of it. */
export class InvoiceForgotten extends IntegrationEvent('sales.invoice-forgotten.v1') {
  /** Names the invoice for ever; at most 80 characters. */
  @IsString() invoiceKey!: string;
  /** As the books write it. */
  @IsString() number!: string;
  /** Working days: 1, 3, 7, 10. */
  @IsInt() step!: number;
  @IsIn(['manager', 'head']) to!: 'manager' | 'head';
  /** Who looks after it; null = the heads. */
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsISO8601() at!: string;
}
