import { UseCase } from '@prorab/platform/marks';
import { CustomerOfLetter } from '../domain/customer-of-letter.js';
import type { Judges } from '../domain/judge-letter.js';
import { LetterClassification } from '../domain/letter-classification.js';
import { OwnAddresses } from '../domain/own-addresses.js';
import { normaliseAddress } from '../domain/text/mailbox.js';
import { MailSettings } from './mail-settings.js';
import { type Colleague, Colleagues } from './ports/colleagues.port.js';

export interface House extends Judges {
  employeeOf(address: string | undefined): Colleague | null;
}

/** The policies for the company as it is today: its addresses change with its employees. */
@UseCase()
export class HouseJudges {
  #key = '';
  #house: House | null = null;

  constructor(
    private readonly colleagues: Colleagues,
    private readonly settings: MailSettings,
  ) {}

  async today(): Promise<House> {
    const people = await this.colleagues.list();
    const key = JSON.stringify(people.map(({ id, emails }) => [id, emails]));
    if (!this.#house || key !== this.#key) {
      this.#house = this.#build(people);
      this.#key = key;
    }
    return this.#house;
  }

  #build(people: readonly Colleague[]): House {
    const { ownAddresses, ownDomains, areaCode, mailboxes, rules } = this.settings.values;
    const boxes = mailboxes.flatMap(({ address }) => address ?? []);
    const addresses = [...ownAddresses, ...boxes, ...people.flatMap(({ emails }) => emails)];
    const own = new OwnAddresses({ addresses, domains: ownDomains });
    const byAddress = new Map(people.flatMap((p) => p.emails.map((email) => [normaliseAddress(email), p] as const)));
    return {
      own,
      classification: new LetterClassification(own, rules, areaCode),
      customerOf: new CustomerOfLetter(own, areaCode),
      employeeOf: (address) => (address ? (byAddress.get(normaliseAddress(address)) ?? null) : null),
    };
  }
}
