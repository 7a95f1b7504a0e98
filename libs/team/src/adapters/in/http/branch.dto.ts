import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { MayBeLeftOut, MayBeNull } from '@prorab/platform';
import { IsHoursByDay } from './hours-by-day.js';
import { WeeklyHoursDto } from './employee.dto.js';
import { A_BRANCH_ID } from './ids.dto.js';

const hoursByDay = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { '2026-12-31': '10:00-15:00' },
} as const;

export class OpenBranchDto {
  @ApiProperty({ example: 'Петербург' }) @IsString() @MaxLength(200) name!: string;
  @ApiProperty({ example: 'Санкт-Петербург' }) @IsString() @MaxLength(200) city!: string;
  @ApiProperty({ example: 'Europe/Moscow', description: 'IANA name; the business day begins at its midnight' })
  @IsString()
  @MaxLength(60)
  zone!: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: '812', description: 'Completes local phone numbers' })
  @MayBeNull()
  @IsString()
  @MaxLength(10)
  areaCode?: string | null;
  @ApiProperty({ type: WeeklyHoursDto })
  @IsObject()
  @ValidateNested()
  @Type(() => WeeklyHoursDto)
  hours!: WeeklyHoursDto;
  @ApiPropertyOptional(hoursByDay) @MayBeLeftOut() @IsHoursByDay() exceptions?: Record<string, string>;
  @ApiPropertyOptional({ example: true, default: true, description: 'false: open on public holidays too' })
  @MayBeLeftOut()
  @IsBoolean()
  keepsHolidays?: boolean;
}
export class ChangeBranchDto extends PartialType(OpenBranchDto, { skipNullProperties: false }) {}

export class BranchDto {
  @ApiProperty({ example: A_BRANCH_ID }) id!: string;
  @ApiProperty({ example: 'Петербург' }) name!: string;
  @ApiProperty({ example: 'Санкт-Петербург' }) city!: string;
  @ApiProperty({ example: 'Europe/Moscow' }) zone!: string;
  @ApiProperty({ type: String, nullable: true, example: '812' }) areaCode!: string | null;
  @ApiProperty({ type: WeeklyHoursDto }) hours!: WeeklyHoursDto;
  @ApiProperty(hoursByDay) exceptions!: Readonly<Record<string, string>>;
  @ApiProperty({ example: true }) keepsHolidays!: boolean;
}
