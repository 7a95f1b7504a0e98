import { IntegrationEvent } from '@prorab/platform/marks';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, IsUUID } from 'class-validator';
import { EMPLOYEE_ROLES } from './employee-role.js';
import type { EmployeeRole } from './employee-role.js';

/** The employee as he is after the change, and which of his properties are new. */
export class EmployeeChanged extends IntegrationEvent('team.employee-changed.v1') {
  @IsUUID() employeeId!: string;
  /** `name`, `role`, `branchId`, `emails`, `extension`, `capacity`, `deputyId`, `hours`. */
  @IsString({ each: true }) changed!: string[];
  @IsString() name!: string;
  @IsIn(EMPLOYEE_ROLES) role!: EmployeeRole;
  @IsUUID() branchId!: string;
  @IsString({ each: true }) emails!: string[];
  @IsOptional() @IsString() extension!: string | null;
  @IsNumber() capacity!: number;
  @IsOptional() @IsUUID() deputyId!: string | null;
  @IsISO8601() changedAt!: string;
}
