import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  Idempotent,
  type Page,
  PageQuery,
  Problems,
  decodeCursor,
  pageOf,
} from '@prorab/platform';
import { ListPartners } from '../../../application/visitors/queries/list-partners.query.js';
import { ChangePartnerLink } from '../../../application/visitors/use-cases/change-partner-link.use-case.js';
import { MakePartner } from '../../../application/visitors/use-cases/make-partner.use-case.js';
import { OpenPartnerRoom } from '../../../application/visitors/use-cases/open-partner-room.use-case.js';
import { OpenedDto } from './conversation.dto.js';
import {
  MakePartnerDto,
  PartnerDto,
  PartnerIdParam,
  PartnerLinkDto,
  PartnerMadeDto,
  PartnerRoomDto,
} from './partner.dto.js';

const byPartner = { 400: ['platform.request-invalid'], 404: ['messenger.partner-missing'] };
const right = 'messenger.partner.manage';

/** People of carriers and factories who see nothing but the rooms that they are in. */
@ApiTags('messenger')
@Controller('messenger')
export class PartnersController {
  constructor(
    private readonly listPartners: ListPartners,
    private readonly makePartner: MakePartner,
    private readonly changeLink: ChangePartnerLink,
    private readonly openRoom: OpenPartnerRoom,
  ) {}

  @Get('partners')
  @Allow(right)
  @ApiOperation({ summary: 'Outside partners, by name' })
  @ApiPage(PartnerDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<PartnerDto>> {
    const [name, id] = after === undefined ? [] : decodeCursor(after, 2);
    const from = typeof name === 'string' && typeof id === 'string' ? { name, id } : null;
    if (after !== undefined && !from) throw new CursorInvalid();
    const rows = await this.listPartners.execute({ limit, after: from });
    return pageOf(
      rows,
      limit,
      (row) => [row.name, row.partnerId],
      (row) => row,
    );
  }

  @Post('partners')
  @Allow(right)
  @Idempotent()
  @ApiOperation({ summary: 'Notes a partner; he has no link yet' })
  @ApiOkResponse({ type: PartnerMadeDto })
  @Problems({ 400: ['platform.request-invalid'] })
  make(@Body() { name, company = null }: MakePartnerDto): Promise<PartnerMadeDto> {
    return this.makePartner.execute({ name, company });
  }

  @Post('partners/:partnerId/link')
  @HttpCode(200)
  @Allow(right)
  @ApiOperation({ summary: 'A new secret link; the one before is good no more' })
  @ApiOkResponse({ type: PartnerLinkDto })
  @Problems(byPartner)
  async link(@Param() { partnerId }: PartnerIdParam): Promise<PartnerLinkDto> {
    const { token, until } = await this.changeLink.make({ partnerId });
    return { path: `/partner#${token}`, until: until.toISOString() };
  }

  @Delete('partners/:partnerId/link')
  @HttpCode(204)
  @Allow(right)
  @ApiOperation({ summary: 'Takes the link back; what is open with it closes within half a minute' })
  @ApiNoContentResponse()
  @Problems(byPartner)
  revoke(@Param() { partnerId }: PartnerIdParam): Promise<void> {
    return this.changeLink.revoke({ partnerId });
  }

  @Post('partner-rooms')
  @Allow(right)
  @Idempotent()
  @ApiOperation({ summary: 'A room that partners share with some of ours' })
  @ApiOkResponse({ type: OpenedDto })
  @Problems({ ...byPartner, 422: ['messenger.member-unknown', 'messenger.title-invalid'] })
  room(@Body() body: PartnerRoomDto): Promise<OpenedDto> {
    return this.openRoom.execute(body);
  }
}
