import { IsISO8601, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

export const CALL_FAILURES = ['busy', 'no-answer', 'rejected', 'unreachable', 'failed'] as const;

/** One of us has called a customer, and how it ended; told once, at the end. */
export class CustomerCalled extends IntegrationEvent('sales.customer-called.v1') {
  /** The neighbour's own id of the call. */
  @IsString() @MaxLength(100) contactId!: string;
  /** `+79112223344` */
  @Matches(/^\+\d{7,15}$/) number!: string;
  /** From whose card, and about which inquiry, if that was said. */
  @IsOptional() @IsUUID() partyId!: string | null;
  @IsOptional() @IsUUID() inquiryId!: string | null;
  @IsOptional() @IsUUID() employeeId!: string | null;
  /** Of the talk; when there was none, of the end. */
  @IsISO8601() at!: string;
  /** null: they have not talked. */
  @IsOptional() @IsInt() @Min(0) talkedSeconds!: number | null;
  /** Why not. */
  @IsOptional() @IsIn(CALL_FAILURES) why!: (typeof CALL_FAILURES)[number] | null;
}
