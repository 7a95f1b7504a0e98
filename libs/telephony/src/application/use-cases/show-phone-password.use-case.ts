import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PhoneMissing } from '../../domain/exchange-files.errors.js';
import { Phones } from '../ports/phones.port.js';

/** Somebody sets up a phone. Who has seen its password is written down before. */
@UseCase()
export class ShowPhonePassword {
  constructor(
    private readonly phones: Phones,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws PhoneMissing */
  async execute({ extension }: { extension: string }): Promise<{ name: string; password: string }> {
    const phone = (await this.phones.all()).find((p) => p.extension === extension);
    if (!phone) throw new PhoneMissing(extension);
    await this.work.run(async () =>
      this.audit.record({ action: 'telephony.phone-password-shown', subject: `telephony.phone.${extension}` }),
    );
    return { name: phone.name, password: this.phones.passwordOf(extension) };
  }
}
