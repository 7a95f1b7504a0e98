import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  type OnModuleInit,
  Param,
  Post,
  Query as QueryOf,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  type Multipart,
  type Page,
  Problems,
  decodeCursor,
  oneFileOf,
  pageOf,
  takeMultipart,
} from '@prorab/platform';
import type { Language } from '../../../../application/queries/history-line.js';
import { type BankLineFilter, ListBankLines } from '../../../../application/queries/bank/list-bank-lines.query.js';
import {
  DecideBankLine,
  ExportBankLines,
  ImportBankFile,
  SetBankLineAside,
  UndoBankLine,
} from '../../../../application/use-cases/bank/index.js';
import { mostBankFileBytes } from '../../../../application/use-cases/bank/import-bank-file.use-case.js';
import { BankLineMissing, BankUploadInvalid } from '../../../../domain/bank/bank-errors.js';
import { ReaderLanguage } from '../reader-language.js';
import {
  BankAsideDto,
  BankDecisionDto,
  BankFileTakenDto,
  BankLineDto,
  BankLineIdParam,
  BankLinesExportQuery,
  BankLinesQuery,
} from './bank.dto.js';
import { bankLinesCsv } from './bank-lines-csv.js';

/** Money that came to the bank, until it is known which invoices it is for. */
@ApiTags('sales')
@Controller('sales/bank-lines')
export class BankLinesController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly listLines: ListBankLines,
    private readonly importFile: ImportBankFile,
    private readonly decideLine: DecideBankLine,
    private readonly setAside: SetBankLineAside,
    private readonly undoLine: UndoBankLine,
    private readonly exportLines: ExportBankLines,
  ) {}

  onModuleInit(): Promise<void> {
    return takeMultipart(this.host.httpAdapter?.getInstance());
  }

  @Post('import')
  @Allow('sales.bank-line.import')
  @ApiOperation({
    summary: 'Take the statement of a bank, «1CClientBankExchange»; the same lines again change nothing',
    description: 'A file that is broken anywhere changes nothing either; the refusal says the line and what is wrong',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary', example: '1CClientBankExchange…' } },
    },
  })
  @ApiCreatedResponse({ type: BankFileTakenDto })
  @Problems({ 413: ['platform.file-too-large'], 422: ['sales.bank-upload-invalid', 'sales.bank-file-invalid'] })
  import(@Req() request: Multipart): Promise<BankFileTakenDto> {
    const asked = { bytes: mostBankFileBytes, invalid: () => new BankUploadInvalid() };
    return oneFileOf(request, asked, (file) => this.importFile.execute(file));
  }

  @Get()
  @Allow('sales.payment.read')
  @ApiOperation({ summary: 'Money that came to the bank, newest first; open lines with the invoices they may be for' })
  @ApiPage(BankLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(
    @QueryOf() { limit, after, ...filter }: BankLinesQuery,
    @ReaderLanguage() language: Language,
  ): Promise<Page<BankLineDto>> {
    const rows = await this.listLines.execute({ filter: filterOf(filter), limit, after: dayCursor(after), language });
    return pageOf(
      rows,
      limit,
      (l) => [l.on, l.lineId],
      (l) => l,
    );
  }

  @Get('export')
  @Allow('sales.bank-line.export')
  @ApiOperation({ summary: 'What the filter finds as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' }, example: 'Дата;Номер;Плательщик\r\n2026-06-04;17;Ромашка\r\n' },
    },
  })
  @Header('cache-control', 'no-store')
  @Problems({ 400: ['platform.request-invalid'] })
  async export(@QueryOf() filter: BankLinesExportQuery): Promise<StreamableFile> {
    const pages = await this.exportLines.execute({ filter: filterOf(filter) });
    return new StreamableFile(Readable.from(bankLinesCsv(pages), { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="bank-lines.csv"',
    });
  }

  @Get(':lineId')
  @Allow('sales.payment.read')
  @ApiOperation({ summary: 'One line, with the invoices it may be for' })
  @ApiOkResponse({ type: BankLineDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.bank-line-missing'] })
  async card(@Param() { lineId }: BankLineIdParam, @ReaderLanguage() language: Language): Promise<BankLineDto> {
    const [line] = await this.listLines.execute({ filter: { lineId }, limit: 1, after: null, language });
    if (!line) throw new BankLineMissing(lineId);
    return line;
  }

  @Post(':lineId/decision')
  @HttpCode(204)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'Say which invoices a line is for; laid at once, or when its payment stands in the books' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.bank-line-missing', 'sales.invoice-missing'],
    409: ['sales.bank-line-decided', 'sales.bank-split-invalid'],
  })
  decide(@Param() { lineId }: BankLineIdParam, @Body() { shares }: BankDecisionDto): Promise<void> {
    return this.decideLine.execute({ lineId, shares });
  }

  @Post(':lineId/aside')
  @HttpCode(204)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'It is no payment of a customer' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.bank-line-missing'],
    409: ['sales.bank-line-decided'],
  })
  aside(@Param() { lineId }: BankLineIdParam, @Body() { note }: BankAsideDto): Promise<void> {
    return this.setAside.execute({ lineId, note: note ?? null });
  }

  @Post(':lineId/undo')
  @HttpCode(204)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'Take back what was decided of a line; the rule does not decide it again' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.bank-line-missing'],
    409: ['sales.bank-line-undecided'],
  })
  undo(@Param() { lineId }: BankLineIdParam): Promise<void> {
    return this.undoLine.execute({ lineId });
  }
}

const filterOf = ({ state }: BankLinesExportQuery): BankLineFilter => (state ? { states: state } : {});

/** `[day, id]` of the last row seen. @throws CursorInvalid */
function dayCursor(after: string | undefined): { on: string; id: string } | null {
  if (after === undefined) return null;
  const [on, id] = decodeCursor(after, 2);
  if (typeof on !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(on) || typeof id !== 'string') throw new CursorInvalid();
  return { on, id };
}
