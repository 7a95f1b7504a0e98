import { IsISO8601, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';
import { INVOICE_STATES, ROUBLES } from './invoice-words.js';

/** All the money of an invoice is there. */
export class InvoicePaid extends IntegrationEvent('sales.invoice-paid.v1') {
  /** Names it for ever in the books that it comes from. */
  @IsString() @MaxLength(80) invoiceKey!: string;
  @IsString() number!: string;
  @IsOptional() @IsUUID() partyId!: string | null;
  @IsOptional() @IsUUID() inquiryId!: string | null;
  @IsOptional() @IsUUID() employeeId!: string | null;
  /** Roubles. */
  @Matches(ROUBLES) total!: string;
  /** What we have of it: paid less given back. */
  @Matches(ROUBLES) paid!: string;
  @IsIn(INVOICE_STATES) state!: string;
  /** When it is dated. */
  @IsISO8601() issuedAt!: string;
  @IsISO8601() at!: string;
}
