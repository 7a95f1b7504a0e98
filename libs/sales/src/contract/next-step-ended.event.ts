import { IsISO8601, IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Nothing is to be done next any more. A closed inquiry has no next step either; that is told by `InquiryClosed` alone. */
export class NextStepEnded extends IntegrationEvent('sales.next-step-ended.v1') {
  @IsUUID() inquiryId!: string;
  @IsInt() number!: number;
  @IsIn(['done', 'dropped']) why!: string;
  @IsOptional() @IsUUID() employeeId!: string | null;
  @IsISO8601() at!: string;
}
