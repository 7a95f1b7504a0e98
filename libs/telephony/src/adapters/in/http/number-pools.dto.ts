import { ApiProperty, PickType } from '@nestjs/swagger';
import type { PoolFigures } from '../../../application/queries/report/report-number-pools.query.js';
import { ReportQuery } from './report.dto.js';

export class PoolsQuery extends PickType(ReportQuery, ['from', 'to', 'branch']) {}
class PoolShortageDto {
  @ApiProperty({ example: '2026-11-02' }) day!: string;
  @ApiProperty({ example: 12, description: 'Visits for which there was no number' }) visits!: number;
}
export class PoolFiguresDto implements PoolFigures {
  @ApiProperty({ example: 'site' }) name!: string;
  @ApiProperty({ type: [String], example: ['+78112200001'] }) numbers!: readonly string[];
  @ApiProperty({ example: '+78112201234', description: 'Shown to visits for which there was none' }) fallback!: string;
  @ApiProperty({ example: 640, description: 'Visits to which a number was shown; kept for 90 days' }) visits!: number;
  @ApiProperty({ example: 31, description: 'That came from one of them' }) calls!: number;
  @ApiProperty({ type: [PoolShortageDto], description: 'Days on which there were too few numbers' })
  shortages!: readonly PoolShortageDto[];
}
