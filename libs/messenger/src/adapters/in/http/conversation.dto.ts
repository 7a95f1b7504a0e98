import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWords, MayBeLeftOut } from '@prorab/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsUUID } from 'class-validator';
import { type ConversationKind, conversationKinds } from '../../../domain/conversation.js';

const uuid = { format: 'uuid', example: '0190a000-0000-7000-8000-000000000001' } as const;
const instant = { format: 'date-time', example: '2026-11-23T09:00:00.000Z' } as const;

export class LastMessageDto {
  @ApiProperty({ example: 12 }) seq!: number;
  @ApiProperty({ example: 'employee:0190a000-0000-7000-8000-000000000011' }) author!: string;
  @ApiProperty(instant) at!: string;
  @ApiProperty({ example: 'Кирпич будет во вторник', description: 'The first 200 characters' }) text!: string;
  @ApiProperty({ nullable: true, type: String, example: null, description: 'What the house noted' }) factCode!:
    string | null;
  @ApiProperty({ example: 0 }) fileCount!: number;
}
export class ConversationLineDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: conversationKinds, example: 'group' }) kind!: ConversationKind;
  @ApiProperty({ nullable: true, type: String, example: 'Склад' }) title!: string | null;
  @ApiProperty({ nullable: true, type: String, ...uuid, example: null }) inquiryId!: string | null;
  @ApiProperty({ nullable: true, type: String, ...uuid, example: null, description: 'The other one of a direct talk' })
  counterpartId!: string | null;
  @ApiProperty({ example: 12, description: 'Number of the newest message' }) lastSeq!: number;
  @ApiProperty({ example: 15, description: 'Number of the newest change' }) head!: number;
  @ApiProperty(instant) lastAt!: string;
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) closedAt!: string | null;
  @ApiProperty({ example: 2 }) unread!: number;
  @ApiProperty({ example: 10 }) readSeq!: number;
  @ApiProperty({ example: false }) muted!: boolean;
  @ApiProperty({ nullable: true, type: LastMessageDto }) last!: LastMessageDto | null;
}
export class ConversationMemberDto {
  @ApiProperty({ example: 'employee:0190a000-0000-7000-8000-000000000011' }) who!: string;
  @ApiProperty({ enum: ['owner', 'member'], example: 'member' }) role!: 'owner' | 'member';
  @ApiProperty(instant) joinedAt!: string;
  @ApiProperty({ example: 12 }) deliveredSeq!: number;
  @ApiProperty({ example: 10 }) readSeq!: number;
}
export class ConversationDto extends ConversationLineDto {
  @ApiProperty({ example: true, description: 'false: one looks in by a right' }) isMember!: boolean;
  @ApiProperty({ type: [ConversationMemberDto] }) members!: ConversationMemberDto[];
}
export class OpenDirectDto {
  @ApiProperty(uuid) @IsUUID() employeeId!: string;
}
export class OpenGroupDto {
  @ApiProperty({ example: 'Склад', maxLength: 200 }) @IsWords(200) title!: string;
  @ApiProperty({ type: [String], example: ['0190a000-0000-7000-8000-000000000011'], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  employeeIds!: string[];
}
export class OpenedDto {
  @ApiProperty(uuid) conversationId!: string;
}
export class ConversationChangeDto {
  @ApiPropertyOptional({ example: 'Склад и доставка', maxLength: 200 }) @MayBeLeftOut() @IsWords(200) title?: string;
  @ApiPropertyOptional({ example: true }) @MayBeLeftOut() @IsBoolean() muted?: boolean;
}
export class AddMembersDto {
  @ApiProperty({ type: [String], example: ['0190a000-0000-7000-8000-000000000012'], maxItems: 100 })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  employeeIds!: string[];
}
