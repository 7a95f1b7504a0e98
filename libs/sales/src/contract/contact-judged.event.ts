import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** A person judged a contact that was told of, or is told of with this: it is spam, or a customer after all. */
export class ContactJudged extends IntegrationEvent('sales.contact-judged.v1') {
  /** As in `ContactReceived`. */
  @IsString() @MaxLength(100) contactId!: string;
  @IsOptional() @IsString() @MaxLength(200) threadKey!: string | null;
  @IsIn(['spam', 'customer']) verdict!: 'spam' | 'customer';
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsISO8601() judgedAt!: string;
}
