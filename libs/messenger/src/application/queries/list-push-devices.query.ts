import { Query } from '@prorab/platform/marks';
import { PushDeviceBook } from '../ports/push-device-book.port.js';
import { PushRules } from '../push/push-rules.js';

export interface PushDeviceView {
  id: string;
  userAgent: string;
  createdAt: string;
  lastOkAt: string | null;
  failures: number;
}

/** A person's browsers; their addresses and keys stay inside. */
@Query()
export class ListPushDevices {
  constructor(
    private readonly book: PushDeviceBook,
    private readonly rules: PushRules,
  ) {}

  get publicKey(): string | null {
    return this.rules.values.publicKey;
  }
  async execute({ employeeId }: { employeeId: string }): Promise<PushDeviceView[]> {
    return (await this.book.ofEmployee(employeeId)).map(({ id, userAgent, createdAt, lastOkAt, failures }) => ({
      ...{ id, userAgent, failures, createdAt: createdAt.toISOString() },
      lastOkAt: lastOkAt?.toISOString() ?? null,
    }));
  }
}
