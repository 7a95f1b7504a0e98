import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { type InquiryStatus, inquiryStatuses } from '../../../domain/inquiry/inquiry-status.js';
import { type GuardedMove, type Need, guardedMoves, needs } from '../../../domain/inquiry/pipeline.js';
import { ChangeDto } from './inquiry.dto.js';

class PipelineStageDto {
  @ApiProperty({ enum: inquiryStatuses, example: 'answered' }) status!: InquiryStatus;
  @ApiProperty({ example: 'Предложение отправлено' }) name!: string;
}
class PipelineGuardDto {
  @ApiProperty({ enum: guardedMoves, example: 'won' }) move!: GuardedMove;
  @ApiProperty({ enum: needs, isArray: true, example: ['invoice'] }) needs!: readonly Need[];
  @ApiProperty({ example: true, description: 'A person may go on without, and writes why' }) unlessNoted!: boolean;
}
export class PipelineDto {
  @ApiProperty({ example: 'wholesale' }) code!: string;
  @ApiProperty({ example: 'Опт' }) name!: string;
  @ApiProperty({ type: [PipelineStageDto], description: 'The other states keep their usual names' })
  stages!: PipelineStageDto[];
  @ApiProperty({ type: [PipelineGuardDto] }) guards!: PipelineGuardDto[];
}
export class MoveToPipelineDto extends ChangeDto {
  @ApiProperty({ example: 'wholesale' }) @Matches(/^[a-z0-9-]{1,50}$/) pipeline!: string;
}
