import { IsISO8601, IsIn } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The books were not read for longer than is allowed: nobody is told of unpaid invoices until they are. Told once. */
export class BooksFellBehind extends IntegrationEvent('sales.books-fell-behind.v1') {
  @IsIn(['native', 'onec77', 'commerceml']) source!: 'native' | 'onec77' | 'commerceml';
  /** When they answered last. */
  @IsISO8601() asOf!: string;
  @IsISO8601() at!: string;
}
