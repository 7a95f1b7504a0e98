import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@prorab/platform';
import { LedgerState } from '../../../../application/queries/ledger/ledger-state.query.js';
import { ReadLedger } from '../../../../application/use-cases/ledger/read-ledger.use-case.js';
import { LedgerStateDto } from './ledger.dto.js';

/** The books that everything about money is read from. */
@ApiTags('sales')
@Controller('sales/ledger')
export class LedgerController {
  constructor(
    private readonly ledgerState: LedgerState,
    private readonly readLedger: ReadLedger,
  ) {}

  @Get()
  @Allow('sales.ledger.read')
  @ApiOperation({ summary: 'How old what is shown of the books is, and what is wrong with them' })
  @ApiOkResponse({ type: LedgerStateDto })
  state(): Promise<LedgerStateDto> {
    return this.ledgerState.execute();
  }

  @Post('read')
  @HttpCode(204)
  @Allow('sales.ledger.refresh')
  @ApiOperation({ summary: 'Have the books read whole now' })
  @ApiNoContentResponse()
  read(): Promise<void> {
    return this.readLedger.execute();
  }
}
