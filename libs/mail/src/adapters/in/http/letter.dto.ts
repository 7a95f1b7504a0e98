import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@prorab/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { AT, HASH, ID, OTHER_ID, PERSON } from './examples.js';

export const KINDS = ['person', 'form', 'auto-reply', 'list', 'bounce', 'robot', 'calendar', 'spam'] as const;
const DIRECTIONS = ['in', 'out', 'internal'] as const;

export class LettersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: KINDS, example: 'person' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];

  @ApiPropertyOptional({ enum: DIRECTIONS, example: 'in' })
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: (typeof DIRECTIONS)[number];

  @ApiPropertyOptional({ example: 'sales' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  mailbox?: string;

  @ApiPropertyOptional({ example: 'ivan@stroydvor.ru', description: 'Anybody in the letter' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  address?: string;

  @ApiPropertyOptional({ example: 'кирпич колпино', description: 'Each word has to occur' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ example: true, description: 'true: it made an inquiry and nobody has answered' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unanswered?: boolean;

  @ApiPropertyOptional({ example: ID })
  @IsOptional()
  @IsUUID()
  threadId?: string;
}
export class LetterIdParam {
  @ApiProperty({ example: ID }) @IsUUID() id!: string;
}
export class AttachmentParam extends LetterIdParam {
  @ApiProperty({ example: '0', description: 'Number of the attachment within the letter' })
  @Matches(/^\d{1,4}$/)
  n!: string;
}
export class AttachmentQuery {
  @ApiPropertyOptional({
    example: 'true',
    description: 'Show a picture in the page instead of saving it; pictures only',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  inline?: 'true' | 'false';
}
export class ClassifyDto {
  @ApiProperty({ enum: ['spam', 'person'], example: 'person', description: '`person` also says «not spam»' })
  @IsIn(['spam', 'person'])
  as!: 'spam' | 'person';
}
export class ClassifiedDto {
  @ApiProperty({
    example: true,
    description:
      'An inquiry comes of it, a new one or that which went away with it. Not of history that is on the time line of its customer',
  })
  opensInquiry!: boolean;
}
export class AddressDto {
  @ApiProperty({ example: PERSON.address }) @IsEmail() @MaxLength(254) address!: string;
  @ApiProperty({ example: PERSON.name, required: false }) @IsOptional() @IsString() @MaxLength(200) name: string = '';
}

export class LetterBriefDto {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: OTHER_ID }) threadId!: string;
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ enum: KINDS, example: 'person' }) kind!: string;
  @ApiProperty({ enum: DIRECTIONS, example: 'in' }) direction!: string;
  @ApiProperty({ type: AddressDto, nullable: true, example: PERSON }) from!: { address: string; name: string } | null;
  @ApiProperty({ type: String, nullable: true, example: PERSON.address }) customerAddress!: string | null;
  @ApiProperty({ example: 'Запрос цены' }) subject!: string;
  @ApiProperty({ example: 'Просим выставить счёт на газобетон' }) preview!: string;
  @ApiProperty({ example: AT, description: 'The date of the letter if it can be true' }) date!: string;
  @ApiProperty({ example: AT, description: 'When the server took it' }) receivedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Employee who wrote or forwarded it' })
  authorId!: string | null;
  @ApiProperty({ example: true }) awaiting!: boolean;
  @ApiProperty({ example: false }) history!: boolean;
  @ApiProperty({ example: false, description: 'A stub: only the head was fetched' }) tooLarge!: boolean;
  @ApiProperty({ example: 1 }) attachments!: number;
  @ApiProperty({ example: 15_321 }) size!: number;
  @ApiProperty({ example: false }) bounced!: boolean;
}
export class AttachmentDto {
  @ApiProperty({ example: 0 }) n!: number;
  @ApiProperty({ example: 'Спецификация.pdf' }) name!: string;
  @ApiProperty({ example: 'application/pdf', description: 'By its content where that says something' }) type!: string;
  @ApiProperty({ example: 90_210 }) size!: number;
  @ApiProperty({ example: false }) inline!: boolean;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What `data-cid` of the HTML refers to' })
  contentId!: string | null;
  @ApiProperty({ example: HASH, description: 'May be attached to an answer by this' }) hash!: string;
}
export class ReceiptDto {
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ example: 'INBOX' }) folder!: string;
  @ApiProperty({ example: AT }) receivedAt!: string;
}
export class BounceDto {
  @ApiProperty({ example: ID, description: 'The letter that is the report' }) letterId!: string;
  @ApiProperty({ type: String, nullable: true, example: PERSON.address }) recipient!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '5.1.1' }) status!: string | null;
  @ApiProperty({ example: '550 5.1.1 no such user' }) diagnostic!: string;
  @ApiProperty({ enum: ['hard', 'soft'], example: 'hard' }) severity!: string;
  @ApiProperty({ example: AT }) at!: string;
}
export class LetterDto {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: OTHER_ID }) threadId!: string;
  @ApiProperty({ example: 'ни на что не ссылается' }) placedBecause!: string;
  @ApiProperty({ enum: KINDS, example: 'person' }) kind!: string;
  @ApiProperty({ type: [String], example: ['person: признаков робота, рассылки и формы нет'] })
  reasons!: readonly string[];
  @ApiProperty({ enum: DIRECTIONS, example: 'in' }) direction!: string;
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ type: String, nullable: true, example: 'abc@stroydvor.ru' }) messageId!: string | null;
  @ApiProperty({ example: 'Запрос цены' }) subject!: string;
  @ApiProperty({ example: 'Просим выставить счёт' }) preview!: string;
  @ApiProperty({ type: AddressDto, nullable: true, example: PERSON }) from!: { address: string; name: string } | null;
  @ApiProperty({ type: [AddressDto], example: [{ address: 'sales@prorab.ru', name: '' }] }) to!: readonly unknown[];
  @ApiProperty({ type: [AddressDto], example: [] }) cc!: readonly unknown[];
  @ApiProperty({ type: [AddressDto], example: [] }) replyTo!: readonly unknown[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: {
      ...PERSON,
      via: 'from',
      contacts: [{ kind: 'email', value: PERSON.address, name: PERSON.name, confidence: 0.9, source: 'from' }],
    },
  })
  customer!: unknown;
  @ApiProperty({ type: String, nullable: true, example: null }) authorId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The answer of the board whose copy it is' })
  answerId!: string | null;
  @ApiProperty({ example: false }) history!: boolean;
  @ApiProperty({ example: false }) tooLarge!: boolean;
  @ApiProperty({ example: true }) awaiting!: boolean;
  @ApiProperty({ example: 15_321 }) size!: number;
  @ApiProperty({ example: AT }) date!: string;
  @ApiProperty({ example: AT }) receivedAt!: string;
  @ApiProperty({ example: AT }) storedAt!: string;
  @ApiProperty({ example: 'Добрый день!\n-- \nИван' }) text!: string;
  @ApiProperty({ example: 'Добрый день!' }) ownText!: string;
  @ApiProperty({ example: '' }) quotedText!: string;
  @ApiProperty({ example: '-- \nИван' }) signature!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '<p>Добрый день!</p>',
    description: 'Safe to show; remote pictures wait in data-remote-src',
  })
  safeHtml!: string | null;
  @ApiProperty({ example: false }) hasRemoteImages!: boolean;
  @ApiProperty({ type: [String], example: [] }) warnings!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, example: {}, description: 'Fields, when it is a form' })
  form!: unknown;
  @ApiProperty({ type: 'array', items: { type: 'object' }, example: [] }) invites!: readonly unknown[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object' },
    example: [],
    description: 'Letters within it, outermost first',
  })
  forwarded!: readonly unknown[];
  @ApiProperty({ type: [AttachmentDto] }) attachments!: AttachmentDto[];
  @ApiProperty({ type: [ReceiptDto], description: 'In which boxes and folders it lies' }) receipts!: ReceiptDto[];
  @ApiProperty({ type: [BounceDto], example: [] }) bounces!: readonly BounceDto[];
}
