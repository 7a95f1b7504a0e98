import { ApiProperty } from '@nestjs/swagger';
import { IsInstant, MayBeGivenAsNull } from '@prorab/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { LONGEST_DELAY_MINUTES, MOST_MUTED } from '../../../domain/notice/notice-settings.js';

const Delay =
  (of: string): PropertyDecorator =>
  (target, key) => {
    const about = { type: Number, nullable: true, minimum: 0, maximum: LONGEST_DELAY_MINUTES, example: 2 };
    ApiProperty({ ...about, description: `${of}; minutes unread, null = never` })(target, key);
    for (const check of [MayBeGivenAsNull(), IsInt(), Min(0), Max(LONGEST_DELAY_MINUTES)]) check(target, key);
  };

export class NoticeDelaysDto {
  @Delay('A talk of two') direct!: number | null;
  @Delay('One is named') mention!: number | null;
  @Delay('A group') group!: number | null;
  @Delay('The room of an inquiry') inquiry!: number | null;
  @Delay('A customer writes') customer!: number | null;
}
export class QuietHoursDto {
  @ApiProperty({ example: '22:00', description: 'By the clock of one’s branch' }) @Matches(/^\d\d:\d\d$/) from!: string;
  @ApiProperty({ example: '08:00' }) @Matches(/^\d\d:\d\d$/) to!: string;
}
export class MutedDto {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) @IsUUID() conversationId!: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-01T09:00:00+03:00', description: 'null: for good' })
  @MayBeGivenAsNull()
  @IsInstant()
  until!: string | null;
}
export class NoticeSettingsDto {
  @ApiProperty({ type: NoticeDelaysDto }) @ValidateNested() @Type(() => NoticeDelaysDto) delays!: NoticeDelaysDto;
  @ApiProperty({ type: QuietHoursDto, nullable: true, description: 'Only the urgent passes' })
  @MayBeGivenAsNull()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quiet!: QuietHoursDto | null;
  @ApiProperty({ example: false, description: 'Also before and after work' }) @IsBoolean() outsideWork!: boolean;
  @ApiProperty({ example: true, description: 'What came in the silence is told once, in the morning' })
  @IsBoolean()
  morningDigest!: boolean;
  @ApiProperty({ example: true, description: 'false: a push says who wrote, not what' })
  @IsBoolean()
  showText!: boolean;
  @ApiProperty({ type: [MutedDto], maxItems: MOST_MUTED, description: 'Only the urgent passes' })
  @IsArray()
  @ArrayMaxSize(MOST_MUTED)
  @ValidateNested({ each: true })
  @Type(() => MutedDto)
  muted!: MutedDto[];
}
