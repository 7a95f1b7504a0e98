import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListMissed } from '../../../application/queries/list-missed.query.js';
import { CloseMissed } from '../../../application/use-cases/close-missed.use-case.js';
import { CloseMissedDto, EpisodeIdParam, MissedDto, MissedQuery } from './missed.dto.js';

@ApiTags('telephony')
@Controller('telephony/missed')
export class MissedController {
  constructor(
    private readonly listMissed: ListMissed,
    private readonly closeMissed: CloseMissed,
  ) {}

  @Get()
  @Allow('telephony.call.read')
  @ApiOperation({
    summary: 'Callers who wait to be called back, one line each: who has asked for it, then whoever has waited longest',
  })
  @ApiPage(MissedDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, ...filter }: MissedQuery): Promise<Page<MissedDto>> {
    const [at, id, asks] = after ? decodeCursor(after, 3) : [];
    const place = typeof at === 'number' && typeof id === 'string' ? { at: new Date(at), id, asks: asks === 1 } : null;
    if (after && !place) throw new CursorInvalid();
    const episodes = await this.listMissed.execute({ ...filter, limit, after: place });
    return pageOf(
      episodes,
      limit,
      (one) => [(one.closedAt ?? one.firstAt).getTime(), one.id, one.callBackAt ? 1 : 0],
      (one) => ({ ...one, messages: [...one.messages] }),
    );
  }

  @Post(':id/close')
  @HttpCode(204)
  @Allow('telephony.missed.close')
  @ApiOperation({ summary: 'Nobody has to call back, and why' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['telephony.missed-unknown'],
    409: ['telephony.missed-closed'],
  })
  async close(@Param() { id }: EpisodeIdParam, @Body() { reason }: CloseMissedDto): Promise<void> {
    await this.closeMissed.execute({ episodeId: id, reason });
  }
}
