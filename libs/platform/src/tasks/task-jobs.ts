import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { type JobOrder, Jobs } from '../marks/index.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { TaskStore } from './task-store.js';

@Injectable()
export class TaskJobs extends Jobs {
  constructor(
    private readonly tasks: TaskStore,
    private readonly handlers: HandlerRegistry,
    private readonly clock: Clock,
  ) {
    super();
  }
  async enqueue({ job, key, payload = null, runAt }: JobOrder): Promise<void> {
    if (this.handlers.byName(job)?.kind !== 'job') throw new Error(`there is no job handler ${job}`);
    await this.tasks.add([{ handler: job, key, payload: JSON.stringify(payload), dueAt: runAt ?? this.clock.now() }]);
  }
  cancel({ job, key }: { job: string; key: string }): Promise<boolean> {
    return this.tasks.cancel(job, key);
  }
}
