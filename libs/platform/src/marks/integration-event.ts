import 'reflect-metadata';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DomainError } from '@prorab/kernel';

export interface IntegrationEventClass<T extends object = object> extends ClassConstructor<T> {
  readonly eventName: string;
}

const registry = new Map<string, IntegrationEventClass>();
const namePattern = /^[a-z]+\.[a-z0-9-]+\.v[0-9]+$/;

type Values<T> = { [K in keyof T]: T[K] };

interface IntegrationEventBase {
  new (values?: object): object;
  readonly eventName: string;
  /** The typed way to make one: every property is asked for. */
  of<T extends object>(this: new (values?: object) => T, values: Values<T>): T;
}

/**
 * Base of what leaves a context: primitives, ISO strings and plain lists of them, decorated for class-validator.
 * `class InquiryAssigned extends IntegrationEvent('sales.inquiry-assigned.v1') { @IsUUID() inquiryId!: string }`;
 * made with `InquiryAssigned.of({ inquiryId, … })`. The outbox checks it against its decorators when it is added.
 */
export function IntegrationEvent(name: string): IntegrationEventBase {
  if (!namePattern.test(name)) throw new Error(`event name «${name}» is not of the form context.what-happened.v1`);
  return class {
    static readonly eventName: string = name;
    static of(this: new (values?: object) => object, values: object): object {
      return new this(values);
    }
    constructor(values?: object) {
      if (values) Object.assign(this, values);
      if (!registry.has(name)) registry.set(name, new.target as unknown as IntegrationEventClass);
    }
  } as unknown as IntegrationEventBase;
}

/** Makes the class known by its name, so that a stored row finds it again. Done by `@OnEvent` and by the context's module. */
export function registerEvent(event: IntegrationEventClass): void {
  const known = registry.get(event.eventName);
  if (known && known !== event) throw new Error(`two classes claim the event name ${event.eventName}`);
  registry.set(event.eventName, event);
}

export const eventClassOf = (name: string): IntegrationEventClass | undefined => registry.get(name);

export class EventInvalid extends DomainError {
  constructor(name: string, problems: string[]) {
    super('invalid', 'platform.event-invalid', `event ${name} does not fit its schema: ${problems.join('; ')}`, {
      name,
      problems,
    });
  }
}

/** @throws EventInvalid names the properties, never their values. */
export function checkedEvent<T extends object>(type: IntegrationEventClass<T>, plain: object): T {
  const event = plainToInstance(type, plain);
  const problems = validateSync(event, { forbidUnknownValues: true, whitelist: false }).flatMap((e) =>
    describeError(e.property, e),
  );
  if (problems.length) throw new EventInvalid(type.eventName, problems);
  return event;
}

interface Problem {
  property: string;
  constraints?: Record<string, string>;
  children?: Problem[];
}
const describeError = (path: string, e: Problem): string[] => [
  ...Object.keys(e.constraints ?? {}).map((c) => `${path} ${c}`),
  ...(e.children ?? []).flatMap((c) => describeError(`${path}.${c.property}`, c)),
];
