import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, FeedTail } from '@prorab/platform';
import type { FastifyReply } from 'fastify';
import { TELEPHONY_STREAM } from '../../../application/call-card.js';
import { ShowNow } from '../../../application/queries/show-now.query.js';
import { NowDto } from './now.dto.js';

const FEED_SEQ = 'x-feed-seq';

@ApiTags('telephony')
@Controller('telephony/now')
export class NowController {
  constructor(
    private readonly showNow: ShowNow,
    private readonly feed: FeedTail,
  ) {}

  @Get()
  @Allow('telephony.call.read')
  @ApiOperation({
    summary: 'Calls that go on now, and whether the exchange is there',
    description: 'The answer’s header `x-feed-seq` is the number of the stream `telephony` before it was read',
  })
  @ApiOkResponse({ type: NowDto })
  async now(@Res({ passthrough: true }) reply: FastifyReply): Promise<NowDto> {
    // Taken before the calls are read: a change between the two arrives once more, and none is missed.
    void reply.header(FEED_SEQ, await this.feed.headOf(TELEPHONY_STREAM));
    return this.showNow.execute();
  }
}
