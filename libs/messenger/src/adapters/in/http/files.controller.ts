import { Controller, Get, type OnModuleInit, Param, Post, Query as QueryOf, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Problems, me, rangeOf, sendFile } from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileRules } from '../../../application/files/file-rules.js';
import { fileView } from '../../../application/files/file-view.js';
import { AttachFile } from '../../../application/use-cases/attach-file.use-case.js';
import { OpenFile } from '../../../application/use-cases/open-file.use-case.js';
import { binary, oneFile, uploadRefusals } from './file-documents.js';
import { ConversationParam, FileDto, FileParam, FileQuery } from './files.dto.js';
import { type Multipart, oneFileOf, takeMultipart } from './one-file-of.js';

/** Files of messages, for the staff. */
@ApiTags('messenger')
@Controller('messenger')
export class FilesController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly rules: FileRules,
    private readonly attach: AttachFile,
    private readonly open: OpenFile,
  ) {}

  onModuleInit(): Promise<void> {
    return takeMultipart(this.host.httpAdapter?.getInstance());
  }

  @Post('conversations/:conversationId/files')
  @Allow('messenger.file.attach')
  @RouteConfig({ rateLimit: { max: 60, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'A file for a message that is written here; streamed, its type taken from its content' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(oneFile)
  @ApiCreatedResponse({ type: FileDto })
  @Problems({
    400: ['platform.request-invalid'],
    403: ['messenger.files-not-welcome'],
    ...uploadRefusals,
  })
  upload(@Param() { conversationId }: ConversationParam, @Req() request: Multipart): Promise<FileDto> {
    const owner = { kind: 'employee' as const, id: me().employeeId };
    return oneFileOf(request, this.rules.values.bytes, async (file) =>
      fileView(await this.attach.execute({ ...file, owner, conversationId })),
    );
  }

  @Get('files/:id')
  @Allow('messenger.file.read')
  @ApiOperation({ summary: 'A file, streamed; takes one Range. Saved, never run; pictures may be shown in place' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The file', ...binary })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['messenger.file-missing', 'platform.file-missing'],
    416: ['messenger.range-invalid'],
  })
  async file(
    @Param() { id }: FileParam,
    @QueryOf() { inline }: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const order = { fileId: id, reader: { kind: 'employee' as const, id: me().employeeId } };
    const { key: hash, ...file } = await this.open.execute({ ...order, range: rangeOf(request) });
    sendFile(reply, { ...file, hash, inline: inline === 'true' });
  }

  @Get('files/:id/preview')
  @Allow('messenger.file.read')
  @ApiOperation({ summary: 'The small view of a picture' })
  @ApiProduces('image/webp')
  @ApiOkResponse({ description: 'WebP', ...binary })
  @Problems({ 400: ['platform.request-invalid'], 404: ['messenger.file-missing', 'platform.file-missing'] })
  async preview(@Param() { id }: FileParam, @Res() reply: FastifyReply): Promise<void> {
    const reader = { kind: 'employee' as const, id: me().employeeId };
    const { key: hash, ...file } = await this.open.execute({ fileId: id, reader, preview: true });
    sendFile(reply, { ...file, hash, inline: true });
  }
}
