import {
  Controller,
  Get,
  HttpCode,
  type OnModuleInit,
  Options,
  Param,
  Post,
  Query as QueryOf,
  Req,
  Res,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Problems, Public, rangeOf, sendFile } from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileRules } from '../../../application/files/file-rules.js';
import { fileView } from '../../../application/files/file-view.js';
import type { FileReader } from '../../../application/ports/file-readers.port.js';
import { AttachFile } from '../../../application/use-cases/attach-file.use-case.js';
import { OpenFile } from '../../../application/use-cases/open-file.use-case.js';
import { VisitorDoor } from '../../../application/visitors/visitor-door.js';
import { VisitorPlace } from '../../../application/visitors/visitor-place.js';
import { ConversationMissing } from '../../../domain/messenger-errors.js';
import { VisitorUnknown } from '../../../domain/visitors/visitor-errors.js';
import { pageOf } from '../page-origin.js';
import { binary, oneFile, uploadRefusals } from './file-documents.js';
import { FileDto, FileParam } from './files.dto.js';
import { type Multipart, oneFileOf, takeMultipart } from './one-file-of.js';
import { SitePages } from './site-pages.js';
import { PartnerFileQuery, VisitorFileQuery } from './visitor-files.dto.js';

const asked = { headers: 'authorization, accept-language, range' };
const refusals = ['messenger.visitor-unknown', 'messenger.origin-refused'];
const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

/** Files of a chat, for the one outside: his token, or the secret of his link, goes as `Authorization: Bearer`. */
@ApiTags('visitor')
@Controller('visitor/files')
export class VisitorFilesController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: VisitorDoor,
    private readonly place: VisitorPlace,
    private readonly rules: FileRules,
    private readonly attach: AttachFile,
    private readonly open: OpenFile,
    private readonly pages: SitePages,
  ) {}

  onModuleInit(): Promise<void> {
    return takeMultipart(this.host.httpAdapter?.getInstance());
  }

  @Options()
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'What browsers ask before they bring a file' })
  @ApiNoContentResponse()
  beforeUpload(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.pages.answerBefore(request, reply, { methods: 'POST', ...asked });
  }
  @Options(':id')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'What browsers ask before they fetch a file' })
  @ApiNoContentResponse()
  beforeFile(
    @Param() _: FileParam,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    this.pages.answerBefore(request, reply, { methods: 'GET', ...asked });
  }
  @Options(':id/preview')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'What browsers ask before they fetch a small view' })
  @ApiNoContentResponse()
  beforePreview(
    @Param() _: FileParam,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    this.pages.answerBefore(request, reply, { methods: 'GET', ...asked });
  }

  @Post()
  @Public()
  @RouteConfig(perMinute(30))
  @ApiOperation({ summary: 'A file for a message of the visitor, or of a partner in his room' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(oneFile)
  @ApiCreatedResponse({ type: FileDto })
  @Problems({
    400: ['platform.request-invalid'],
    403: [...refusals, 'messenger.files-not-welcome'],
    404: ['messenger.conversation-missing', 'messenger.site-missing'],
    ...uploadRefusals,
    429: ['platform.too-many-requests'],
  })
  async upload(
    @QueryOf() { conversationId }: PartnerFileQuery,
    @Req() request: Multipart,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FileDto> {
    this.pages.allow(request, reply);
    const owner = await this.who(request, conversationId !== undefined);
    const place = owner.kind === 'visitor' ? (await this.place.of(owner.id)).conversationId : conversationId;
    if (!place) throw new ConversationMissing('');
    return oneFileOf(request, this.rules.values.bytes, async (file) =>
      fileView(await this.attach.execute({ ...file, owner, conversationId: place })),
    );
  }

  @Get(':id')
  @Public()
  @RouteConfig(perMinute(300))
  @ApiOperation({ summary: 'A file of his conversation, streamed; a picture without what its camera wrote' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The file', ...binary })
  @Problems({
    400: ['platform.request-invalid'],
    403: refusals,
    404: ['messenger.file-missing', 'platform.file-missing', 'messenger.site-missing'],
    416: ['messenger.range-invalid'],
    429: ['platform.too-many-requests'],
  })
  async file(
    @Param() { id }: FileParam,
    @QueryOf() { inline, partner }: VisitorFileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.pages.allow(request, reply);
    const reader = await this.who(request, partner === 'true');
    const { key: hash, ...file } = await this.open.execute({ fileId: id, reader, range: rangeOf(request) });
    sendFile(reply, { ...file, hash, inline: inline === 'true', anyOrigin: true });
  }

  @Get(':id/preview')
  @Public()
  @RouteConfig(perMinute(600))
  @ApiOperation({ summary: 'The small view of a picture of his conversation' })
  @ApiProduces('image/webp')
  @ApiOkResponse({ description: 'WebP', ...binary })
  @Problems({
    400: ['platform.request-invalid'],
    403: refusals,
    404: ['messenger.file-missing', 'platform.file-missing', 'messenger.site-missing'],
    429: ['platform.too-many-requests'],
  })
  async preview(
    @Param() { id }: FileParam,
    @QueryOf() { partner }: VisitorFileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.pages.allow(request, reply);
    const reader = await this.who(request, partner === 'true');
    const { key: hash, ...file } = await this.open.execute({ fileId: id, reader, preview: true });
    sendFile(reply, { ...file, hash, inline: true, anyOrigin: true });
  }

  /** @throws VisitorUnknown, OriginRefused, SiteMissing */
  private async who({ headers }: FastifyRequest, isPartner: boolean): Promise<FileReader> {
    const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) throw new VisitorUnknown();
    // A browser names no origin only where it fetches from a page of our own; another page cannot send this header without it.
    const page = headers.origin === undefined ? { origin: '', isOurs: true } : pageOf(headers);
    const outsider = isPartner ? await this.door.partner(token) : await this.door.visitor(token, page);
    return { kind: outsider.kind, id: outsider.kind === 'visitor' ? outsider.visitor.id : outsider.id };
  }
}
