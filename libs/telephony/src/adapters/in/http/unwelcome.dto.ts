import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import type { UnwelcomeView } from '../../../application/queries/list-unwelcome.query.js';

const AT = '2026-11-27T09:00:00.000Z';

export class NumberParam {
  @ApiProperty({ example: '+79112223344' })
  @Matches(/^\+\d{7,15}$/)
  number!: string;
}
export class BlockCallerDto {
  @ApiProperty({ example: 'Реклама, звонит робот' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}
export class UnwelcomeDto implements UnwelcomeView {
  @ApiProperty({
    example: '+79112223344',
    description:
      '`hidden`: all calls without a number together; `line+78112201234`: all of too many that called this line',
  })
  number!: string;
  @ApiProperty({ type: Date, nullable: true, example: AT, description: 'null: not blocked, it has called too often' })
  blockedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10' })
  blockedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Реклама, звонит робот' }) reason!: string | null;
  @ApiProperty({ example: 12, description: 'Calls that were refused so far' }) refused!: number;
  @ApiProperty({ type: Date, nullable: true, example: AT }) refusedAt!: Date | null;
}
