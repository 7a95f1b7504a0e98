import { Body, Controller, Get, HttpCode, Param, Post, Put, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, type Page, Problems, me, pageOf } from '@prorab/platform';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { InvoiceCard } from '../../../application/queries/invoices/invoice-card.query.js';
import { ListLedgerOrders } from '../../../application/queries/ledger-orders/list-ledger-orders.query.js';
import { SendOrderToLedger } from '../../../application/use-cases/ledger-orders/send-order-to-ledger.use-case.js';
import { TieOrderToInvoice } from '../../../application/use-cases/ledger-orders/tie-order-to-invoice.use-case.js';
import { LedgerOrderMissing } from '../../../domain/ledger-order/ledger-order-errors.js';
import { asOwner } from './as-owner.js';
import { instantCursor } from './cursor.js';
import { reachOfMe } from './invoices/reach-of-me.js';
import {
  LedgerOrderDto,
  LedgerOrderParam,
  LedgerOrdersQuery,
  OrderInvoiceDto,
  OrderSentDto,
  SendOrderDto,
} from './ledger-orders.dto.js';

/** Orders that 1C is to make invoices of. */
@ApiTags('sales')
@Controller('sales/orders-to-1c')
export class LedgerOrdersController {
  constructor(
    private readonly list: ListLedgerOrders,
    private readonly send: SendOrderToLedger,
    private readonly tie: TieOrderToInvoice,
    private readonly invoiceCard: InvoiceCard,
    private readonly standing: InquiryStanding,
  ) {}

  @Get()
  @Allow('sales.ledger-order.read')
  @ApiOperation({ summary: 'Orders given to 1C, newest first, and what became of them' })
  @ApiPage(LedgerOrderDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async orders(@QueryOf() { limit, after, inquiryId, state }: LedgerOrdersQuery): Promise<Page<LedgerOrderDto>> {
    return pageOf(
      await this.list.execute({ inquiryId, state, limit, after: instantCursor(after) }),
      limit,
      (order) => [order.createdAt, order.orderId],
      (order) => order,
    );
  }

  @Post()
  @HttpCode(200)
  @Allow('sales.ledger-order.send')
  @ApiOperation({
    summary: 'Give an order of a customer to 1C, which makes an invoice of it',
    description:
      'The order goes through the exchange folder or table; 1C answers there. One’s own inquiry and nobody’s; others’ with `sales.inquiry.work-any`.',
  })
  @ApiOkResponse({ type: OrderSentDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.inquiry-missing'],
    409: [
      'sales.order-exchange-off',
      'sales.ledger-order-key-taken',
      'sales.inquiry-changed',
      'sales.pipeline-refuses-invoice',
    ],
  })
  give(@Body() { orderId: key, inquiryId, lines, note }: SendOrderDto): Promise<OrderSentDto> {
    const by = me().employeeId;
    // One key, however its letters are written: it becomes the name of a file, and stands in documents of 1C.
    const orderId = key.toLowerCase();
    return asOwner(this.standing, { inquiryId, expected: undefined }, (expectedVersion) =>
      this.send.execute({
        ...{ orderId, inquiryId, note: note ?? null, by, expectedVersion },
        lines: lines.map((line) => ({
          ...{ itemKey: line.itemKey ?? null, itemCode: line.itemCode ?? null, name: line.name },
          ...{ quantity: line.quantity, price: line.price ?? null },
        })),
      }),
    );
  }

  @Put(':orderId/invoice')
  @Allow('sales.ledger-order.send')
  @ApiOperation({
    summary: 'The invoice of an order was deleted in 1C: say which one took its place',
    description:
      'One that the reader may see, of the same customer, and of no other order. For orders of one’s own inquiry and of nobody’s; others’ with `sales.inquiry.work-any`.',
  })
  @ApiOkResponse({ type: LedgerOrderDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.ledger-order-missing', 'sales.invoice-missing'],
    409: [
      'sales.ledger-order-invoice-stands',
      'sales.invoice-unfit-for-order',
      'sales.invoice-of-another-customer',
      'sales.inquiry-changed',
    ],
  })
  async invoicedAnew(
    @Param() { orderId: key }: LedgerOrderParam,
    @Body() { invoiceKey }: OrderInvoiceDto,
  ): Promise<LedgerOrderDto> {
    const orderId = key.toLowerCase();
    const { inquiry } = await this.one(orderId);
    await this.invoiceCard.execute({ invoiceKey, reach: reachOfMe() });
    await asOwner(this.standing, { inquiryId: inquiry.id, expected: undefined }, (expectedVersion) =>
      this.tie.execute({ orderId, invoiceKey, expectedVersion }),
    );
    return this.one(orderId);
  }

  private async one(orderId: string): Promise<LedgerOrderDto> {
    const [order] = await this.list.execute({ orderId, limit: 1, after: null });
    if (!order) throw new LedgerOrderMissing(orderId);
    return order;
  }
}
