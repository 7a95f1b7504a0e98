import { Controller, Get, Param, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, PageQuery, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListParties } from '../../../application/queries/list-parties.query.js';
import { PartyCard } from '../../../application/queries/party-card.query.js';
import { PartyTimeLine } from '../../../application/queries/party-time-line.query.js';
import { instantCursor } from './cursor.js';
import { PartyIdParam } from './ids.dto.js';
import { TimeLineDto } from './inquiry.dto.js';
import { PartiesQuery, PartyDto, PartyLineDto } from './party.dto.js';

/** Customers, read. */
@ApiTags('sales')
@Controller('sales/parties')
export class PartiesController {
  constructor(
    private readonly listParties: ListParties,
    private readonly partyCard: PartyCard,
    private readonly partyTimeLine: PartyTimeLine,
  ) {}

  @Get()
  @Allow('sales.party.read')
  @ApiOperation({ summary: 'Customers by name, address, phone number, INN' })
  @ApiPage(PartyLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, ...filter }: PartiesQuery): Promise<Page<PartyLineDto>> {
    const [nameKey, id] = after === undefined ? [] : decodeCursor(after, 2);
    if (after !== undefined && (typeof nameKey !== 'string' || typeof id !== 'string')) throw new CursorInvalid();
    const rows = await this.listParties.execute({
      ...filter,
      limit,
      after: typeof nameKey === 'string' && typeof id === 'string' ? { nameKey, id } : null,
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.nameKey, row.partyId],
      ({ nameKey: _, ...line }) => line,
    );
  }

  @Get(':partyId')
  @Allow('sales.party.read')
  @ApiOperation({ summary: 'The card of a customer: contact points, responsible, open inquiries' })
  @ApiOkResponse({ type: PartyDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.party-missing'] })
  get(@Param() { partyId }: PartyIdParam): Promise<PartyDto> {
    return this.partyCard.execute({ partyId });
  }

  @Get(':partyId/time-line')
  @Allow('sales.party.read')
  @ApiOperation({ summary: 'All contacts, theirs and ours, newest first' })
  @ApiPage(TimeLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'], 404: ['sales.party-missing'] })
  async timeLine(
    @Param() { partyId }: PartyIdParam,
    @QueryOf() { limit, after }: PageQuery,
  ): Promise<Page<TimeLineDto>> {
    const cursor = instantCursor(after);
    const rows = await this.partyTimeLine.execute({
      partyId,
      limit,
      after: cursor && { at: cursor.at, contactId: cursor.id },
    });
    return pageOf(
      rows,
      limit,
      (line) => [line.at, line.contactId],
      (line) => line,
    );
  }
}
