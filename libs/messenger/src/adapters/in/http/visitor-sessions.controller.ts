import { Body, Controller, HttpCode, Options, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems, Public } from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitorDoor } from '../../../application/visitors/visitor-door.js';
import { VisitorRules } from '../../../application/visitors/visitor-rules.js';
import { OpenVisitorSession } from '../../../application/visitors/use-cases/open-visitor-session.use-case.js';
import { pageOf } from '../page-origin.js';
import { SitePages } from './site-pages.js';
import { VisitorAllowance } from './visitor-allowance.js';
import { VisitorSessionDto, VisitorTokenDto } from './visitor.dto.js';

/** The one door that foreign pages may ask over HTTP: those of our sites, and no others. */
@ApiTags('visitor')
@Controller('visitor')
export class VisitorSessionsController {
  constructor(
    private readonly open: OpenVisitorSession,
    private readonly door: VisitorDoor,
    private readonly allowance: VisitorAllowance,
    private readonly rules: VisitorRules,
    private readonly pages: SitePages,
  ) {}

  @Options('sessions')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'What browsers ask before they ask' })
  @ApiNoContentResponse()
  before(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.pages.answerBefore(request, reply, { methods: 'POST', headers: 'content-type' });
  }

  @Post('sessions')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'The widget of a site says that a browser is here, and gets its token' })
  @ApiOkResponse({ type: VisitorTokenDto })
  @Problems({
    400: ['platform.request-invalid'],
    403: ['messenger.origin-refused', 'messenger.identity-invalid'],
    404: ['messenger.site-missing'],
    429: ['platform.too-many-requests'],
  })
  async session(
    @Body() { site, token = null, identity }: VisitorSessionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VisitorTokenDto> {
    const page = pageOf(request.headers);
    this.door.mustStandOn(site, page);
    this.pages.allow(request, reply);
    void reply.header('cache-control', 'no-store');
    this.allowance.spend(request.ip, site);
    const who = identity ? { ...identity, name: identity.name ?? null, email: identity.email ?? null } : null;
    const { token: mine } = await this.open.execute({ site, token, identity: who });
    return { token: mine, company: this.rules.sites.get(site)?.name ?? site };
  }
}
