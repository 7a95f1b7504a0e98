import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { WaveformView } from '../../../application/queries/show-waveform.query.js';
import type { TalkSpan } from '../../../domain/talk-spans.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const ASIDES = ['hold', 'consult', 'transfer'] as const;

class SpanTalkerDto {
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'null: a number outside' })
  employeeId!: string | null;
  @ApiProperty({ example: '305', description: 'Of his phone, or the number outside' }) extension!: string;
}
export class TalkSpanDto implements TalkSpan {
  @ApiProperty({ example: 80.5, description: 'Seconds from the beginning of the recording' }) from!: number;
  @ApiProperty({ example: 125, description: 'Seconds from the beginning of the recording' }) to!: number;
  @ApiProperty({
    ...{ enum: ASIDES, nullable: true, example: null },
    description: 'Why the customer is not in it, but hears music, which is not recorded; null: he is',
  })
  aside!: TalkSpan['aside'];
  @ApiProperty({ type: [SpanTalkerDto], description: 'Ours who are in it; nobody while he is handed over' })
  who!: SpanTalkerDto[];
}
export class WaveformDto implements WaveformView {
  @ApiProperty({ example: 61.5 }) seconds!: number;
  @ApiProperty({ example: 'audio/ogg', description: '`audio/wav` where no encoder is installed' }) type!: string;
  @ApiProperty({ example: 123_456 }) bytes!: number;
  @ApiProperty({
    type: [Number],
    example: [0, 12, 57],
    description: 'The loudest moment of each of 400 parts, 0 to 100',
  })
  peaks!: number[];
  @ApiProperty({ type: [TalkSpanDto], description: 'Who talks when, in order; of a message, none' })
  spans!: TalkSpanDto[];
}
export class PersonQuery {
  @ApiPropertyOptional({ description: 'Of the caller', example: '+79112223344' })
  @IsOptional()
  @Matches(/^\+\d{7,15}$/)
  number?: string;
  @ApiPropertyOptional({ example: ID })
  @IsOptional()
  @IsUUID()
  partyId?: string;
}
export class RecordingsRemovedDto {
  @ApiProperty({ example: 3 }) removed!: number;
  @ApiProperty({
    example: 0,
    description: 'Nobody can hear them any more, and the bytes go as soon as the exchange answers',
  })
  pending!: number;
}
