import { Readable } from 'node:stream';
import { Controller, Get, Header, Query as QueryOf, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, type Page, Problems, pageOf } from '@prorab/platform';
import { FunnelReaders } from '../../../../application/queries/funnel/funnel-readers.js';
import { FunnelReport } from '../../../../application/queries/funnel/funnel-report.query.js';
import { ListDeals } from '../../../../application/queries/funnel/list-deals.query.js';
import { StageTimeReport } from '../../../../application/queries/funnel/stage-time-report.query.js';
import type { Language } from '../../../../application/queries/history-line.js';
import { ExportDeals } from '../../../../application/use-cases/funnel/export-deals.use-case.js';
import { ExportFunnel } from '../../../../application/use-cases/funnel/export-funnel.use-case.js';
import type { Dimension } from '../../../../domain/funnel/stages.js';
import { instantCursor } from '../cursor.js';
import { ReaderLanguage } from '../reader-language.js';
import { cellForQuery, dealFilterOf } from './deal-filter-of.js';
import { dealsCsv, funnelCsv } from './funnel-csv.js';
import { DealDto, DealsFilterQuery, DealsQuery, FunnelDto, FunnelQuery, StageTimesDto } from './funnel.dto.js';

const refused = {
  400: ['platform.request-invalid'],
  422: ['sales.period-empty', 'sales.funnel-period-too-long', 'sales.funnel-too-wide'],
};
const csv = { content: { 'text/csv': { schema: { type: 'string' as const }, example: 'Неделя;Дозрели;Этап\r\n' } } };
const table = (content: Iterable<string> | AsyncIterable<string>, name: string): StreamableFile =>
  new StreamableFile(Readable.from(content, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });

/** The honest funnel. Everybody sees of it what he may: all, his branch, or his own deals. */
@ApiTags('sales')
@Controller('sales/funnel')
export class FunnelController {
  constructor(
    private readonly report: FunnelReport,
    private readonly listDeals: ListDeals,
    private readonly stageTimes: StageTimeReport,
    private readonly exportFunnel: ExportFunnel,
    private readonly exportDeals: ExportDeals,
    private readonly readers: FunnelReaders,
  ) {}

  @Get()
  @Allow('sales.funnel.read')
  @ApiOperation({
    summary: 'Every deal once, in the week that it was made, at the farthest stage that it reached; the lost ones too',
    description:
      'A deal is a request with all that was linked to it, or a counted invoice that belongs to no request. Drafts, voided invoices, ' +
      'doubles, invoices of 0.00 and spam are none. It is worked out from the facts as they are now: a payment that comes later changes the week in which its deal was made.',
  })
  @ApiOkResponse({ type: FunnelDto })
  @Problems(refused)
  async show(@QueryOf() { by, ...asked }: FunnelQuery, @ReaderLanguage() language: Language): Promise<FunnelDto> {
    const view = await this.report.execute({ ...(await this.#asked(asked)), by: pairOf(by), language });
    return { ...view, lines: view.lines.map((line) => ({ ...line, cell: cellForQuery(line.cell) })) };
  }

  @Get('deals')
  @Allow('sales.funnel.read')
  @ApiOperation({
    summary: 'The deals behind a figure of the funnel; the same filter finds the same number. Latest first',
  })
  @ApiPage(DealDto)
  @Problems({ ...refused, 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async deals(@QueryOf() { limit, after, ...asked }: DealsQuery): Promise<Page<DealDto>> {
    const rows = await this.listDeals.execute({ ...(await this.#asked(asked)), limit, after: instantCursor(after) });
    return pageOf(
      rows,
      limit,
      (deal) => [deal.createdAt, deal.id],
      (deal) => deal,
    );
  }

  @Get('times')
  @Allow('sales.funnel.read')
  @ApiOperation({ summary: 'How long deals stay in a stage: median and the time of nine of ten, by stage and manager' })
  @ApiOkResponse({ type: StageTimesDto })
  @Problems(refused)
  async times(@QueryOf() asked: DealsFilterQuery): Promise<StageTimesDto> {
    return this.stageTimes.execute(await this.#asked(asked));
  }

  @Get('export')
  @Allow('sales.funnel.export')
  @ApiOperation({ summary: 'The figures as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @Header('cache-control', 'no-store')
  @Problems(refused)
  async export(@QueryOf() { by, ...asked }: FunnelQuery): Promise<StreamableFile> {
    const view = await this.exportFunnel.execute({ ...(await this.#asked(asked)), by: pairOf(by), language: 'ru' });
    return table([funnelCsv(view)], 'funnel');
  }

  @Get('deals/export')
  @Allow('sales.funnel.export')
  @ApiOperation({ summary: 'The deals behind a figure as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse(csv)
  @Header('cache-control', 'no-store')
  @Problems(refused)
  async exportList(@QueryOf() asked: DealsFilterQuery): Promise<StreamableFile> {
    const pages = await this.exportDeals.execute(await this.#asked(asked));
    return table(dealsCsv(pages), 'deals');
  }

  async #asked(asked: DealsFilterQuery) {
    return { filter: dealFilterOf(asked), scope: await this.readers.scope() };
  }
}

const pairOf = ([first = 'week', second]: readonly Dimension[]): readonly [Dimension, Dimension?] =>
  second === undefined ? [first] : [first, second];
