import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, me } from '@prorab/platform';
import { Clock } from '@prorab/platform/marks';
import { ListCommands } from '../../../application/queries/list-commands.query.js';
import { HearPhrase } from '../../../application/use-cases/hear-phrase.use-case.js';
import { PressButton } from '../../../application/use-cases/press-button.use-case.js';
import { ListenerUnknown } from '../../../domain/assistant-errors.js';
import { ButtonIdParam, CommandDto, PhraseDto, ReplyDto } from './assistant.dto.js';

/** The desk's own line to the assistant: the same ears and hands as in the messenger, answered at once. */
@ApiTags('assistant')
@Controller('assistant')
export class AssistantController {
  constructor(
    private readonly hearPhrase: HearPhrase,
    private readonly pressButton: PressButton,
    private readonly listCommands: ListCommands,
    private readonly clock: Clock,
  ) {}

  @Post('phrases')
  @HttpCode(200)
  @Allow('assistant.phrase.say')
  @ApiOperation({ summary: 'Say something to the assistant, as one writes to a colleague' })
  @ApiOkResponse({ type: ReplyDto })
  @Problems({ 400: ['platform.request-invalid'], 403: ['assistant.listener-unknown'] })
  async say(@Body() { text }: PhraseDto): Promise<ReplyDto> {
    const { employeeId } = me();
    const reply = await this.hearPhrase.execute({
      ...{ messageId: null, employeeId, conversationId: null, conversationKind: 'desk' as const, text },
      at: this.clock.now(),
    });
    if (!reply) throw new ListenerUnknown(employeeId);
    return reply;
  }

  @Post('buttons/:buttonId')
  @HttpCode(200)
  @Allow('assistant.phrase.say')
  @ApiOperation({ summary: 'Press a button under an answer; it acts once, and says so when it is too late' })
  @ApiOkResponse({ type: ReplyDto })
  @Problems({ 400: ['platform.request-invalid'], 403: ['assistant.listener-unknown'] })
  async press(@Param() { buttonId }: ButtonIdParam): Promise<ReplyDto> {
    const { employeeId } = me();
    const reply = await this.pressButton.execute({ buttonId, employeeId, room: 'desk' });
    if (!reply) throw new ListenerUnknown(employeeId);
    return reply;
  }

  @Get('commands')
  @Allow('assistant.command.read')
  @ApiOperation({ summary: 'What this person may ask the assistant for, with examples' })
  @ApiOkResponse({ type: [CommandDto] })
  commands(@Headers('accept-language') language: string | undefined): CommandDto[] {
    return this.listCommands.execute({
      role: me().role,
      room: 'desk',
      language: /^en\b/i.test(language ?? '') ? 'en' : 'ru',
    });
  }
}
