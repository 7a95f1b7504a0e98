import { Readable } from 'node:stream';
import { Controller, Get, Header, Query as QueryOf, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  FeedTail,
  type Page,
  Problems,
  decodeCursor,
  encodeCursor,
  isInstant,
  pageOf,
} from '@prorab/platform';
import type { FastifyReply } from 'fastify';
import { BoardCounts } from '../../../application/queries/board-counts.query.js';
import type { Language } from '../../../application/queries/history-line.js';
import { ListBreaches } from '../../../application/queries/list-breaches.query.js';
import { type BoardCursor, type BoardSort, ListInquiries } from '../../../application/queries/list-inquiries.query.js';
import { LossReport } from '../../../application/queries/loss-report.query.js';
import { ExportInquiries } from '../../../application/use-cases/export-inquiries.use-case.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { boardFilterOf } from './board-filter-of.js';
import { BoardCountsDto, BoardQuery, ExportQuery, InquiryLineDto } from './board.dto.js';
import { BreachDto, BreachesQuery, LossLineDto, PeriodQuery } from './breach.dto.js';
import { instantCursor } from './cursor.js';
import { inquiriesCsv } from './inquiries-csv.js';
import { ReaderLanguage } from './reader-language.js';

const FEED_SEQ = 'x-feed-seq';

/** Lists of inquiries. */
@ApiTags('sales')
@Controller('sales/inquiries')
export class BoardController {
  constructor(
    private readonly listInquiries: ListInquiries,
    private readonly boardCounts: BoardCounts,
    private readonly listBreaches: ListBreaches,
    private readonly lossReport: LossReport,
    private readonly exportInquiries: ExportInquiries,
    private readonly feed: FeedTail,
    private readonly rules: SalesRules,
  ) {}

  @Get()
  @Allow('sales.inquiry.read')
  @ApiOperation({
    summary: 'The board: inquiries by state, owner, branch, group, channel, party, text, lateness',
    description: 'The answer’s header `x-feed-seq` is the number of the stream `board` before the list was read',
  })
  @ApiPage(InquiryLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(
    @QueryOf() { limit, after, sort, ...filter }: BoardQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<InquiryLineDto>> {
    const cursor = cursorOf(after, sort);
    // Taken before the list is read: a change between the two arrives once more, and none is missed.
    void reply.header(FEED_SEQ, await this.feed.headOf('board'));
    const rows = await this.listInquiries.execute({ filter: this.#filter(filter), sort, limit, after: cursor });
    return pageOf(
      rows,
      limit,
      (line) => [sort, (sort === 'deadline' ? line.respondBy : line.receivedAt) ?? '', line.inquiryId],
      (line) => line,
    );
  }

  @Get('counts')
  @Allow('sales.inquiry.read')
  @ApiOperation({ summary: 'Numbers above the columns of the board, all and mine' })
  @ApiOkResponse({ type: BoardCountsDto })
  async counts(@Res({ passthrough: true }) reply: FastifyReply): Promise<BoardCountsDto> {
    void reply.header(FEED_SEQ, await this.feed.headOf('board'));
    return this.boardCounts.execute();
  }

  @Get('breaches')
  @Allow('sales.breach.read')
  @ApiOperation({
    summary: 'First answers that came later than promised, or not at all; oldest first',
    description: 'A page may be shorter than `limit`; it is the last one when `next` is null',
  })
  @ApiPage(BreachDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async breaches(@QueryOf() { limit, after, from, to }: BreachesQuery): Promise<Page<BreachDto>> {
    const cursor = instantCursor(after);
    const { items, next } = await this.listBreaches.execute({
      from: new Date(from),
      to: new Date(to),
      limit,
      after: cursor && { receivedAt: cursor.at, id: cursor.id },
    });
    return { items, next: next && encodeCursor([next.receivedAt.toISOString(), next.id]) };
  }

  @Get('losses')
  @Allow('sales.loss.read')
  @ApiOperation({ summary: 'What was lost in a period, by reason and manager; most first' })
  @ApiOkResponse({ type: [LossLineDto] })
  @Problems({ 400: ['platform.request-invalid'] })
  losses(@QueryOf() { from, to }: PeriodQuery, @ReaderLanguage() language: Language): Promise<LossLineDto[]> {
    return this.lossReport.execute({ from: new Date(from), to: new Date(to), language });
  }

  @Get('export')
  @Allow('sales.inquiry.export')
  @ApiOperation({ summary: 'What the filter finds as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' }, example: 'Номер;Состояние;Канал\r\n1042;waiting;letter\r\n' },
    },
  })
  @Header('cache-control', 'no-store')
  @Problems({ 400: ['platform.request-invalid'] })
  async export(@QueryOf() filter: ExportQuery): Promise<StreamableFile> {
    const pages = await this.exportInquiries.execute({ filter: this.#filter(filter) });
    return new StreamableFile(Readable.from(inquiriesCsv(pages), { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="inquiries.csv"',
    });
  }

  #filter(asked: ExportQuery) {
    return boardFilterOf(asked, this.rules.pipelines[0]?.code);
  }
}

/** A cursor belongs to the order it was made in. */
function cursorOf(after: string | undefined, sort: BoardSort): BoardCursor | null {
  if (after === undefined) return null;
  const [madeFor, at, id] = decodeCursor(after, 3);
  if (madeFor !== sort || !isInstant(at) || typeof id !== 'string') throw new CursorInvalid();
  return { at: new Date(at), id };
}
