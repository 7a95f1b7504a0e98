import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export const AN_ID = '0199d3a1-7c1e-7000-8000-0242ac120002';
export const ANOTHER_ID = '0199d3a1-7c1e-7000-8000-0242ac120003';
export const A_BRANCH_ID = '0199d3a1-7c1e-7000-8000-0242ac120010';

export class EmployeeIdParam {
  @ApiProperty({ example: AN_ID }) @IsUUID() employeeId!: string;
}
export class BranchIdParam {
  @ApiProperty({ example: A_BRANCH_ID }) @IsUUID() branchId!: string;
}
export class AbsenceIdParam extends EmployeeIdParam {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120020' }) @IsUUID() absenceId!: string;
}
export class SessionIdParam {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120030' }) @IsUUID() sessionId!: string;
}
export class NamedDto {
  @ApiProperty({ example: ANOTHER_ID }) id!: string;
  @ApiProperty({ example: 'Мария Орлова' }) name!: string;
}
