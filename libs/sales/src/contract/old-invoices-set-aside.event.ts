import { IsISO8601, IsInt, IsString } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** On the first day the unpaid invoices that are too old to be told of one by one: how many, and how much. */
export class OldInvoicesSetAside extends IntegrationEvent('sales.old-invoices-set-aside.v1') {
  @IsInt() count!: number;
  /** Roubles that are still to come, decimal. */
  @IsString() owed!: string;
  /** Issued before. */
  @IsISO8601() before!: string;
  @IsISO8601() at!: string;
}
