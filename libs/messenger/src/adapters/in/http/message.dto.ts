import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut, MayBeNull } from '@prorab/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { FileDto } from './files.dto.js';
import type { ParticipantKey } from '../../../domain/participant.js';

const uuid = { format: 'uuid', example: '0190a000-0000-7000-8000-000000000001' } as const;
const instant = { format: 'date-time', example: '2026-11-23T09:00:00.000Z' } as const;
const someone = 'employee:0190a000-0000-7000-8000-000000000011';
const MENTION = /^(employee:[0-9a-f-]{36}|assistant:ava)$/;

export class MessageFactDto {
  @ApiProperty({ example: 'messenger.member-added' }) code!: string;
  @ApiProperty({ type: Object, additionalProperties: true, example: { who: someone } })
  params!: Readonly<Record<string, string | number | null>>;
}
export class MessageButtonDto {
  @ApiProperty({ example: 'done' }) id!: string;
  @ApiProperty({ example: 'Сделано' }) label!: string;
}
export class MessageDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty(uuid) conversationId!: string;
  @ApiProperty({ example: 12, description: 'Its place in the conversation: 1, 2, 3, … without a gap' }) seq!: number;
  @ApiProperty({ example: 15, description: 'Number of the change that made it what it is' }) change!: number;
  @ApiProperty({ example: someone, description: 'kind:id; kinds employee, visitor, partner, assistant, system' })
  author!: ParticipantKey;
  @ApiProperty({ nullable: true, type: String, example: 'c0ffee00-1' }) clientId!: string | null;
  @ApiProperty(instant) at!: string;
  @ApiProperty({ example: 'Кирпич будет во вторник' }) text!: string;
  @ApiProperty({ nullable: true, type: MessageFactDto, description: 'What the house noted; then there is no text' })
  fact!: MessageFactDto | null;
  @ApiProperty({ type: [String], example: [someone] }) mentions!: readonly ParticipantKey[];
  @ApiProperty({ nullable: true, type: String, ...uuid, example: null }) replyTo!: string | null;
  @ApiProperty({ example: false, description: 'May be told also in quiet hours' }) urgent!: boolean;
  @ApiProperty({ type: [FileDto] }) files!: readonly FileDto[];
  @ApiProperty({ type: Object, additionalProperties: true, example: { '👍': [someone] } })
  reactions!: Readonly<Record<string, readonly ParticipantKey[]>>;
  @ApiProperty({ type: [MessageButtonDto] }) buttons!: readonly MessageButtonDto[];
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) buttonsUntil!: string | null;
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) pinnedAt!: string | null;
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) editedAt!: string | null;
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) deletedAt!: string | null;
}
export class MessagePieceDto {
  @ApiProperty({ type: [MessageDto] }) messages!: MessageDto[];
  @ApiProperty({ example: 12 }) lastSeq!: number;
  @ApiProperty({ example: 15, description: 'Ask for changes from here on' }) head!: number;
}
export class NewerChangesDto {
  @ApiProperty({ type: [MessageDto] }) messages!: MessageDto[];
  @ApiProperty({ example: 15, description: 'What one has with these: ask again from here' }) head!: number;
  @ApiProperty({ example: false }) more!: boolean;
}
export class PieceQuery {
  @ApiPropertyOptional({ example: 100, description: 'Up to this number, without it' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  before?: number;
  @ApiPropertyOptional({ description: 'From this number on, without it', example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  after?: number;
  @ApiPropertyOptional({ description: 'On both sides of this number, with it', example: 70 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  around?: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}
export class SinceQuery {
  @ApiProperty({ example: 12, description: 'Number of the last change that one has; 0: from the beginning' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  since!: number;
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 200, example: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 200;
}
export class EditDto {
  // How long it may be is the domain's to say, which says it better.
  @ApiProperty({ example: 'Кирпич будет в среду', maxLength: 20_000 }) @IsString() text!: string;
  @ApiPropertyOptional({ type: [String], example: [someone] })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(MENTION, { each: true })
  mentions?: ParticipantKey[];
}
export class PostDto extends EditDto {
  @ApiProperty({ example: 'c0ffee00-0001', description: 'Made by the client; a repeat with it is the same message' })
  @Matches(/^[\w-]{8,64}$/)
  clientId!: string;
  @ApiPropertyOptional({ nullable: true, type: String, ...uuid }) @MayBeNull() @IsUUID() replyTo?: string | null;
  @ApiPropertyOptional({ example: false }) @MayBeLeftOut() @IsBoolean() urgent?: boolean;
  @ApiPropertyOptional({
    type: [String],
    example: [],
    description: 'Ids of files that were uploaded here and wait for their message',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  files?: string[];
}
export class ReadUpToDto {
  @ApiProperty({ example: 12 }) @IsInt() @Min(0) @Max(2_000_000_000) seq!: number;
}
export class TrailLineDto {
  @ApiProperty(instant) at!: string;
  @ApiProperty({ example: someone }) by!: ParticipantKey;
  @ApiProperty({ enum: ['edited', 'deleted'], example: 'edited' }) what!: 'edited' | 'deleted';
  @ApiProperty({ example: 'Кирпич будет во вторник' }) text!: string;
}
