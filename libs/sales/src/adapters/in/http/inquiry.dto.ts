import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant, IsWords, MayBeLeftOut, MayBeNull } from '@prorab/platform';
import { type PartiesOfLink, partiesOfLink } from '../../../application/linked-parties.js';
import { type Channel, channels } from '../../../domain/channel.js';
import { type InquiryStatus, inquiryStatuses } from '../../../domain/inquiry/inquiry-status.js';
import { type ContactPointKind, contactPointKinds } from '../../../domain/party/contact-point.js';
import { InquiryLineDto } from './board.dto.js';
import { ANOTHER_INQUIRY, AN_EMPLOYEE, AN_INQUIRY, AN_INSTANT, A_BRANCH, A_PARTY, NamedDto } from './ids.dto.js';

export class PointDto {
  @ApiProperty({ enum: contactPointKinds, example: 'phone' }) @IsIn(contactPointKinds) kind!: ContactPointKind;
  @ApiProperty({ example: '8 (812) 123-45-67', description: 'As people write it' }) @IsWords(320) value!: string;
}

const ways = ['call', 'visit', 'letter', 'chat', 'order'] as const;
export class RegisterContactDto {
  @ApiProperty({ enum: ways, example: 'call', description: 'A visit is kept as `form`: filled in by hand' })
  @IsIn(ways)
  way!: (typeof ways)[number];
  @ApiProperty({ type: [PointDto], maxItems: 20, description: 'Best first; empty = nobody knows who it was' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PointDto)
  from!: PointDto[];
  @ApiPropertyOptional({ type: String, nullable: true, example: 'ООО «Ромашка»' }) @MayBeNull() @IsWords(300) name?:
    string | null;
  @ApiProperty({ example: 'Фасадные панели, 120 м²' }) @IsWords(1000) subject!: string;
  @ApiPropertyOptional({ example: 'Перезвонить после обеда' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  note?: string;
  @ApiPropertyOptional({ example: AN_INSTANT, description: 'Default: now' })
  @MayBeLeftOut()
  @IsInstant()
  receivedAt?: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: A_BRANCH }) @MayBeNull() @IsUUID() branchId?:
    string | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'фасады' }) @MayBeNull() @IsWords(100) group?:
    string | null;
  @ApiPropertyOptional({
    example: true,
    default: true,
    description: 'A new one is taken at once by whoever writes it down',
  })
  @MayBeLeftOut()
  @IsBoolean()
  mine: boolean = true;
}
export class RegisteredContactDto {
  @ApiProperty({ example: AN_INQUIRY }) inquiryId!: string;
  @ApiProperty({ example: A_PARTY }) partyId!: string;
  @ApiProperty({ enum: ['open', 'join', 'reopen'], example: 'open', description: 'A new one, or one that was there' })
  outcome!: string;
}

/** What every change may carry beside its own. */
export class ChangeDto {
  @ApiPropertyOptional({ example: 7, description: 'The same as If-Match' })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  expectedVersion?: number;
}
export class NotedChangeDto extends ChangeDto {
  @ApiPropertyOptional({ example: 'Ушёл на объект' }) @MayBeLeftOut() @IsString() @MaxLength(2000) note?: string;
}
export class AssignDto extends NotedChangeDto {
  @ApiProperty({ example: AN_EMPLOYEE }) @IsUUID() employeeId!: string;
}
export class CloseDto extends NotedChangeDto {
  @ApiProperty({ enum: ['won', 'lost'], example: 'lost' }) @IsIn(['won', 'lost']) outcome!: 'won' | 'lost';
  @ApiPropertyOptional({ example: 'price', description: 'For a loss, of `GET /api/sales/loss-reasons`' })
  @MayBeLeftOut()
  @IsWords(50)
  reason?: string;
}
export class LinkDto extends NotedChangeDto {
  @ApiProperty({
    example: ANOTHER_INQUIRY,
    description: 'Where it goes on: an open inquiry, or a closed one, which is open again then',
  })
  @IsUUID()
  targetId!: string;
}
export class PlanDto extends ChangeDto {
  @ApiProperty({ example: 'Перезвонить по панелям' }) @IsWords(2000) text!: string;
  @ApiProperty({ example: '2026-11-24T12:00:00+03:00' }) @IsInstant() due!: string;
}
export class VersionDto {
  @ApiProperty({ example: 8, description: 'After the change' }) version!: number;
}

