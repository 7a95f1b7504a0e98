import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsWords, MayBeLeftOut, PageQuery } from '@prorab/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { type BoardSort, boardSorts } from '../../../application/queries/list-inquiries.query.js';
import { type Channel, channels } from '../../../domain/channel.js';
import { type Attention, attentions } from '../../../domain/inquiry/attention.js';
import { type InquiryStatus, inquiryStatuses } from '../../../domain/inquiry/inquiry-status.js';
import { AN_EMPLOYEE, AN_INQUIRY, AN_INSTANT, A_BRANCH, A_PARTY, NamedPartyDto } from './ids.dto.js';

const splitAtCommas = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;
const yesOrNo = ['true', 'false'] as const;

export class BoardQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'waiting,assigned',
    type: String,
    description: `Parted by commas, of: ${inquiryStatuses.join(', ')}. Default: the open ones`,
  })
  @MayBeLeftOut()
  @Transform(splitAtCommas)
  @IsArray()
  @ArrayMaxSize(inquiryStatuses.length)
  @IsIn(inquiryStatuses, { each: true })
  state?: InquiryStatus[];
  @ApiPropertyOptional({ example: 'mine', description: '`mine`, `nobody` or the id of an employee' })
  @MayBeLeftOut()
  @Matches(/^(mine|nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'owner must be mine, nobody or the id of an employee',
  })
  owner?: string;
  @ApiPropertyOptional({ example: A_BRANCH }) @MayBeLeftOut() @IsUUID() branchId?: string;
  @ApiPropertyOptional({ example: 'фасады' }) @MayBeLeftOut() @IsWords(100) group?: string;
  @ApiPropertyOptional({ enum: channels, example: 'letter' }) @MayBeLeftOut() @IsIn(channels) channel?: Channel;
  @ApiPropertyOptional({ example: 'wholesale', description: 'Code of `GET /api/sales/pipelines`' })
  @MayBeLeftOut()
  @Matches(/^[a-z0-9-]{1,50}$/)
  pipeline?: string;
  @ApiPropertyOptional({ example: A_PARTY }) @MayBeLeftOut() @IsUUID() partyId?: string;
  @ApiPropertyOptional({ example: 1042, description: 'Looks in all states' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  number?: number;
  @ApiPropertyOptional({
    example: 'панели елка',
    description: 'Words, each anywhere in number and subject; six at most count; ё is е',
  })
  @MayBeLeftOut()
  @IsWords(200)
  text?: string;
  @ApiPropertyOptional({ enum: yesOrNo, example: 'true', description: 'The owed answer is late' })
  @MayBeLeftOut()
  @IsIn(yesOrNo)
  overdue?: 'true' | 'false';
  @ApiPropertyOptional({ enum: yesOrNo, example: 'true', description: 'Red for any reason of `attention`' })
  @MayBeLeftOut()
  @IsIn(yesOrNo)
  red?: 'true' | 'false';
  @ApiPropertyOptional({
    enum: boardSorts,
    example: 'oldest',
    default: 'oldest',
    description: '`deadline`: only those that owe an answer, the most urgent first',
  })
  @MayBeLeftOut()
  @IsIn(boardSorts)
  sort: BoardSort = 'oldest';
}
/** The filter without the page. */
export class ExportQuery extends OmitType(BoardQuery, ['limit', 'after', 'sort'] as const) {}

export class NextStepDto {
  @ApiProperty({ example: 'Перезвонить по панелям' }) text!: string;
  @ApiProperty({ example: AN_INSTANT }) due!: string;
}
export class InquiryLineDto {
  @ApiProperty({ example: AN_INQUIRY }) inquiryId!: string;
  @ApiProperty({ example: 1042 }) number!: number;
  @ApiProperty({ enum: inquiryStatuses, example: 'assigned' }) status!: InquiryStatus;
  @ApiProperty({ enum: channels, example: 'letter', description: 'Of the first contact' }) channel!: Channel;
  @ApiProperty({ enum: channels, isArray: true, example: ['letter', 'call'] }) channels!: Channel[];
  @ApiProperty({ type: NamedPartyDto }) party!: NamedPartyDto;
  @ApiProperty({ example: 'Фасадные панели, 120 м²' }) subject!: string;
  @ApiProperty({ example: 'Здравствуйте, нужны панели…' }) preview!: string;
  @ApiProperty({ type: String, nullable: true, example: A_BRANCH }) branchId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'фасады' }) group!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE }) ownerId!: string | null;
  @ApiProperty({ example: 2 }) contactCount!: number;
  @ApiProperty({ example: AN_INSTANT }) receivedAt!: string;
  @ApiProperty({ example: AN_INSTANT }) lastContactAt!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'null = no answer is owed' })
  respondBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'Then it goes back to the pool' })
  takeBy!: string | null;
  @ApiProperty({ example: AN_INSTANT }) statusSince!: string;
  @ApiProperty({ type: NextStepDto, nullable: true }) nextStep!: NextStepDto | null;
  @ApiProperty({ example: false, description: 'The head was told' }) escalated!: boolean;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The inquiry that it goes on in' })
  linkedTo!: string | null;
  @ApiProperty({ enum: attentions, isArray: true, example: ['answer-late'], description: 'Why it is red' })
  attention!: Attention[];
  @ApiProperty({ example: 7, description: 'For If-Match' }) version!: number;
}

class ColumnCountDto {
  @ApiProperty({ enum: inquiryStatuses, example: 'waiting' }) status!: InquiryStatus;
  @ApiProperty({ example: 12 }) all!: number;
  @ApiProperty({ example: 3 }) mine!: number;
  @ApiProperty({ example: 9 }) nobody!: number;
}
export class BoardCountsDto {
  @ApiProperty({ type: [ColumnCountDto], description: 'The open states' }) columns!: ColumnCountDto[];
  @ApiProperty({ example: 2, description: 'Whose owed answer is late' }) overdue!: number;
}
export class LossReasonDto {
  @ApiProperty({ example: 'price' }) code!: string;
  @ApiProperty({ example: 'Дорого' }) name!: string;
}
