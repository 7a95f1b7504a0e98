import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@prorab/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AT, HASH, ID, OTHER_ID, PERSON } from './examples.js';
import { AddressDto, AttachmentDto, BounceDto, LetterBriefDto } from './letter.dto.js';

export const STATUSES = ['waiting', 'undone', 'sending', 'sent', 'failed', 'try-later', 'uncertain'] as const;

export class AttachedDto {
  @ApiProperty({ example: HASH, description: 'Of an upload, or of a file of a letter' })
  @Matches(/^[0-9a-f]{64}$/)
  hash!: string;
  @ApiPropertyOptional({ example: 'Счёт 1042.pdf' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;
}
export class WriteAnswerDto {
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'The newest letter that the writer has seen' })
  @IsOptional()
  @IsUUID()
  seenLetterId: string | null = null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: null,
    description: 'The newest answer that he has seen',
  })
  @IsOptional()
  @IsUUID()
  seenAnswerId?: string | null;
  @ApiPropertyOptional({ example: 'Добрый день! Есть, 12 500 ₽.' })
  @IsOptional()
  @IsString()
  @MaxLength(200_000)
  text?: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '<p>Добрый день!</p>',
    description: 'Cleaned before it is sent',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000_000)
  html?: string | null;
  @ApiPropertyOptional({
    type: [AddressDto],
    example: [PERSON],
    description: 'By default the customer of the conversation',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddressDto)
  to?: AddressDto[];
  @ApiPropertyOptional({ type: [AddressDto], example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddressDto)
  cc?: AddressDto[];
  @ApiPropertyOptional({ example: 'Re: Запрос цены' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  subject?: string;
  @ApiPropertyOptional({ type: [AttachedDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AttachedDto)
  attachments?: AttachedDto[];
  @ApiPropertyOptional({ example: true, default: true, description: 'Quote the letter that is answered' })
  @IsOptional()
  @IsBoolean()
  quote?: boolean;
  @ApiPropertyOptional({ example: false, description: 'Send although somebody else answered meanwhile' })
  @IsOptional()
  @IsBoolean()
  anyway?: boolean;
}
export class AnswersQuery extends PageQuery {
  @ApiPropertyOptional({
    type: String,
    example: 'uncertain,failed',
    description: `Parted by commas, of: ${STATUSES.join(', ')}`,
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(STATUSES.length)
  @IsIn(STATUSES, { each: true })
  status?: (typeof STATUSES)[number][];
}
export class AnswerBriefDto {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: OTHER_ID }) threadId!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) authorId!: string | null;
  @ApiProperty({ example: false }) automatic!: boolean;
  @ApiProperty({ type: [AddressDto], example: [PERSON] }) to!: readonly unknown[];
  @ApiProperty({ example: 'Re: Запрос цены' }) subject!: string;
  @ApiProperty({ enum: STATUSES, example: 'uncertain' }) status!: string;
  @ApiProperty({ example: AT }) dueAt!: string;
  @ApiProperty({ example: AT }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) sentAt!: string | null;
  @ApiProperty({ example: 1 }) attempts!: number;
  @ApiProperty({ type: String, nullable: true, example: null }) response!: string | null;
}
export class IdParam {
  @ApiProperty({ example: ID }) @IsUUID() id!: string;
}

export class OutcomeDto {
  @ApiProperty({ example: PERSON.address }) address!: string;
  @ApiProperty({ enum: ['accepted', 'refused', 'later'], example: 'accepted' }) outcome!: string;
  @ApiProperty({ example: '250 2.0.0 Ok' }) response!: string;
}
export class AnswerFileDto extends AttachedDto {
  @ApiProperty({ example: 'application/pdf' }) type!: string;
  @ApiProperty({ example: 90_210 }) size!: number;
}
export class AnswerDto {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: OTHER_ID }) threadId!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) replyToLetterId!: string | null;
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) authorId!: string | null;
  @ApiProperty({ example: false }) automatic!: boolean;
  @ApiProperty({ type: AddressDto, example: { address: 'sales@prorab.ru', name: 'Анна, Прораб' } }) from!: unknown;
  @ApiProperty({ type: [AddressDto], example: [PERSON] }) to!: readonly unknown[];
  @ApiProperty({ type: [AddressDto], example: [] }) cc!: readonly unknown[];
  @ApiProperty({ example: 'Re: Запрос цены' }) subject!: string;
  @ApiProperty({ example: 'Добрый день! Есть.' }) text!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) html!: string | null;
  @ApiProperty({ type: [AnswerFileDto] }) attachments!: readonly unknown[];
  @ApiProperty({
    enum: STATUSES,
    example: 'waiting',
    description: '`uncertain`: a person decides, see resend and confirm',
  })
  status!: string;
  @ApiProperty({ example: AT, description: 'It leaves then, or is tried again' }) dueAt!: string;
  @ApiProperty({ example: AT }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) sentAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'When its copy lay in Sent' }) filedAt!:
    string | null;
  @ApiProperty({ example: 0 }) attempts!: number;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What the server said last' }) response!:
    string | null;
  @ApiProperty({ type: [OutcomeDto], example: [] }) recipients!: readonly OutcomeDto[];
  @ApiProperty({ type: [BounceDto], example: [] }) bounces!: readonly BounceDto[];
}
export class ThreadLetterDto extends LetterBriefDto {
  @ApiProperty({ example: 'Добрый день!' }) ownText!: string;
  @ApiProperty({ example: '' }) quotedText!: string;
  @ApiProperty({ example: '' }) signature!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) safeHtml!: string | null;
  @ApiProperty({ example: false }) hasRemoteImages!: boolean;
  @ApiProperty({ type: [AttachmentDto] }) files!: AttachmentDto[];
}
export class ThreadItemDto {
  @ApiProperty({ enum: ['letter', 'answer'], example: 'letter' }) what!: 'letter' | 'answer';
  @ApiProperty({ example: AT }) at!: string;
  @ApiProperty({ type: ThreadLetterDto, required: false }) letter?: ThreadLetterDto;
  @ApiProperty({ type: AnswerDto, required: false }) answer?: AnswerDto;
}
export class ThreadDto {
  @ApiProperty({ example: OTHER_ID }) id!: string;
  @ApiProperty({ example: 'Запрос цены' }) subject!: string;
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ type: AddressDto, nullable: true, example: PERSON }) customer!: {
    address: string;
    name: string;
  } | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The conversation that this one goes on from',
  })
  relatedThreadId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AT }) lastAnswerAt!: string | null;
  @ApiProperty({ type: [ThreadItemDto] }) items!: ThreadItemDto[];
}
