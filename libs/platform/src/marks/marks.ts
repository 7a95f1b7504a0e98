import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import { type IntegrationEventClass, registerEvent } from './integration-event.js';

export const SUBSCRIPTION = 'prorab:subscription';
export const JOB = 'prorab:job';
export const SCHEDULE = 'prorab:schedule';

/** One verb of a context: a class with one public `execute({ named })`. */
export const UseCase = (): ClassDecorator => Injectable();

/** A read model of one screen. */
export const Query = (): ClassDecorator => Injectable();

export interface Retrying {
  /** Attempts before the work is put in quarantine; default 8. */
  attempts?: number;
  /** Delay before the second attempt in ms, doubled each time up to an hour; default 500. */
  backoffMs?: number;
}

export interface SubscriptionMark extends Retrying {
  event: IntegrationEventClass;
  as: string;
}
export interface Subscriber<E> {
  handle(event: E): Promise<void>;
}
/**
 * A class with `handle(event)`: runs in a unit of work, exactly once per event (its mark is in the same commit).
 * `as` is its stored name, `context.what-it-does`: never rename it lightly, open deliveries carry it.
 */
export function OnEvent<E extends object>(event: IntegrationEventClass<E>, options: { as: string } & Retrying) {
  registerEvent(event as IntegrationEventClass);
  return (target: new (...args: never[]) => Subscriber<E>): void => {
    applyDecorators(Injectable(), SetMetadata(SUBSCRIPTION, { event, ...options } satisfies SubscriptionMark))(target);
  };
}

export interface JobMark extends Retrying {
  name: string;
  /** true (default): runs in a unit of work together with its mark. false: touches the outside; at least once. */
  transactional?: boolean;
  /** How long one attempt may take before another instance may take it over; default 60 s. Renewed while it runs. */
  leaseMs?: number;
  /** So many of it at once in one instance, however many are due: slow ones leave places to others. Default: no bound of its own. */
  atOnce?: number;
}
/** A class with `run(payload, job)`. */
export const JobHandler = (name: string, options: Omit<JobMark, 'name'> = {}): ClassDecorator =>
  applyDecorators(Injectable(), SetMetadata(JOB, { name, ...options } satisfies JobMark)) as ClassDecorator;

export interface ScheduleMark {
  /** Five fields, in the zone of the company; or every so many ms. */
  cron?: string;
  everyMs?: number;
  /** After a downtime: run once for all that was missed, or wait for the next time. Default once. */
  missed?: 'once' | 'skip';
}
/** On a `@JobHandler`: ordered by the clock, once across all instances. */
export const Every = (schedule: ScheduleMark): ClassDecorator => SetMetadata(SCHEDULE, schedule);
