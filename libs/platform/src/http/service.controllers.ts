import { Controller, Get, Header, HttpCode, Inject, Param, Post, Query as QueryOf, Req, Res } from '@nestjs/common';
import {
  ApiExcludeController,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { Clock, DomainError } from '@prorab/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '../auth/authenticator.js';
import { FeedTail } from '../feed/feed-tail.js';
import { isLate } from '../health/memory-reader-health.js';
import { ReaderHealth, allRights, currentActor, holds, instant } from '../marks/index.js';
import { Metrics } from '../metrics/metrics.js';
import { Database } from '../persistence/database.js';
import { streamNamed } from '../realtime/streams.js';
import { TaskStore } from '../tasks/task-store.js';
import { Allow, Public } from './allow.js';
import { ApiPage, type Page, PageQuery, decodeCursor, pageOf } from './page.js';
import { Problems } from './problem.js';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly readers: ReaderHealth,
    private readonly clock: Clock,
  ) {}

  @Get('health/live')
  @Public()
  live(): object {
    return { status: 'ok' };
  }

  /** 503 while the database does not answer or a reader is late; the body names what. */
  @Get('health/ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const now = this.clock.now();
    const database = await this.database.ping();
    const readers = this.readers.all().map((r) => ({
      reader: r.reader,
      state: r.state,
      lagSeconds: Math.round(r.lagMs / 1000),
      checkedAt: r.checkedAt?.toISOString() ?? null,
      late: isLate(r, now),
      note: r.note,
    }));
    const waiting = database
      ? await this.database.all<{ state: string; n: number; oldest: unknown }>(
          "select state, count(*) as n, min(due_at) as oldest from platform_task where state in ('waiting', 'quarantined') and due_at <= ? group by state",
          [now],
        )
      : [];
    const tasks = Object.fromEntries(
      waiting.map((w) => [
        w.state,
        { count: Number(w.n), oldestSeconds: Math.round((now.getTime() - instant(w.oldest).getTime()) / 1000) },
      ]),
    );
    const ok = database && readers.every((r) => !r.late);
    void reply.status(ok ? 200 : 503);
    return { status: ok ? 'ok' : 'degraded', database: database ? 'ok' : 'down', readers, tasks };
  }
}

export const METRICS_TOKEN = Symbol('metrics token');

@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly readers: ReaderHealth,
    @Inject(METRICS_TOKEN) private readonly token: string | null,
  ) {}

  /** For Prometheus: from this machine, or with the token of `PRORAB_METRICS_TOKEN`. */
  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(@Req() request: FastifyRequest): Promise<string> {
    const local = /^(127\.|::1$|::ffff:127\.)/.test(request.ip);
    if (!local && (this.token === null || request.headers.authorization !== `Bearer ${this.token}`))
      throw new Forbidden('platform.metrics.read');
    const lag = this.readers
      .all()
      .map(
        (r) =>
          `prorab_reader_lag_seconds{reader=${JSON.stringify(r.reader)},state=${JSON.stringify(r.state)}} ${r.lagMs / 1000}`,
      );
    const head =
      '# HELP prorab_reader_lag_seconds Age of the newest item at the source that is not stored here\n# TYPE prorab_reader_lag_seconds gauge\n';
    return `${await this.metrics.registry.metrics()}${head}${lag.join('\n')}\n`;
  }
}

class QuarantinedTask {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) id!: string;
  @ApiProperty({ example: 'sales.open-inquiry-when-contact-received' }) handler!: string;
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120003' }) key!: string;
  @ApiProperty({ example: 8 }) attempts!: number;
  @ApiProperty({ example: 'InquiryMissing: there is no inquiry 0199d3a1…' }) error!: string;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) since!: string;
}
class QuarantinedId {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) @IsUUID() id!: string;
}
class QuarantinedMissing extends DomainError {
  constructor(id: string) {
    super('missing', 'platform.quarantined-missing', 'there is no such task in quarantine', { id });
  }
}

@ApiTags('platform')
@Controller('quarantine')
export class QuarantineController {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskStore,
  ) {}

  @Get()
  @Allow('platform.quarantine.read')
  @ApiOperation({ summary: 'Work that kept failing and waits for a person' })
  @ApiPage(QuarantinedTask)
  @Problems({ 400: ['platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<QuarantinedTask>> {
    const key = after ? decodeCursor(after, 1) : null;
    const rows = await this.database.all<{
      id: string;
      handler: string;
      task_key: string;
      attempts: number;
      last_error: string | null;
      finished_at: unknown;
    }>(
      `select id, handler, task_key, attempts, last_error, finished_at from platform_task where state = 'quarantined' ${key ? 'and id > ?' : ''} order by id limit ${limit + 1}`,
      key ?? [],
    );
    return pageOf(
      rows,
      limit,
      (r) => [r.id],
      (r) => ({
        id: r.id,
        handler: r.handler,
        key: r.task_key,
        attempts: r.attempts,
        error: r.last_error ?? '',
        since: instant(r.finished_at).toISOString(),
      }),
    );
  }

  @Post(':id/replay')
  @HttpCode(204)
  @Allow('platform.quarantine.replay')
  @ApiOperation({ summary: 'Try it again from the first attempt' })
  @ApiNoContentResponse()
  @Problems({ 404: ['platform.quarantined-missing'] })
  async replay(@Param() { id }: QuarantinedId): Promise<void> {
    if (!(await this.tasks.replay(id))) throw new QuarantinedMissing(id);
  }
}

class AuditEntry {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) at!: string;
  @ApiProperty({ example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120002' }) actor!: string;
  @ApiProperty({ example: 'team.employee.change-role' }) action!: string;
  @ApiProperty({ example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120003' }) subject!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { role: 'seller' } })
  before!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { role: 'manager' } })
  after!: unknown;
}
class AuditQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120003' })
  @IsOptional()
  @IsString()
  @MaxLength(190)
  subject?: string;
}

@ApiTags('platform')
@Controller('audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('platform.audit.read')
  @ApiOperation({ summary: 'Who changed which right, exported what; newest first' })
  @ApiPage(AuditEntry)
  @Problems({ 400: ['platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, subject }: AuditQuery): Promise<Page<AuditEntry>> {
    const key = after ? decodeCursor(after, 1) : [];
    const where = [...(subject ? ['subject = ?'] : []), ...(key.length ? ['id < ?'] : [])];
    const rows = await this.database.all<{
      id: string;
      at: unknown;
      actor: string;
      action: string;
      subject: string;
      before: string | null;
      after: string | null;
    }>(
      `select id, at, actor, action, subject, \`before\`, \`after\` from platform_audit ${where.length ? `where ${where.join(' and ')}` : ''} order by id desc limit ${limit + 1}`,
      [...(subject ? [subject] : []), ...key],
    );
    const parsed = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));
    return pageOf(
      rows,
      limit,
      (r) => [r.id],
      (r) => ({
        at: instant(r.at).toISOString(),
        actor: r.actor,
        action: r.action,
        subject: r.subject,
        before: parsed(r.before),
        after: parsed(r.after),
      }),
    );
  }
}

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

class RightView {
  @ApiProperty({ example: 'sales.inquiry.take' }) name!: string;
  @ApiProperty({ example: ['head', 'manager', 'seller'], type: [String] }) roles!: readonly string[];
}
@ApiTags('platform')
@Controller('rights')
export class RightsController {
  @Get()
  @Allow('platform.changes.read')
  @ApiOperation({ summary: 'All rights and the roles that hold them' })
  @ApiOkResponse({ type: [RightView] })
  list(): RightView[] {
    return allRights();
  }
}