class LinkTargetDto {
  @ApiProperty({ example: ANOTHER_INQUIRY }) inquiryId!: string;
  @ApiProperty({ example: 987 }) number!: number;
  @ApiProperty({ example: 4 }) version!: number;
}
export class LinkedDto extends VersionDto {
  @ApiProperty({ type: LinkTargetDto }) target!: LinkTargetDto;
  @ApiProperty({
    enum: partiesOfLink,
    example: 'proposed',
    description:
      'same: one customer; merged: one of the two had no name and is the other now; proposed: two customers, a person decides whether they are one; different: a person has decided that they are two',
  })
  parties!: PartiesOfLink;
}

class SpentDto {
  @ApiProperty({ example: 35.5 }) minutes!: number;
  @ApiProperty({ example: 20 }) workingMinutes!: number;
}
export class HistoryLineDto {
  @ApiProperty({ example: ANOTHER_INQUIRY }) id!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null = the system' }) by!: NamedDto | null;
  @ApiProperty({ example: 'moved' }) kind!: string;
  @ApiProperty({ enum: inquiryStatuses, nullable: true, example: 'waiting' }) from!: InquiryStatus | null;
  @ApiProperty({ enum: inquiryStatuses, example: 'assigned' }) to!: InquiryStatus;
  @ApiProperty({ type: NamedDto, nullable: true }) owner!: NamedDto | null;
  @ApiProperty({ type: SpentDto, nullable: true, description: 'How long `from` had lasted' }) spent!: SpentDto | null;
  @ApiProperty({
    type: [String],
    example: ['Наименьшая загрузка: Анна Петрова: загрузка 3 из 10 (30 %), свободных 2.'],
  })
  because!: string[];
  @ApiProperty({ type: String, nullable: true, example: null }) note!: string | null;
}
export class TimeLineDto {
  @ApiProperty({ example: 'letter-0199d3a1', description: 'Of the context that brought it' }) contactId!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INQUIRY }) inquiryId!: string | null;
  @ApiProperty({ enum: channels, example: 'letter' }) channel!: Channel;
  @ApiProperty({ enum: ['in', 'out'], example: 'in' }) direction!: 'in' | 'out';
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ example: 'Фасадные панели' }) subject!: string;
  @ApiProperty({ example: 'Здравствуйте…', description: 'Of a call: what was noted of it' }) preview!: string;
  @ApiProperty({ type: String, nullable: true, example: 'thread-17' }) threadKey!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who answered' }) employee!: NamedDto | null;
}

class TimeInDto extends SpentDto {
  @ApiProperty({ enum: inquiryStatuses, example: 'waiting' }) status!: InquiryStatus;
}
class ContinuedDto {
  @ApiProperty({ example: ANOTHER_INQUIRY }) id!: string;
  @ApiProperty({ example: 987 }) number!: number;
}
export class InquiryDto extends InquiryLineDto {
  @ApiProperty({ type: NamedDto, nullable: true }) owner!: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true }) lastOwner!: NamedDto | null;
  @ApiProperty({ type: [NamedDto], description: 'Who returned it or let it lie' }) passedBy!: NamedDto[];
  @ApiProperty({ type: ContinuedDto, nullable: true }) continues!: ContinuedDto | null;
  @ApiProperty({ type: [ContinuedDto], description: 'Inquiries that go on in this one; 50 at most' })
  linkedFrom!: ContinuedDto[];
  @ApiProperty({ type: [String], example: ['thread-17'] }) threads!: string[];
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) firstAnsweredAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) assignedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) closedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) lossReason!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) lossNote!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'wholesale', description: 'null = the first of the pipelines' })
  pipeline!: string | null;
  @ApiProperty({ type: [TimeInDto] }) timeIn!: TimeInDto[];
  @ApiProperty({ type: [TimeLineDto], description: 'Newest first, 50 at most' }) contacts!: TimeLineDto[];
  @ApiProperty({ type: [HistoryLineDto], description: 'The last 50, oldest first' }) history!: HistoryLineDto[];
}

class PresentDto {
  @ApiProperty({ example: AN_EMPLOYEE }) id!: string;
  @ApiProperty({ example: 'Анна Петрова' }) name!: string;
  @ApiProperty({ enum: ['viewing', 'typing'], example: 'typing' }) mode!: 'viewing' | 'typing';
}
export class InquiryPresenceDto {
  @ApiProperty({ example: AN_INQUIRY }) inquiryId!: string;
  @ApiProperty({ type: [PresentDto] }) employees!: PresentDto[];
}
