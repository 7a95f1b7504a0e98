import { Controller, Get, HttpCode, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, type Page, PageQuery, Problems, pageOf } from '@prorab/platform';
import { ListExchangeImports } from '../../../../application/queries/ledger/list-exchange-imports.query.js';
import { ListSetAside } from '../../../../application/queries/ledger/list-set-aside.query.js';
import { LedgerState } from '../../../../application/queries/ledger/ledger-state.query.js';
import { ReadLedger } from '../../../../application/use-cases/ledger/read-ledger.use-case.js';
import { instantCursor } from '../cursor.js';
import type { Language } from '../../../../application/queries/history-line.js';
import { ReaderLanguage } from '../reader-language.js';
import { ExchangeImportDto } from './exchange-imports.dto.js';
import { LedgerStateDto } from './ledger.dto.js';
import { SetAsideDto } from './set-aside.dto.js';

/** The books that everything about money is read from. */
@ApiTags('sales')
@Controller('sales/ledger')
export class LedgerController {
  constructor(
    private readonly ledgerState: LedgerState,
    private readonly exchangeImports: ListExchangeImports,
    private readonly asides: ListSetAside,
    private readonly readLedger: ReadLedger,
  ) {}

  @Get()
  @Allow('sales.ledger.read')
  @ApiOperation({ summary: 'How old what is shown of the books is, and what is wrong with them' })
  @ApiOkResponse({ type: LedgerStateDto })
  state(): Promise<LedgerStateDto> {
    return this.ledgerState.execute();
  }

  @Get('exchange')
  @Allow('sales.ledger.refresh')
  @ApiOperation({ summary: 'Files that 1C has brought by CommerceML, newest first, and what could not be understood' })
  @ApiPage(ExchangeImportDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async imports(@QueryOf() { limit, after }: PageQuery): Promise<Page<ExchangeImportDto>> {
    return pageOf(
      await this.exchangeImports.execute({ limit, after: instantCursor(after) }),
      limit,
      (file) => [file.startedAt, file.name],
      (file) => file,
    );
  }

  @Get('aside')
  @Allow('sales.ledger.refresh')
  @ApiOperation({ summary: 'What stands in the books and could not be read or kept, the latest first' })
  @ApiPage(SetAsideDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async setAside(
    @QueryOf() { limit, after }: PageQuery,
    @ReaderLanguage() language: Language,
  ): Promise<Page<SetAsideDto>> {
    return pageOf(
      await this.asides.execute({ limit, after: instantCursor(after), language }),
      limit,
      (one) => [one.at, `${one.kind} ${one.key}`],
      (one) => one,
    );
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
