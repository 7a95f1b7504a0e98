import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsUUID } from 'class-validator';
import { IsInstant, MayBeGivenAsNull, MayBeLeftOut } from '@prorab/platform';
import { defaultPolicy } from '../../../domain/distribution/policy-document.js';
import { ANOTHER_EMPLOYEE, AN_EMPLOYEE } from './ids.dto.js';

export const POLICY_EXAMPLE = { ...defaultPolicy, name: 'лето', groups: { фасады: ['anna@example.ru'] } };
const policy = { type: 'object', additionalProperties: true, example: POLICY_EXAMPLE } as const;

export class ReplayDto {
  @ApiProperty({ example: '2026-11-01T00:00:00+03:00' }) @IsInstant() from!: string;
  @ApiProperty({ example: '2026-11-15T00:00:00+03:00', description: '62 days at most' }) @IsInstant() to!: string;
  @ApiPropertyOptional({ ...policy, description: 'Default: the policy in force' })
  @MayBeLeftOut()
  @IsObject()
  policy?: object;
}
class WaitDto {
  @ApiProperty({ example: 12.4 }) mean!: number;
  @ApiProperty({ example: 40 }) p90!: number;
  @ApiProperty({ example: 95.5 }) max!: number;
}
class EmployeeLoadDto {
  @ApiProperty({ example: AN_EMPLOYEE }) employeeId!: string;
  @ApiProperty({ example: 41 }) given!: number;
  @ApiProperty({ example: 9.5 }) peakLoad!: number;
  @ApiProperty({ example: 4.2 }) meanLoad!: number;
}
class ReportDto {
  @ApiProperty({ example: 240 }) given!: number;
  @ApiProperty({ example: 3 }) stillWaiting!: number;
  @ApiProperty({ type: WaitDto, description: 'Minutes from the arrival to the assignment' }) waitMinutes!: WaitDto;
  @ApiProperty({ type: [EmployeeLoadDto] }) employees!: EmployeeLoadDto[];
  @ApiProperty({ example: 0.8, description: 'Highest mean load minus the lowest' }) spread!: number;
}
export class ReplayAnswerDto {
  @ApiProperty({ type: ReportDto }) happened!: ReportDto;
  @ApiProperty({ type: ReportDto }) played!: ReportDto;
}
export class HandoverDto {
  @ApiProperty({ type: String, nullable: true, example: ANOTHER_EMPLOYEE, description: 'null = to the pool' })
  @MayBeGivenAsNull()
  @IsUUID()
  to!: string | null;
}
export class HandedOverDto {
  @ApiProperty({ example: 17 }) inquiries!: number;
  @ApiProperty({ example: 120, description: 'Customers whose responsible he was' }) parties!: number;
}
