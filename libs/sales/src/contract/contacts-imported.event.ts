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

export class ImportedContact {
  @IsString() @MaxLength(100) contactId!: string;
  @IsIn(['letter', 'call', 'chat', 'order', 'form']) channel!: 'letter' | 'call' | 'chat' | 'order' | 'form';
  /** `in` from the customer, `out` to him; `points` are the customer's in both cases. */
  @IsIn(['in', 'out']) direction!: 'in' | 'out';
  @IsISO8601() at!: string;
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContactPointClaim)
  points!: ContactPointClaim[];
  @IsString() @MaxLength(1000) subject!: string;
  @IsString() @MaxLength(500) preview!: string;
  @IsOptional() @IsString() @MaxLength(200) threadKey!: string | null;
  @IsOptional() @IsUUID() branchId!: string | null;
}

/** History of an old mailbox: parties and time line only. Opens no inquiry, owes nobody an answer. */
export class ContactsImported extends IntegrationEvent('sales.contacts-imported.v1') {
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ImportedContact)
  contacts!: ImportedContact[];
}
