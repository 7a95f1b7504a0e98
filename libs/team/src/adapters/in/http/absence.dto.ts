import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, MayBeLeftOut, MayBeNull, PageQuery } from '@prorab/platform';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { AN_ID, ANOTHER_ID, NamedDto } from './ids.dto.js';

export const KINDS = ['vacation', 'sick', 'other'] as const;
type Kind = (typeof KINDS)[number];
const FROM = { example: '2026-12-01T00:00:00+03:00' };
const TO = { example: '2026-12-15T00:00:00+03:00' };

export class PlanAbsenceDto {
  @ApiProperty({ enum: KINDS, example: 'vacation' }) @IsIn(KINDS) kind!: Kind;
  @ApiProperty({ ...FROM, description: 'Away from' }) @IsInstant() from!: string;
  @ApiProperty({ ...TO, description: 'Back at' }) @IsInstant() to!: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: ANOTHER_ID,
    description: 'Default: the standing deputy',
  })
  @MayBeNull()
  @IsUUID()
  deputyId?: string | null;
  @ApiPropertyOptional({ example: 'Сочи' }) @MayBeLeftOut() @IsString() @MaxLength(500) note?: string;
}
export class AbsencesQuery extends PageQuery {
  @ApiProperty(FROM) @IsInstant() from!: string;
  @ApiProperty(TO) @IsInstant() to!: string;
  @ApiPropertyOptional({ example: AN_ID }) @MayBeLeftOut() @IsUUID() employeeId?: string;
}
export class PlannedDto {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120020' }) absenceId!: string;
}
export class AbsenceDto {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120020' }) id!: string;
  @ApiProperty({ type: NamedDto }) employee!: NamedDto;
  @ApiProperty({
    enum: KINDS,
    nullable: true,
    example: 'vacation',
    description: 'null for those whom it does not concern',
  })
  kind!: Kind | null;
  @ApiProperty({ type: String, nullable: true, example: 'Сочи' }) note!: string | null;
  @ApiProperty({ example: '2026-11-30T21:00:00.000Z' }) from!: string;
  @ApiProperty({ example: '2026-12-14T21:00:00.000Z' }) to!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) deputy!: NamedDto | null;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) plannedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'From then on not away any more' })
  cancelledAt!: string | null;
}
export class WhereaboutsDto {
  @ApiProperty({ example: AN_ID }) employeeId!: string;
  @ApiProperty({ example: 'Анна Петрова' }) name!: string;
  @ApiProperty({ example: 'manager' }) role!: string;
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120010' }) branchId!: string;
  @ApiProperty({ type: String, nullable: true, example: '305' }) extension!: string | null;
  @ApiProperty({ example: true }) atWork!: boolean;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-23T15:00:00.000Z', description: 'Until then at work' })
  worksUntil!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'End of the absence that lasts' })
  absentUntil!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-11-23T09:00:00.000Z',
    description: 'Back then; now, if at work',
  })
  nextWorkAt!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) deputy!: NamedDto | null;
}
export class PresenceDto {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) at!: string;
  @ApiProperty({ type: [WhereaboutsDto] }) people!: WhereaboutsDto[];
}
