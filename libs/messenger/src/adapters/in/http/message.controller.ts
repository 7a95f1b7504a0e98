import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { GetMessage } from '../../../application/queries/get-message.query.js';
import { MessageTrail } from '../../../application/queries/message-trail.query.js';
import { DeleteMessage } from '../../../application/use-cases/delete-message.use-case.js';
import { EditMessage } from '../../../application/use-cases/edit-message.use-case.js';
import { PinMessage } from '../../../application/use-cases/pin-message.use-case.js';
import { PressButton } from '../../../application/use-cases/press-button.use-case.js';
import { ReactToMessage } from '../../../application/use-cases/react-to-message.use-case.js';
import { messageView } from '../../../application/wire.js';
import { ButtonParam, MessageIdParam, ReactionParam } from './ids.dto.js';
import { EditDto, MessageDto, TrailLineDto } from './message.dto.js';

const refused = {
  400: ['platform.request-invalid'],
  404: ['messenger.message-missing'],
  409: ['messenger.message-deleted'],
};

/** What is done to one message. */
@ApiTags('messenger')
@Controller('messenger/messages/:messageId')
export class MessageController {
  constructor(
    private readonly getMessage: GetMessage,
    private readonly trail: MessageTrail,
    private readonly editMessage: EditMessage,
    private readonly deleteMessage: DeleteMessage,
    private readonly react: ReactToMessage,
    private readonly pinMessage: PinMessage,
    private readonly pressButton: PressButton,
  ) {}

  @Get()
  @Allow('messenger.use')
  @ApiOperation({ summary: 'One message: what an answer speaks of, and its place in its conversation' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({ 400: refused[400], 404: refused[404] })
  one(@Param() { messageId }: MessageIdParam): Promise<MessageDto> {
    return this.getMessage.execute({ messageId });
  }

  @Put()
  @Allow('messenger.use')
  @ApiOperation({ summary: 'The author says it otherwise; the trail keeps what it was' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({ ...refused, 403: ['messenger.not-yours'], 422: ['messenger.message-empty', 'messenger.text-too-long'] })
  async edit(@Param() { messageId }: MessageIdParam, @Body() body: EditDto): Promise<MessageDto> {
    return messageView(await this.editMessage.execute({ messageId, ...body }));
  }

  @Delete()
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Takes it away from all; one’s own, or any with messenger.message.delete-any' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({ 400: refused[400], 403: ['messenger.not-yours'], 404: refused[404] })
  async remove(@Param() { messageId }: MessageIdParam): Promise<MessageDto> {
    return messageView(await this.deleteMessage.execute({ messageId }));
  }

  @Get('trail')
  @Allow('messenger.use')
  @ApiOperation({
    summary: 'What it was before, newest first; of a deleted one the texts only for its author and who may delete any',
  })
  @ApiOkResponse({ type: [TrailLineDto] })
  @Problems({ 400: refused[400], 404: refused[404] })
  revisions(@Param() { messageId }: MessageIdParam): Promise<TrailLineDto[]> {
    return this.trail.execute({ messageId });
  }

  @Put('reactions/:sign')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Puts my sign under it' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({ ...refused, 422: ['messenger.reaction-invalid', 'messenger.too-many'] })
  async putSign(@Param() { messageId, sign }: ReactionParam): Promise<MessageDto> {
    return messageView(await this.react.execute({ messageId, sign, on: true }));
  }

  @Delete('reactions/:sign')
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Takes my sign back' })
  @ApiOkResponse({ type: MessageDto })
  @Problems(refused)
  async takeSign(@Param() { messageId, sign }: ReactionParam): Promise<MessageDto> {
    return messageView(await this.react.execute({ messageId, sign, on: false }));
  }

  @Put('pin')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Everybody here should find it at once' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({ ...refused, 422: ['messenger.too-many'] })
  async pin(@Param() { messageId }: MessageIdParam): Promise<MessageDto> {
    return messageView(await this.pinMessage.execute({ messageId, on: true }));
  }

  @Delete('pin')
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Unpins it' })
  @ApiOkResponse({ type: MessageDto })
  @Problems(refused)
  async unpin(@Param() { messageId }: MessageIdParam): Promise<MessageDto> {
    return messageView(await this.pinMessage.execute({ messageId, on: false }));
  }

  @Post('buttons/:buttonId')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Presses a button under something that the assistant said' })
  @ApiNoContentResponse()
  @Problems({ 400: refused[400], 404: [...refused[404], 'messenger.button-missing'] })
  press(@Param() { messageId, buttonId }: ButtonParam): Promise<void> {
    return this.pressButton.execute({ messageId, buttonId });
  }
}
