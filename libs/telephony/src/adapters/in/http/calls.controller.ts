import { Controller, Get, Param, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListCalls } from '../../../application/queries/list-calls.query.js';
import { ShowCall } from '../../../application/queries/show-call.query.js';
import { CallBriefDto, CallDto, CallIdParam, CallsQuery } from './call.dto.js';

@ApiTags('telephony')
@Controller('telephony/calls')
export class CallsController {
  constructor(
    private readonly listCalls: ListCalls,
    private readonly showCall: ShowCall,
  ) {}

  @Get()
  @Allow('telephony.call.read')
  @ApiOperation({ summary: 'Calls, the newest first; `open=true`: those that go on now' })
  @ApiPage(CallBriefDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, ...filter }: CallsQuery): Promise<Page<CallBriefDto>> {
    const [at, id] = after ? decodeCursor(after, 2) : [];
    const place = typeof at === 'number' && typeof id === 'string' ? { startedAt: new Date(at), id } : null;
    if (after && !place) throw new CursorInvalid();
    const calls = await this.listCalls.execute({ ...filter, limit, after: place });
    return pageOf(calls, limit, (call) => [call.startedAt.getTime(), call.id], brief);
  }

  @Get(':id')
  @Allow('telephony.call.read')
  @ApiOperation({ summary: 'One call with every phone that was rung' })
  @ApiOkResponse({ type: CallDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['telephony.call-missing'] })
  async show(@Param() { id }: CallIdParam): Promise<CallDto> {
    const { legs, ...call } = await this.showCall.execute({ callId: id });
    return { ...call, legs: [...legs] };
  }
}
const brief = ({ legs: _, party: __, ...of }: CallBriefDto & { legs?: unknown; party?: unknown }): CallBriefDto => of;
