import { Controller, Delete, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, type Page, Problems, decodeCursor, mayI, pageOf } from '@prorab/platform';
import { ListAnswers } from '../../../application/queries/list-answers.query.js';
import { ConfirmSent } from '../../../application/use-cases/confirm-sent.use-case.js';
import { ResendUncertain } from '../../../application/use-cases/resend-uncertain.use-case.js';
import { UndoAnswer } from '../../../application/use-cases/undo-answer.use-case.js';
import { AnswerBriefDto, AnswersQuery, IdParam } from './answer.dto.js';

@ApiTags('mail')
@Controller('mail/answers')
export class AnswersController {
  constructor(
    private readonly listAnswers: ListAnswers,
    private readonly undoAnswer: UndoAnswer,
    private readonly resendUncertain: ResendUncertain,
    private readonly confirmSent: ConfirmSent,
  ) {}

  @Get()
  @Allow('mail.letter.read')
  @ApiOperation({ summary: 'What we wrote, the newest first; `status=uncertain,failed` waits for a person' })
  @ApiPage(AnswerBriefDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, status = [] }: AnswersQuery): Promise<Page<AnswerBriefDto>> {
    const place = after ? String(decodeCursor(after, 1)[0]) : null;
    const answers = await this.listAnswers.execute({ limit, after: place, status });
    return pageOf(
      answers,
      limit,
      ({ id }) => [id],
      (answer) => answer,
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Problems({
    400: ['platform.request-invalid'],
    403: ['platform.forbidden', 'mail.answer-of-another'],
    404: ['mail.answer-missing'],
    409: ['mail.answer-under-way'],
  })
  @Allow('mail.answer.undo')
  @ApiOperation({ summary: 'Take it back while it waits: one’s own, or anybody’s as the head or the administrator' })
  @ApiNoContentResponse({ description: 'It will not leave' })
  async undo(@Param() { id }: IdParam): Promise<void> {
    await this.undoAnswer.execute({ answerId: id, ofOthers: mayI('mail.answer.undo-any') });
  }

  @Post(':id/resend')
  @HttpCode(204)
  @Allow('mail.answer.write')
  @ApiOperation({ summary: 'Send an uncertain or failed one again, to those who have not got it' })
  @ApiNoContentResponse({ description: 'It leaves now' })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.answer-missing'], 409: ['mail.answer-not-uncertain'] })
  async resend(@Param() { id }: IdParam): Promise<void> {
    await this.resendUncertain.execute({ answerId: id });
  }

  @Post(':id/confirm')
  @HttpCode(204)
  @Allow('mail.answer.write')
  @ApiOperation({ summary: 'An uncertain one did arrive' })
  @ApiNoContentResponse({ description: 'It counts as sent' })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.answer-missing'], 409: ['mail.answer-not-uncertain'] })
  async confirm(@Param() { id }: IdParam): Promise<void> {
    await this.confirmSent.execute({ answerId: id });
  }
}
