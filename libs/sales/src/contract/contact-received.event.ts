import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';
import { ContactPointClaim } from './contact-point-claim.js';

/** A customer wrote, called, chatted, ordered. Told by mail, telephony, messenger, shop; the same `contactId` counts once. */
export class ContactReceived extends IntegrationEvent('sales.contact-received.v1') {
  /** The neighbour's own id of the letter, call or chat. */
  @IsString() @MaxLength(100) contactId!: string;
  @IsIn(['letter', 'call', 'chat', 'order', 'form']) channel!: 'letter' | 'call' | 'chat' | 'order' | 'form';
  @IsISO8601() receivedAt!: string;
  /** Best first. Empty = the sender is unknown; still an inquiry. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContactPointClaim)
  from!: ContactPointClaim[];
  @IsString() @MaxLength(1000) subject!: string;
  @IsString() @MaxLength(500) preview!: string;
  @IsOptional() @IsString() @MaxLength(200) threadKey!: string | null;
  /** Thread that this one goes on from, when the subject changed. */
  @IsOptional() @IsString() @MaxLength(200) relatedThreadKey!: string | null;
  @IsOptional() @IsUUID() branchId!: string | null;
  @IsOptional() @IsString() @MaxLength(100) group!: string | null;
  /** Employee who already takes part in the thread. */
  @IsOptional() @IsUUID() employeeHint!: string | null;
}
