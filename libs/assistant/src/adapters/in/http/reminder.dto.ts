import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsInstant, IsWords, MayBeLeftOut, PageQuery } from '@prorab/platform';
import { EMPLOYEE_ROLES, type EmployeeRole } from '@prorab/team/contract';
import { type PuttingOff, puttingOff } from '../../../domain/reminder/putting-off.js';
import { type ReminderState, reminderStates } from '../../../domain/reminder/reminder-record.js';

const A_REMINDER = '0199d3a1-7c1e-7000-8000-0242ac120050';
const A_MESSAGE = '0199d3a1-7c1e-7000-8000-0242ac120051';
const AN_EMPLOYEE = '0199d3a1-7c1e-7000-8000-0242ac120020';
const A_BRANCH = '0199d3a1-7c1e-7000-8000-0242ac120030';
const AN_INSTANT = '2026-12-07T09:00:00+03:00';

export class ReminderIdParam {
  @ApiProperty({ example: A_REMINDER }) @IsUUID() reminderId!: string;
}
export class TeamDto {
  @ApiProperty({ enum: EMPLOYEE_ROLES, example: 'manager' }) @IsIn(EMPLOYEE_ROLES) role!: EmployeeRole;
  @ApiProperty({ type: String, nullable: true, example: A_BRANCH, description: 'null = of all branches' })
  @IsOptional()
  @IsUUID()
  branchId!: string | null;
}
export class AboutDto {
  @ApiProperty({ enum: ['message', 'subject'], example: 'message' }) @IsIn(['message', 'subject']) kind!:
    'message' | 'subject';
  @ApiPropertyOptional({ example: A_MESSAGE }) @MayBeLeftOut() @IsUUID() messageId?: string;
  @ApiPropertyOptional({ example: A_MESSAGE }) @MayBeLeftOut() @IsUUID() conversationId?: string;
  @ApiPropertyOptional({ example: 'sales.inquiry' }) @MayBeLeftOut() @IsIn(['sales.inquiry']) subject?: string;
  @ApiPropertyOptional({ example: A_MESSAGE, description: 'Of the subject' }) @MayBeLeftOut() @IsUUID() id?: string;
}
export class PreviewDto {
  @ApiPropertyOptional({ example: AN_INSTANT, description: 'The date; of a repeated one its beginning' })
  @MayBeLeftOut()
  @IsInstant()
  at?: string;
  @ApiPropertyOptional({ example: 'каждый понедельник в 9:00', description: 'RRULE, or how people say it' })
  @MayBeLeftOut()
  @IsWords(300)
  repeat?: string;
}
export class NewReminderDto extends PreviewDto {
  @ApiProperty({ example: 'Позвонить в Ромашку' }) @IsWords(2_000) text!: string;
  @ApiPropertyOptional({ type: AboutDto }) @MayBeLeftOut() @ValidateNested() @Type(() => AboutDto) about?: AboutDto;
  @ApiPropertyOptional({ example: AN_EMPLOYEE, description: 'Default: oneself' })
  @MayBeLeftOut()
  @IsUUID()
  employeeId?: string;
  @ApiPropertyOptional({ type: TeamDto, description: 'Instead of a person; outlives a leaver' })
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => TeamDto)
  team?: TeamDto;
}
export class MoveDto {
  @ApiProperty({ example: AN_INSTANT }) @IsInstant() to!: string;
}
export class SnoozeDto {
  @ApiPropertyOptional({ example: AN_INSTANT }) @MayBeLeftOut() @IsInstant() until?: string;
  @ApiPropertyOptional({ enum: puttingOff, example: 'morning' }) @MayBeLeftOut() @IsIn(puttingOff) choice?: PuttingOff;
}
export class HandOverDto {
  @ApiPropertyOptional({ example: AN_EMPLOYEE }) @MayBeLeftOut() @IsUUID() employeeId?: string;
  @ApiPropertyOptional({ type: TeamDto }) @MayBeLeftOut() @ValidateNested() @Type(() => TeamDto) team?: TeamDto;
}
export class RemindersQuery extends PageQuery {
  @ApiPropertyOptional({ example: false, description: 'true: those that are done or cancelled' })
  @MayBeLeftOut()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  over?: boolean;
}
export class PreviewAnswerDto {
  @ApiProperty({ type: String, nullable: true, example: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0' }) repeat!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: 'каждый понедельник в 9:00' }) repeatInWords!: string | null;
  @ApiProperty({ type: [String], example: ['2026-12-07T06:00:00.000Z'] }) next!: string[];
  @ApiProperty({ type: [String], example: ['пн, 7 декабря, 9:00'] }) nextInWords!: string[];
}
export class ReminderDto {
  @ApiProperty({ example: A_REMINDER }) reminderId!: string;
  @ApiProperty({ example: 3, description: 'Counts per person: what people call it by' }) number!: number;
  @ApiProperty({ type: TeamDto, nullable: true }) team!: { role: string; branchId: string | null } | null;
  @ApiProperty({ example: 'personal', description: '`personal`, `team`, or the rule of a context' }) rule!: string;
  @ApiProperty({ type: AboutDto, nullable: true }) about!: object | null;
  @ApiProperty({ example: 'Позвонить в Ромашку' }) text!: string;
  @ApiProperty({ example: 'Europe/Moscow' }) zone!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'When it is said next' }) fireAt!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) dueAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) snoozedUntil!: string | null;
  @ApiProperty({ type: String, enum: ['absent', 'hours', 'many'], nullable: true, example: null }) heldBecause!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) repeat!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) repeatInWords!: string | null;
  @ApiProperty({ type: [String], example: [], description: 'The next three dates of a repeated one' }) next!: string[];
  @ApiProperty({ enum: reminderStates, example: 'planned' }) state!: ReminderState;
  @ApiProperty({ type: String, nullable: true, example: null }) endedBecause!: string | null;
  @ApiProperty({ example: AN_INSTANT }) changedAt!: string;
  @ApiProperty({ example: 1 }) version!: number;
}
const states = ['said', 'skipped', 'pending', 'silent'] as const;
export class ReminderLogQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states, example: 'silent', description: '`silent`: said, and nobody reacted' })
  @MayBeLeftOut()
  @IsIn(states)
  state?: (typeof states)[number];
  @ApiPropertyOptional({ example: 'sales.next-step' }) @MayBeLeftOut() @IsString() @MaxLength(50) rule?: string;
  @ApiPropertyOptional({ example: AN_EMPLOYEE, description: 'Default: everybody, for those who may; else oneself' })
  @MayBeLeftOut()
  @IsUUID()
  employeeId?: string;
}
export class ReminderLogDto {
  @ApiProperty({ example: A_REMINDER }) id!: string;
  @ApiProperty({ example: 'sales.next-step' }) rule!: string;
  @ApiProperty({ example: `sales.inquiry:${A_MESSAGE}` }) subject!: string;
  @ApiProperty({ type: String, nullable: true, example: A_REMINDER }) reminderId!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 3 }) number!: number | null;
  @ApiProperty({ example: 'Обращение № 451, Ромашка: перезвонить' }) text!: string;
  @ApiProperty({ example: AN_INSTANT }) dueAt!: string;
  @ApiProperty({ example: `employee:${AN_EMPLOYEE}` }) owner!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE, description: 'Who was told' }) recipientId!:
    string | null;
  @ApiProperty({ enum: states.slice(0, 3), example: 'said' }) state!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) skippedBecause!: string | null;
  @ApiProperty({ example: false, description: 'In one message with others' }) gathered!: boolean;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) saidAt!: string | null;
  @ApiProperty({ example: 0 }) lateSeconds!: number;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) readAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'done' }) answer!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) answeredAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE }) answeredBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'done', description: 'What came of it' }) outcome!:
    string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) escalatedAt!: string | null;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
}
