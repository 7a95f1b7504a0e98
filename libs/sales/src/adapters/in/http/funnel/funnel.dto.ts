import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { IsWords, MayBeLeftOut, PageQuery } from '@prorab/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { type Channel, channels } from '../../../../domain/channel.js';
import { type StageTime, type TimedStage, timedStages } from '../../../../domain/funnel/stage-times.js';
import {
  type Dimension,
  type Outcome,
  type Stage,
  dimensions,
  outcomes,
  stages,
} from '../../../../domain/funnel/stages.js';
import { AN_EMPLOYEE, AN_INQUIRY, AN_INSTANT, A_BRANCH, A_PARTY, NamedDto } from '../ids.dto.js';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const IsDay = (): PropertyDecorator =>
  Matches(DAY, { message: ({ property }) => `${property} must be like 2026-11-02` });
const yesOrNo = ['true', 'false'] as const;
const splitAtCommas = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;

/** Which deals. */
export class DealsFilterQuery {
  @ApiProperty({ example: '2026-09-01', description: 'First day; the week that it is in is taken whole' })
  @IsDay()
  from!: string;
  @ApiProperty({
    example: '2026-11-30',
    description: 'Last day; the week that it is in is taken whole. Two years at most',
  })
  @IsDay()
  to!: string;
  @ApiPropertyOptional({ example: '2026-11-02', description: 'Monday of the week that the deal was made in' })
  @MayBeLeftOut()
  @IsDay()
  week?: string;
  @ApiPropertyOptional({
    enum: [...channels, 'none'],
    example: 'letter',
    description: '`none`: an invoice without a request',
  })
  @MayBeLeftOut()
  @IsIn([...channels, 'none'])
  channel?: Channel | 'none';
  @ApiPropertyOptional({ example: AN_EMPLOYEE, description: '`mine`, `nobody` or the id of an employee' })
  @MayBeLeftOut()
  @Matches(new RegExp(`^(mine|nobody|${UUID})$`), { message: 'manager must be mine, nobody or the id of an employee' })
  manager?: string;
  @ApiPropertyOptional({ example: A_BRANCH, description: '`none` or the id of a branch' })
  @MayBeLeftOut()
  @Matches(new RegExp(`^(none|${UUID})$`), { message: 'branch must be none or the id of a branch' })
  branch?: string;
  @ApiPropertyOptional({
    example: 'фасады',
    description: 'Mailbox group or line that the request came to; `none`: not known',
  })
  @MayBeLeftOut()
  @IsWords(100)
  source?: string;
  @ApiPropertyOptional({
    example: 'price',
    description: 'Code of `GET /api/sales/loss-reasons`; `none`: those that are not lost',
  })
  @MayBeLeftOut()
  @Matches(/^[a-z0-9-]{1,50}$/)
  reason?: string;
  @ApiPropertyOptional({ enum: yesOrNo, example: 'true', description: 'Old enough to judge by, or not yet' })
  @MayBeLeftOut()
  @IsIn(yesOrNo)
  ripe?: 'true' | 'false';
  @ApiPropertyOptional({ enum: stages, example: 'invoiced', description: 'Came at least as far' })
  @MayBeLeftOut()
  @IsIn(stages)
  reached?: Stage;
  @ApiPropertyOptional({ enum: stages, example: 'answered', description: 'Came as far and no further' })
  @MayBeLeftOut()
  @IsIn(stages)
  stoppedAt?: Stage;
  @ApiPropertyOptional({ enum: outcomes, example: 'lost' }) @MayBeLeftOut() @IsIn(outcomes) outcome?: Outcome;
}
export class DealsQuery extends IntersectionType(PageQuery, DealsFilterQuery) {}
export class FunnelQuery extends OmitType(DealsFilterQuery, [
  'week',
  'ripe',
  'reached',
  'stoppedAt',
  'outcome',
] as const) {
  @ApiPropertyOptional({
    example: 'week,channel',
    default: 'week',
    type: String,
    description: `One or two, parted by a comma, of: ${dimensions.join(', ')}`,
  })
  @MayBeLeftOut()
  @Transform(splitAtCommas)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(dimensions, { each: true })
  by: Dimension[] = ['week'];
}

