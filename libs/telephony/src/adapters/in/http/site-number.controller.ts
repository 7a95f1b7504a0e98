import { Body, Controller, HttpCode, Options, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems, Public } from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NumberPools } from '../../../application/number-pools.js';
import { ShowNumber } from '../../../application/use-cases/show-number.use-case.js';
import { SiteAllowance } from './site-allowance.js';
import { SiteNumberDto, SiteNumberWishDto } from './site-number.dto.js';

/** The one door of telephony that foreign pages may ask: those of the sites of its pools, and no others. */
@ApiTags('telephony')
@Controller('telephony/site/number')
export class SiteNumberController {
  constructor(
    private readonly show: ShowNumber,
    private readonly pools: NumberPools,
    private readonly allowance: SiteAllowance,
  ) {}

  @Options()
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'What browsers ask before they ask' })
  @ApiNoContentResponse()
  before(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.#allow(originOf(request), reply);
    void reply.header('access-control-allow-methods', 'POST').header('access-control-allow-headers', 'content-type');
    void reply.header('access-control-max-age', '7200');
  }

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'A page of the site gets the number that is this visitor’s while he is there' })
  @ApiOkResponse({ type: SiteNumberDto })
  @Problems({
    400: ['platform.request-invalid'],
    403: ['telephony.page-foreign'],
    404: ['telephony.pool-missing'],
    429: ['platform.too-many-requests'],
  })
  async number(
    @Body() { pool, visit, ...told }: SiteNumberWishDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteNumberDto> {
    const origin = originOf(request);
    this.#allow(origin, reply);
    void reply.header('cache-control', 'no-store');
    this.allowance.spend(request.ip);
    this.pools.mustStandOn(pool, origin);
    return this.show.execute({ pool, visitId: visit, own: this.allowance.hasOwn(request.ip, visit), told });
  }
  /** A page of a site of ours may read the answer, also a refusal. */
  #allow(origin: string | null, reply: FastifyReply): void {
    void reply.header('vary', 'origin');
    if (origin !== null && this.pools.isKnown(origin)) void reply.header('access-control-allow-origin', origin);
  }
}
function originOf({ headers: { origin } }: FastifyRequest): string | null {
  return typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).origin : null;
}
