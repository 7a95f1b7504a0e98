import { IntegrationEvent } from '@prorab/platform/marks';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, IsUUID } from 'class-validator';
import { EMPLOYEE_ROLES } from './employee-role.js';
import type { EmployeeRole } from './employee-role.js';

export class EmployeeHired extends IntegrationEvent('team.employee-hired.v1') {
  @IsUUID() employeeId!: string;
  @IsString() name!: string;
  @IsIn(EMPLOYEE_ROLES) role!: EmployeeRole;
  @IsUUID() branchId!: string;
  /** Lower case, the domain in ASCII; the main one first. */
  @IsString({ each: true }) emails!: string[];
  @IsOptional() @IsString() extension!: string | null;
  @IsNumber() capacity!: number;
  @IsISO8601() hiredAt!: string;
}
