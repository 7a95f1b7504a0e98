import { Body, Controller, Get, HttpCode, Param, Post, Put, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { ChangesSince } from '../../../application/queries/changes-since.query.js';
import { PinnedMessages } from '../../../application/queries/pinned-messages.query.js';
import { ReadMessages } from '../../../application/queries/read-messages.query.js';
import { MoveCursors } from '../../../application/use-cases/move-cursors.use-case.js';
import { PostMessage } from '../../../application/use-cases/post-message.use-case.js';
import { messageView } from '../../../application/wire.js';
import { ConversationIdParam } from './ids.dto.js';
import {
  MessageDto,
  MessagePieceDto,
  NewerChangesDto,
  PieceQuery,
  PostDto,
  ReadUpToDto,
  SinceQuery,
} from './message.dto.js';

const refused = { 400: ['platform.request-invalid'], 404: ['messenger.conversation-missing'] };

/** What is said in a conversation. */
@ApiTags('messenger')
@Controller('messenger/conversations/:conversationId')
export class MessagesController {
  constructor(
    private readonly readMessages: ReadMessages,
    private readonly changesSince: ChangesSince,
    private readonly pinned: PinnedMessages,
    private readonly post: PostMessage,
    private readonly cursors: MoveCursors,
  ) {}

  @Get('messages')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'A piece of the conversation; without a place, its end' })
  @ApiOkResponse({ type: MessagePieceDto })
  @Problems(refused)
  read(@Param() { conversationId }: ConversationIdParam, @QueryOf() piece: PieceQuery): Promise<MessagePieceDto> {
    return this.readMessages.execute({ conversationId, ...piece });
  }

  @Get('changes')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'What is new or has changed since, each once, as it is now' })
  @ApiOkResponse({ type: NewerChangesDto })
  @Problems(refused)
  changes(@Param() { conversationId }: ConversationIdParam, @QueryOf() since: SinceQuery): Promise<NewerChangesDto> {
    return this.changesSince.execute({ conversationId, ...since });
  }

  @Get('pins')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'What is pinned here, newest pin first; at most 50' })
  @ApiOkResponse({ type: [MessageDto] })
  @Problems(refused)
  pins(@Param() { conversationId }: ConversationIdParam): Promise<MessageDto[]> {
    return this.pinned.execute({ conversationId });
  }

  @Post('messages')
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Says something; a repeat with the same clientId gives the message that stands' })
  @ApiOkResponse({ type: MessageDto })
  @Problems({
    ...refused,
    404: [...refused[404], 'messenger.file-missing'],
    409: ['messenger.client-id-reused', 'messenger.conversation-closed'],
    422: [
      'messenger.message-empty',
      'messenger.text-too-long',
      'messenger.too-many',
      'messenger.too-many-files',
      'messenger.reply-elsewhere',
    ],
  })
  async say(@Param() { conversationId }: ConversationIdParam, @Body() posting: PostDto): Promise<MessageDto> {
    return messageView(await this.post.execute({ conversationId, ...posting }));
  }

  @Put('read')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'I have read up to this message; on all my devices' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  markRead(@Param() { conversationId }: ConversationIdParam, @Body() { seq }: ReadUpToDto): Promise<void> {
    return this.cursors.execute({ moves: [{ conversationId, readSeq: seq }] });
  }
}
