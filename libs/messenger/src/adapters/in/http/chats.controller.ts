import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, decodeCursor, isInstant, pageOf } from '@prorab/platform';
import { GetVisitorCard } from '../../../application/visitors/queries/get-visitor-card.query.js';
import { ListChats } from '../../../application/visitors/queries/list-chats.query.js';
import { CloseChat } from '../../../application/visitors/use-cases/close-chat.use-case.js';
import { ReturnChat } from '../../../application/visitors/use-cases/return-chat.use-case.js';
import { TakeChat } from '../../../application/visitors/use-cases/take-chat.use-case.js';
import { TransferChat } from '../../../application/visitors/use-cases/transfer-chat.use-case.js';
import { VisitorRules } from '../../../application/visitors/visitor-rules.js';
import {
  ChatIdParam,
  ChatLineDto,
  ChatNoteDto,
  ChatsQuery,
  DepartmentDto,
  TransferChatDto,
  VisitorCardDto,
} from './chat.dto.js';

const byChat = { 400: ['platform.request-invalid'], 404: ['messenger.chat-missing'] };
const changing = { ...byChat, 409: ['messenger.chat-closed'] };
const right = 'messenger.customer-chat.use';

/** Chats with visitors of the sites. What is said in them goes through their conversations. */
@ApiTags('messenger')
@Controller('messenger')
export class ChatsController {
  constructor(
    private readonly listChats: ListChats,
    private readonly visitorCard: GetVisitorCard,
    private readonly takeChat: TakeChat,
    private readonly transferChat: TransferChat,
    private readonly returnChat: ReturnChat,
    private readonly closeChat: CloseChat,
    private readonly rules: VisitorRules,
  ) {}

  @Get('chats')
  @Allow(right)
  @ApiOperation({ summary: 'Chats: the queue by its places, others newest first' })
  @ApiPage(ChatLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { view, limit, after }: ChatsQuery): Promise<Page<ChatLineDto>> {
    const [at, id] = after === undefined ? [] : decodeCursor(after, 2);
    if (after !== undefined && (!isInstant(at) || typeof id !== 'string')) throw new CursorInvalid();
    const from = isInstant(at) && typeof id === 'string' ? { at: new Date(at), id } : null;
    const rows = await this.listChats.execute({ view, limit, after: from });
    return pageOf(
      rows,
      limit,
      (row) => [view === 'queue' ? row.waitingSince : row.openedAt, row.chatId],
      (row) => row,
    );
  }

  @Get('chats/departments')
  @Allow(right)
  @ApiOperation({ summary: 'Departments that a chat can be handed to' })
  @ApiOkResponse({ type: [DepartmentDto] })
  departments(): DepartmentDto[] {
    return [...this.rules.departments].map(([key, { title }]) => ({ key, title }));
  }

  @Get('chats/:chatId/visitor')
  @Allow(right)
  @ApiOperation({ summary: 'Who is in the chat: pages, source, city, company' })
  @ApiOkResponse({ type: VisitorCardDto })
  @Problems(byChat)
  visitor(@Param() { chatId }: ChatIdParam): Promise<VisitorCardDto> {
    return this.visitorCard.execute({ chatId });
  }

  @Post('chats/:chatId/take')
  @HttpCode(204)
  @Allow(right)
  @ApiOperation({ summary: 'I take it, from the queue or from a colleague' })
  @ApiNoContentResponse()
  @Problems(changing)
  take(@Param() { chatId }: ChatIdParam): Promise<void> {
    return this.takeChat.execute({ chatId });
  }

  @Post('chats/:chatId/transfer')
  @HttpCode(204)
  @Allow(right)
  @ApiOperation({ summary: 'To a colleague or to a department, with a note that the visitor does not see' })
  @ApiNoContentResponse()
  @Problems({
    ...changing,
    422: ['messenger.transfer-not-to-one', 'messenger.agent-unknown', 'messenger.department-unknown'],
  })
  transfer(
    @Param() { chatId }: ChatIdParam,
    @Body() { employeeId = null, department = null, note = null }: TransferChatDto,
  ): Promise<void> {
    return this.transferChat.execute({ chatId, employeeId, department, note });
  }

  @Post('chats/:chatId/return')
  @HttpCode(204)
  @Allow(right)
  @ApiOperation({ summary: 'Back to the queue' })
  @ApiNoContentResponse()
  @Problems(changing)
  return(@Param() { chatId }: ChatIdParam, @Body() { note = null }: ChatNoteDto): Promise<void> {
    return this.returnChat.execute({ chatId, note });
  }

  @Post('chats/:chatId/close')
  @HttpCode(204)
  @Allow(right)
  @ApiOperation({ summary: 'Ends it; the visitor may write again' })
  @ApiNoContentResponse()
  @Problems(byChat)
  close(@Param() { chatId }: ChatIdParam): Promise<void> {
    return this.closeChat.execute({ chatId, reason: 'agent' });
  }
}
