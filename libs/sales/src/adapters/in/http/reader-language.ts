import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../../application/queries/history-line.js';

/** The first of our two languages that the reader names; Russian when he names none. */
export const languageIn = (header: string | undefined): Language =>
  /(?:^|[\s,])en\b/i.test((header ?? '').split(/(?:^|[\s,])ru\b/i)[0] ?? '') ? 'en' : 'ru';

export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageIn(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);
