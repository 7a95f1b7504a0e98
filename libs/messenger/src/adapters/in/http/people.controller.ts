import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { ListPeople } from '../../../application/queries/list-people.query.js';
import { SayPresence } from '../../../application/use-cases/say-presence.use-case.js';
import { MyPresenceDto, PeopleDto } from './person.dto.js';

/** Colleagues as Tim shows them. */
@ApiTags('messenger')
@Controller('messenger')
export class PeopleController {
  constructor(
    private readonly listPeople: ListPeople,
    private readonly sayPresence: SayPresence,
  ) {}

  @Get('people')
  @Allow('messenger.use')
  @ApiOperation({ summary: 'Colleagues and what they say of themselves; and how I stand there' })
  @ApiOkResponse({ type: PeopleDto })
  async people(): Promise<PeopleDto> {
    const { people, me } = await this.listPeople.execute();
    return { people: people.map((p) => ({ ...p, lastSeenAt: p.lastSeenAt?.toISOString() ?? null })), me };
  }

  @Put('presence')
  @HttpCode(204)
  @Allow('messenger.use')
  @ApiOperation({ summary: 'On-line, away, busy, invisible, with a few words' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  presence(@Body() { status, text }: MyPresenceDto): Promise<void> {
    return this.sayPresence.execute({ status, text: text ?? null });
  }
}
