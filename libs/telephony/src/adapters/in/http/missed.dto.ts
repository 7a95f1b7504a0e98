import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@prorab/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { MESSAGE_STAGES, type MessageStage, type MissedView } from '../../../application/queries/list-missed.query.js';
import type { EpisodeEnd } from '../../../domain/missed-episode.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const AT = '2026-11-27T09:00:00.000Z';
const KINDS = ['number', 'hidden', 'odd'] as const;
const TOLD = ['owner', 'head'] as const;
const ENDS = ['talk', 'answer', 'person'] as const;

export class MissedQuery extends PageQuery {
  @ApiPropertyOptional({ description: '`false`: those who were dealt with', example: true, default: true })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open: boolean = true;
  @ApiPropertyOptional({ example: ID })
  @IsOptional()
  @IsUUID()
  branchId?: string;
}
export class EpisodeIdParam {
  @ApiProperty({ example: ID })
  @IsUUID()
  id!: string;
}
export class CloseMissedDto {
  @ApiProperty({ example: 'Ошибся номером', description: 'Why nobody has to call back' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}
class MissedMessageDto {
  @ApiProperty({ example: ID, description: 'Its recording is that of the call' }) callId!: string;
  @ApiProperty({
    enum: MESSAGE_STAGES,
    example: 'kept',
    description: '`waiting`: it can be heard soon; `unreadable`: never',
  })
  stage!: MessageStage;
  @ApiProperty({ type: Number, nullable: true, example: 23.4 }) seconds!: number | null;
}
export class MissedDto implements MissedView {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: '+78112201234', description: 'Number of ours that was called' }) line!: string;
  @ApiProperty({ example: 'Псков' }) lineTitle!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) branchId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '+79112223344', description: 'null: hidden' })
  callerNumber!: string | null;
  @ApiProperty({ enum: KINDS, example: 'number', description: 'Only a `number` can be called back' })
  callerKind!: MissedView['callerKind'];
  @ApiProperty({ type: String, nullable: true, example: ID }) partyId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) partyName!: string | null;
  @ApiProperty({ example: 2, description: 'How often he has tried' }) count!: number;
  @ApiProperty({ example: AT }) firstAt!: Date;
  @ApiProperty({ example: AT }) lastAt!: Date;
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'Employee who was told to call back' })
  ownerId!: string | null;
  @ApiProperty({ enum: TOLD, nullable: true, example: 'owner', description: 'Who has heard of it so far' })
  told!: MissedView['told'];
  @ApiProperty({ type: Date, nullable: true, example: AT, description: 'Since when he asks to be called back' })
  callBackAt!: Date | null;
  @ApiProperty({ example: ID, description: 'The latest of his calls' }) lastCallId!: string;
  @ApiProperty({ type: [MissedMessageDto], description: 'That he has left, the first first' })
  messages!: MissedMessageDto[];
  @ApiProperty({ type: Date, nullable: true, example: null }) closedAt!: Date | null;
  @ApiProperty({ enum: ENDS, nullable: true, example: null, description: '`answer`: in a chat or by letter' })
  end!: EpisodeEnd | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Employee' }) closedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) reason!: string | null;
}
