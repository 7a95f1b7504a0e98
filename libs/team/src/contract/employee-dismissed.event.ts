import { IntegrationEvent } from '@prorab/platform/marks';
import { IsISO8601, IsOptional, IsUUID } from 'class-validator';

/** Whoever is gone gets no work and cannot log in; his inquiries want a new owner. */
export class EmployeeDismissed extends IntegrationEvent('team.employee-dismissed.v1') {
  @IsUUID() employeeId!: string;
  @IsUUID() branchId!: string;
  /** Who stood in for him, if anybody. */
  @IsOptional() @IsUUID() deputyId!: string | null;
  @IsISO8601() dismissedAt!: string;
}
