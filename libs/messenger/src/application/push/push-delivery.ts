import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { PushDevice } from '../../domain/push/push-device.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';
import { type PushOrder, type PushOutcome, PushSender } from '../ports/push-sender.port.js';

/** A push service may have a bad day; one that refuses so often in a row will not take anything any more. */
const MOST_REFUSALS = 5;

/** One push to one device, and what its book learns of it. The wire is outside of every unit of work. */
@UseCase()
export class PushDelivery {
  constructor(
    private readonly sender: PushSender,
    private readonly book: PushDeviceBook,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async to(device: PushDevice, order: PushOrder): Promise<PushOutcome> {
    const outcome = await this.sender.send(device, order);
    await this.work.run(() => this.#settle(device.id, outcome.outcome));
    return outcome;
  }

  async #settle(id: string, outcome: PushOutcome['outcome']): Promise<void> {
    switch (outcome) {
      case 'accepted':
        return this.book.noteOk(id, this.clock.now());
      case 'gone':
        return void (await this.book.remove(id));
      case 'refused':
        if ((await this.book.noteFailure(id)) >= MOST_REFUSALS) await this.book.remove(id);
        return;
      case 'later':
        return;
    }
  }
}
