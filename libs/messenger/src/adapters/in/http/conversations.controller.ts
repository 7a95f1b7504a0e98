import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  Idempotent,
  type Page,
  PageQuery,
  Problems,
  decodeCursor,
  isInstant,
  me,
  pageOf,
} from '@prorab/platform';
import { GetConversation } from '../../../application/queries/get-conversation.query.js';
import { ListConversations } from '../../../application/queries/list-conversations.query.js';
import { AddMembers } from '../../../application/use-cases/add-members.use-case.js';
import { MuteConversation } from '../../../application/use-cases/mute-conversation.use-case.js';
import { OpenAssistantTalk } from '../../../application/use-cases/open-assistant-talk.use-case.js';
import { OpenDirect } from '../../../application/use-cases/open-direct.use-case.js';
import { OpenGroup } from '../../../application/use-cases/open-group.use-case.js';
import { OpenInquiryRoom } from '../../../application/use-cases/open-inquiry-room.use-case.js';
import { RemoveMember } from '../../../application/use-cases/remove-member.use-case.js';
import { RenameConversation } from '../../../application/use-cases/rename-conversation.use-case.js';
import {
  AddMembersDto,
  ConversationChangeDto,
  ConversationDto,
  ConversationLineDto,
  OpenDirectDto,
  OpenGroupDto,
  OpenedDto,
} from './conversation.dto.js';
import { ConversationIdParam, MemberParam, RoomOfInquiryParam } from './ids.dto.js';

const refused = { 400: ['platform.request-invalid'], 404: ['messenger.conversation-missing'] };
const byConversation = { ...refused, 409: ['messenger.members-fixed'] };

/** Conversations and who takes part in them. */
@ApiTags('messenger')
@Controller('messenger')
export class ConversationsController {
  constructor(
    private readonly listConversations: ListConversations,
    private readonly getConversation: GetConversation,
    private readonly openDirect: OpenDirect,
    private readonly openGroup: OpenGroup,
    private readonly openTalk: OpenAssistantTalk,
    private readonly openRoom: OpenInquiryRoom,
    private readonly addMembers: AddMembers,
    private readonly removeMember: RemoveMember,
    private readonly rename: RenameConversation,
    private readonly mute: MuteConversation,
  ) {}

  @Get('conversations')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'My conversations, the one that was spoken in last first' })
  @ApiPage(ConversationLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<ConversationLineDto>> {
    const [at, id] = after === undefined ? [] : decodeCursor(after, 2);
    if (after !== undefined && (!isInstant(at) || typeof id !== 'string')) throw new CursorInvalid();
    const from = isInstant(at) && typeof id === 'string' ? { at: new Date(at), id } : null;
    const rows = await this.listConversations.execute({ limit, after: from });
    return pageOf(
      rows,
      limit,
      (row) => [row.lastAt, row.id],
      (row) => row,
    );
  }

  @Get('conversations/:conversationId')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'One conversation, its members and how far each has read' })
  @ApiOkResponse({ type: ConversationDto })
  @Problems(refused)
  get(@Param() { conversationId }: ConversationIdParam): Promise<ConversationDto> {
    return this.getConversation.execute({ conversationId });
  }

  @Post('direct')
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'The talk with a colleague; made if there is none' })
  @ApiOkResponse({ type: OpenedDto })
  @Problems({ 400: ['platform.request-invalid'], 422: ['messenger.member-unknown'] })
  direct(@Body() { employeeId }: OpenDirectDto): Promise<OpenedDto> {
    return this.openDirect.execute({ employeeId });
  }

  @Post('groups')
  @Allow('messenger.use')
  @Idempotent()
  @ApiOperation({ summary: 'A conversation of some colleagues; who makes it is in it' })
  @ApiOkResponse({ type: OpenedDto })
  @Problems({
    400: ['platform.request-invalid'],
    422: ['messenger.member-unknown', 'messenger.title-invalid', 'messenger.too-many'],
  })
  group(@Body() { title, employeeIds }: OpenGroupDto): Promise<OpenedDto> {
    return this.openGroup.execute({ title, employeeIds });
  }

  @Post('assistant')
  @HttpCode(200)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'My talk with the assistant' })
  @ApiOkResponse({ type: OpenedDto })
  assistant(): Promise<OpenedDto> {
    return this.openTalk.execute({ employeeId: me().employeeId });
  }

  @Post('inquiries/:inquiryId/room')
  @HttpCode(200)
  @Allow('messenger.inquiry-room.use')
  @ApiOperation({ summary: 'The inner room of an inquiry; the customer never sees it' })
  @ApiOkResponse({ type: OpenedDto })
  @Problems(refused)
  room(@Param() { inquiryId }: RoomOfInquiryParam): Promise<OpenedDto> {
    return this.openRoom.execute({ inquiryId });
  }

  @Patch('conversations/:conversationId')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Another title; no notices from here, or notices again' })
  @ApiNoContentResponse()
  @Problems({ ...byConversation, 422: ['messenger.title-invalid'] })
  async change(@Param() { conversationId }: ConversationIdParam, @Body() body: ConversationChangeDto): Promise<void> {
    if (body.title !== undefined) await this.rename.execute({ conversationId, title: body.title });
    if (body.muted !== undefined) await this.mute.execute({ conversationId, on: body.muted });
  }

  @Post('conversations/:conversationId/members')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Lets colleagues in; they see what was said before' })
  @ApiNoContentResponse()
  @Problems({ ...byConversation, 422: ['messenger.member-unknown', 'messenger.too-many'] })
  add(@Param() { conversationId }: ConversationIdParam, @Body() { employeeIds }: AddMembersDto): Promise<void> {
    return this.addMembers.execute({ conversationId, employeeIds });
  }

  @Delete('conversations/:conversationId/members/:employeeId')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Goes; another one is put out by the owner of the group' })
  @ApiNoContentResponse()
  @Problems({ ...byConversation, 403: ['messenger.not-yours'] })
  remove(@Param() { conversationId, employeeId }: MemberParam): Promise<void> {
    return this.removeMember.execute({ conversationId, employeeId });
  }
}
