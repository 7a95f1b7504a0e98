import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  type IntegrationEventClass,
  type JobMark,
  type JobRun,
  JOB,
  SCHEDULE,
  type ScheduleMark,
  SPOKEN_COMMAND,
  type SpokenCommandHandler,
  type SpokenCommandMark,
  SUBSCRIPTION,
  type SubscriptionMark,
} from '../marks/index.js';
import type { SpokenCommandRegistry } from '../spoken/spoken-command-registry.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { ScheduleStore } from './schedule-store.js';

interface Subscriber {
  handle(event: object): Promise<void>;
}
interface Job {
  run(payload: unknown, run: JobRun): Promise<void>;
}

/** Reads the marks of all providers once, at the start, and refuses a wrong wiring by name. */
@Injectable()
export class MarkExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly handlers: HandlerRegistry,
    private readonly schedules: ScheduleStore,
    private readonly spoken: SpokenCommandRegistry,
  ) {}

  explore(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || typeof metatype !== 'function') continue;
      const subscription = Reflect.getMetadata(SUBSCRIPTION, metatype) as SubscriptionMark | undefined;
      const job = Reflect.getMetadata(JOB, metatype) as JobMark | undefined;
      const schedule = Reflect.getMetadata(SCHEDULE, metatype) as ScheduleMark | undefined;
      const spoken = Reflect.getMetadata(SPOKEN_COMMAND, metatype) as SpokenCommandMark | undefined;
      if (spoken) this.spoken.register(spoken, instance as SpokenCommandHandler);
      if (subscription) this.#subscriber(instance as Subscriber, subscription);
      if (job) this.#job(instance as Job, job);
      if (schedule) {
        if (!job) throw new Error(`${metatype.name} has @Every without @JobHandler`);
        this.schedules.add(job.name, schedule);
      }
    }
  }

  #subscriber(instance: Subscriber, { event, as, attempts = 8, backoffMs = 500 }: SubscriptionMark): void {
    if (!event?.eventName) throw new Error(`the subscriber ${as} listens to nothing`);
    const type = event as IntegrationEventClass;
    this.handlers.register({
      name: as,
      kind: 'subscriber',
      event: type.eventName,
      transactional: true,
      attempts,
      backoffMs,
      leaseMs: 60_000,
      // The outbox has checked it, and nobody else writes facts.
      run: (payload) => instance.handle(new type(JSON.parse(payload) as object)),
    });
  }

  #job(
    instance: Job,
    { name, transactional = true, attempts = 8, backoffMs = 500, leaseMs = 60_000, atOnce }: JobMark,
  ): void {
    this.handlers.register({
      name,
      kind: 'job',
      transactional,
      attempts,
      backoffMs,
      leaseMs,
      atOnce,
      run: (payload, run) => instance.run(JSON.parse(payload), run),
    });
  }
}
