import { holds } from '@prorab/platform/marks';
import type { DerivedSecrets, Staff } from '@prorab/team/contract';
import { type PhoneCard, Phones } from '../../../application/ports/phones.port.js';

/** Long enough that nobody tries it out, short enough to type at a phone; some phones take no more. */
const LENGTH = 24;

/** Extensions of those who work here. */
export class StaffPhones extends Phones {
  constructor(
    private readonly staff: Staff,
    private readonly secrets: DerivedSecrets,
  ) {
    super();
  }
  async all(): Promise<PhoneCard[]> {
    return (await this.staff.list())
      .flatMap(({ id, name, role, extension, branchId, active }) =>
        active && extension !== null
          ? [{ employeeId: id, extension, name, branchId, answers: holds(role, 'telephony.call.answer') }]
          : [],
      )
      .sort((a, b) => (a.extension < b.extension ? -1 : 1));
  }
  passwordOf(extension: string): string {
    return this.#of(`telephony.phone.${extension}`);
  }
  webPasswordOf(extension: string): string {
    return this.#of(`telephony.web-phone.${extension}`);
  }
  #of(purpose: string): string {
    // Letters and digits only: signs are what goes wrong at the keys of a phone.
    const password = this.secrets.of(purpose).replace(/[-_]/g, '').slice(0, LENGTH);
    if (password.length < LENGTH) throw new Error('a derived secret of almost nothing but signs');
    return password;
  }
}
