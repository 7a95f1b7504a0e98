import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut } from '@prorab/platform';
import { Matches } from 'class-validator';
import type {
  CallBacks,
  CallReportView,
  DayOfCalls,
  HourOfWeek,
  LinesFigures,
  LostCallers,
  PersonFigures,
} from '../../../application/queries/report/report-view.js';
import type { CallFigures } from '../../../domain/report/call-figures.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const IsDay = (): PropertyDecorator =>
  Matches(DAY, { message: ({ property }) => `${property} must be like 2026-11-02` });
const seconds = (description: string) => ({ type: Number, nullable: true, example: 11, description });

export class ReportQuery {
  @ApiProperty({ example: '2026-11-01', description: 'First day, by the clock of each branch' })
  @IsDay()
  from!: string;
  @ApiProperty({ example: '2026-11-30', description: 'Last day; 400 days at most' })
  @IsDay()
  to!: string;
  @ApiPropertyOptional({ example: ID, description: 'Branch that was called: its id, or `none`' })
  @MayBeLeftOut()
  @Matches(new RegExp(`^(none|${UUID})$`), { message: 'branch must be none or the id of a branch' })
  branch?: string;
  @ApiPropertyOptional({ example: '+78112201234', description: 'Number of ours that was called' })
  @MayBeLeftOut()
  @Matches(/^\+\d{7,15}$/)
  line?: string;
}
export class CallFiguresDto implements CallFigures {
  @ApiProperty({ example: 120 }) calls!: number;
  @ApiProperty({ example: 96 }) answered!: number;
  @ApiProperty({ example: 20, description: 'Rang in vain, or the caller hung up before it could' }) missed!: number;
  @ApiProperty({ example: 4, description: 'Out of hours' }) closed!: number;
  @ApiProperty({
    ...{ type: Number, nullable: true, example: 0.8276 },
    description: '0 … 1: answered of answered and missed; null: there were none',
  })
  answeredShare!: number | null;
  @ApiProperty(seconds('Seconds until the answer: half waited no longer')) waitMedian!: number | null;
  @ApiProperty(seconds('Seconds until the answer: nine of ten waited no longer')) wait90!: number | null;
  @ApiProperty(seconds('Seconds after which half of those who waited in vain were gone')) gaveUpMedian!: number | null;
  @ApiProperty({ example: 18400, description: 'Seconds' }) talked!: number;
}
export class LinesFiguresDto extends CallFiguresDto implements LinesFigures {
  @ApiProperty({ type: String, nullable: true, example: 'Псков', description: 'null: the lines have none' })
  name!: string | null;
  @ApiProperty({ type: [String], example: ['+78112201234'] }) lines!: readonly string[];
  @ApiProperty({ example: 3, description: 'Callers who were lost' }) lost!: number;
}
export class PersonFiguresDto implements PersonFigures {
  @ApiProperty({ example: ID }) employeeId!: string;
  @ApiProperty({ example: 48 }) answered!: number;
  @ApiProperty(seconds('Seconds: half of his callers waited no longer')) waitMedian!: number | null;
  @ApiProperty(seconds('Seconds: nine of ten of his callers waited no longer')) wait90!: number | null;
  @ApiProperty({ example: 9200, description: 'Seconds' }) talked!: number;
}
export class DayOfCallsDto implements DayOfCalls {
  @ApiProperty({ example: '2026-11-02' }) day!: string;
  @ApiProperty({ example: 12 }) answered!: number;
  @ApiProperty({ example: 2 }) missed!: number;
  @ApiProperty({ example: 1 }) closed!: number;
}
export class HourOfWeekDto implements HourOfWeek {
  @ApiProperty({ example: 0, description: '0 Monday … 6 Sunday' }) weekday!: number;
  @ApiProperty({ example: 14, description: 'By the clock of the branch' }) hour!: number;
  @ApiProperty({ example: 12 }) calls!: number;
  @ApiProperty({ example: 2 }) missed!: number;
  @ApiProperty({ example: 1 }) closed!: number;
}
export class CallBacksDto implements CallBacks {
  @ApiProperty({ example: 20, description: 'Callers who were not answered, each with all that he tried' })
  episodes!: number;
  @ApiProperty({ example: 1, description: 'Hidden numbers; nothing below counts them' }) nameless!: number;
  @ApiProperty({ example: 14, description: 'By a talk, or an answer in chat or by letter' }) reached!: number;
  @ApiProperty({ example: 2, description: 'A person said that nobody has to call back' }) byWord!: number;
  @ApiProperty({ example: 3, description: 'Wait still' }) open!: number;
  @ApiProperty({
    ...{ type: Number, nullable: true, example: 6 },
    description: 'Working minutes until half were reached',
  })
  minutesMedian!: number | null;
  @ApiProperty({
    ...{ type: Number, nullable: true, example: 41 },
    description: 'Working minutes until nine of ten were',
  })
  minutes90!: number | null;
}
export class LostCallersDto implements LostCallers {
  @ApiProperty({ example: 4, description: 'No talk with the number and no answer by chat or letter within 24 hours' })
  callers!: number;
  @ApiProperty({ example: 1, description: 'Of them: a person said that nobody has to call back' }) byWord!: number;
  @ApiProperty({
    ...{ type: String, nullable: true, example: '36400.00' },
    description:
      'Roubles: each is worth what an inquiry by call brought on the average in his branch; null: too few to judge by',
  })
  sum!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '9100.00', description: 'Of the whole company' })
  perInquiry!: string | null;
  @ApiProperty({ example: 412, description: 'Inquiries by call that it is judged by' }) inquiries!: number;
  @ApiProperty({ example: '2025-11-27', description: 'Which were made from this day' }) from!: string;
  @ApiProperty({ example: '2026-11-27', description: 'To this one' }) to!: string;
}
export class CallReportDto implements CallReportView {
  @ApiProperty({ example: '2026-11-01' }) from!: string;
  @ApiProperty({ example: '2026-11-30' }) to!: string;
  @ApiProperty({ type: CallFiguresDto }) total!: CallFiguresDto;
  @ApiProperty({ type: [DayOfCallsDto], description: 'Those in which anybody called' }) days!: readonly DayOfCallsDto[];
  @ApiProperty({ type: [HourOfWeekDto] }) hours!: readonly HourOfWeekDto[];
  @ApiProperty({ type: CallBacksDto }) callBacks!: CallBacksDto;
  @ApiProperty({ type: LostCallersDto }) lost!: LostCallersDto;
  @ApiProperty({ type: [LinesFiguresDto], description: 'Of the lines called' }) cities!: readonly LinesFiguresDto[];
  @ApiProperty({ type: [LinesFiguresDto] }) sources!: readonly LinesFiguresDto[];
  @ApiProperty({ type: [PersonFiguresDto] }) people!: readonly PersonFiguresDto[];
}
