import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** An employee has taken a talk with a customer, from the queue or from a colleague; told once sales has put it to an inquiry. */
export class ContactTaken extends IntegrationEvent('sales.contact-taken.v1') {
  /** As in `ContactReceived`. */
  @IsString() @MaxLength(100) contactId!: string;
  @IsUUID() employeeId!: string;
  /** Who had it before and gave it away: what is his of it goes along. */
  @IsOptional() @IsUUID() fromEmployeeId!: string | null;
  @IsISO8601() takenAt!: string;
}
