import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { WaveformView } from '../../../application/queries/show-waveform.query.js';

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
}
export class PersonQuery {
  @ApiPropertyOptional({ description: 'Of the caller', example: '+79112223344' })
  @IsOptional()
  @Matches(/^\+\d{7,15}$/)
  number?: string;
  @ApiPropertyOptional({ example: '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10' })
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
