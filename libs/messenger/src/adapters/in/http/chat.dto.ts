import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeNull, PageQuery } from '@prorab/platform';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { type ChatsView, chatViews } from '../../../application/visitors/chat-views.js';
import { chatStates } from '../../../domain/visitors/chat.js';

const uuid = { format: 'uuid', example: '0190a000-0000-7000-8000-000000000001' } as const;
const instant = { format: 'date-time', example: '2026-11-23T09:00:00.000Z' } as const;
const orNull = { nullable: true, type: String } as const;

export class ChatIdParam {
  @ApiProperty(uuid) @IsUUID() chatId!: string;
}
export class ChatsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: chatViews,
    example: 'queue',
    description:
      'queue: waiting; mine; open: all that are not closed; all; stuck: silent too long, or nobody can close them',
  })
  @IsIn(chatViews)
  view: ChatsView = 'open';
}
export class ChatNoteDto {
  @ApiPropertyOptional({ ...orNull, example: 'Просит счёт на кирпич', description: 'The visitor never sees it' })
  @MayBeNull()
  @IsString()
  @MaxLength(2_000)
  note?: string | null;
}
export class TransferChatDto extends ChatNoteDto {
  @ApiPropertyOptional({ ...orNull, ...uuid, description: 'To this colleague, or …' })
  @MayBeNull()
  @IsUUID()
  employeeId?: string | null;
  @ApiPropertyOptional({ ...orNull, example: 'accounts', description: '… to whoever of this department is free' })
  @MayBeNull()
  @IsString()
  @MaxLength(40)
  department?: string | null;
}
export class ChatVisitorDto {
  @ApiProperty(uuid) id!: string;
  @ApiProperty({ ...orNull, example: 'Иван Петров' }) name!: string | null;
  @ApiProperty({ ...orNull, example: 'Псков' }) city!: string | null;
  @ApiProperty({ example: true }) isHere!: boolean;
  @ApiProperty({ ...orNull, example: 'https://shop.example/brick' }) page!: string | null;
}
export class ChatLastDto {
  @ApiProperty(instant) at!: string;
  @ApiProperty({ example: 'visitor:0190a000-0000-7000-8000-000000000021' }) author!: string;
  @ApiProperty({ example: 'Есть кирпич?' }) text!: string;
}
export class ChatLineDto {
  @ApiProperty(uuid) chatId!: string;
  @ApiProperty(uuid) conversationId!: string;
  @ApiProperty({ enum: chatStates, example: 'waiting' }) state!: (typeof chatStates)[number];
  @ApiProperty({ example: 'main' }) site!: string;
  @ApiProperty({ ...orNull, ...uuid, example: null }) agentId!: string | null;
  @ApiProperty({ ...orNull, example: null }) department!: string | null;
  @ApiProperty({ ...orNull, ...uuid }) inquiryId!: string | null;
  @ApiProperty({ ...orNull, example: 'Просит счёт' }) note!: string | null;
  @ApiProperty({ example: 0, description: '1: the owner was reminded, 2: the team was told, 3: the head' })
  ladderStage!: number;
  @ApiProperty(instant) openedAt!: string;
  @ApiProperty({ ...orNull, ...instant }) waitingSince!: string | null;
  @ApiProperty({ ...orNull, ...instant }) unansweredSince!: string | null;
  @ApiProperty({ ...orNull, ...instant, example: null }) closedAt!: string | null;
  @ApiProperty({ type: ChatVisitorDto }) visitor!: ChatVisitorDto;
  @ApiProperty({ nullable: true, type: ChatLastDto }) last!: ChatLastDto | null;
}
export class VisitSourceDto {
  @ApiProperty({ ...orNull, example: 'https://ya.example/search' }) referrer!: string | null;
  @ApiProperty({ type: Object, additionalProperties: { type: 'string' }, example: { utm_source: 'direct' } })
  utm!: Readonly<Record<string, string>>;
}
export class VisitorCompanyDto {
  @ApiProperty(uuid) partyId!: string;
  @ApiProperty({ ...orNull, example: 'ООО «Ромашка»' }) name!: string | null;
}
export class VisitedPageDto {
  @ApiProperty({ example: 'https://shop.example/brick' }) url!: string;
  @ApiProperty({ example: 'Кирпич' }) title!: string;
  @ApiProperty(instant) at!: string;
}
export class VisitorCardDto {
  @ApiProperty(uuid) visitorId!: string;
  @ApiProperty({ example: 'main' }) site!: string;
  @ApiProperty({ ...orNull, example: 'Иван Петров' }) name!: string | null;
  @ApiProperty({ ...orNull, example: 'ivan@romashka.example' }) email!: string | null;
  @ApiProperty({ ...orNull, example: '+7 911 000-00-00' }) phone!: string | null;
  @ApiProperty({ ...orNull, example: 'Псков' }) city!: string | null;
  @ApiProperty({ example: false, description: 'The site has signed who he is; else these are his own words' })
  isSigned!: boolean;
  @ApiProperty({ example: true }) isHere!: boolean;
  @ApiProperty(instant) firstSeenAt!: string;
  @ApiProperty(instant) lastSeenAt!: string;
  @ApiProperty({ nullable: true, type: VisitSourceDto }) source!: VisitSourceDto | null;
  @ApiProperty({ nullable: true, type: VisitorCompanyDto }) company!: VisitorCompanyDto | null;
  @ApiProperty({ ...orNull, ...uuid }) inquiryId!: string | null;
  @ApiProperty({ type: [VisitedPageDto], description: 'Newest first' }) pages!: VisitedPageDto[];
}
export class DepartmentDto {
  @ApiProperty({ example: 'accounts' }) key!: string;
  @ApiProperty({ example: 'Бухгалтерия' }) title!: string;
}
