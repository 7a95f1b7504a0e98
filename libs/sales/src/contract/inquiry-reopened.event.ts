import { ArrayMaxSize, IsArray, IsISO8601, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** It is open again and waits for its owner. */
export class InquiryReopened extends IntegrationEvent('sales.inquiry-reopened.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsIn(['new-contact', 'by-employee', 'not-spam']) why!: string;
  /** Only when a person said on the board that it is no spam: the contacts that are none by that, the last 200. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) contactIds?: string[];
  /** Who said so. */
  @IsOptional() @IsUUID() employeeId?: string | null;
  @IsISO8601() at!: string;
}
