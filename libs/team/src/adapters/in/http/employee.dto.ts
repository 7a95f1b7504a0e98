import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { MayBeLeftOut, MayBeNull, PageQuery } from '@prorab/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EMPLOYEE_ROLES } from '../../../contract/employee-role.js';
import type { EmployeeRole } from '../../../contract/employee-role.js';
import { AN_ID, ANOTHER_ID, A_BRANCH_ID, NamedDto } from './ids.dto.js';

const hours = { description: 'A day that is not named is closed', maxLength: 100 };
export class WeeklyHoursDto {
  @ApiPropertyOptional({ example: '09:00-13:00, 14:00-18:00', ...hours })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  mon?: string;
  @ApiPropertyOptional({ example: '09:00-18:00', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) tue?: string;
  @ApiPropertyOptional({ example: '09:00-18:00', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) wed?: string;
  @ApiPropertyOptional({ example: '09:00-18:00', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) thu?: string;
  @ApiPropertyOptional({ example: '09:00-17:00', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) fri?: string;
  @ApiPropertyOptional({ example: '10:00-15:00', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) sat?: string;
  @ApiPropertyOptional({ example: '', ...hours }) @MayBeLeftOut() @IsString() @MaxLength(100) sun?: string;
}

export class AccountDto {
  @ApiProperty({ example: 'anna' }) login!: string;
  @ApiProperty({ example: false }) mustChangePassword!: boolean;
  @ApiProperty({ example: true }) secondFactor!: boolean;
}

export class EmployeeDto {
  @ApiProperty({ example: AN_ID }) id!: string;
  @ApiProperty({ example: 'Анна Петрова' }) name!: string;
  @ApiProperty({ enum: EMPLOYEE_ROLES, example: 'manager' }) role!: EmployeeRole;
  @ApiProperty({ type: NamedDto, example: { id: A_BRANCH_ID, name: 'Петербург' } }) branch!: NamedDto;
  @ApiProperty({ type: [String], example: ['anna@example.ru'], description: 'The main one first' }) emails!: string[];
  @ApiProperty({ type: String, nullable: true, example: '305' }) extension!: string | null;
  @ApiProperty({ example: 10, description: 'Open inquiries at once, weighted; 0 gets none' }) capacity!: number;
  @ApiProperty({ type: NamedDto, nullable: true, example: { id: ANOTHER_ID, name: 'Мария Орлова' } })
  deputy!: NamedDto | null;
  @ApiProperty({
    type: WeeklyHoursDto,
    nullable: true,
    example: { fri: '09:00-16:00' },
    description: 'Days that differ from the branch',
  })
  hours!: WeeklyHoursDto | null;
  @ApiProperty({ example: '2026-01-12T06:00:00.000Z' }) hiredAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) dismissedAt!: string | null;
  @ApiProperty({ type: AccountDto, nullable: true, description: 'One’s own; others’ with `team.account.read`' })
  account!: AccountDto | null;
}

export class HireEmployeeDto {
  @ApiProperty({ example: 'Анна Петрова' }) @IsString() @MaxLength(200) name!: string;
  @ApiProperty({
    enum: EMPLOYEE_ROLES,
    example: 'manager',
    description: '`administrator` takes `team.employee.change-role`',
  })
  @IsIn(EMPLOYEE_ROLES)
  role!: EmployeeRole;
  @ApiProperty({ example: A_BRANCH_ID }) @IsUUID() branchId!: string;
  @ApiProperty({ type: [String], example: ['anna@example.ru'], maxItems: 20 })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(254, { each: true })
  emails!: string[];
  @ApiPropertyOptional({ type: String, nullable: true, example: '305', description: '2 to 5 digits' })
  @MayBeNull()
  @IsString()
  @MaxLength(20)
  extension?: string | null;
  @ApiPropertyOptional({ example: 10, default: 10 }) @MayBeLeftOut() @IsNumber() capacity?: number;
  @ApiPropertyOptional({ type: String, nullable: true, example: ANOTHER_ID, description: 'Who stands in' })
  @MayBeNull()
  @IsUUID()
  deputyId?: string | null;
  @ApiPropertyOptional({ type: WeeklyHoursDto, nullable: true, example: { fri: '09:00-16:00' } })
  @MayBeNull()
  @IsObject()
  @ValidateNested()
  @Type(() => WeeklyHoursDto)
  hours?: WeeklyHoursDto | null;
  @ApiPropertyOptional({ example: 'anna', description: 'Default: the first address' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(254)
  login?: string;
  @ApiProperty({ example: 'восемь лосей на даче', description: 'To be replaced at the first login' })
  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class ChangeEmployeeDto extends PartialType(
  PickType(HireEmployeeDto, ['name', 'branchId', 'emails', 'extension', 'capacity', 'deputyId', 'hours'] as const),
  { skipNullProperties: false },
) {}

export class RoleDto {
  @ApiProperty({ enum: EMPLOYEE_ROLES, example: 'head' }) @IsIn(EMPLOYEE_ROLES) role!: EmployeeRole;
}
export class SetPasswordDto {
  @ApiProperty({ example: 'восемь лосей на даче', description: 'To be replaced at the next login' })
  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class EmployeesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: EMPLOYEE_ROLES, example: 'manager' })
  @MayBeLeftOut()
  @IsIn(EMPLOYEE_ROLES)
  role?: EmployeeRole;
  @ApiPropertyOptional({ example: A_BRANCH_ID }) @MayBeLeftOut() @IsUUID() branchId?: string;
  @ApiPropertyOptional({ example: true, description: 'true: who works here; false: who is gone; default both' })
  @MayBeLeftOut()
  @Type(() => String)
  @IsIn(['true', 'false'])
  active?: 'true' | 'false';
  @ApiPropertyOptional({ example: 'петров', description: 'Part of the name, an address or the extension' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  search?: string;
}
