import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Param,
  Put,
  Query as QueryOf,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, FeedTail, type Page, Problems, me, pageOf } from '@prorab/platform';
import type { FastifyReply } from 'fastify';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { InvoiceCard } from '../../../../application/queries/invoices/invoice-card.query.js';
import type { InvoiceFilter } from '../../../../application/queries/invoices/invoice-filter.js';
import { InvoiceTotals } from '../../../../application/queries/invoices/invoice-totals.query.js';
import { ListInvoices } from '../../../../application/queries/invoices/list-invoices.query.js';
import { Receivables } from '../../../../application/queries/invoices/receivables.query.js';
import { ExportInvoices } from '../../../../application/use-cases/invoices/export-invoices.use-case.js';
import { ExportReceivables } from '../../../../application/use-cases/invoices/export-receivables.use-case.js';
import { TieInvoiceToInquiry } from '../../../../application/use-cases/invoices/tie-invoice-to-inquiry.use-case.js';
import { asKeeper } from '../as-keeper.js';
import { instantCursor } from '../cursor.js';
import { invoicesCsv } from './invoices-csv.js';
import {
  InvoiceCardDto,
  InvoiceInquiryAnswerDto,
  InvoiceInquiryChoiceDto,
  InvoiceKeyParam,
  InvoiceLineDto,
  InvoiceTotalsDto,
  InvoicesExportQuery,
  InvoicesQuery,
} from './invoices.dto.js';
import { reachOfMe } from './reach-of-me.js';
import { receivablesCsv } from './receivables-csv.js';
import { ReceivablesDto } from './receivables.dto.js';

const FEED_SEQ = 'x-feed-seq';

/** Invoices out of the books, and what is paid of them. One sees one's own, those of one's team, or all. */
@ApiTags('sales')
@Controller('sales/invoices')
export class InvoicesController {
  constructor(
    private readonly listInvoices: ListInvoices,
    private readonly invoiceCard: InvoiceCard,
    private readonly keeper: InvoiceKeeper,
    private readonly totals: InvoiceTotals,
    private readonly receivables: Receivables,
    private readonly exportInvoices: ExportInvoices,
    private readonly exportReceivables: ExportReceivables,
    private readonly tieToInquiry: TieInvoiceToInquiry,
    private readonly feed: FeedTail,
  ) {}

