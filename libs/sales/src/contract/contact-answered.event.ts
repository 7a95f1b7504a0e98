import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** We answered in a thread: from the board, or outside of it (Sent folder of a phone, a call back). */
export class ContactAnswered extends IntegrationEvent('sales.contact-answered.v1') {
  @IsString() @MaxLength(200) threadKey!: string;
  /** The neighbour's id of the answer. */
  @IsString() @MaxLength(100) contactId!: string;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsISO8601() answeredAt!: string;
  @IsIn(['board', 'outside']) via!: 'board' | 'outside';
}
