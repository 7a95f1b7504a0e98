import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { TaskMetrics } from '../tasks/task-metrics.js';

/** The Prometheus registry of the process; contexts add their own instruments to `registry`. */
@Injectable()
export class Metrics extends TaskMetrics {
  readonly registry = new Registry();
  readonly http = new Histogram({
    name: 'prorab_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [this.registry],
  });
  readonly tasks = new Counter({
    name: 'prorab_task_attempts_total',
    help: 'Finished attempts of durable work',
    labelNames: ['handler', 'outcome'],
    registers: [this.registry],
  });
  readonly taskSeconds = new Histogram({
    name: 'prorab_task_seconds',
    help: 'Time of a successful attempt',
    labelNames: ['handler'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });
  readonly sockets = new Gauge({ name: 'prorab_sockets', help: 'Connected desks', registers: [this.registry] });

  constructor() {
    super();
    collectDefaultMetrics({ register: this.registry });
  }
  finished(handler: string, outcome: 'done' | 'failed' | 'quarantined', ms: number): void {
    this.tasks.inc({ handler, outcome });
    if (outcome === 'done') this.taskSeconds.observe({ handler }, ms / 1000);
  }
}
