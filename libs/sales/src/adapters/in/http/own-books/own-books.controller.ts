import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Idempotent, Problems, mayI } from '@prorab/platform';
import {
  ChangeBookInvoice,
  IssueBookInvoice,
  KeepBookItem,
  RecordBookPayment,
  ShipBookInvoice,
  VoidBookInvoice,
  VoidBookPayment,
} from '../../../../application/use-cases/own-books/index.js';
import {
  BookInvoiceAnswerDto,
  BookInvoiceDto,
  BookItemAnswerDto,
  BookItemDto,
  BookKeyParam,
  BookPaymentAnswerDto,
  BookPaymentDto,
  BookShipmentAnswerDto,
  BookShipmentDto,
  BookTotalDto,
  BookVoidDto,
} from './own-books.dto.js';

const closed = 'sales.own-books-closed';
const invalid = ['platform.request-invalid'] as const;
const mineOnly = (): boolean => !mayI('sales.book.invoice-any');

/** Our own books, of a company without 1C. What is written here is seen everywhere a few seconds later, when the mirror has it. */
@ApiTags('sales')
@Controller('sales/book')
export class OwnBooksController {
  constructor(
    private readonly issueInvoice: IssueBookInvoice,
    private readonly changeInvoice: ChangeBookInvoice,
    private readonly voidInvoice: VoidBookInvoice,
    private readonly shipInvoice: ShipBookInvoice,
    private readonly recordPayment: RecordBookPayment,
    private readonly voidPayment: VoidBookPayment,
    private readonly keepItem: KeepBookItem,
  ) {}

  @Post('invoices')
  @Allow('sales.book.invoice')
  @Idempotent()
  @ApiOperation({ summary: 'Issue an invoice' })
  @ApiCreatedResponse({ type: BookInvoiceAnswerDto })
  @Problems({
    400: [...invalid, 'platform.idempotency-key-invalid'],
    404: ['sales.party-missing'],
    409: [closed, 'sales.pipeline-refuses-invoice', 'platform.idempotency-key-reused'],
    422: ['sales.book-sum-too-big', 'kernel.day-invalid'],
  })
  issue(@Body() invoice: BookInvoiceDto): Promise<BookInvoiceAnswerDto> {
    return this.issueInvoice.execute({ invoice });
  }

  @Put('invoices/:key')
  @Allow('sales.book.invoice')
  @ApiOperation({ summary: 'Write an invoice anew, as long as nothing was shipped or paid for it' })
  @ApiOkResponse({ type: BookTotalDto })
  @Problems({
    400: [...invalid],
    403: ['sales.book-invoice-of-another'],
    404: ['sales.book-thing-missing', 'sales.party-missing'],
    409: [closed, 'sales.book-invoice-used', 'sales.book-invoice-void', 'sales.pipeline-refuses-invoice'],
    422: ['sales.book-sum-too-big', 'kernel.day-invalid'],
  })
  change(@Param() { key }: BookKeyParam, @Body() invoice: BookInvoiceDto): Promise<BookTotalDto> {
    return this.changeInvoice.execute({ invoiceKey: key, invoice, mineOnly: mineOnly() });
  }

  @Post('invoices/:key/void')
  @HttpCode(204)
  @Allow('sales.book.invoice')
  @ApiOperation({ summary: 'An invoice does not hold, or holds again' })
  @ApiNoContentResponse()
  @Problems({
    400: [...invalid],
    403: ['sales.book-invoice-of-another'],
    404: ['sales.book-thing-missing'],
    409: [closed],
  })
  makeVoid(@Param() { key }: BookKeyParam, @Body() { isVoid }: BookVoidDto): Promise<void> {
    return this.voidInvoice.execute({ invoiceKey: key, isVoid, mineOnly: mineOnly() });
  }

  @Post('invoices/:key/shipments')
  @Allow('sales.book.ship')
  @Idempotent()
  @ApiOperation({ summary: 'Ship an invoice, or the lines that are given' })
  @ApiCreatedResponse({ type: BookShipmentAnswerDto })
  @Problems({
    400: [...invalid, 'platform.idempotency-key-invalid'],
    404: ['sales.book-thing-missing'],
    409: [closed, 'sales.book-invoice-void', 'platform.idempotency-key-reused'],
    422: ['sales.book-sum-too-big'],
  })
  ship(@Param() { key }: BookKeyParam, @Body() { lines }: BookShipmentDto): Promise<BookShipmentAnswerDto> {
    return this.shipInvoice.execute({ invoiceKey: key, lines });
  }

  @Post('payments')
  @Allow('sales.book.pay')
  @Idempotent()
  @ApiOperation({ summary: 'Write down that money came, or was given back' })
  @ApiCreatedResponse({ type: BookPaymentAnswerDto })
  @Problems({
    400: [...invalid, 'platform.idempotency-key-invalid'],
    404: ['sales.book-thing-missing', 'sales.party-missing'],
    409: [closed, 'sales.book-invoice-void', 'platform.idempotency-key-reused'],
  })
  pay(@Body() payment: BookPaymentDto): Promise<BookPaymentAnswerDto> {
    return this.recordPayment.execute({ payment });
  }

  @Post('payments/:key/void')
  @HttpCode(204)
  @Allow('sales.book.pay')
  @ApiOperation({ summary: 'A payment was written down by mistake, or was right after all' })
  @ApiNoContentResponse()
  @Problems({ 400: [...invalid], 404: ['sales.book-thing-missing'], 409: [closed] })
  makePaymentVoid(@Param() { key }: BookKeyParam, @Body() { isVoid }: BookVoidDto): Promise<void> {
    return this.voidPayment.execute({ paymentKey: key, isVoid });
  }

  @Post('items')
  @Allow('sales.book.goods')
  @ApiOperation({ summary: 'Something that we sell: names, price, stock' })
  @ApiCreatedResponse({ type: BookItemAnswerDto })
  @Problems({ 400: [...invalid], 409: [closed] })
  add(@Body() item: BookItemDto): Promise<BookItemAnswerDto> {
    return this.keepItem.execute({ itemKey: null, item });
  }

  @Put('items/:key')
  @Allow('sales.book.goods')
  @ApiOperation({ summary: 'Change something that we sell; price and stock that are left out stay' })
  @ApiOkResponse({ type: BookItemAnswerDto })
  @Problems({ 400: [...invalid], 404: ['sales.book-thing-missing'], 409: [closed] })
  keep(@Param() { key }: BookKeyParam, @Body() item: BookItemDto): Promise<BookItemAnswerDto> {
    return this.keepItem.execute({ itemKey: key, item });
  }
}