  @Get()
  @Allow('sales.invoice.read')
  @ApiOperation({
    summary: 'Invoices, newest first, by state, manager, customer, inquiry, days, sum, text',
    description: 'The answer’s header `x-feed-seq` is the number of the stream `invoices` before the list was read',
  })
  @ApiPage(InvoiceLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(
    @QueryOf() { limit, after, ...filter }: InvoicesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<InvoiceLineDto>> {
    void reply.header(FEED_SEQ, await this.feed.headOf('invoices'));
    const cursor = instantCursor(after);
    const rows = await this.listInvoices.execute({
      filter: filterOf(filter),
      reach: reachOfMe(),
      limit,
      after: cursor,
    });
    return pageOf(
      rows,
      limit,
      (i) => [i.issuedAt, i.invoiceKey],
      (i) => i,
    );
  }

  @Get('totals')
  @Allow('sales.invoice.read')
  @ApiOperation({ summary: 'What the list comes to, all pages together' })
  @ApiOkResponse({ type: InvoiceTotalsDto })
  @Problems({ 400: ['platform.request-invalid'] })
  sums(@QueryOf() filter: InvoicesExportQuery): Promise<InvoiceTotalsDto> {
    return this.totals.execute({ filter: filterOf(filter), reach: reachOfMe() });
  }

  @Get('receivables')
  @Allow('sales.invoice.read')
  @ApiOperation({ summary: 'What is awaited, by how late it is: in all, by customer, by manager' })
  @ApiOkResponse({ type: ReceivablesDto })
  awaited(): Promise<ReceivablesDto> {
    return this.receivables.execute({ reach: reachOfMe() });
  }

  @Get('receivables/export')
  @Allow('sales.invoice.export')
  @ApiOperation({ summary: 'What is awaited by customer as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    content: { 'text/csv': { schema: { type: 'string' }, example: 'Клиент;Счетов;Ждём\r\nРомашка;2;7000,00\r\n' } },
  })
  @Header('cache-control', 'no-store')
  async exportAwaited(): Promise<StreamableFile> {
    const view = await this.exportReceivables.execute({ reach: reachOfMe() });
    return new StreamableFile(Buffer.from(receivablesCsv(view)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="receivables.csv"',
    });
  }

  @Get('export')
  @Allow('sales.invoice.export')
  @ApiOperation({ summary: 'What the filter finds as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    content: { 'text/csv': { schema: { type: 'string' }, example: 'Номер;Дата;Клиент\r\n101;2026-11-23;Ромашка\r\n' } },
  })
  @Header('cache-control', 'no-store')
  @Problems({ 400: ['platform.request-invalid'] })
  async export(@QueryOf() filter: InvoicesExportQuery): Promise<StreamableFile> {
    const pages = await this.exportInvoices.execute({ filter: filterOf(filter), reach: reachOfMe() });
    return new StreamableFile(Readable.from(invoicesCsv(pages), { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="invoices.csv"',
    });
  }

  @Get(':invoiceKey')
  @Allow('sales.invoice.read')
  @ApiOperation({ summary: 'One invoice: lines, payments with their shares, shipments, history, age of the data' })
  @ApiOkResponse({ type: InvoiceCardDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.invoice-missing'] })
  async card(
    @Param() { invoiceKey }: InvoiceKeyParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvoiceCardDto> {
    void reply.header(FEED_SEQ, await this.feed.headOf('invoices'));
    return this.invoiceCard.execute({ invoiceKey, reach: reachOfMe() });
  }

  @Put(':invoiceKey/inquiry')
  @Allow('sales.invoice.tie')
  @ApiOperation({ summary: 'Say which inquiry an invoice is of, or that it is of none' })
  @ApiOkResponse({ type: InvoiceInquiryAnswerDto })
  @Problems({
    400: ['platform.request-invalid'],
    403: ['sales.invoice-not-yours'],
    404: ['sales.invoice-missing', 'sales.inquiry-missing'],
    409: ['sales.inquiry-of-another-customer'],
  })
  async tie(
    @Param() { invoiceKey }: InvoiceKeyParam,
    @Body() { inquiryId }: InvoiceInquiryChoiceDto,
  ): Promise<InvoiceInquiryAnswerDto> {
    await this.invoiceCard.execute({ invoiceKey, reach: reachOfMe() });
    return asKeeper(this.keeper, invoiceKey, () => this.tieToInquiry.execute({ invoiceKey, inquiryId }));
  }

  @Delete(':invoiceKey/inquiry')
  @Allow('sales.invoice.tie')
  @ApiOperation({ summary: 'Take back what was said of its inquiry: the rule says again' })
  @ApiOkResponse({ type: InvoiceInquiryAnswerDto })
  @Problems({ 400: ['platform.request-invalid'], 403: ['sales.invoice-not-yours'], 404: ['sales.invoice-missing'] })
  async asFound(@Param() { invoiceKey }: InvoiceKeyParam): Promise<InvoiceInquiryAnswerDto> {
    await this.invoiceCard.execute({ invoiceKey, reach: reachOfMe() });
    return asKeeper(this.keeper, invoiceKey, () => this.tieToInquiry.execute({ invoiceKey, inquiryId: 'as-found' }));
  }
}

const filterOf = ({ state, employee, from, to, phantoms, ...rest }: InvoicesExportQuery): InvoiceFilter => ({
  ...rest,
  ...(state ? { states: state } : {}),
  ...(employee === undefined
    ? {}
    : { employeeId: employee === 'mine' ? me().employeeId : employee === 'nobody' ? null : employee }),
  ...(from ? { from: new Date(from) } : {}),
  ...(to ? { to: new Date(to) } : {}),
  phantoms: phantoms === 'true',
});
