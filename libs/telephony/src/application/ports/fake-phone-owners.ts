import { type PhoneOwner, PhoneOwners } from './phone-owners.port.js';

export class FakePhoneOwners extends PhoneOwners {
  readonly owners: PhoneOwner[] = [];
  async byExtension(extension: string): Promise<PhoneOwner | null> {
    return this.owners.find((one) => one.extension === extension) ?? null;
  }
  async ofEmployee(employeeId: string): Promise<PhoneOwner | null> {
    return this.owners.find((one) => one.employeeId === employeeId) ?? null;
  }
  async whoCallOut(): Promise<string[]> {
    return this.owners.flatMap(({ extension, callsOut }) => (callsOut ? [extension] : [])).toSorted();
  }
}
