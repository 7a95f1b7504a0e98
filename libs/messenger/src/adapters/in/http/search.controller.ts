import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { SearchMessages } from '../../../application/queries/search-messages.query.js';
import { employee, keyOf } from '../../../domain/participant.js';
import { FoundMessageDto, SearchQuery } from './search.dto.js';

@ApiTags('messenger')
@Controller('messenger/search')
export class SearchController {
  constructor(private readonly search: SearchMessages) {}

  @Get()
  @Allow('messenger.use')
  @ApiOperation({ summary: 'What was said where I may read, in any form of the words, newest first' })
  @ApiPage(FoundMessageDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async find(
    @QueryOf() { text, limit, after, conversationId, employeeId }: SearchQuery,
  ): Promise<Page<FoundMessageDto>> {
    const [last] = after === undefined ? [null] : decodeCursor(after, 1);
    if (last !== null && typeof last !== 'string') throw new CursorInvalid();
    const author = employeeId && keyOf(employee(employeeId));
    const found = await this.search.execute({
      ...{ text, limit, after: last },
      ...(conversationId ? { conversationId } : {}),
      ...(author ? { author } : {}),
    });
    return pageOf(
      found,
      limit,
      (f) => [f.message.id],
      (f) => f,
    );
  }
}
