import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  type Page,
  PageQuery,
  Problems,
  decodeCursor,
  isInstant,
  pageOf,
} from '@prorab/platform';
import { PartyInBooks } from '../../../../application/queries/invoices/party-in-books.query.js';
import {
  PartyStory,
  type StoryCursor,
  storyKinds,
} from '../../../../application/queries/invoices/party-story.query.js';
import { SearchItems } from '../../../../application/queries/invoices/search-items.query.js';
import { UntiedPayments } from '../../../../application/queries/invoices/untied-payments.query.js';
import { ForgetTie } from '../../../../application/use-cases/invoices/forget-tie.use-case.js';
import { TiePayment } from '../../../../application/use-cases/invoices/tie-payment.use-case.js';
import { UntiePayment } from '../../../../application/use-cases/invoices/untie-payment.use-case.js';
import { instantCursor } from '../cursor.js';
import { PartyIdParam } from '../ids.dto.js';
import {
  ItemDto,
  ItemsQuery,
  PartyInBooksDto,
  TieAnswerDto,
  TieDto,
  TieWithAmountDto,
  UntiedPaymentDto,
} from './invoices.dto.js';
import { StoryLineDto } from './story.dto.js';
import { reachOfMe } from './reach-of-me.js';

const mostItems = 20;

/** Payments, goods and customers as the books know them. */
@ApiTags('sales')
@Controller('sales')
export class BooksController {
  constructor(
    private readonly untiedPayments: UntiedPayments,
    private readonly searchItems: SearchItems,
    private readonly partyInBooks: PartyInBooks,
    private readonly partyStory: PartyStory,
    private readonly tiePayment: TiePayment,
    private readonly untiePayment: UntiePayment,
    private readonly forgetTie: ForgetTie,
  ) {}

  @Get('payments/untied')
  @Allow('sales.payment.read')
  @ApiOperation({ summary: 'Payments that no invoice has wholly, with the invoices they may be for' })
  @ApiPage(UntiedPaymentDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async untied(@QueryOf() { limit, after }: PageQuery): Promise<Page<UntiedPaymentDto>> {
    return pageOf(
      await this.untiedPayments.execute({ limit, after: instantCursor(after) }),
      limit,
      (p) => [p.at, p.paymentKey],
      (p) => p,
    );
  }

  @Post('payments/ties')
  @HttpCode(200)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'Say that so much of a payment is for an invoice; goes before what the books say' })
  @ApiOkResponse({ type: TieAnswerDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.payment-missing', 'sales.invoice-missing'],
    409: ['sales.tie-beyond-payment'],
  })
  tie(@Body() order: TieWithAmountDto): Promise<TieAnswerDto> {
    return this.tiePayment.execute(order);
  }

  @Post('payments/unties')
  @HttpCode(204)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'Say that a payment is not for an invoice, whatever the books say' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.payment-missing', 'sales.invoice-missing'] })
  untie(@Body() order: TieDto): Promise<void> {
    return this.untiePayment.execute(order);
  }

  @Post('payments/ties/undo')
  @HttpCode(204)
  @Allow('sales.payment.tie')
  @ApiOperation({ summary: 'Take back what was said of a payment and an invoice: the books say again' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.payment-missing', 'sales.tie-missing'] })
  undoTie(@Body() order: TieDto): Promise<void> {
    return this.forgetTie.execute(order);
  }

  @Get('items')
  @Allow('sales.stock.read')
  @ApiOperation({ summary: 'Goods by words of name, article or code, with price and free stock; at most 20' })
  @ApiOkResponse({ type: [ItemDto] })
  @Problems({ 400: ['platform.request-invalid'] })
  items(@QueryOf() { text }: ItemsQuery): Promise<ItemDto[]> {
    return this.searchItems.execute({ text, limit: mostItems });
  }

  @Get('parties/:partyId/books')
  @Allow('sales.invoice.read')
  @ApiOperation({
    summary: 'A customer as the books know him: codes, debts, invoices with what is paid, last shipments',
  })
  @ApiOkResponse({ type: PartyInBooksDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.party-missing'] })
  books(@Param() { partyId }: PartyIdParam): Promise<PartyInBooksDto> {
    return this.partyInBooks.execute({ partyId, reach: reachOfMe() });
  }

  @Get('parties/:partyId/story')
  @Allow('sales.party.read')
  @ApiOperation({
    summary: 'All that was between a customer and us, newest first: contacts, invoices, payments, shipments',
  })
  @ApiPage(StoryLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'], 404: ['sales.party-missing'] })
  async story(@Param() { partyId }: PartyIdParam, @QueryOf() { limit, after }: PageQuery): Promise<Page<StoryLineDto>> {
    return pageOf(
      await this.partyStory.execute({ partyId, reach: reachOfMe(), limit, after: storyCursor(after) }),
      limit,
      (line) => [line.at, line.kind, line.id],
      (line) => line,
    );
  }
}

function storyCursor(after: string | undefined): StoryCursor | null {
  if (after === undefined) return null;
  const [at, kind, id] = decodeCursor(after, 3);
  const known = storyKinds.find((k) => k === kind);
  if (!isInstant(at) || known === undefined || typeof id !== 'string') throw new CursorInvalid();
  return { at: new Date(at), kind: known, id };
}
