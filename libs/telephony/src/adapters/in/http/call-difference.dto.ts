import { ApiProperty } from '@nestjs/swagger';
import type { Comparison } from '../../../application/ports/difference-book.port.js';
import type { CallDifferenceView } from '../../../application/queries/list-call-differences.query.js';
import type { DifferenceKind } from '../../../domain/call-difference.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const AT = '2026-11-27T09:00:00.000Z';
const KINDS = ['exchange-only', 'house-only', 'no-recording', 'recording-only'] as const;

export class CallDifferenceDto implements CallDifferenceView {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({
    ...{ enum: KINDS, example: 'exchange-only' },
    description:
      '`exchange-only`: a call that only the exchange knows; `house-only`: only we; `no-recording`: a talk without sound; `recording-only`: sound that belongs to no call',
  })
  kind!: DifferenceKind;
  @ApiProperty({ example: 'prorab-1790000000.17', description: 'Channel, call or name of the recording' }) key!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) callId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '+79112223344' }) number!: string | null;
  @ApiProperty({ example: AT, description: 'When the call began' }) at!: Date;
  @ApiProperty({ example: AT }) foundAt!: Date;
}
export class ComparisonDto implements Comparison {
  @ApiProperty({ example: AT }) at!: Date;
  @ApiProperty({ example: AT, description: 'Calls that began from here' }) from!: Date;
  @ApiProperty({ example: AT }) to!: Date;
  @ApiProperty({ example: 312 }) calls!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 312,
    description: 'null: `telephony.exchange.records` is not set',
  })
  records!: number | null;
  @ApiProperty({ example: 3, description: 'Sounds that lay at the exchange' }) recordings!: number;
  @ApiProperty({ example: 0 }) differences!: number;
}
export class LastComparisonDto {
  @ApiProperty({ type: ComparisonDto, nullable: true, description: 'null: nothing was compared yet' })
  last!: ComparisonDto | null;
}
