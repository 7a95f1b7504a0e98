import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '@prorab/platform';
import { type ExchangeView, ShowExchange } from '../../../application/queries/show-exchange.query.js';

class ExchangeDto implements ExchangeView {
  @ApiProperty({
    enum: ['on', 'away', 'late', 'off'],
    example: 'on',
    description: '`off`: none is configured; `late`: nobody has asked it for too long',
  })
  state!: ExchangeView['state'];
  @ApiProperty({ type: Date, nullable: true, example: null }) awaySince!: Date | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it is away' }) why!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'prorab1/4711', description: 'Process of ours that hears it' })
  listener!: string | null;
  @ApiProperty({ type: Date, nullable: true, example: '2026-11-27T09:00:00.000Z' }) checkedAt!: Date | null;
}

@ApiTags('telephony')
@Controller('telephony/exchange')
export class ExchangeController {
  constructor(private readonly showExchange: ShowExchange) {}

  @Get()
  @Allow('telephony.call.read')
  @ApiOperation({ summary: 'How the exchange is, and which process hears it' })
  @ApiOkResponse({ type: ExchangeDto })
  exchange(): Promise<ExchangeDto> {
    return this.showExchange.execute();
  }
}
