import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CursorInvalid, Forbidden, Problems, decodeCursor, mayI, me, pageOf } from '@prorab/platform';
import type { Language } from '../../../application/queries/history-line.js';
import { ChanceQuality } from '../../../application/queries/invoice-care/chance-quality.query.js';
import { ForgottenCounting } from '../../../application/queries/invoice-care/forgotten-counting.query.js';
import { ForgottenTotals } from '../../../application/queries/invoice-care/forgotten-totals.query.js';
import {
  type ForgottenFilter,
  ListForgottenInvoices,
} from '../../../application/queries/invoice-care/list-forgotten-invoices.query.js';
import { ChanceQualityDto, ForgottenPageDto, ForgottenQuery, ForgottenTotalsDto } from './forgotten.dto.js';
import { ReaderLanguage } from './reader-language.js';

/** Invoices that nobody pays and nobody speaks of. */
@ApiTags('sales')
@Controller('sales/forgotten-invoices')
export class ForgottenInvoicesController {
  constructor(
    private readonly listForgotten: ListForgottenInvoices,
    private readonly counting: ForgottenCounting,
    private readonly forgottenTotals: ForgottenTotals,
    private readonly chanceQuality: ChanceQuality,
  ) {}

  @Get()
  @Allow('sales.invoice.care')
  @ApiOperation({ summary: 'Forgotten invoices, what is to come x its chance first, with reasons from facts' })
  @ApiOkResponse({ type: ForgottenPageDto })
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() query: ForgottenQuery, @ReaderLanguage() language: Language): Promise<ForgottenPageDto> {
    const { limit, after } = query;
    const rows = await this.listForgotten.execute({ filter: filterOf(query), limit, after: cursorOf(after), language });
    const page = pageOf(
      rows,
      limit,
      (row) => [row.weight, row.invoiceKey],
      ({ weight: _, ...line }) => line,
    );
    return { ...page, counting: await this.counting.execute() };
  }

  @Get('totals')
  @Allow('sales.invoice.care-any')
  @ApiOperation({ summary: 'How many are forgotten, by whom, and which reasons dominate' })
  @ApiOkResponse({ type: ForgottenTotalsDto })
  totals(@ReaderLanguage() language: Language): Promise<ForgottenTotalsDto> {
    return this.forgottenTotals.execute({ language });
  }

  @Get('chance')
  @Allow('sales.invoice.care-any')
  @ApiOperation({ summary: 'How well the chance of a payment is foretold; with too little past it says so' })
  @ApiOkResponse({ type: ChanceQualityDto })
  chance(): Promise<ChanceQualityDto> {
    return this.chanceQuality.execute();
  }
}

function filterOf({ whose, ownerId }: ForgottenQuery): ForgottenFilter {
  const mine = me().employeeId;
  const owner = ownerId ?? (whose === 'mine' ? mine : whose === 'ownerless' ? null : undefined);
  if (owner !== mine && !mayI('sales.invoice.care-any')) throw new Forbidden('sales.invoice.care-any');
  return owner === undefined ? {} : { owner };
}
function cursorOf(after: string | undefined): { weight: number; invoiceKey: string } | null {
  if (after === undefined) return null;
  const [weight, invoiceKey] = decodeCursor(after, 2);
  if (typeof weight !== 'number' || typeof invoiceKey !== 'string') throw new CursorInvalid();
  return { weight, invoiceKey };
}
