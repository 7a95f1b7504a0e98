import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import type { Language } from '../../../application/queries/history-line.js';
import { InvoiceCareCard } from '../../../application/queries/invoice-care/invoice-care-card.query.js';
import { InvoiceKeeper } from '../../../application/queries/invoice-care/invoice-keeper.query.js';
import { CountInvoiceForItself } from '../../../application/use-cases/invoice-care/count-invoice-for-itself.use-case.js';
import { HandOverInvoice } from '../../../application/use-cases/invoice-care/hand-over-invoice.use-case.js';
import { NoteInvoiceContact } from '../../../application/use-cases/invoice-care/note-invoice-contact.use-case.js';
import { PromisePayment } from '../../../application/use-cases/invoice-care/promise-payment.use-case.js';
import { RefuseInvoice } from '../../../application/use-cases/invoice-care/refuse-invoice.use-case.js';
import { SnoozeInvoice } from '../../../application/use-cases/invoice-care/snooze-invoice.use-case.js';
import { UndoInvoiceAct } from '../../../application/use-cases/invoice-care/undo-invoice-act.use-case.js';
import { asKeeper } from './as-keeper.js';
import {
  ContactNoteDto,
  InvoiceCareDto,
  InvoiceKeyParam,
  KeeperDto,
  PromiseDto,
  RefuseDto,
  SnoozeInvoiceDto,
} from './forgotten.dto.js';
import { ReaderLanguage } from './reader-language.js';

const refused = {
  400: ['platform.request-invalid'],
  403: ['sales.invoice-not-yours'],
  404: ['sales.invoice-missing'],
  409: ['sales.invoice-awaits-nothing'],
};

/** What is done about the payment of an invoice. Everything can be taken back by `undo`. */
@ApiTags('sales')
@Controller('sales/invoices/:invoiceKey/care')
export class InvoiceCareController {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly card: InvoiceCareCard,
    private readonly promisePayment: PromisePayment,
    private readonly refuseInvoice: RefuseInvoice,
    private readonly snoozeInvoice: SnoozeInvoice,
    private readonly noteContact: NoteInvoiceContact,
    private readonly handOver: HandOverInvoice,
    private readonly countForItself: CountInvoiceForItself,
    private readonly undoAct: UndoInvoiceAct,
  ) {}

  @Get()
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'How its payment stands: days, chance, reasons from facts, what was done' })
  @ApiOkResponse({ type: InvoiceCareDto })
  @Problems({ 400: ['platform.request-invalid'], 403: ['sales.invoice-not-yours'], 404: ['sales.invoice-missing'] })
  get(@Param() { invoiceKey }: InvoiceKeyParam, @ReaderLanguage() language: Language): Promise<InvoiceCareDto> {
    return asKeeper(this.keeper, invoiceKey, () => this.card.execute({ invoiceKey, language }));
  }

  @Post('promise')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'The customer says by which day he pays; counted anew from it' })
  @ApiNoContentResponse()
  @Problems({
    ...refused,
    422: ['sales.invoice-promise-in-past', 'sales.invoice-promise-too-far', 'kernel.day-invalid'],
  })
  promise(@Param() { invoiceKey }: InvoiceKeyParam, @Body() { on }: PromiseDto): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.promisePayment.execute({ invoiceKey, on }));
  }

  @Post('refuse')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'The customer will not pay, for a reason of the list' })
  @ApiNoContentResponse()
  @Problems({ ...refused, 422: ['sales.loss-reason-unknown'] })
  refuse(@Param() { invoiceKey }: InvoiceKeyParam, @Body() { reason, note = null }: RefuseDto): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.refuseInvoice.execute({ invoiceKey, reason, note }));
  }

  @Post('snooze')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'Not now: the same is told again at that time' })
  @ApiNoContentResponse()
  @Problems({ ...refused, 422: ['sales.invoice-snooze-invalid'] })
  snooze(@Param() { invoiceKey }: InvoiceKeyParam, @Body() { until }: SnoozeInvoiceDto): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.snoozeInvoice.execute({ invoiceKey, until: new Date(until) }));
  }

  @Post('contact')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'The customer was spoken to where Prorab did not hear it; counted anew' })
  @ApiNoContentResponse()
  @Problems(refused)
  contact(@Param() { invoiceKey }: InvoiceKeyParam, @Body() { note = null }: ContactNoteDto): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.noteContact.execute({ invoiceKey, note }));
  }

  @Put('keeper')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'Somebody else looks after it; null = not its manager’s, so the heads do' })
  @ApiNoContentResponse()
  @Problems({ ...refused, 422: ['sales.invoice-owner-unknown'] })
  give(@Param() { invoiceKey }: InvoiceKeyParam, @Body() { employeeId: to }: KeeperDto): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.handOver.execute({ invoiceKey, to }));
  }

  @Post('two-orders')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'It only looks like another invoice: both are wanted, and both are counted' })
  @ApiNoContentResponse()
  @Problems({ ...refused, 409: ['sales.invoice-is-no-phantom'] })
  twoOrders(@Param() { invoiceKey }: InvoiceKeyParam): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.countForItself.execute({ invoiceKey }));
  }

  @Post('undo')
  @HttpCode(204)
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'Takes back what was done last' })
  @ApiNoContentResponse()
  @Problems({ ...refused, 409: ['sales.invoice-nothing-to-undo'] })
  undo(@Param() { invoiceKey }: InvoiceKeyParam): Promise<void> {
    return asKeeper(this.keeper, invoiceKey, () => this.undoAct.execute({ invoiceKey }));
  }
}
