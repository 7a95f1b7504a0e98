import fastifyMultipart from '@fastify/multipart';
import { Controller, type OnModuleInit, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { DomainError } from '@prorab/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MailSettings } from '../../../application/mail-settings.js';
import { KeepUpload } from '../../../application/use-cases/keep-upload.use-case.js';
import { UploadInvalid } from '../../../domain/letter.errors.js';
import { HASH } from './examples.js';

class UploadDto {
  @ApiProperty({ example: HASH, description: 'Attach it to an answer by this' }) hash!: string;
  @ApiProperty({ example: 'Счёт 1042.pdf' }) name!: string;
  @ApiProperty({ example: 'application/pdf', description: 'By its content' }) type!: string;
  @ApiProperty({ example: 90_210 }) size!: number;
}
type Multipart = FastifyRequest & Pick<FastifyRequest, 'isMultipart' | 'file'>;

@ApiTags('mail')
@Controller('mail/uploads')
export class UploadsController implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly settings: MailSettings,
    private readonly keepUpload: KeepUpload,
  ) {}

  /** Before the routes are used; another context may have brought the same parser already. */
  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    if (!fastify || fastify.hasContentTypeParser('multipart/form-data')) return;
    await fastify.register(fastifyMultipart);
  }

  @Post()
  @Allow('mail.answer.write')
  @ApiOperation({ summary: 'A file for an answer; streamed, its type taken from its content' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary', example: '%PDF-1.7…' } } },
  })
  @ApiCreatedResponse({ type: UploadDto })
  @Problems({ 413: ['platform.file-too-large'], 422: ['mail.upload-invalid'] })
  async upload(@Req() request: Multipart): Promise<UploadDto> {
    if (!request.isMultipart()) throw new UploadInvalid();
    // One byte more than the store takes, so that it is the store that refuses and removes what it has.
    const fileSize = this.settings.values.answerBytes + 1;
    try {
      const limits = { files: 1, fields: 5, parts: 6, fileSize };
      const file = await request.file({ limits, throwFileSizeLimit: false });
      if (!file) throw new UploadInvalid();
      return await this.keepUpload.execute({ name: file.filename, content: file.file as AsyncIterable<Uint8Array> });
    } catch (error) {
      throw isMalformed(error) ? new UploadInvalid() : error;
    }
  }
}

/** busboy tells of a torn or wrong multipart body by plain errors without a code, its wrapper by codes of its own; a full disk has another. */
function isMalformed(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DomainError) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error.name === 'Error' : code.startsWith('FST_');
}
