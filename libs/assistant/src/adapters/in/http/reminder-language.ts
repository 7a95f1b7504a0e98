import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../../domain/reminder/rule-words.js';

/** Russian, unless the reader names English before it. */
export const ReminderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language'] ?? '';
  return /(?:^|[\s,])en\b/i.test(header.split(/(?:^|[\s,])ru\b/i)[0] ?? '') ? 'en' : 'ru';
});
