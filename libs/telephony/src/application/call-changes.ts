import { ChangeFeed, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ContactAnswered, ContactReceived, ContactTaken } from '@prorab/sales/contract';
import { Call, type CallOrder } from '../domain/call.js';
import { numberOf } from '../domain/caller.js';
import { TELEPHONY_STREAM, cardOf, displayOf } from './call-card.js';
import { CallBook } from './ports/call-book.port.js';

/** Keeps what happens to a call, and tells of it: desks by the feed, sales by its own events. */
@UseCase()
export class CallChanges {
  constructor(
    private readonly calls: CallBook,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns false: the call was there already */
  async arrived(call: Call): Promise<boolean> {
    return this.work.run(async () => {
      if (!(await this.calls.add(call))) return false;
      const { id, caller, startedAt, branchId } = call.state;
      const number = numberOf(caller);
      if (caller.kind !== 'inside') {
        this.outbox.add(
          Object.assign(new ContactReceived(), {
            contactId: id,
            channel: 'call' as const,
            receivedAt: startedAt.toISOString(),
            from:
              number === null ? [] : [{ kind: 'phone' as const, value: number, name: call.state.callerName || null }],
            subject: `Звонок: ${displayOf(call) || number || 'номер скрыт'}`.slice(0, 1000),
            preview: '',
            threadKey: number === null ? `call:${id}` : `call:${number}`,
            ...{ relatedThreadKey: null, branchId, group: null, employeeHint: null },
          }),
        );
      }
      this.#tell(call);
      return true;
    });
  }
  /** @returns what is to be done at the exchange, once it is kept */
  async change(
    channelId: string,
    change: (call: Call) => CallOrder[],
  ): Promise<{ call: Call; orders: CallOrder[] } | null> {
    return this.work.run(async () => {
      const call = await this.calls.takeByChannel(channelId);
      if (!call) return null;
      const before = call.state;
      const orders = change(call);
      if (call.state === before) return { call, orders };
      await this.calls.save(call);
      this.#tell(call);
      if (before.answeredBy === null && call.state.answeredBy !== null) this.#answered(call);
      return { call, orders };
    });
  }

  #answered({ state: { id, caller, answeredBy, answeredAt } }: Call): void {
    if (caller.kind === 'inside' || answeredBy === null || answeredAt === null) return;
    const number = numberOf(caller);
    const at = answeredAt.toISOString();
    this.outbox.add(
      Object.assign(new ContactTaken(), { contactId: id, employeeId: answeredBy, fromEmployeeId: null, takenAt: at }),
    );
    this.outbox.add(
      Object.assign(new ContactAnswered(), {
        threadKey: number === null ? `call:${id}` : `call:${number}`,
        contactId: `${id}/talk`,
        employeeId: answeredBy,
        answeredAt: at,
        via: 'board' as const,
      }),
    );
  }
  #tell(call: Call): void {
    this.feed.append({
      stream: TELEPHONY_STREAM,
      kind: `call-${call.state.stage}`,
      subject: call.state.id,
      payload: cardOf(call),
    });
  }
}
