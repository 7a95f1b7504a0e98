import { Controller, Get, Param, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { DomainError } from '@prorab/kernel';
import { Forbidden } from '../auth/authenticator.js';
import { FeedTail } from '../feed/feed-tail.js';
import { currentActor, holds } from '../marks/index.js';
import { streamNamed } from '../realtime/streams.js';
import { Allow } from './allow.js';
import { Problems } from './problem.js';

class ChangesQuery {
  @ApiProperty({ example: 1041, description: 'The last number the client has; 0 for all that is kept' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  since!: number;
}
class Change {
  @ApiProperty({ example: 'board' }) stream!: string;
  @ApiProperty({ example: 1042 }) seq!: number;
  @ApiProperty({ example: 'inquiry-assigned' }) kind!: string;
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) subject!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: {} }) payload!: unknown;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) at!: string;
}
class Changes {
  @ApiProperty({ type: [Change] }) items!: Change[];
  @ApiProperty({ example: 1042, description: 'The newest number there is; ask again while the last item is below it' })
  head!: number;
}
class StreamMissing extends DomainError {
  constructor(stream: string) {
    super('missing', 'platform.stream-missing', `there is no stream ${stream}`, { stream });
  }
}
class ChangesGone extends DomainError {
  constructor(floor: number) {
    super('conflict', 'platform.changes-gone', `changes before ${floor} are no longer kept`, { floor });
  }
}

@ApiTags('platform')
@Controller('changes')
export class ChangesController {
  constructor(private readonly tail: FeedTail) {}

  /** The right depends on the stream; this one only lets employees in. */
  @Get(':stream')
  @Allow('platform.changes.read')
  @ApiOperation({ summary: 'Numbered changes after `since`, as the socket would have brought them (500 at most)' })
  @ApiParam({ name: 'stream', example: 'board' })
  @ApiOkResponse({ type: Changes })
  @Problems({ 404: ['platform.stream-missing'], 410: ['platform.changes-gone'] })
  async list(@Param('stream') stream: string, @QueryOf() { since }: ChangesQuery): Promise<Changes> {
    const known = streamNamed(stream);
    if (!known) throw new StreamMissing(stream);
    const actor = currentActor();
    if (actor.kind !== 'employee' || !holds(actor.role, known.right)) throw new Forbidden(known.right);
    const [head, floor] = [await this.tail.headOf(stream), await this.tail.floorOf(stream)];
    if (since < floor - 1) throw new ChangesGone(floor);
    return { items: await this.tail.page(stream, since), head };
  }
}
