import { IsISO8601, IsOptional, IsString } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** The books have not answered for longer than is allowed: what is shown of them is old. Told once until they answer again. */
export class LedgerLate extends IntegrationEvent('sales.ledger-late.v1') {
  @IsString() source!: string;
  /** Last time they answered; null: never yet. */
  @IsOptional() @IsISO8601() answeredAt!: string | null;
  /** In Russian, for people. */
  @IsOptional() @IsString() failure!: string | null;
  @IsISO8601() at!: string;
}
