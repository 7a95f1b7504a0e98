import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@prorab/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { CallBrief, CallView } from '../../../application/queries/call-view.js';
import type { CallDirection, CallNote, CallOutcome, CallStage, Leg, LegEnd, LegPurpose } from '../../../domain/call.js';
import { CallVisitDto, VISIT } from './call-visit.dto.js';
import { CallerCardDto } from './caller-card.dto.js';
import { NumberPlaceDto, PLACE } from './number-place.dto.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const AT = '2026-11-27T09:00:00.000Z';
export const DIRECTIONS = ['in', 'out'] as const;
const PURPOSES = ['ring', 'own', 'transfer', 'return', 'consult', 'listen'] as const;
export const STAGES = ['arrived', 'ringing', 'talking', 'voicemail', 'ended'] as const;
export const OUTCOMES = ['talked', 'missed', 'given-up', 'closed', 'unanswered', 'dropped', 'broken'] as const;
const RECORDINGS = ['waiting', 'kept', 'empty', 'missing', 'unreadable', 'removed'] as const;
export const KINDS = ['number', 'inside', 'hidden', 'odd'] as const;
export const ENDS = [
  'normal',
  'busy',
  'no-answer',
  'rejected',
  'unreachable',
  'failed',
  'unknown',
  'elsewhere',
  'lost',
] as const;

export const WHY =
  'Why a call that went out came to no talk: of the other side (`unanswered`) or of the own phone (`given-up`)';

export class CallsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Going on now', example: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open?: boolean;
  @ApiPropertyOptional({ enum: OUTCOMES, example: 'missed' })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: CallOutcome;
  @ApiPropertyOptional({ description: 'Of the caller', example: '+79112223344' })
  @IsOptional()
  @Matches(/^\+\d{7,15}$/)
  callerNumber?: string;
  @ApiPropertyOptional({ example: ID })
  @IsOptional()
  @IsUUID()
  partyId?: string;
  @ApiPropertyOptional({ description: 'Employee who talked', example: ID })
  @IsOptional()
  @IsUUID()
  answeredBy?: string;
}
export class CallIdParam {
  @ApiProperty({ example: ID })
  @IsUUID()
  id!: string;
}
export class CallNoteDto implements CallNote {
  @ApiProperty({ example: 'Просил счёт на 40 мешков' }) text!: string;
  @ApiProperty({ example: ID, description: 'Employee who had the last word' }) by!: string;
  @ApiProperty({ example: AT }) at!: Date;
}
export class CallBriefDto implements CallBrief {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ enum: DIRECTIONS, example: 'in', description: '`out`: one of us called' }) direction!: CallDirection;
  @ApiProperty({ enum: STAGES, example: 'ended' }) stage!: CallStage;
  @ApiProperty({ enum: OUTCOMES, nullable: true, example: 'talked', description: 'null while it goes on' })
  outcome!: CallOutcome | null;
  @ApiProperty({ example: '+78112201234', description: 'Number of ours that was called' }) line!: string;
  @ApiProperty({ example: 'Псков' }) lineTitle!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) branchId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '+79112223344', description: 'null: hidden' })
  callerNumber!: string | null;
  @ApiProperty({ enum: KINDS, example: 'number', description: '`odd`: nobody can be called back at it' })
  callerKind!: CallBrief['callerKind'];
  @ApiProperty({ example: 'Ivan', description: 'As the exchange wrote it; a stranger may have said it' })
  callerName!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) partyId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) partyName!: string | null;
  @ApiProperty({ type: NumberPlaceDto, nullable: true, description: PLACE }) place!: NumberPlaceDto | null;
  @ApiProperty({ type: CallVisitDto, nullable: true, description: VISIT }) visit!: CallVisitDto | null;
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'Employee who has talked' })
  answeredBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Employee whose call goes out' })
  calledBy!: string | null;
  @ApiProperty({ enum: ENDS, nullable: true, example: null, description: WHY })
  why!: LegEnd | null;
  @ApiProperty({ example: AT }) startedAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: AT }) answeredAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: AT }) endedAt!: Date | null;
  @ApiProperty({
    ...{ enum: RECORDINGS, nullable: true, example: 'kept' },
    description:
      'Of the talk; `waiting`: it can be heard soon; `unreadable`: its file is no sound, and lies at the exchange still; null: nobody has talked, or they talk still',
  })
  recording!: CallBrief['recording'];
  @ApiProperty({ type: [String], example: [ID], description: 'Employees who are in the talk now' })
  talking!: readonly string[];
  @ApiProperty({ type: CallNoteDto, nullable: true, description: 'Written down while talking' })
  note!: CallNoteDto | null;
}
class EarDto {
  @ApiProperty({ example: '1790000000.17~0', description: 'Leg that is heard' }) legId!: string;
  @ApiProperty({ example: false, description: 'He is heard by it, and by nobody else' }) whispers!: boolean;
}
export class LegDto implements Leg {
  @ApiProperty({ example: '1790000000.17~0', description: 'Of its channel at the exchange' }) id!: string;
  @ApiProperty({
    ...{ enum: PURPOSES, example: 'ring' },
    description:
      '`return`: it had the call and got it back; `consult`: asked, with the customer on hold; `listen`: no part of the talk',
  })
  purpose!: LegPurpose;
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'null: a number outside' })
  employeeId!: string | null;
  @ApiProperty({ example: '305' }) extension!: string;
  @ApiProperty({ example: 0, description: 'Of the way through the house; phones of one step ring together' })
  step!: number;
  @ApiProperty({ example: AT }) begunAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: AT }) rangAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: AT }) answeredAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: AT }) endedAt!: Date | null;
  @ApiProperty({ enum: ENDS, nullable: true, example: 'elsewhere', description: '`elsewhere`: somebody else took it' })
  end!: LegEnd | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: ID, description: 'Employee who asked for it' })
  by?: string | null;
  @ApiPropertyOptional({ type: EarDto, description: 'Of one that listens' })
  ear?: EarDto;
}
export class CallDto extends CallBriefDto implements CallView {
  @ApiProperty({ type: [LegDto] }) legs!: Leg[];
  @ApiProperty({ type: CallerCardDto, nullable: true, description: 'As sales knew him when he called' })
  party!: CallerCardDto | null;
  @ApiProperty({
    ...{ type: String, nullable: true, example: null },
    description: 'Call that has its other side, since whoever made it gave it there by the keys of his phone',
  })
  mergedInto!: string | null;
}
