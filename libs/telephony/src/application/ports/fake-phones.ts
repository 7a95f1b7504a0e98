import { type PhoneCard, Phones } from './phones.port.js';

export class FakePhones extends Phones {
  readonly #phones: PhoneCard[] = [];
  add(phone: PhoneCard): void {
    this.#phones.push(phone);
  }
  async all(): Promise<PhoneCard[]> {
    return this.#phones.toSorted((a, b) => a.extension.localeCompare(b.extension));
  }
  passwordOf(extension: string): string {
    return `PasswordOfThePhone${extension.padStart(6, '0')}`;
  }
  webPasswordOf(extension: string): string {
    return `PasswordInBrowser0${extension.padStart(6, '0')}`;
  }
}
