import { Controller, Delete, Get, Param, Query as QueryOf, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, rangeOf, sendFile } from '@prorab/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ShowWaveform } from '../../../application/queries/show-waveform.query.js';
import { OpenRecording } from '../../../application/use-cases/open-recording.use-case.js';
import { RemoveRecordings } from '../../../application/use-cases/remove-recordings.use-case.js';
import { PersonUnnamed } from '../../../domain/recording.errors.js';
import { CallIdParam } from './call.dto.js';
import { PersonQuery, RecordingsRemovedDto, WaveformDto } from './recording.dto.js';

const refusals = {
  400: ['platform.request-invalid'],
  403: ['telephony.recording-not-yours'],
  404: ['telephony.call-missing', 'telephony.recording-missing'],
};

/** What was said: for the head, and for who has said it. */
@ApiTags('telephony')
@Controller('telephony')
export class RecordingsController {
  constructor(
    private readonly open: OpenRecording,
    private readonly waveform: ShowWaveform,
    private readonly remove: RemoveRecordings,
  ) {}

  @Get('calls/:id/recording')
  @Allow('telephony.recording.listen')
  @ApiOperation({ summary: 'The recording of a talk, streamed; takes one Range. Who listens is on record' })
  @ApiProduces('audio/ogg', 'audio/wav')
  @ApiOkResponse({ description: 'The sound', schema: { type: 'string', format: 'binary' } })
  @Problems({ ...refusals, 416: ['telephony.range-invalid'] })
  async listen(
    @Param() { id }: CallIdParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open.execute({ callId: id, range: rangeOf(request) });
    const name = `${id}.${opened.type === 'audio/ogg' ? 'ogg' : 'wav'}`;
    sendFile(reply, { ...opened, name, uncached: true });
  }

  @Get('calls/:id/recording/waveform')
  @Allow('telephony.recording.listen')
  @ApiOperation({ summary: 'How loud the talk was from its beginning to its end, and who talked when' })
  @ApiOkResponse({ type: WaveformDto })
  @Problems(refusals)
  async picture(@Param() { id }: CallIdParam): Promise<WaveformDto> {
    const { peaks, spans, ...of } = await this.waveform.execute({ callId: id });
    return { ...of, peaks: [...peaks], spans: spans.map(({ who, ...span }) => ({ ...span, who: [...who] })) };
  }

  @Delete('recordings')
  @Allow('telephony.recording.remove')
  @ApiOperation({
    summary: 'All recordings of one person, and what was noted of his calls, by number or by party, for good (152-FZ)',
  })
  @ApiOkResponse({ type: RecordingsRemovedDto })
  @Problems({ 400: ['platform.request-invalid'], 422: ['telephony.person-unnamed'] })
  async forget(@QueryOf() { number, partyId }: PersonQuery): Promise<RecordingsRemovedDto> {
    if (number !== undefined && partyId === undefined) return this.remove.execute({ person: { number } });
    if (partyId !== undefined && number === undefined) return this.remove.execute({ person: { partyId } });
    throw new PersonUnnamed();
  }
}
