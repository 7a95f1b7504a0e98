import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@prorab/kernel';
import { type IntegrationEventClass, Outbox, checkedEvent, currentActor } from '../marks/index.js';
import type { Database } from '../persistence/database.js';
import { insertAll } from '../persistence/insert-all.js';
import type { HandlerRegistry } from '../tasks/handler-registry.js';
import type { TaskStore } from '../tasks/task-store.js';
import type { MikroUnitOfWork } from './mikro-unit-of-work.js';

const pending = Symbol('outbox');
/** In whose name it happened: one unit of work may do what several have asked for. */
interface Fact {
  name: string;
  payload: string;
  actor: string;
}

/** Writes the fact and one task per subscriber into the transaction of the change, in one go before the commit. */
@Injectable()
export class MikroOutbox extends Outbox {
  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
    private readonly handlers: HandlerRegistry,
    private readonly tasks: TaskStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  add(event: object): void {
    const type = event.constructor as IntegrationEventClass;
    const checked = checkedEvent(type, event);
    const facts = this.work.attachment(pending, () => [] as Fact[]);
    facts.push({ name: type.eventName, payload: JSON.stringify(checked), actor: actorName() });
    this.work.beforeCommit('outbox', () => this.#write(facts.splice(0)));
  }

  async #write(facts: Fact[]): Promise<void> {
    if (!facts.length) return;
    const recordedAt = this.clock.now();
    const rows = facts.map((fact) => ({ id: newId(), ...fact, recordedAt }));
    await insertAll(
      this.database,
      'platform_event',
      rows.map(({ recordedAt: recorded_at, ...row }) => ({ ...row, recorded_at })),
    );
    const deliveries = rows.flatMap((row) =>
      this.handlers.subscribersOf(row.name).map((handler) => ({
        handler,
        key: row.id,
        payload: { eventId: row.id, text: row.payload },
        dueAt: recordedAt,
      })),
    );
    await this.tasks.add(deliveries);
  }
}

export const actorName = (): string => {
  const actor = currentActor();
  return actor.kind === 'employee' ? `employee:${actor.employeeId}` : `system:${actor.name}`;
};
