import { ApiProperty } from '@nestjs/swagger';
import { IsInstant, PageQuery } from '@prorab/platform';
import { inquiryStatuses } from '../../../domain/inquiry/inquiry-status.js';
import { LossReasonDto } from './board.dto.js';
import { AN_INQUIRY, AN_INSTANT, NamedDto, NamedPartyDto } from './ids.dto.js';

export class BreachesQuery extends PageQuery {
  @ApiProperty({ example: '2026-11-01T00:00:00+03:00', description: 'Received from' }) @IsInstant() from!: string;
  @ApiProperty({ example: '2026-12-01T00:00:00+03:00', description: 'Received before' }) @IsInstant() to!: string;
}
export class PeriodQuery {
  @ApiProperty({ example: '2026-11-01T00:00:00+03:00', description: 'Closed from' }) @IsInstant() from!: string;
  @ApiProperty({ example: '2026-12-01T00:00:00+03:00', description: 'Closed before' }) @IsInstant() to!: string;
}
export class LossLineDto {
  @ApiProperty({ type: LossReasonDto }) reason!: LossReasonDto;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Whose it was; null = nobody’s' })
  manager!: NamedDto | null;
  @ApiProperty({ example: 12 }) lost!: number;
}
export class BreachDto {
  @ApiProperty({ example: AN_INQUIRY }) inquiryId!: string;
  @ApiProperty({ example: 1042 }) number!: number;
  @ApiProperty({ example: 'Фасадные панели' }) subject!: string;
  @ApiProperty({ enum: inquiryStatuses, example: 'answered' }) status!: string;
  @ApiProperty({ type: NamedPartyDto }) party!: NamedPartyDto;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who held it last' }) owner!: NamedDto | null;
  @ApiProperty({ example: AN_INSTANT }) receivedAt!: string;
  @ApiProperty({ example: AN_INSTANT, description: 'By the hours of the branch' }) dueAt!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'null = never answered' })
  firstAnsweredAt!: string | null;
  @ApiProperty({ example: 42.5 }) lateWorkingMinutes!: number;
}
