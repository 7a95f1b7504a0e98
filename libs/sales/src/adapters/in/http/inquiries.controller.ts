import { Body, Controller, Get, Param, Post, Query as QueryOf, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, Idempotent, type Page, PageQuery, Problems, pageOf } from '@prorab/platform';
import type { FastifyReply } from 'fastify';
import { PresenceBoard } from '../../../application/ports/presence-board.port.js';
import { GetInquiry } from '../../../application/queries/get-inquiry.query.js';
import type { Language } from '../../../application/queries/history-line.js';
import { InquiryHistory } from '../../../application/queries/inquiry-history.query.js';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { RegisterContact } from '../../../application/use-cases/register-contact.use-case.js';
import { instantCursor } from './cursor.js';
import { InquiryIdParam } from './ids.dto.js';
import {
  HistoryLineDto,
  InquiryDto,
  InquiryPresenceDto,
  RegisterContactDto,
  RegisteredContactDto,
} from './inquiry.dto.js';
import { ReaderLanguage } from './reader-language.js';

/** One inquiry, and how one comes in by hand. */
@ApiTags('sales')
@Controller('sales/inquiries')
export class InquiriesController {
  constructor(
    private readonly getInquiry: GetInquiry,
    private readonly inquiryHistory: InquiryHistory,
    private readonly inquiryStanding: InquiryStanding,
    private readonly presenceBoard: PresenceBoard,
    private readonly registerContact: RegisterContact,
  ) {}

  @Post()
  @Allow('sales.inquiry.register')
  @Idempotent()
  @ApiOperation({ summary: 'Write down a call or a visit; opens an inquiry or joins the one that is open' })
  @ApiCreatedResponse({ type: RegisteredContactDto })
  @Problems({
    400: ['platform.request-invalid', 'platform.idempotency-key-invalid'],
    409: ['platform.idempotency-key-reused'],
    422: ['sales.contact-point-invalid'],
  })
  register(@Body() { way, receivedAt, ...contact }: RegisterContactDto): Promise<RegisteredContactDto> {
    return this.registerContact.execute({
      contact: {
        ...contact,
        channel: way === 'visit' ? 'form' : way,
        ...(receivedAt ? { receivedAt: new Date(receivedAt) } : {}),
      },
    });
  }

  @Get(':inquiryId')
  @Allow('sales.inquiry.read')
  @ApiOperation({ summary: 'The card: party, contacts, history with its reasons in the language of the reader' })
  @ApiOkResponse({ type: InquiryDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.inquiry-missing'] })
  async get(
    @Param() { inquiryId }: InquiryIdParam,
    @ReaderLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InquiryDto> {
    const inquiry = await this.getInquiry.execute({ inquiryId, language });
    void reply.header('etag', `"${inquiry.version}"`);
    return inquiry;
  }

  @Get(':inquiryId/history')
  @Allow('sales.inquiry.read')
  @ApiOperation({ summary: 'All that happened to it, oldest first' })
  @ApiPage(HistoryLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'], 404: ['sales.inquiry-missing'] })
  async history(
    @Param() { inquiryId }: InquiryIdParam,
    @QueryOf() { limit, after }: PageQuery,
    @ReaderLanguage() language: Language,
  ): Promise<Page<HistoryLineDto>> {
    const rows = await this.inquiryHistory.execute({ inquiryId, limit, after: instantCursor(after), language });
    return pageOf(
      rows,
      limit,
      (line) => [line.at, line.id],
      (line) => line,
    );
  }

  @Get(':inquiryId/presence')
  @Allow('sales.inquiry.read')
  @ApiOperation({ summary: 'Who reads it and who types, now' })
  @ApiOkResponse({ type: InquiryPresenceDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.inquiry-missing'] })
  async presence(@Param() { inquiryId }: InquiryIdParam): Promise<InquiryPresenceDto> {
    await this.inquiryStanding.execute({ inquiryId });
    return { inquiryId, employees: await this.presenceBoard.of(inquiryId) };
  }
}
