import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryOf, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  type Page,
  Problems,
  contentDisposition,
  decodeCursor,
  pageOf,
  rangeOf,
  sendFile,
} from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListLetters } from '../../../application/queries/list-letters.query.js';
import { ShowLetter } from '../../../application/queries/show-letter.query.js';
import { ClassifyLetter } from '../../../application/use-cases/classify-letter.use-case.js';
import { OpenAttachment } from '../../../application/use-cases/open-attachment.use-case.js';
import { OpenSource } from '../../../application/use-cases/open-source.use-case.js';
import {
  AttachmentParam,
  AttachmentQuery,
  ClassifiedDto,
  ClassifyDto,
  LetterBriefDto,
  LetterDto,
  LetterIdParam,
  LettersQuery,
} from './letter.dto.js';

@ApiTags('mail')
@Controller('mail/letters')
export class LettersController {
  constructor(
    private readonly listLetters: ListLetters,
    private readonly showLetter: ShowLetter,
    private readonly openAttachment: OpenAttachment,
    private readonly openSource: OpenSource,
    private readonly classifyLetter: ClassifyLetter,
  ) {}

  @Get()
  @Allow('mail.letter.read')
  @ApiOperation({ summary: 'Letters, the newest first' })
  @ApiPage(LetterBriefDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, ...filter }: LettersQuery): Promise<Page<LetterBriefDto>> {
    const [at, id] = after ? decodeCursor(after, 2) : [];
    const place = typeof at === 'number' && typeof id === 'string' ? { receivedAt: new Date(at), id } : null;
    if (after && !place) throw new CursorInvalid();
    const rows = await this.listLetters.execute({ ...filter, limit, after: place });
    return pageOf(
      rows,
      limit,
      (r) => [r.place.receivedAt.getTime(), r.place.id],
      ({ place: _, ...brief }) => brief,
    );
  }

  @Get(':id')
  @Allow('mail.letter.read')
  @ApiOperation({ summary: 'One letter, whole: texts, safe HTML, files, where it lies, why it is what it is' })
  @ApiOkResponse({ type: LetterDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.letter-missing'] })
  show(@Param() { id }: LetterIdParam): Promise<LetterDto> {
    return this.showLetter.execute({ letterId: id });
  }

  @Get(':id/attachments/:n')
  @Allow('mail.letter.read')
  @ApiOperation({ summary: 'A file of the letter, streamed; takes one Range' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The file', schema: { type: 'string', format: 'binary', example: '%PDF-1.7…' } })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['mail.letter-missing', 'mail.attachment-missing', 'platform.file-missing'],
    416: ['mail.range-invalid'],
  })
  async attachment(
    @Param() { id, n }: AttachmentParam,
    @QueryOf() { inline }: AttachmentQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { attachment, ...file } = await this.openAttachment.execute({
      letterId: id,
      n: Number(n),
      range: rangeOf(request),
    });
    const { name, detectedType, hash } = attachment;
    sendFile(reply, { ...file, name, type: detectedType, hash, inline: inline === 'true' });
  }

  @Get(':id/source')
  @Allow('mail.source.read')
  @ApiOperation({ summary: 'The raw source as it arrived; that somebody looked is on record' })
  @ApiProduces('message/rfc822')
  @ApiOkResponse({
    description: 'The letter',
    schema: { type: 'string', format: 'binary', example: 'From: ivan@stroydvor.ru\r\n…' },
  })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.letter-missing', 'platform.file-missing'] })
  async source(@Param() { id }: LetterIdParam, @Res() reply: FastifyReply): Promise<void> {
    const content = await this.openSource.execute({ letterId: id });
    void reply
      .headers({
        'content-type': 'message/rfc822',
        'content-disposition': contentDisposition('attachment', `${id}.eml`),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      })
      .send(content);
  }

  @Post(':id/classify')
  @HttpCode(200)
  @Allow('mail.letter.classify')
  @ApiOperation({ summary: 'A person says: spam, or a customer after all (then it becomes an inquiry)' })
  @ApiOkResponse({ type: ClassifiedDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.letter-missing'] })
  classify(@Param() { id }: LetterIdParam, @Body() { as }: ClassifyDto): Promise<ClassifiedDto> {
    return this.classifyLetter.execute({ letterId: id, as });
  }
}
