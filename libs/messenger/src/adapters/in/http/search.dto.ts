import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWords, PageQuery } from '@prorab/platform';
import { IsOptional, IsUUID } from 'class-validator';
import { type ConversationKind, conversationKinds } from '../../../domain/conversation.js';
import { MessageDto } from './message.dto.js';

const uuid = { format: 'uuid', example: '0190a000-0000-7000-8000-000000000001' } as const;

export class SearchQuery extends PageQuery {
  @ApiProperty({
    example: 'красный кирпич',
    maxLength: 200,
    description: 'Words in any of their forms; all of them must be there',
  })
  @IsWords(200)
  text!: string;
  @ApiPropertyOptional(uuid) @IsOptional() @IsUUID() conversationId?: string;
  @ApiPropertyOptional({ ...uuid, description: 'Who said it' }) @IsOptional() @IsUUID() employeeId?: string;
}
export class FoundConversationDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ enum: conversationKinds, example: 'group' }) kind!: ConversationKind;
  @ApiProperty({ nullable: true, type: String, example: 'Склад' }) title!: string | null;
}
export class FoundMessageDto {
  @ApiProperty({ type: MessageDto }) message!: MessageDto;
  @ApiProperty({ type: FoundConversationDto }) conversation!: FoundConversationDto;
}
