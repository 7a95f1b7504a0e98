import { IsISO8601, IsString, MaxLength } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** One of us has noted what a contact was about, or has changed it. Of several the latest holds, in whatever order they come. */
export class ContactNoted extends IntegrationEvent('sales.contact-noted.v1') {
  /** As in `ContactReceived` or `CustomerCalled`. */
  @IsString() @MaxLength(100) contactId!: string;
  /** All of it; empty: it was taken away. */
  @IsString() @MaxLength(4000) text!: string;
  @IsISO8601() notedAt!: string;
}
