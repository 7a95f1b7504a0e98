import { IsISO8601, IsString } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** What is to be told of an awaited invoice is not what it was: it was paid, promised, refused, spoken of, given to another. */
export class InvoiceCareChanged extends IntegrationEvent('sales.invoice-care-changed.v1') {
  @IsString() invoiceKey!: string;
  @IsISO8601() at!: string;
}
