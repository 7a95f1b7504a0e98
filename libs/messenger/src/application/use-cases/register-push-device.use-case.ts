import { Clock, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type PushDevice, type PushSubscription, checkedKeys } from '../../domain/push/push-device.js';
import { PushOff } from '../../domain/push/push-errors.js';
import { PushRules } from '../push/push-rules.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** Phones come and go; of more than this the one that has been silent longest is forgotten. */
const MOST_DEVICES = 20;

/**
 * A browser of an employee takes pushes from now on. The same browser under another login belongs to whoever registered it last, and to
 * nobody else.
 */
@UseCase()
export class RegisterPushDevice {
  constructor(
    private readonly book: PushDeviceBook,
    private readonly rules: PushRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the device @throws PushOff, PushEndpointRefused, PushKeysInvalid */
  async execute(order: PushSubscription & { employeeId: string; userAgent: string }): Promise<string> {
    const { employeeId } = order;
    if (this.rules.values.publicKey === null) throw new PushOff();
    this.rules.endpoints.checked(order.endpoint);
    const keys = checkedKeys(order);
    const userAgent = order.userAgent.toWellFormed().slice(0, 300);
    return this.work.run(async () => {
      const device = { ...keys, endpoint: order.endpoint, employeeId, userAgent, createdAt: this.clock.now() };
      const id = await this.book.register({ id: newId(), ...device });
      const others = (await this.book.ofEmployee(employeeId)).filter((one) => one.id !== id);
      others.sort((a, b) => lastSign(a) - lastSign(b));
      for (const old of others.slice(0, Math.max(0, others.length + 1 - MOST_DEVICES))) await this.book.remove(old.id);
      return id;
    });
  }
}
const lastSign = ({ lastOkAt, createdAt }: PushDevice): number => (lastOkAt ?? createdAt).getTime();
