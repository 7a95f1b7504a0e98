import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Idempotent, Problems } from '@prorab/platform';
import { answerView } from '../../../application/queries/answer-view.js';
import { ShowThread } from '../../../application/queries/show-thread.query.js';
import { WriteAnswer } from '../../../application/use-cases/write-answer.use-case.js';
import { AnswerDto, IdParam, ThreadDto, WriteAnswerDto } from './answer.dto.js';

@ApiTags('mail')
@Controller('mail/threads')
export class ThreadsController {
  constructor(
    private readonly showThread: ShowThread,
    private readonly writeAnswer: WriteAnswer,
  ) {}

  @Get(':id')
  @Allow('mail.letter.read')
  @ApiOperation({ summary: 'A conversation: letters and answers in the order of time' })
  @ApiOkResponse({ type: ThreadDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.thread-missing'] })
  show(@Param() { id }: IdParam): Promise<ThreadDto> {
    return this.showThread.execute({ threadId: id });
  }

  @Post(':id/answers')
  @Idempotent()
  @Allow('mail.answer.write')
  @ApiOperation({ summary: 'Answer; it leaves after the time to undo it' })
  @ApiCreatedResponse({ type: AnswerDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['mail.thread-missing', 'mail.upload-missing', 'platform.file-missing'],
    409: ['mail.answered-meanwhile', 'mail.mailbox-cannot-send'],
    422: [
      'mail.recipient-missing',
      'mail.recipient-invalid',
      'mail.answer-empty',
      'mail.answer-too-large',
      'mail.draft-refused',
    ],
  })
  async answer(@Param() { id }: IdParam, @Body() body: WriteAnswerDto): Promise<AnswerDto> {
    return answerView(await this.writeAnswer.execute({ ...body, threadId: id }));
  }
}
