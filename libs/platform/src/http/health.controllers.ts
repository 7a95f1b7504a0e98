import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Clock } from '@prorab/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '../auth/authenticator.js';
import { ReaderHealth, instant, isLate } from '../marks/index.js';
import { Metrics } from '../metrics/metrics.js';
import { Database } from '../persistence/database.js';
import { Public } from './allow.js';

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
