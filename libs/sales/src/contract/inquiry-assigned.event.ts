import { IsISO8601, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Somebody owns it now: by the rules, by the head, or by taking it. */
export class InquiryAssigned extends IntegrationEvent('sales.inquiry-assigned.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsUUID() employeeId!: string;
  @IsOptional() @IsUUID() previousOwnerId!: string | null;
  /** The rules that decided, in order, `least-load.least-loaded`. */
  @IsString({ each: true }) because!: string[];
  @IsISO8601() at!: string;
}