const ROUBLES = '1234567.50';
class StageFiguresDto {
  @ApiProperty({ enum: stages, example: 'invoiced' }) stage!: Stage;
  @ApiProperty({ example: 120, description: 'Deals that came at least as far' }) reached!: number;
  @ApiProperty({ example: 70, description: 'Deals that came no further' }) stopped!: number;
  @ApiProperty({ example: 15, description: 'Those of them that are lost' }) lost!: number;
  @ApiProperty({ example: ROUBLES, description: 'Invoices of those that came at least as far' }) invoiced!: string;
  @ApiProperty({ example: ROUBLES, description: 'What was paid for them, refunds taken off' }) received!: string;
  @ApiProperty({ example: ROUBLES, description: 'Invoices of those that came no further' }) stoppedInvoiced!: string;
  @ApiProperty({ example: ROUBLES, description: 'Invoices of those of them that are lost' }) lostInvoiced!: string;
}
export class FunnelFiguresDto {
  @ApiProperty({ example: 300 }) deals!: number;
  @ApiProperty({ example: 160 }) open!: number;
  @ApiProperty({ example: 60, description: 'All is paid, or a person closed it as won' }) won!: number;
  @ApiProperty({ example: 80 }) lost!: number;
  @ApiProperty({ example: ROUBLES }) invoiced!: string;
  @ApiProperty({ example: ROUBLES }) received!: string;
  @ApiProperty({ example: '0.00', description: 'Invoices that look unpaid while the balance says that money is there' })
  untied!: string;
  @ApiProperty({ example: '0.00', description: 'Goods that left before the money came' }) credit!: string;
  @ApiProperty({ type: [StageFiguresDto], description: 'In order; the first holds all deals' })
  stages!: StageFiguresDto[];
}
export class FunnelLineDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { week: '2026-11-02', channel: 'letter' },
    description: 'Added to the query of the report, it asks `funnel/deals` for the deals of this line',
  })
  cell!: Record<string, string>;
  @ApiProperty({ example: ['02.11–08.11', 'Письмо'], description: 'In the order of `by`' }) labels!: string[];
  @ApiProperty({ type: FunnelFiguresDto, description: 'Old enough to judge by' }) ripe!: FunnelFiguresDto;
  @ApiProperty({ type: FunnelFiguresDto, description: 'Too young to judge by' }) unripe!: FunnelFiguresDto;
}
class FunnelTotalDto extends PickType(FunnelLineDto, ['ripe', 'unripe'] as const) {}
class RipenessDto {
  @ApiProperty({ example: 21, description: 'Nine of ten deals that were ever paid had been paid after so many days' })
  days!: number;
  @ApiProperty({ example: 840, description: 'Paid deals that it was worked out from' }) measured!: number;
  @ApiProperty({ example: true, description: 'false: too few were paid, it is a guess' }) known!: boolean;
  @ApiProperty({ example: AN_INSTANT, description: 'Deals made before are ripe' }) before!: string;
}
export class BooksAgeDto {
  @ApiProperty({ example: 'onec77' }) source!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'When they last answered' })
  checkedAt!: string | null;
}
export class FunnelDto {
  @ApiProperty({ example: '2026-08-31' }) from!: string;
  @ApiProperty({ example: '2026-12-06' }) to!: string;
  @ApiProperty({ enum: dimensions, isArray: true, example: ['week'] }) by!: readonly Dimension[];
  @ApiProperty({ type: [FunnelLineDto] }) lines!: FunnelLineDto[];
  @ApiProperty({ type: FunnelTotalDto, description: 'The sum of the lines' }) total!: FunnelTotalDto;
  @ApiProperty({ type: RipenessDto }) ripeness!: RipenessDto;
  @ApiProperty({ example: AN_INSTANT }) asOf!: string;
  @ApiProperty({ type: BooksAgeDto, nullable: true, description: 'null: no books were ever read' })
  books!: BooksAgeDto | null;
}

class DealPartyDto {
  @ApiProperty({ type: String, nullable: true, example: A_PARTY }) id!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) name!: string | null;
}
class DealBranchDto {
  @ApiProperty({ example: A_BRANCH }) id!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Омск' }) city!: string | null;
}
export class DealDto {
  @ApiProperty({ example: AN_INQUIRY, description: 'Of the inquiry, or the key of the invoice in the books' })
  id!: string;
  @ApiProperty({ enum: ['inquiry', 'invoice'], example: 'inquiry' }) kind!: 'inquiry' | 'invoice';
  @ApiProperty({ example: '1042' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) createdAt!: string;
  @ApiProperty({ example: '2026-11-23' }) week!: string;
  @ApiProperty({ type: DealPartyDto }) party!: DealPartyDto;
  @ApiProperty({ enum: channels, nullable: true, example: 'letter' }) channel!: Channel | null;
  @ApiProperty({ type: NamedDto, nullable: true }) manager!: NamedDto | null;
  @ApiProperty({ type: DealBranchDto, nullable: true }) branch!: DealBranchDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'фасады' }) source!: string | null;
  @ApiProperty({ enum: stages, example: 'invoiced' }) stage!: Stage;
  @ApiProperty({ enum: outcomes, example: 'open' }) outcome!: Outcome;
  @ApiProperty({ example: true }) ripe!: boolean;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Code, when it is lost' })
  lossReason!: string | null;
  @ApiProperty({ example: 1, description: 'Counted invoices' }) invoices!: number;
  @ApiProperty({ example: ROUBLES }) invoiced!: string;
  @ApiProperty({ example: '0.00' }) received!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) paidAt!: string | null;
}

class StageTimeDto {
  @ApiProperty({ enum: timedStages, example: 'waiting' }) stage!: TimedStage;
  @ApiProperty({ enum: ['working', 'calendar'], example: 'working' }) time!: StageTime['time'];
  @ApiProperty({ example: 240, description: 'Deals that have left the stage' }) measured!: number;
  @ApiProperty({ example: 0.5 }) medianHours!: number;
  @ApiProperty({ example: 6.2, description: 'Nine of ten were faster' }) p90Hours!: number;
}
class ManagerTimesDto {
  @ApiProperty({ type: NamedDto, nullable: true }) manager!: NamedDto | null;
  @ApiProperty({ type: [StageTimeDto] }) stages!: StageTimeDto[];
}
export class StageTimesDto {
  @ApiProperty({ type: [StageTimeDto] }) all!: StageTimeDto[];
  @ApiProperty({ type: [ManagerTimesDto], description: 'Who had most deals first' }) managers!: ManagerTimesDto[];
  @ApiProperty({ example: 300, description: 'Deals that were measured, the latest' }) deals!: number;
  @ApiProperty({ example: false, description: 'The period holds more' }) more!: boolean;
  @ApiProperty({ example: AN_INSTANT }) asOf!: string;
}
