import { IsISO8601, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** What is to be done next for an inquiry, and by when; also told anew when the text or the date is another now. */
export class NextStepPlanned extends IntegrationEvent('sales.next-step-planned.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  /** Whose inquiry it is; null = it waits for its owner. */
  @IsOptional() @IsUUID() ownerId!: string | null;
  @IsString() text!: string;
  @IsISO8601() due!: string;
  /** Who planned it; null = the system. */
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsISO8601() at!: string;
}
